/** Which ports a cable from here may end in, and why the others may not: the catalogue judges, on a drawing of the two devices alone. */
import { deviceOf, discover } from '../../../sim/catalog';
import type { Topology } from '../../../sim/topology/topology';
import type { PortSpot } from '../geometry/shapes';

export interface Fit {
  readonly fits: boolean;
  readonly reason: string;
}
const memory = new Map<string, Fit>();

export function fitOf(topology: Topology, from: PortSpot, to: PortSpot): Fit {
  if (from.id === to.id) return { fits: false, reason: '' };
  if (to.cable !== null) return { fits: false, reason: `Cable ${to.cable} is in this port` };
  if (from.cable !== null) return { fits: false, reason: `Cable ${from.cable} is in the first port` };
  if (from.device === to.device) return { fits: false, reason: 'Both ports are on one device' };
  const [one, two] = [topology.devices[deviceOf(from.id)], topology.devices[deviceOf(to.id)]];
  if (!one || !two) return { fits: false, reason: 'Unknown device' };
  const key = JSON.stringify([one, from.id.split('.').slice(1), two, to.id.split('.').slice(1)]);
  const known = memory.get(key);
  if (known) return known;
  const found = discover({
    devices: { [from.device]: one, [to.device]: two },
    cables: [{ id: 'plan', a: from.id, b: to.id, lengthM: 5 }],
    luns: [],
  }).findings.find((finding) => finding.place === 'plan' || finding.place.startsWith('plan'));
  const fit = !found || found.level === 'note' ? { fits: true, reason: '' } : { fits: false, reason: found.code === 'protocol-mismatch' ? found.message.split(':')[0] : sentence(found.message) };
  memory.set(key, fit);
  return fit;
}
const sentence = (text: string): string => text.replace(/^Cable plan:? ?/i, '').replace(/\.$/, '');

/** `adds path 3 of 4 to LUN 0`: what a cable here would give. */
export function consequence(topology: Topology, from: PortSpot, to: PortSpot): string {
  const before = discover(topology).paths.length;
  const after = discover({ ...topology, cables: [...topology.cables, { id: 'plan', a: from.id, b: to.id, lengthM: 5 }] }).paths.length;
  const more = after - before;
  if (more > 0) return `adds ${more} path${more === 1 ? '' : 's'}, ${after} in all`;
  return 'adds no path yet';
}
