/** Built-in scenes for tests: read from their files, changed in code, run, and told as a storage engineer would tell it. */
import { readFileSync } from 'node:fs';
import { parseScenario } from '../../src/sim/catalog';
import { describeLog } from '../../src/locales';
import { factsOf, Recorder, Run } from '../../src/sim';
import type { LogRow, RunFacts } from '../../src/sim/run/reading';
import type { HostDevice } from '../../src/sim/topology/topology';
import type { JournalRow, PolicyId, Scenario, Settings } from '../../src/sim/scenario/scenario';

const folder = new URL('../../static/scenarios/', import.meta.url);

export function loadScene(id: string): Scenario {
  const { value, findings } = parseScenario(readFileSync(new URL(`${id}.scenario.json`, folder), 'utf8'));
  if (!value) throw new Error(`${id}: ${findings.map((each) => each.message).join('; ')}`);
  return value;
}

/** Adds to the settings of owners; other keys stay. */
export function withSettings(scenario: Scenario, changes: Settings): Scenario {
  const settings: Record<string, Settings[string]> = { ...scenario.settings };
  for (const [owner, values] of Object.entries(changes)) settings[owner] = { ...settings[owner], ...values };
  return { ...scenario, settings };
}

export const withPolicyOf = (scenario: Scenario, policy: PolicyId, group = 'web1/lun0'): Scenario =>
  withSettings(scenario, { [group]: { policy } });

export const withJournal = (scenario: Scenario, journal: readonly JournalRow[]): Scenario => ({ ...scenario, journal });

/** Another release of Windows for one host. */
export function withRelease(
  scenario: Scenario,
  release: HostDevice['release'],
  host = 'web1',
): Scenario {
  const device = scenario.topology.devices[host]!;
  if (device.kind !== 'host') throw new Error(`${host} is no host`);
  const devices = { ...scenario.topology.devices, [host]: { ...device, release } };
  return { ...scenario, topology: { ...scenario.topology, devices } };
}

/** Another way of access of an array. */
export function withAccess(
  scenario: Scenario,
  access: 'symmetric' | 'alua-implicit' | 'alua-explicit',
  array = 'a1',
): Scenario {
  const device = scenario.topology.devices[array]!;
  if (device.kind !== 'array') throw new Error(`${array} is no array`);
  const devices = { ...scenario.topology.devices, [array]: { ...device, access } };
  return { ...scenario, topology: { ...scenario.topology, devices } };
}

export const seconds = (value: number): number => Math.floor(value * 1e9 + 0.5);

/** A watched run. Times in seconds, so that a test reads like the scene. */
export class Watched {
  readonly recorder = new Recorder('main', true);
  readonly run: Run;
  /** Per workload: time of completion and latency of those that took over a second, and the longest gap since a mark. */
  private readonly probe: CompletionProbe;

  constructor(readonly scenario: Scenario) {
    this.probe = new CompletionProbe(this.recorder, () => this.run?.world.nowNs ?? 0);
    this.run = new Run(scenario, { recorder: this.recorder, sink: this.probe, checkpointEvery: 0 });
    this.probe.clock = () => this.run.world.nowNs;
  }

  to(atS: number): this {
    this.run.advance(seconds(atS));
    return this;
  }

  get facts(): RunFacts {
    return factsOf(this.run.world);
  }

  get log(): readonly LogRow[] {
    return this.recorder.log_;
  }

  /** Longest time without a completion of a load in (fromS, toS]; the time until `toS` counts when nothing came after. */
  stall(fromS: number, toS: number, load = 0): number {
    return this.probe.gap(load, seconds(fromS), Math.min(seconds(toS), this.run.world.nowNs));
  }

  /** Longest I/O that ended, or still waits, counted from time 0 unless `sinceS` is given (then ends after it count). */
  slowest(sinceS = 0, load = 0): number {
    const w = this.run.world;
    let slowest = sinceS === 0 ? w.load.slowestNs[load]! : 0;
    for (const each of this.probe.slow)
      if (each.load === load && each.atNs >= seconds(sinceS)) slowest = Math.max(slowest, each.latencyNs);
    for (let row = 0; row < w.io.state.length; row++) {
      if (w.io.state[row] !== 0 && w.io.workload[row] === load)
        slowest = Math.max(slowest, w.nowNs - w.io.submitNs[row]!);
    }
    return slowest / 1e9;
  }

