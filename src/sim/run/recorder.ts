/**
 * What is remembered of a run for charts, lanes and lists. It stands beside the world: a checkpoint does not copy it,
 * and replaying what is already written writes nothing twice.
 */
import { Histogram } from '../kernel';
import type { Sink, World } from '../engine';
import type { LaneRow, LogRow, SeriesChunk } from './reading';
import { Rows } from './rows';

/** A sample each 100 ms of simulated time. */
export const sampleNs = 100_000_000;
const windowSamples = 10;
/** An I/O that waits longer than the window counts in its percentile with its age. */
const windowNs = sampleNs * windowSamples;
export const heatClasses = 64;
/** atNs iops bytesPerSecond p50 p99 slowest outstanding held, then paths, then heat. */
const fixedColumns = 8;
/** More workloads than this share one histogram; their own percentiles are not kept. */
const maxDetailed = 48;

class Window {
  readonly parts = Array.from({ length: windowSamples }, () => new Histogram());
  readonly bytes = new Float64Array(windowSamples);
  place = 0;
  /** Parts that have been filled, the present one included. */
  filled = 1;
  add(latencyNs: number, bytes: number): void {
    this.parts[this.place]!.add(latencyNs);
    this.bytes[this.place]! += bytes;
  }
  get current(): Histogram {
    return this.parts[this.place]!;
  }
  turn(): void {
    this.place = (this.place + 1) % windowSamples;
    if (this.filled < windowSamples) this.filled++;
    this.parts[this.place]!.clear();
    this.bytes[this.place] = 0;
  }
  sum(into: Histogram): number {
    into.clear();
    for (const part of this.parts) into.merge(part);
    return this.bytes.reduce((sum, each) => sum + each, 0);
  }
}

export interface WindowStats {
  readonly iops: number;
  readonly bytesPerSecond: number;
  readonly p50Ns: number;
  readonly p99Ns: number;
  readonly meanNs: number;
}
const nothing: WindowStats = { iops: 0, bytesPerSecond: 0, p50Ns: 0, p99Ns: 0, meanNs: 0 };

export class Recorder implements Sink {
  readonly log_: LogRow[] = [];
  readonly lanes: LaneRow[] = [];
  private all = new Window();
  private loads: Window[] = [];
  private readonly scratch = new Histogram();
  private pathDone = new Float64Array(16);
  private rows: Rows | null = null;
  private paths = 0;
  private stats = new Map<number, WindowStats>();
  /** Per workload: completions a second, by sample number (sample n ends at (n + 1) x 100 ms). */
  private readonly loadIops: Float64Array[] = [];
  total: WindowStats = nothing;
  recordedToNs = -1;

  constructor(readonly world: string, private readonly detailed: boolean) {}

  completed(load: number, path: number, latencyNs: number, bytes: number): void {
    this.all.add(latencyNs, bytes);
    if (!this.detailed) return;
    if (load < maxDetailed) this.window(load).add(latencyNs, bytes);
    if (path >= this.pathDone.length) this.growPaths(path + 1);
    this.pathDone[path]!++;
  }

  log(row: LogRow): void {
    if (row.seq >= this.log_.length) this.log_.push(row);
  }

  lane(row: LaneRow, seq: number): void {
    if (seq >= this.lanes.length) this.lanes.push(row);
  }

  /** Closes the present 100 ms. Called on the grid. */
  sample(w: World, atNs: number): void {
    const write = atNs > this.recordedToNs;
    const ages = waitingAges(w, atNs);
    const current = this.all.current;
    const done = current.total;
    const slowest = Math.max(current.maxNs, ages.length > 0 ? ages[ages.length - 1]! : 0);
    const bytes = this.all.bytes[this.all.place]!;
    this.total = this.measure(this.all, ages);
    if (write) this.write(w, atNs, done, bytes, current, slowest, ages.length);
    this.recordedToNs = Math.max(this.recordedToNs, atNs);
    this.stats = new Map();
    if (this.detailed) {
      for (let load = 0; load < Math.min(w.dir.workloads.length, maxDetailed); load++) {
        this.stats.set(load, this.measure(this.window(load), waitingAges(w, atNs, load)));
        if (write) this.keepIops(load, atNs, this.window(load).current.total);
        this.window(load).turn();
      }
    }
    this.all.turn();
    this.pathDone.fill(0);
  }

  ofLoad(load: number): WindowStats {
    return this.stats.get(load) ?? nothing;
  }

  private measure(window: Window, ages: readonly number[]): WindowStats {
    const bytes = window.sum(this.scratch);
    const count = this.scratch.total;
    // In the first second of a run the window is shorter.
    const perSecond = windowSamples / window.filled;
    return {
      iops: count * perSecond,
      bytesPerSecond: bytes * perSecond,
      p50Ns: percentileWithAges(this.scratch, ages, 0.5),
      p99Ns: percentileWithAges(this.scratch, ages, 0.99),
      meanNs: count === 0 ? 0 : Math.floor(this.scratch.sumNs / count),
    };
  }

