/** Every port that the drawn hardware has, cabled or not, with what it can do. */
import { findAdapter, findArray, findSwitch } from '../hardware';
import type { Protocol } from '../hardware';
import { deviceOf, portLabel } from '../topology';
import type { Device, DeviceId, Topology } from '../topology';
import type { PortFacts } from './discovery';

function facts(
  id: string,
  device: DeviceId,
  role: PortFacts['role'],
  protocol: Protocol,
  speedsGbps: readonly number[],
): PortFacts {
  return { id, device, role, protocol, speedsGbps };
}

/** Ports of one device in their natural order: adapter by adapter, controller by controller. Empty for unknown models. */
export function portsOf(id: DeviceId, device: Device): readonly PortFacts[] {
  const ports: PortFacts[] = [];
  if (device.kind === 'host') {
    device.hba.forEach((modelId, adapter) => {
      const model = findAdapter(modelId);
      for (let port = 0; model && port < model.ports.v; port++) {
        ports.push(facts(`${id}.hba${adapter}.${port}`, id, 'initiator', model.protocol, model.speedsGbps.v));
      }
    });
  } else if (device.kind === 'switch') {
    const model = findSwitch(device.model);
    for (let port = 0; model && port < model.ports.v; port++) {
      ports.push(facts(`${id}.${port}`, id, 'fabric', model.protocol, model.speedsGbps.v));
    }
  } else {
    const model = findArray(device.model);
    for (let controller = 1; model && controller <= model.controllers.v; controller++) {
      for (let port = 0; port < model.portsPerController.v; port++) {
        const own = facts(`${id}.ctr${controller}.${port}`, id, 'target', model.protocol, model.speedsGbps.v);
        ports.push({ ...own, controller: `${id}.ctr${controller}` });
      }
    }
  }
  return ports;
}

export function allPorts(topology: Topology): readonly PortFacts[] {
  return Object.entries(topology.devices).flatMap(([id, device]) => portsOf(id, device));
}

/** `an 8 Gb FC port`, `a 1 Gb iSCSI port`: named by the fastest that the port can do. */
export function portKind(port: PortFacts): string {
  const word = { fc: 'FC', iscsi: 'iSCSI', sas: 'SAS' }[port.protocol];
  const speed = port.speedsGbps[port.speedsGbps.length - 1];
  return `${speed === 8 ? 'an' : 'a'} ${speed} Gb ${word} port`;
}

/** `WIN-01 HBA-1 port 0`, `FABRIC-A port 3`, `P300Q CTR1 GbE1`: the ports of an array are named as its model does. */
export function labelOf(topology: Topology, port: string): string {
  const id = deviceOf(port);
  const device = Object.hasOwn(topology.devices, id) ? topology.devices[id] : undefined;
  return portLabel(topology, port, device?.kind === 'array' ? findArray(device.model)?.portPrefix : undefined);
}