  /** Mean IOPS of one load between two times. */
  iops(fromS: number, toS: number, load = 0): number {
    return this.probe.count(load, seconds(fromS), seconds(toS)) / (toS - fromS);
  }

  /** Completions of each path of a LUN between two times as shares of its sum, by label. */
  shares(fromS: number, toS: number, group = 'web1/lun0'): Record<string, number> {
    const counts = this.probe.perPath(seconds(fromS), seconds(toS));
    const own = this.run.world.dir.paths
      .map((path, row) => ({ path, count: counts[row] ?? 0 }))
      .filter(({ path }) => path.id.startsWith(`${group}/`));
    const sum = own.reduce((all, { count }) => all + count, 0);
    return Object.fromEntries(own.map(({ path, count }) => [path.label, sum > 0 ? count / sum : 0]));
  }

  /** I/Os of a load that have waited longer than `s`, by path label. */
  waiting(s: number, load = 0): Record<string, number> {
    const w = this.run.world;
    const counts: Record<string, number> = {};
    for (let row = 0; row < w.io.state.length; row++) {
      if (w.io.state[row] === 0 || w.io.workload[row] !== load || w.nowNs - w.io.submitNs[row]! <= seconds(s)) continue;
      const label = w.io.path[row]! < 0 ? 'none' : w.dir.paths[w.io.path[row]!]!.label;
      counts[label] = (counts[label] ?? 0) + 1;
    }
    return counts;
  }

  /** Times of a log code, in seconds, perhaps of one aim. */
  times(code: string, aim?: string): number[] {
    return this.log
      .filter((row) => row.code === code && (aim === undefined || row.aim === aim))
      .map((row) => row.atNs / 1e9);
  }

  /** Ids of the Windows event log in order, of one source if given. */
  eventIds(...sources: string[]): number[] {
    return this.log
      .filter((row) => row.eventId !== null && row.atNs > 0 && (sources.length === 0 || sources.includes(row.source)))
      .map((row) => row.eventId!);
  }

  /** First time an event id was logged after `fromS`, or NaN. */
  event(id: number, fromS = 0.001): number {
    const row = this.log.find((each) => each.eventId === id && each.atNs >= seconds(fromS));
    return row ? row.atNs / 1e9 : NaN;
  }

  /** What the host thinks of the paths of a LUN, by label. */
  states(group = 'web1/lun0', atS?: number): Record<string, string> {
    const states: Record<string, string> = {};
    for (const path of this.run.world.dir.paths) {
      if (!path.id.startsWith(`${group}/`)) continue;
      const rows = this.recorder.lanes.filter(
        (row) => row.lane === `path/${path.id}` && (atS === undefined || row.atNs <= seconds(atS)),
      );
      states[path.label] = rows[rows.length - 1]?.state ?? 'unknown';
    }
    return states;
  }

  /** First time from `fromS` on that a lane took a state, in seconds, or NaN. */
  when(lane: string, state: string, fromS = 0): number {
    const row = this.recorder.lanes.find(
      (each) => each.lane === lane && each.state === state && each.atNs >= seconds(fromS),
    );
    return row ? row.atNs / 1e9 : NaN;
  }

  /** Labels in the DSM's order. */
  order(group = 'web1/lun0'): string[] {
    const w = this.run.world;
    const row = w.dir.groupOf.get(group)!;
    const labels: string[] = [];
    for (let i = 0; i < w.mp.groupCount[row]!; i++) labels.push(w.dir.paths[w.mp.groupList[row * 32 + i]!]!.label);
    return labels;
  }

  group(id = 'web1/lun0'): RunFacts['hosts'][string]['groups'][number] {
    const [host, lun] = id.split('/');
    return this.facts.hosts[host!]!.groups.find((each) => each.lun === lun)!;
  }

  get failed(): number {
    return this.run.world.failedIo;
  }

