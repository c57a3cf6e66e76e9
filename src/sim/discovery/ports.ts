/** Every port that the drawn hardware has, cabled or not, with what it can do. */
import { controllersOf, findAdapter, findArray, findSwitch, portsOfController } from '../hardware';
import type { AdapterModel, Connector, Protocol } from '../hardware';
import { deviceName, deviceOf, macOf, parsePortId, partName, portName, sasAddressOf, wwpnOf } from '../topology';
import type { Device, DeviceId, PortId, Topology } from '../topology';
import type { PortFacts, PortKind } from './discovery';

interface Made {
  readonly protocol: Protocol;
  readonly speedsGbps: readonly number[];
  readonly connector: Connector;
}
const kinds: Readonly<Record<Protocol, PortKind>> = { fc: 'fc', iscsi: 'ethernet', sas: 'sas-wide' };
const kindOfAdapter = ({ kind, protocol }: AdapterModel): PortKind =>
  kind === 'nic' || kind === 'iscsi-hba' ? kind : kinds[protocol];

function facts(id: PortId, device: DeviceId, role: PortFacts['role'], made: Made, name: string): PortFacts {
  const { protocol, speedsGbps, connector } = made;
  return { id, device, role, kind: kinds[protocol], protocol, speedsGbps, connector, name };
}

/** Ports of one device in their natural order: adapter by adapter, controller by controller. Empty for unknown models. */
export function portsOf(id: DeviceId, device: Device): readonly PortFacts[] {
  const ports: PortFacts[] = [];
  if (device.kind === 'host') {
    device.hba.forEach((modelId, adapter) => {
      const model = findAdapter(modelId);
      for (let port = 0; model && port < model.ports.v; port++) {
        const made = { ...model, speedsGbps: model.speedsGbps.v };
        const own = facts(`${id}.hba${adapter}.${port}`, id, 'initiator', made, `port ${port}`);
        ports.push({ ...own, kind: kindOfAdapter(model) });
      }
    });
  } else if (device.kind === 'switch') {
    const model = findSwitch(device.model);
    for (let port = 0; model && port < model.ports.v; port++) {
      const made = { ...model, speedsGbps: model.speedsGbps.v };
      ports.push(facts(`${id}.${port}`, id, 'fabric', made, `port ${port}`));
    }
  } else {
    const model = findArray(device.model);
    const each = model ? portsOfController(model) : [];
    for (let controller = 1; model && controller <= controllersOf(device); controller++) {
      each.forEach((made, port) => {
        const own = facts(`${id}.ctr${controller}.${port}`, id, 'target', made, made.name);
        ports.push({ ...own, controller: `${id}.ctr${controller}` });
      });
    }
  }
  return ports;
}

export function allPorts(topology: Topology): readonly PortFacts[] {
  return Object.entries(topology.devices).flatMap(([id, device]) => portsOf(id, device));
}

const kindWords: Readonly<Record<PortKind, string>> = {
  fc: 'FC port',
  nic: 'NIC port',
  'iscsi-hba': 'iSCSI HBA port',
  ethernet: 'Ethernet port',
  'sas-wide': 'SAS wide port',
};
/** `an 8 Gb FC port`, `a 1 Gb NIC port`, `a 6 Gb SAS wide port`: named by the fastest that the port can do. */
export function portKind(port: Pick<PortFacts, 'kind' | 'speedsGbps'>): string {
  const speed = port.speedsGbps[port.speedsGbps.length - 1];
  return `${speed === 8 ? 'an' : 'a'} ${speed} Gb ${kindWords[port.kind]}`;
}

const deviceAt = (topology: Topology, id: DeviceId): Device | undefined =>
  Object.hasOwn(topology.devices, id) ? topology.devices[id] : undefined;

/** `HBA-1` of `web1.hba0`, `NIC-2` when that adapter is one, `CTR1` of `a1.ctr1`. Takes the id of a port too. */
export function partNameOf(topology: Topology, partOrPort: string): string {
  const [id, part = ''] = partOrPort.split('.');
  const device = deviceAt(topology, id);
  const name = partName(part);
  const model = device?.kind === 'host' ? findAdapter(device.hba[Number(part.slice(3))] ?? '') : undefined;
  return model?.kind === 'nic' ? name.replace(/^HBA/, 'NIC') : name;
}

/** Within its device: `HBA-1 port 0`, `port 3`, `CTR1 10GbE2`: the ports of an array are named as its model does. */
export function portNameOf(topology: Topology, port: PortId): string {
  const parts = parsePortId(port);
  const device = parts ? deviceAt(topology, parts.device) : undefined;
  if (!parts || parts.part === null || !device) return portName(port);
  if (device.kind === 'host') return `${partNameOf(topology, port)} port ${parts.port}`;
  const model = device.kind === 'array' ? findArray(device.model) : undefined;
  const own = model && portsOfController(model);
  const name = own?.[parts.port]?.name ?? `${model?.hostPorts[0].prefix ?? 'FC'}${parts.port + 1}`;
  return `${partName(parts.part)} ${name}`;
}

/** In the whole drawing: `WIN-01 HBA-1 port 0`, `FABRIC-A port 3`, `P300Q CTR1 GbE1`. */
export const labelOf = (topology: Topology, port: PortId): string =>
  `${deviceName(topology, deviceOf(port))} ${portNameOf(topology, port)}`;

export interface Address {
  readonly kind: 'WWPN' | 'MAC' | 'SAS address';
  readonly text: string;
}
/** What others call the port by; derived from its id. */
export function addressOf(port: Pick<PortFacts, 'id' | 'protocol'>): Address {
  switch (port.protocol) {
    case 'fc':
      return { kind: 'WWPN', text: wwpnOf(port.id) };
    case 'iscsi':
      return { kind: 'MAC', text: macOf(port.id) };
    case 'sas':
      return { kind: 'SAS address', text: sasAddressOf(port.id) };
  }
}
