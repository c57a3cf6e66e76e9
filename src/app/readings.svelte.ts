/** How the run went: growing columns, lanes and log of the present generation. */
import type { LaneRow, LogRow, Reading } from '../sim/run/reading';
import { Columns } from './columns';
import type { ReadingsState, Series } from './types';

export class Readings implements ReadingsState {
  #version = $state(0);
  #generation = $state(-1);
  #worlds = new Map<string, Columns>();
  #log: LogRow[] = [];
  #lanes = new Map<string, LaneRow[]>();

  get version() {
    return this.#version;
  }
  get generation() {
    return this.#generation;
  }
  get worlds(): readonly string[] {
    void this.#version;
    return [...this.#worlds.keys()];
  }
  get log(): readonly LogRow[] {
    void this.#version;
    return this.#log;
  }
  get laneIds(): readonly string[] {
    void this.#version;
    return [...this.#lanes.keys()];
  }
  series(world: string): Series | null {
    void this.#version;
    return this.#worlds.get(world) ?? null;
  }
  lane(id: string): readonly LaneRow[] {
    void this.#version;
    return this.#lanes.get(id) ?? [];
  }

  /** Another engine counts its generations from the start again. */
  forget(): void {
    this.#generation = -1;
  }

  /** False when the reading is of a generation that is already void. */
  accept(reading: Reading): boolean {
    if (reading.generation < this.#generation) return false;
    let changed = false;
    if (reading.generation > this.#generation) {
      this.#generation = reading.generation;
      this.#worlds = new Map();
      this.#lanes = new Map();
      this.#log = [];
      changed = true;
    }
    for (const chunk of reading.series) {
      if (chunk.atNs.length === 0) continue;
      const columns = this.#worlds.get(chunk.world) ?? new Columns(chunk.world);
      this.#worlds.set(chunk.world, columns);
      columns.append(chunk);
      changed = true;
    }
    // New arrays, not grown ones: a derived that only compares references must see the growth.
    if (reading.log.length > 0) {
      this.#log = [...this.#log, ...reading.log];
      changed = true;
    }
    for (const row of reading.lanes) {
      this.#lanes.set(row.lane, [...(this.#lanes.get(row.lane) ?? []), row]);
      changed = true;
    }
    if (changed) this.#version++;
    return true;
  }
}
