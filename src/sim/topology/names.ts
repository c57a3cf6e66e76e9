/** How things are called on the page and in messages: HBA-1, FABRIC-A, CTR1 FC1, LUN 0. */
import type { DeviceId, Lun, PortId, Topology } from './topology';
import { deviceOf, parsePortId } from './ids';

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
const upper = (text: string): string => text.toUpperCase();

/** `F400Q` of `qsan-f400q`; several arrays of one model are told apart by their id. */
function arrayName(topology: Topology, id: DeviceId, model: string): string {
  const name = upper(model.slice(model.indexOf('-') + 1));
  const twins = Object.values(topology.devices).filter(
    (other) => other.kind === 'array' && other.model === model && !other.name,
  );
  return twins.length > 1 ? `${name} ${upper(id)}` : name;
}

export function deviceName(topology: Topology, id: DeviceId): string {
  const device = Object.hasOwn(topology.devices, id) ? topology.devices[id] : undefined;
  if (!device) return id;
  if (device.name) return device.name;
  if (device.kind === 'array') return arrayName(topology, id, device.model);
  if (device.kind === 'switch') {
    const [, net, letter] = /^(fab|lan|sas)-?([a-z0-9]{1,3})$/i.exec(id) ?? [];
    if (letter === undefined) return upper(id);
    return `${net.toLowerCase() === 'fab' ? 'FABRIC' : upper(net)}-${upper(letter)}`;
  }
  const hosts = Object.keys(topology.devices).filter((other) => topology.devices[other].kind === 'host');
  return `WIN-${twoDigits(hosts.indexOf(id) + 1)}`;
}

/** HBA-1 for hba0, CTR1 for ctr1: adapters are counted from 1 for people, as controllers are. */
export function partName(part: string): string {
  return part.startsWith('hba') ? `HBA-${Number(part.slice(3)) + 1}` : upper(part);
}

/** Within its device: `HBA-1 port 0`, `port 3`, `CTR1 FC1`. The prefix is the array model's. */
export function portName(port: PortId, arrayPortPrefix = 'FC'): string {
  const parts = parsePortId(port);
  if (!parts) return port;
  if (parts.part === null) return `port ${parts.port}`;
  if (parts.part.startsWith('hba')) return `${partName(parts.part)} port ${parts.port}`;
  return `${partName(parts.part)} ${arrayPortPrefix}${parts.port + 1}`;
}

/** In the whole drawing: `WIN-01 HBA-1 port 0`, `FABRIC-A port 3`, `F400Q CTR1 FC1`. */
export function portLabel(topology: Topology, port: PortId, arrayPortPrefix = 'FC'): string {
  return `${deviceName(topology, deviceOf(port))} ${portName(port, arrayPortPrefix)}`;
}

/** `LUN 0` for lun0; the given name stands beside it, not instead of it. */
export function lunName(lun: Pick<Lun, 'id'>): string {
  const number = /^lun-?(\d+)$/i.exec(lun.id);
  return number ? `LUN ${Number(number[1])}` : upper(lun.id);
}
