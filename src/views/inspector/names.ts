/** What things are called in the inspector: the drawing's names, the host's own words. */
import { deviceName, deviceOf, labelOf, lunName, partNameOf, portNameOf } from '../../sim/catalog';
import type { Discovery, PortId, Topology } from '../../sim/catalog';

/** `HBA-1`, or `HBA-1 port 1` where an adapter has more than one in the drawing. */
export function initiatorName(topology: Topology, port: PortId): string {
  const number = port.split('.')[2];
  return number === '0' || number === undefined ? partNameOf(topology, port) : portNameOf(topology, port);
}
/** `CTR1 FC1`; `FABRIC-A port 3` for a switch. */
export function endName(topology: Topology, port: PortId): string {
  const device = topology.devices[deviceOf(port)];
  return device?.kind === 'array' ? portNameOf(topology, port) : labelOf(topology, port);
}
/** Adapters and ports as the catalogue names them: a NIC is no HBA, and not every port of an array is an FC port. */
function partWord(topology: Topology, id: string): string | undefined {
  if (/^[^./>]+\.hba\d+(\.\d+)?$/.test(id)) return initiatorName(topology, id);
  return /^[^./>]+\.ctr\d+\.\d+$/.test(id) ? portNameOf(topology, id) : undefined;
}
/** For sentences of the event list. Undefined: the id tells it best. */
export function namer(topology: Topology, discovery: Discovery): (id: string) => string | undefined {
  const paths = new Map(discovery.paths.map((path) => [path.id, path.label]));
  return (id) => {
    if (Object.hasOwn(topology.devices, id)) return deviceName(topology, id);
    const part = partWord(topology, id);
    if (part) return part;
    const path = paths.get(id);
    if (path) return path;
    const lun = topology.luns.find((one) => one.id === id || `/${one.id}` === id.slice(id.indexOf('/')));
    if (lun && !/\/\d+$/.test(id)) return lunName(lun);
    return undefined;
  };
}
export const sizeText = (gib: number): string => {
  const bytes = gib * 1024 ** 3;
  return gib >= 1000 ? `${(gib / 1000).toFixed(2)} TB` : bytes > 0 ? `${gib} GiB` : '0 GiB';
};
export const accessText = { symmetric: 'symmetric access', 'alua-implicit': 'implicit ALUA', 'alua-explicit': 'explicit ALUA', 'alua-both': 'implicit and explicit ALUA' } as const;
export const releaseText = {
  '2000': 'Windows 2000 Server',
  '2003': 'Windows Server 2003',
  '2003R2': 'Windows Server 2003 R2',
  '2008': 'Windows Server 2008',
  '2008R2': 'Windows Server 2008 R2',
  '2012': 'Windows Server 2012',
  '2016': 'Windows Server 2016',
  '2019': 'Windows Server 2019',
  '2012R2': 'Windows Server 2012 R2',
  '2022': 'Windows Server 2022',
} as const;
