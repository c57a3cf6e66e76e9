/** A page's desk without a page: the session behind its door, a wall clock by hand, and all that was told, put together as a page does. */
import { createInlineBridge } from '../../src/bridge/inline';
import type { Bridge } from '../../src/bridge/protocol';
import type { LaneRow, LogRow, Reading, RunFacts } from '../../src/sim/run/reading';
import { policyIds } from '../../src/sim/scenario/scenario';
import type { PolicyId, Scenario } from '../../src/sim/scenario/scenario';

/** Hands out wall time in ms; called whenever the session looks at the clock. */
export type Wall = () => number;
export const wall = (msPerLook: (look: number) => number): Wall => {
  let now = 0;
  let look = 0;
  return () => (now += msPerLook(look++));
};
export const steady = (): Wall => wall(() => 2);

export interface Rows {
  readonly atNs: number[];
  readonly iops: number[];
  readonly p99Ns: number[];
  readonly held: number[];
}

export class Desk {
  readonly bridge: Bridge;
  readonly crashes: string[] = [];
  readings: Reading[] = [];
  last: Reading | null = null;
  facts: RunFacts | null = null;
  log: LogRow[] = [];
  lanes: LaneRow[] = [];
  series = new Map<string, Rows>();
  private generation = -1;
  private queue: (() => void)[] = [];

  constructor(clock: Wall = steady()) {
    this.bridge = createInlineBridge({ wallMs: clock, soon: (work) => this.queue.push(work) });
    this.bridge.onReading((reading) => this.take(reading));
    this.bridge.onCrash((message) => this.crashes.push(message));
  }

  async open(scenario: Scenario, atNs = 0, compare: readonly PolicyId[] = policyIds): Promise<string> {
    return (await this.bridge.ask<'open'>({ ask: 'open', scenario, atNs, compare })).fingerprint;
  }
  async seek(atNs: number): Promise<string> {
    return (await this.bridge.ask<'seek'>({ ask: 'seek', atNs })).fingerprint;
  }
  /** One slice of wall time after another, until `enough`, or until nothing is left to do. */
  async rounds(enough: () => boolean = () => false, most = 200_000): Promise<void> {
    for (let i = 0; i < most && !enough(); i++) {
      await Promise.resolve();
      const work = this.queue.shift();
      if (!work) return;
      work();
    }
  }
  /** Plays until the clock has reached the time, pauses, and lets everybody catch up. */
  async playTo(atNs: number, speed: number | 'max' = 1, lens = true): Promise<number> {
    await this.bridge.ask({ ask: 'play', speed, lens });
    await this.rounds(() => (this.last?.nowNs ?? 0) >= atNs);
    const { atNs: at } = await this.bridge.ask<'pause'>({ ask: 'pause' });
    await this.rounds();
    return at;
  }

  private take(reading: Reading): void {
    if (reading.generation !== this.generation) {
      this.generation = reading.generation;
      this.log = [];
      this.lanes = [];
      this.series = new Map();
    }
    this.readings.push(reading);
    this.last = reading;
    if (reading.facts) this.facts = reading.facts;
    this.log.push(...reading.log);
    this.lanes.push(...reading.lanes);
    for (const chunk of reading.series) {
      const rows = this.series.get(chunk.world) ?? { atNs: [], iops: [], p99Ns: [], held: [] };
      rows.atNs.push(...chunk.atNs);
      rows.iops.push(...chunk.iops);
      rows.p99Ns.push(...chunk.p99Ns);
      rows.held.push(...chunk.held);
      this.series.set(chunk.world, rows);
    }
    void this.bridge.ask({ ask: 'next', dots: false });
  }

  /** All that stands on the page now, without what only says how far the wall clock was. */
  picture(): unknown {
    const { nowNs, fingerprint, workloads, paths, hbas, links, compare } = this.last!;
    return { nowNs, fingerprint, workloads, paths, hbas, links, compare, facts: { ...this.facts, version: 0 }, log: this.log, lanes: this.lanes, series: this.series };
  }
}
