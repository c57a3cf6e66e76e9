/** How the run went: growing columns, lanes and log of the present generation. */
import type { LaneRow, LogRow, Reading } from '../sim/run/reading';
import { Records } from './records';
import type { ReadingsState, Series } from './types';

export class Readings implements ReadingsState {
  readonly #records = new Records();
  #version = $state(0);
  #generation = $state(-1);

  get version() {
    return this.#version;
  }
  get generation() {
    return this.#generation;
  }
  get worlds(): readonly string[] {
    void this.#version;
    return [...this.#records.worlds.keys()];
  }
  get log(): readonly LogRow[] {
    void this.#version;
    return this.#records.log;
  }
  get laneIds(): readonly string[] {
    void this.#version;
    return [...this.#records.lanes.keys()];
  }
  series(world: string): Series | null {
    void this.#version;
    return this.#records.worlds.get(world) ?? null;
  }
  lane(id: string): readonly LaneRow[] {
    void this.#version;
    return this.#records.lanes.get(id) ?? [];
  }

  /** Another engine counts its generations from the start again. */
  forget(): void {
    this.#generation = -1;
  }

  /** False when the reading is of a generation that is already void. */
  accept(reading: Reading): boolean {
    if (reading.generation < this.#generation) return false;
    const isNew = reading.generation > this.#generation;
    if (isNew) {
      this.#generation = reading.generation;
      this.#records.clear();
    }
    const grew = this.#records.add(reading);
    if (isNew || grew) this.#version++;
    return true;
  }
}
