/** A run in figures: what `san run --json` prints, and what compare rows are made of. Times in ns unless the name says otherwise. */
import { Histogram, printFingerprint } from '../kernel';
import { factsOf, type Sink, type World } from '../engine';
import { waitingAges } from '../run';
import type { LaneRow, LogRow } from '../run/reading';

export interface LatencyReport {
  readonly meanNs: number;
  readonly p50Ns: number;
  readonly p95Ns: number;
  readonly p99Ns: number;
  readonly p999Ns: number;
  readonly slowestNs: number;
}
export interface PathReport extends LatencyReport {
  readonly path: string;
  readonly label: string;
  readonly route: string;
  readonly done: number;
  readonly failed: number;
  readonly retried: number;
  readonly share: number;
  readonly iops: number;
  readonly mbPerSecond: number;
  /** Owner of the opinion, the state, and from when it held. */
  readonly states: readonly { readonly atNs: number; readonly state: string; readonly owner: string }[];
  readonly state: string;
  /** The host's own words for it; ours where it has none (`Not added`). */
  readonly word: string;
  readonly carrying: boolean;
}
export interface RunReport extends LatencyReport {
  readonly policy: string;
  readonly refused: string | null;
  readonly untilNs: number;
  readonly seed: number;
  readonly done: number;
  readonly failed: number;
  readonly retried: number;
  readonly iops: number;
  readonly mbPerSecond: number;
  /** Longest time without a completion while I/O was asked for; and the one still open at the end. */
  readonly longestGapNs: number;
  readonly openGapNs: number;
  readonly stillWaiting: number;
  readonly oldestWaitNs: number;
  readonly workloads: readonly Readonly<Record<string, unknown>>[];
  readonly paths: readonly PathReport[];
  readonly lanes: readonly LaneRow[];
  readonly disks: readonly Readonly<Record<string, unknown>>[];
  readonly events: readonly LogRow[];
  readonly fingerprint: string;
}

/** Counts everything from time 0: whole-run latencies per path and workload, rows, and gaps that no fault resets. */
export class ReportSink implements Sink {
  readonly log_: LogRow[] = [];
  readonly lanes: LaneRow[] = [];
  readonly all = new Histogram();
  private readonly perPath: Histogram[] = [];
  private readonly perLoad: Histogram[] = [];
  private readonly lastDone: number[] = [];
  private readonly gaps: number[] = [];
  bytes = 0;
  private readonly loadBytes: number[] = [];
  constructor(private readonly clock: () => number) {}

  completed(load: number, path: number, latencyNs: number, bytes: number): void {
    this.all.add(latencyNs);
    this.of(this.perPath, path).add(latencyNs);
    this.of(this.perLoad, load).add(latencyNs);
    this.bytes += bytes;
    this.loadBytes[load] = (this.loadBytes[load] ?? 0) + bytes;
    const nowNs = this.clock();
    const gapNs = nowNs - (this.lastDone[load] ?? 0);
    if (gapNs > (this.gaps[load] ?? 0)) this.gaps[load] = gapNs;
    this.lastDone[load] = nowNs;
  }
  log(row: LogRow): void {
    this.log_.push(row);
  }
  lane(row: LaneRow): void {
    this.lanes.push(row);
  }
  path(path: number): Histogram {
    return this.of(this.perPath, path);
  }
  load(load: number): Histogram {
    return this.of(this.perLoad, load);
  }
  gap(load: number, nowNs: number): { longestNs: number; openNs: number } {
    const openNs = nowNs - (this.lastDone[load] ?? 0);
    return { longestNs: Math.max(this.gaps[load] ?? 0, openNs), openNs };
  }
  bytesOf(load: number): number {
    return this.loadBytes[load] ?? 0;
  }
  private of(list: Histogram[], index: number): Histogram {
    return (list[index] ??= new Histogram());
  }
}

const latency = (h: Histogram): LatencyReport => ({
  meanNs: h.total === 0 ? 0 : Math.floor(h.sumNs / h.total),
  p50Ns: h.percentile(0.5),
  p95Ns: h.percentile(0.95),
  p99Ns: h.percentile(0.99),
  p999Ns: h.percentile(0.999),
  slowestNs: h.maxNs,
});

