/** The newest reading of the run. Everything in it is replaced, never mutated, so `$state.raw` is enough. */
import type { CompareFacts, PathLive, Reading, RunFacts, WorkloadLive } from '../sim/run/reading';
import type { Bridge } from '../bridge/protocol';
import type { RunState } from './types';

export class Run implements RunState {
  readonly #bridge: Bridge;
  #facts = $state.raw<RunFacts | null>(null);
  #reading = $state.raw<Reading | null>(null);
  #newestNs = $state(0);
  #wantedSpeed = $state<number | 'max'>(1);
  #wantsPlay = $state(false);
  #lens = $state(true);
  #sameRun = $state<RunState['sameRun']>('none');
  #crashed = $state<string | null>(null);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  get facts(): RunFacts | null {
    return this.#facts;
  }
  get nowNs(): number {
    return this.#reading?.nowNs ?? 0;
  }
  get playing(): boolean {
    return this.#wantsPlay;
  }
  get wantedSpeed() {
    return this.#wantedSpeed;
  }
  get speed(): number {
    return this.#reading?.speed ?? 0;
  }
  get lens() {
    return this.#lens;
  }
  get skipping() {
    return this.#reading?.skipping ?? null;
  }
  get skips() {
    return this.#reading?.skips ?? [];
  }
  get fingerprint(): string {
    return this.#reading?.fingerprint ?? '';
  }
  get sameRun() {
    return this.#sameRun;
  }
  get workloads(): readonly WorkloadLive[] {
    return this.#reading?.workloads ?? [];
  }
  get paths(): readonly PathLive[] {
    return this.#reading?.paths ?? [];
  }
  get hbas() {
    return this.#reading?.hbas ?? [];
  }
  get links() {
    return this.#reading?.links ?? [];
  }
  get compare(): readonly CompareFacts[] {
    return this.#reading?.compare ?? [];
  }
  get dots() {
    return this.#reading?.dots ?? null;
  }
  get past(): boolean {
    return this.nowNs < this.#newestNs;
  }
  get crashed() {
    return this.#crashed;
  }
  get newestNs() {
    return this.#newestNs;
  }

  async why(workload: string) {
    return this.#bridge.ask<'why'>({ ask: 'why', workload });
  }

  accept(reading: Reading): void {
    this.#reading = reading;
    if (reading.facts) this.#facts = reading.facts;
    if (reading.nowNs > this.#newestNs) this.#newestNs = reading.nowNs;
    this.#wantsPlay = reading.playing;
  }
  /** Another recipe: nothing of the run before is known of it. */
  clear(): void {
    this.#reading = null;
    this.#facts = null;
    this.#newestNs = 0;
    this.#wantsPlay = false;
    this.#sameRun = 'none';
  }
  /** A command went into the past: what was newer is another future. */
  branched(atNs: number): void {
    this.#newestNs = atNs;
  }
  setWanted(wanted: { readonly speed?: number | 'max'; readonly lens?: boolean; readonly playing?: boolean }): void {
    if (wanted.speed !== undefined) this.#wantedSpeed = wanted.speed;
    if (wanted.lens !== undefined) this.#lens = wanted.lens;
    if (wanted.playing !== undefined) this.#wantsPlay = wanted.playing;
  }
  setSameRun(same: RunState['sameRun']): void {
    this.#sameRun = same;
  }
  setCrashed(message: string | null): void {
    this.#crashed = message;
  }
}
