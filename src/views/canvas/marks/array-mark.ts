/** The words of an array's halves and LUN chips. */
import type { RunFacts } from '../../../sim/run/reading';
import type { Lun, Topology } from '../../../sim/topology/topology';
import { lunName } from '../names';

export interface ControllerMark {
  readonly state: 'up' | 'down' | 'booting';
  readonly note: string;
  readonly tone: 'fail' | 'att' | 'ink2';
  /** Owns a LUN, or shares one. */
  readonly serves: boolean;
  readonly name: string;
}
export interface ChipMark {
  readonly owner: string;
  readonly title: string;
  readonly line: string;
  readonly access: string;
  readonly moving: boolean;
  readonly spoken: string;
}
const short = (controller: string): string => controller.slice(controller.lastIndexOf('.') + 1).toUpperCase();

/** Controller id, or null when both halves serve the LUN alike. */
export function ownerOf(topology: Topology, facts: RunFacts | null, lun: Lun): string | null {
  const device = topology.devices[lun.array];
  if (device?.kind === 'array' && device.access === 'symmetric') return null;
  const owner = facts?.owners[lun.id]?.owner ?? lun.owner;
  return owner.includes('.') ? owner : `${lun.array}.${owner}`;
}

export function controllerMark(topology: Topology, facts: RunFacts | null, id: string): ControllerMark {
  const now = facts?.controllers[id];
  const state = now?.state ?? 'up';
  const note =
    state === 'down' ? 'down' : state === 'booting' ? 'starting' : now?.takingOver ? 'taking over' : now?.writeThrough ? 'write-through' : '';
  const array = id.slice(0, id.indexOf('.'));
  const luns = topology.luns.filter((lun) => lun.array === array);
  const serves = luns.some((lun) => {
    const owner = ownerOf(topology, facts, lun);
    return owner === null || owner === id;
  });
  const name = `Controller ${short(id)}${note ? `, ${note}` : state === 'up' ? ', up' : ''}`;
  return { state, note, tone: state === 'down' ? 'fail' : state === 'booting' || now?.takingOver ? 'att' : 'ink2', serves, name };
}

export function chipMark(topology: Topology, facts: RunFacts | null, id: string): ChipMark {
  const lun = topology.luns.find((one) => one.id === id);
  if (!lun) return { owner: '', title: id, line: '', access: '', moving: false, spoken: id };
  const owner = ownerOf(topology, facts, lun);
  const movingTo = facts?.owners[id]?.movingTo ?? null;
  const access = movingTo ? `moves to ${short(movingTo)}` : owner === null ? 'symmetric' : `owner ${short(owner)}`;
  const title = lunName(lun);
  const line = lun.name ?? (lun.sizeGiB >= 1000 ? `${(lun.sizeGiB / 1000).toFixed(2)} TB` : `${lun.sizeGiB} GiB`);
  return { owner: owner ?? 'both', title, line, access, moving: movingTo !== null, spoken: `${title}, ${line}, ${access}` };
}
