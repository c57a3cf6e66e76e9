/** LUNs: a new one, and who may see it. */
import type { DeviceId, Lun, Topology } from '../../../sim/catalog';

/** Mapped to every host that is in the drawing, under the next free number of each. */
export function newLun(topology: Topology, array: DeviceId): Lun {
  const taken = new Set(topology.luns.map((lun) => lun.id));
  let n = 0;
  while (taken.has(`lun${n}`)) n++;
  const hosts = Object.keys(topology.devices).filter((id) => topology.devices[id].kind === 'host');
  return { id: `lun${n}`, array, group: `rg${n}`, owner: n % 2 === 0 ? 'ctr1' : 'ctr2', sizeGiB: 1000, maps: hosts.map((host) => ({ host, lun: freeNumber(topology, host) })) };
}
export function freeNumber(topology: Topology, host: DeviceId): number {
  const used = new Set(topology.luns.flatMap((lun) => lun.maps.filter((map) => map.host === host).map((map) => map.lun)));
  let n = 0;
  while (used.has(n)) n++;
  return n;
}
export const withMap = (topology: Topology, lun: Lun, host: DeviceId, on: boolean): Lun => ({
  ...lun,
  maps: on ? [...lun.maps, { host, lun: freeNumber(topology, host) }] : lun.maps.filter((map) => map.host !== host),
});
