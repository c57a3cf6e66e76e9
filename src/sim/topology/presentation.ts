/**
 * Who is shown a LUN, under which number and on which ports of its array. As text: `web1:0` on all ports,
 * `web1:0@ctr1.0,ctr2.0` on these, `web1:0@none` on none.
 */
import { isId, parsePortId } from './ids';
import type { DeviceId, Lun, LunMap, PortId } from './topology';

export const maxLunNumber = 16_383;
const onNone = 'none';
const maxPorts = 64;

/** `ctr1.0` of `a1.ctr1.0`. */
export const portWithin = (port: PortId): string => port.slice(port.indexOf('.') + 1);

export function printMap(map: LunMap): string {
  const all = `${map.host}:${map.lun}`;
  if (!map.ports) return all;
  return `${all}@${map.ports.length === 0 ? onNone : map.ports.map(portWithin).join(',')}`;
}

/** Null when it cannot be read. The ports are those of `array`, each named once. */
export function parseMap(text: string, array: DeviceId): LunMap | null {
  const match = /^([^:@]{1,32}):(\d{1,5})(?:@([^@\s]+))?$/.exec(text);
  if (!match || !isId(match[1]) || Number(match[2]) > maxLunNumber) return null;
  const map: LunMap = { host: match[1], lun: Number(match[2]) };
  if (match[3] === undefined) return map;
  if (match[3].toLowerCase() === onNone) return { ...map, ports: [] };
  const ports = match[3].split(',').map((part) => `${array}.${part}`);
  const fine = ports.every((port) => parsePortId(port)?.part?.startsWith('ctr'));
  return fine && ports.length <= maxPorts && new Set(ports).size === ports.length ? { ...map, ports } : null;
}

/** The mapping that counts: the first of this host. */
export const mapOf = (lun: Lun, host: DeviceId): LunMap | undefined => lun.maps.find((map) => map.host === host);

export const isPresentedOn = (map: LunMap, port: PortId): boolean => !map.ports || map.ports.includes(port);
