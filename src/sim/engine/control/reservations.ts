/** Persistent reservations in a run: commands reach the LUN like other probes, and what they forbid lies in a column. */
import { noReservations, forbidden, reservationCommand } from '../../arrays';
import { OutcomeKind, Sense, type Outcome, type SenseCode } from '../../scsi';
import { Fence, Reception } from '../stages/serve';
import type { Probe, World } from '../world';

export interface HeardReservation {
  readonly outcome: Outcome;
  readonly keys: readonly string[];
}

const refused = (sense: SenseCode): HeardReservation => ({
  outcome: { kind: OutcomeKind.checkCondition, sense },
  keys: [],
});

/** The command is at its controller. `wait`: the RAID group has no living owner yet, so the array says nothing. */
export function reserveAt(w: World, probe: Probe): HeardReservation | 'wait' {
  const { path, reservation } = probe;
  const nexus = w.path.nexus[path]!;
  const lun = w.path.lun[path]!;
  const attention = w.path.attention[path]!;
  w.path.attention[path] = 0;
  if (attention !== 0) return refused(attention);
  const ctl = w.nexus.controller[nexus]!;
  const own = ctl - w.arrayFirstController[w.ctl.array[ctl]!]!;
  const met = w.ctl.fixedNs[ctl]! >= 0 ? Reception.serve : w.reception[w.lun.raid[lun]! * 2 + own]!;
  if (met === Reception.wait) return 'wait';
  if (met === Reception.transitioning) return refused(Sense.accessTransition);
  if (met === Reception.standby) return refused(Sense.portStandby);
  const before = w.reservations[lun] ?? noReservations;
  const answer = reservationCommand(before, nexus, reservation!);
  if (answer.after !== before) {
    w.reservations[lun] = answer.after;
    projectReservations(w, lun);
  }
  for (const told of answer.attentions) {
    const other = pathAt(w, lun, told.nexus);
    if (other >= 0) w.path.attention[other] = told.sense;
  }
  return answer;
}

function pathAt(w: World, lun: number, nexus: number): number {
  for (let path = 0; path < w.dir.paths.length; path++)
    if (w.path.lun[path] === lun && w.path.nexus[path] === nexus) return path;
  return -1;
}

/** What the data plane needs of it: without a reservation every path of the LUN reads 0. */
export function projectReservations(w: World, lun: number): void {
  const state = w.reservations[lun] ?? noReservations;
  for (let path = 0; path < w.dir.paths.length; path++) {
    if (w.path.lun[path] !== lun) continue;
    const { read, write } = forbidden(state, w.path.nexus[path]!);
    w.path.fence[path] = (read ? Fence.reads : 0) | (write ? Fence.writes : 0);
  }
}

/** After an edit: a LUN that was deleted takes its reservations along, and paths that have just been drawn are kept out too. */
export function followReservations(w: World, paths: readonly number[]): void {
  w.reservations.forEach((state, lun) => {
    if (state === undefined || w.topology.luns.some((each) => each.id === w.dir.luns[lun])) return;
    w.reservations[lun] = undefined;
    projectReservations(w, lun);
  });
  for (const lun of new Set(paths.map((path) => w.path.lun[path]!))) {
    if ((w.reservations[lun]?.held ?? null) !== null) projectReservations(w, lun);
  }
}

/** SET TARGET PORT GROUPS is kept from those who may not write (SPC-3, table of commands under reservations). */
export const mayMove = (w: World, path: number): boolean => (w.path.fence[path]! & Fence.writes) === 0;