  /** The event list as a page shows it; rows alike at one instant are told once with their number. */
  story(fromS = 0.001, toS = Number.POSITIVE_INFINITY): string {
    return storyOf(this.log.filter((row) => row.atNs >= seconds(fromS) && row.atNs <= toS * 1e9));
  }
}

export function storyOf(rows: readonly LogRow[]): string {
  const lines: string[] = [];
  let last = '';
  let count = 0;
  const close = (): void => {
    if (count > 1) lines[lines.length - 1] += `  (${count} times)`;
  };
  for (const row of rows) {
    const id = row.eventId === null ? '   ' : String(row.eventId).padStart(3);
    const line = `${(row.atNs / 1e9).toFixed(3).padStart(9)} s  ${row.source.padEnd(8)} ${id}  ${describeLog(row)}`;
    if (line === last) {
      count++;
      continue;
    }
    close();
    lines.push(line);
    last = line;
    count = 1;
  }
  close();
  return lines.join('\n');
}

/** Buckets of completions a millisecond, and the I/Os that took long; the recorder behind it goes on recording. */
class CompletionProbe {
  readonly slow: { readonly atNs: number; readonly latencyNs: number; readonly load: number }[] = [];
  /** Per load: ends of gaps over 10 ms. */
  private readonly gaps: { readonly load: number; readonly fromNs: number; readonly toNs: number }[] = [];
  private readonly last: number[] = [];
  private readonly cells: { readonly loads: number[]; readonly paths: number[] }[] = [];

  constructor(
    private readonly behind: Recorder,
    public clock: () => number,
  ) {}

  completed(load: number, path: number, latencyNs: number, bytes: number): void {
    this.behind.completed(load, path, latencyNs, bytes);
    const nowNs = this.clock();
    const before = this.last[load] ?? 0;
    if (nowNs - before > 10_000_000) this.gaps.push({ load, fromNs: before, toNs: nowNs });
    this.last[load] = nowNs;
    if (latencyNs > 1_000_000) this.keepSlow(nowNs, latencyNs, load);
    const cell = (this.cells[Math.floor(nowNs / 100_000_000)] ??= { loads: [], paths: [] });
    cell.loads[load] = (cell.loads[load] ?? 0) + 1;
    cell.paths[path] = (cell.paths[path] ?? 0) + 1;
  }

  /** One record a load and 100 ms is enough: the longest. */
  private keepSlow(atNs: number, latencyNs: number, load: number): void {
    for (let i = this.slow.length - 1; i >= 0 && i >= this.slow.length - 4; i--) {
      const each = this.slow[i]!;
      if (each.load !== load || Math.floor(each.atNs / 1e8) !== Math.floor(atNs / 1e8)) continue;
      if (latencyNs > each.latencyNs) this.slow[i] = { atNs, latencyNs, load };
      return;
    }
    this.slow.push({ atNs, latencyNs, load });
  }

  log(row: LogRow): void {
    this.behind.log(row);
  }

  lane(row: Parameters<Recorder['lane']>[0], seq: number): void {
    this.behind.lane(row, seq);
  }

  gap(load: number, fromNs: number, toNs: number): number {
    let longest = 0;
    for (const each of this.gaps) {
      if (each.load !== load || each.toNs <= fromNs || each.fromNs >= toNs) continue;
      longest = Math.max(longest, Math.min(each.toNs, toNs) - each.fromNs);
    }
    const last = this.last[load] ?? 0;
    if (last < toNs) longest = Math.max(longest, toNs - last);
    return longest / 1e9;
  }

  count(load: number, fromNs: number, toNs: number): number {
    let sum = 0;
    for (let i = Math.floor(fromNs / 1e8); i < Math.floor(toNs / 1e8); i++) sum += this.cells[i]?.loads[load] ?? 0;
    return sum;
  }

  perPath(fromNs: number, toNs: number): number[] {
    const sums: number[] = [];
    for (let i = Math.floor(fromNs / 1e8); i < Math.floor(toNs / 1e8); i++) {
      this.cells[i]?.paths.forEach((count, path) => {
        sums[path] = (sums[path] ?? 0) + (count ?? 0);
      });
    }
    return Array.from(sums, (each) => each ?? 0);
  }
}
