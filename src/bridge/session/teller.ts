/** Collects what the page has not been told yet into one reading. */
import { compareFacts, countNow, dotsOf, factsOf, liveHbas, liveLinks, livePaths, liveWorkloads } from '../../sim';
import type { Counted, Recorder, Run, Variant } from '../../sim';
import type { Reading, RunFacts, SeriesChunk } from '../../sim/run/reading';

/** Rates are those of at least this much simulated time. */
export const rateWindowNs = 250_000_000;
const maxDots = 1_000;
/** Rows a reading carries at most; the rest comes with the next one. */
const maxRows = 4_000;

export interface Moment {
  readonly playing: boolean;
  readonly speed: number;
  readonly skipping: Reading['skipping'];
  readonly skips: Reading['skips'];
  readonly dots: boolean;
}

export class Teller {
  generation = 0;
  private logSent = 0;
  private lanesSent = 0;
  private seriesSent = new Map<string, number>();
  private factsSent = -1;
  private before: Counted | null = null;
  private later: Counted | null = null;

  /** Everything is told again: another run, or another instant of it. */
  renew(): void {
    this.generation++;
    this.logSent = 0;
    this.lanesSent = 0;
    this.seriesSent = new Map();
    this.factsSent = -1;
    this.before = null;
    this.later = null;
  }

  tell(run: Run, recorder: Recorder, variants: readonly Variant[], moment: Moment): Reading {
    const w = run.world;
    const counted = this.count(run);
    const log = recorder.log_.slice(this.logSent, Math.min(w.logSeq, this.logSent + maxRows));
    this.logSent += log.length;
    const lanes = recorder.lanes.slice(this.lanesSent, Math.min(w.laneSeq, this.lanesSent + maxRows));
    this.lanesSent += lanes.length;
    return {
      generation: this.generation,
      nowNs: run.nowNs,
      playing: moment.playing,
      speed: moment.speed,
      skipping: moment.skipping,
      skips: moment.skips,
      fingerprint: run.fingerprint,
      facts: this.facts(run),
      workloads: liveWorkloads(w, recorder, firstFaultNs(recorder, w.logSeq)),
      paths: livePaths(w, counted),
      hbas: liveHbas(w),
      links: liveLinks(w, counted),
      series: this.series(run, recorder, variants),
      log,
      lanes,
      compare: variants.map(compareFacts),
      dots: moment.dots ? dotsOf(w, maxDots) : null,
    };
  }

  /** Notes the counts of this instant, so that rates are there at once when the run stands a window later. */
  mark(run: Run): void {
    this.later = countNow(run.world);
    this.before = null;
  }

  private facts(run: Run): RunFacts | null {
    const { version } = run.world;
    if (version === this.factsSent) return null;
    this.factsSent = version;
    return factsOf(run.world);
  }

  private count(run: Run): Counted {
    const w = run.world;
    if (!this.later || w.nowNs - this.later.atNs >= rateWindowNs || w.nowNs < this.later.atNs) {
      this.before = this.later && this.later.atNs <= w.nowNs ? this.later : countNow(w);
      this.later = countNow(w);
    }
    return this.before ?? this.later;
  }

  private series(run: Run, recorder: Recorder, variants: readonly Variant[]): SeriesChunk[] {
    const chunks: SeriesChunk[] = [];
    for (const [recorded, nowNs] of [[recorder, run.nowNs], ...variants.map((each) => [each.recorder, Math.min(run.nowNs, each.run?.nowNs ?? 0)])] as [Recorder, number][]) {
      const chunk = recorded.chunk(this.seriesSent.get(recorded.world) ?? -1, nowNs);
      if (!chunk) continue;
      this.seriesSent.set(recorded.world, chunk.atNs[chunk.atNs.length - 1]!);
      chunks.push(chunk);
    }
    return chunks;
  }
}

/** Mended things are no faults. */
const healed = /mended|clean|inserted|enabled|-on$|returned|restored/;

/** When the first fault since the last "restore all" struck: what came before it is the measure of the rest. 0 = none. */
function firstFaultNs(recorder: Recorder, rows: number): number {
  let atNs = 0;
  for (let i = Math.min(rows, recorder.log_.length) - 1; i >= 0; i--) {
    const row = recorder.log_[i]!;
    if (row.source !== 'fault') continue;
    if (row.code === 'restored-all') break;
    if (!healed.test(row.code)) atNs = row.atNs;
  }
  return atNs;
}
