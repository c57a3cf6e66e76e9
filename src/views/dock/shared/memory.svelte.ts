/**
 * What is known of the time after the playhead. A seek back voids the readings after it, yet the run will go there
 * again by itself: so the dock remembers log and lanes while the clock stands in the past. A command there makes
 * another future, the page then says LIVE, and what was remembered is dropped.
 */
import type { LaneRow, LogRow } from '../../../sim/run/reading';
import type { App } from '../../../app/types';

export class Memory {
  readonly #app: Pick<App, 'run' | 'readings'>;
  #log = $state.raw<readonly LogRow[]>([]);
  #lanes = $state.raw<Readonly<Record<string, readonly LaneRow[]>>>({});

  constructor(app: Pick<App, 'run' | 'readings'>) {
    this.#app = app;
  }

  /** To be called when readings or the clock changed; sets nothing when nothing new is known. */
  keep(): void {
    const { run, readings } = this.#app;
    if (readings.version < 0 || run.past) return;
    this.#log = readings.log;
    this.#lanes = Object.fromEntries(readings.laneIds.map((id) => [id, readings.lane(id)]));
  }

  /** The log up to now, then what is remembered of later. */
  get log(): readonly LogRow[] {
    const { run, readings } = this.#app;
    if (!run.past) return readings.log;
    const later = this.#log.filter((row) => row.atNs > run.nowNs);
    return later.length === 0 ? readings.log : [...readings.log, ...later];
  }

  lane(id: string): readonly LaneRow[] {
    const { run, readings } = this.#app;
    const rows = readings.version >= 0 ? readings.lane(id) : [];
    if (!run.past) return rows;
    const later = this.#lanes[id]?.filter((row) => row.atNs > run.nowNs) ?? [];
    return later.length === 0 ? rows : [...rows, ...later];
  }

  /** The latest instant of which something is known. */
  get reachNs(): number {
    const { run } = this.#app;
    const last = run.past ? this.#log[this.#log.length - 1]?.atNs : undefined;
    return Math.max(run.nowNs, last ?? 0);
  }
}