const rounded = (value: number): number => Math.floor(value * 1000 + 0.5) / 1000;

export function reportOf(w: World, sink: ReportSink, policy: string): RunReport {
  const seconds = w.nowNs / 1e9;
  const ages = allAges(w);
  const facts = factsOf(w);
  const gaps = w.dir.workloads.map((_, load) => sink.gap(load, w.nowNs));
  const slowestNs = Math.max(sink.all.maxNs, ages[ages.length - 1] ?? 0);
  let retried = 0;
  for (let path = 0; path < w.dir.paths.length; path++) retried += w.path.retried[path]!;
  return {
    policy,
    refused: null,
    untilNs: w.nowNs,
    seed: w.seed,
    done: w.finished,
    failed: w.failedIo,
    retried,
    iops: rounded(w.finished / seconds),
    mbPerSecond: rounded(sink.bytes / 1e6 / seconds),
    ...latency(sink.all),
    slowestNs,
    longestGapNs: gaps.reduce((most, each) => Math.max(most, each.longestNs), 0),
    openGapNs: gaps.reduce((most, each) => Math.max(most, each.openNs), 0),
    stillWaiting: waitingAges(w, w.nowNs).length,
    oldestWaitNs: ages[ages.length - 1] ?? 0,
    workloads: w.dir.workloads.map((id, load) => loadReport(w, sink, id, load, seconds)),
    paths: w.dir.paths.map((_, path) => pathReport(w, sink, facts, path, seconds)),
    lanes: sink.lanes,
    disks: Object.entries(facts.hosts).flatMap(([host, { groups }]) =>
      groups.map((group) => ({
        host,
        lun: group.lun,
        disk: group.disk,
        policy: group.policy,
        policyFrom: group.policyFrom,
        wanted: group.wanted,
        access: group.symmetric ? 'symmetric' : 'asymmetric',
        health: group.health,
        policies: group.policies,
      })),
    ),
    events: sink.log_,
    fingerprint: printFingerprint(w.hash),
  };
}

function allAges(w: World): number[] {
  const ages: number[] = [];
  for (let row = 0; row < w.io.state.length; row++) if (w.io.state[row] !== 0) ages.push(w.nowNs - w.io.submitNs[row]!);
  return ages.sort((a, b) => a - b);
}

function loadReport(w: World, sink: ReportSink, id: string, load: number, seconds: number): Record<string, unknown> {
  const columns = w.load;
  const gap = sink.gap(load, w.nowNs);
  return {
    id,
    state: ['running', 'waiting', 'error', 'lostDisk', 'removed', 'hostDown'][columns.shown[load]!] ?? 'running',
    done: columns.done[load],
    failed: columns.failed[load],
    turnedAway: columns.turnedAway[load],
    outstanding: columns.outstanding[load],
    iops: rounded(columns.done[load]! / seconds),
    mbPerSecond: rounded(sink.bytesOf(load) / 1e6 / seconds),
    ...latency(sink.load(load)),
    longestGapNs: gap.longestNs,
    openGapNs: gap.openNs,
    oldestWaitNs: waitingAges(w, w.nowNs, load).pop() ?? 0,
  };
}

function pathReport(w: World, sink: ReportSink, facts: ReturnType<typeof factsOf>, path: number, seconds: number): PathReport {
  const { id, label, nexus, host } = w.dir.paths[path]!;
  const groups = facts.hosts[w.dir.hosts[host]!]!.groups;
  const opinion = groups.flatMap((group) => group.paths).find((each) => each.path === path);
  const lane = `path/${id}`;
  const done = w.path.done[path]!;
  return {
    path: id,
    label,
    route: w.dir.nexuses[nexus]!.id,
    done,
    failed: w.path.failed[path]!,
    retried: w.path.retried[path]!,
    share: w.finished > 0 ? rounded(done / w.finished) : 0,
    iops: rounded(done / seconds),
    mbPerSecond: rounded(w.path.bytes[path]! / 1e6 / seconds),
    ...latency(sink.path(path)),
    states: sink.lanes.filter((row) => row.lane === lane).map(({ atNs, state, owner }) => ({ atNs, state, owner })),
    state: opinion?.state ?? 'unknown',
    word: opinion?.word ?? 'Unknown',
    carrying: opinion?.carrying ?? false,
  };
}