  private write(w: World, atNs: number, done: number, bytes: number, current: Histogram, slowest: number, held: number): void {
    const paths = this.detailed ? w.dir.paths.length : 0;
    const heat = this.detailed ? heatClasses : 0;
    if (!this.rows || this.paths < paths) this.widen(paths, heat);
    const rows = this.rows!;
    const cell = rows.add();
    const perSecond = 1e9 / sampleNs;
    let outstanding = 0;
    for (let load = 0; load < w.dir.workloads.length; load++) outstanding += w.load.outstanding[load]!;
    const values = [atNs, done * perSecond, bytes * perSecond, current.percentile(0.5), this.total.p99Ns, slowest, outstanding, held];
    values.forEach((value, i) => rows.set(cell + i, value));
    for (let path = 0; path < this.paths; path++) rows.set(cell + fixedColumns + path, (this.pathDone[path] ?? 0) * perSecond);
    if (heat > 0) writeHeat(rows, cell + fixedColumns + this.paths, current);
  }

  /** New paths appeared: the same rows with more columns. */
  private widen(paths: number, heat: number): void {
    const old = this.rows;
    const rows = new Rows(fixedColumns + paths + heat);
    if (old) {
      for (let row = 0; row < old.length; row++) {
        const cell = rows.add();
        for (let i = 0; i < fixedColumns + this.paths; i++) rows.set(cell + i, old.at(row, i));
        for (let i = 0; i < heat; i++) rows.set(cell + fixedColumns + paths + i, old.at(row, fixedColumns + this.paths + i));
      }
    }
    this.rows = rows;
    this.paths = paths;
  }

  /** Rows with `fromNs` < time <= `toNs`. */
  chunk(fromNs: number, toNs: number): SeriesChunk | null {
    const rows = this.rows;
    if (!rows) return null;
    const from = rows.after(fromNs);
    const to = rows.after(toNs);
    if (to <= from) return null;
    const column = (i: number): Float64Array => rows.column(i, from, to);
    return {
      world: this.world,
      atNs: column(0),
      iops: column(1),
      bytesPerSecond: column(2),
      p50Ns: column(3),
      p99Ns: column(4),
      slowestNs: column(5),
      outstanding: column(6),
      held: column(7),
      pathIops: rows.block(fixedColumns, this.paths, from, to),
      paths: this.paths,
      heat: this.detailed ? rows.block(fixedColumns + this.paths, heatClasses, from, to) : new Float64Array(0),
    };
  }

  private keepIops(load: number, atNs: number, done: number): void {
    const sample = Math.floor(atNs / sampleNs) - 1;
    let kept = this.loadIops[load] ?? new Float64Array(256);
    if (sample >= kept.length) {
      const grown = new Float64Array(Math.max(sample + 1, kept.length * 2));
      grown.set(kept);
      kept = grown;
    }
    kept[sample] = (done * 1e9) / sampleNs;
    this.loadIops[load] = kept;
  }

  /** A workload's mean IOPS of the samples in (fromNs, toNs]. */
  meanIops(load: number, fromNs: number, toNs: number): number {
    const kept = this.loadIops[load];
    if (!kept) return 0;
    const from = Math.floor(fromNs / sampleNs);
    const to = Math.min(kept.length, Math.floor(toNs / sampleNs));
    let sum = 0;
    for (let sample = from; sample < to; sample++) sum += kept[sample]!;
    return to > from ? sum / (to - from) : 0;
  }

  /** The run took another turn at `atNs`: what was written of the old future goes. */
  cut(atNs: number, logRows: number, laneRows: number): void {
    this.log_.length = Math.min(this.log_.length, logRows);
    this.lanes.length = Math.min(this.lanes.length, laneRows);
    this.rows?.cut(this.rows.after(atNs));
    this.recordedToNs = Math.min(this.recordedToNs, atNs);
  }

  private window(load: number): Window {
    while (this.loads.length <= load) this.loads.push(new Window());
    return this.loads[load]!;
  }

  /** Before a replay: windows begin empty and fill within a second. */
  forgetWindows(): void {
    this.all = new Window();
    this.loads = [];
    this.pathDone.fill(0);
  }

  private growPaths(paths: number): void {
    const grown = new Float64Array(paths * 2);
    grown.set(this.pathDone);
    this.pathDone = grown;
  }
}

/** Ages over the window of unfinished I/Os, ascending. */
export function waitingAges(w: World, atNs: number, onlyLoad = -1): number[] {
  const io = w.io;
  const ages: number[] = [];
  for (let row = 0, left = w.ioUsed; left > 0 && row < io.state.length; row++) {
    if (io.state[row] === 0) continue;
    left--;
    const age = atNs - io.submitNs[row]!;
    if (age > windowNs && (onlyLoad < 0 || io.workload[row] === onlyLoad)) ages.push(age);
  }
  return ages.sort((a, b) => a - b);
}

export function percentileWithAges(done: Histogram, ages: readonly number[], q: number): number {
  const total = done.total + ages.length;
  if (total === 0) return 0;
  const rank = q * total;
  if (rank <= done.total && done.total > 0) return done.percentile(rank / done.total);
  return ages[Math.min(ages.length - 1, Math.max(0, Math.floor(rank - done.total)))]!;
}

/** 64 classes, two an octave, class 0 below 16 us; folded from the histogram's 64 an octave that begin at 1,024 ns. */
function writeHeat(rows: Rows, cell: number, from: Histogram): void {
  for (let i = 0; i < heatClasses; i++) rows.set(cell + i, 0);
  const counts = new Float64Array(heatClasses);
  for (let i = from.low; i <= from.high; i++) {
    if (from.counts[i] === 0) continue;
    const index = Math.floor((i - 256) / 32) + 1;
    counts[index < 0 ? 0 : index >= heatClasses ? heatClasses - 1 : index]! += from.counts[i]!;
  }
  for (let i = 0; i < heatClasses; i++) rows.set(cell + i, counts[i]!);
}
