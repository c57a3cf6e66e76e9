/** One map under the daemon's hands: the draft, what was found of its paths in this pass, and the ways out. */
import { isUsable } from './check-state';
import type { DaemonMessage, MapKernel, Outside } from './kernel';
import { ownGrouping, type Grouping } from './regroup';
import type { DaemonSettings } from './settings';
import { openMap, type Daemon, type MapDraft, type PathDraft } from './state';

/**
 * What became of a path in this pass. `new-up`: its checker found it good after it had found it bad; `other-lun`: what
 * came back there is another LUN, so that the path has to leave.
 */
export type Checked = 'skipped' | 'started' | 'checked' | 'new-up' | 'other-lun';

/** How much of the map's priorities is to be read again; the later wins. */
export type PrioUpdate = 'none' | 'normal' | 'new-path' | 'marginal';

export class Pass {
  prioUpdate: PrioUpdate = 'none';
  /** By the path's number; a path that is missing was not looked at. */
  readonly checked = new Map<number, Checked>();
  readonly kernel: MapKernel;

  /** `slot`: where in the longest interval this map's checks belong, seconds. */
  constructor(
    readonly map: MapDraft,
    readonly row: number,
    readonly slot: number,
    readonly settings: DaemonSettings,
    readonly grouping: Grouping,
    readonly outside: Outside,
    readonly nowS: number,
  ) {
    this.kernel = outside.kernel(row);
  }

  send(message: DaemonMessage): void {
    this.kernel.send(message);
  }

  /** Paths of the table, group by group. */
  get members(): PathDraft[][] {
    return this.map.groups.map((group) => group.flatMap((number) => this.find(number) ?? []));
  }

  find(number: number): PathDraft | undefined {
    return this.map.paths.find((path) => path.path === number);
  }

  /** Number of the group of a path, from 1; 0 when it is in none. */
  groupOf(number: number): number {
    return this.map.groups.findIndex((group) => group.includes(number)) + 1;
  }

  /** Paths of the table that are up or ghost. */
  get usable(): number {
    return this.members.flat().filter((path) => isUsable(path.state)).length;
  }
}

/** Opens a map of the daemon; nothing is written back. Maps are spread over the longest interval. */
export function openPass(
  { maps, settings }: Daemon,
  row: number,
  nowS: number,
  outside: Outside,
  grouping: Grouping = ownGrouping,
): Pass {
  const slot = Math.trunc((row * settings.intervals.maxS) / maps.length);
  return new Pass(openMap(maps[row]), row, slot, settings, grouping, outside, nowS);
}
