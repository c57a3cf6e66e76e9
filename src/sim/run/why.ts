/** Why the application waits (or waited): the chain from the last fault, told in order, with what is still to come. */
import { IoState, truthOf, type World } from '../engine';
import type { LogRow, WhyLine } from './reading';
import type { Recorder } from './recorder';

const told = new Set([
  'cable-cut', 'cable-silent', 'cable-errors', 'cable-delay', 'port-pulled', 'hba-disabled', 'hba-pulled', 'switch-off',
  'controller-crashed', 'owner-move-ordered', 'cable-mended', 'restored-all', 'link-down', 'hold-started', 'hold-ended',
  'port-down-hold-started', 'port-down-hold-ended', 'rscn', 'failover', 'failover-single', 'all-paths-failed', 'throttled',
  'lun-reset', 'hac-ctr-failover', 'lvm-failover-completed', 'lvm-failback-completed', 'access-read', 'logged-in', 'disk-removed',
  'path-added', 'host-restarting', 'host-up',
]);
const maxLines = 9;

export interface Why {
  readonly lines: readonly WhyLine[];
  readonly waitedNs: number;
  readonly blame: readonly { readonly owner: string; readonly ns: number }[];
}

export function whyOf(w: World, recorder: Recorder, workload: string): Why {
  const load = w.dir.workloadOf.get(workload);
  if (load === undefined) return { lines: [], waitedNs: 0, blame: [] };
  const log = recorder.log_.slice(0, w.logSeq);
  const first = lastFault(log);
  const lines: WhyLine[] = [];
  const seen = new Set<string>();
  for (const row of log.slice(first < 0 ? log.length : first)) {
    const key = `${row.code} ${row.code === 'failover' ? '' : row.aim}`;
    if (!told.has(row.code) || (seen.has(key) && row.code !== 'failover')) continue;
    seen.add(key);
    lines.push({ atNs: row.atNs, code: row.code, params: row.params, aim: row.aim, forecast: false });
  }
  const kept = lines.length > maxLines ? [...lines.slice(0, 4), ...lines.slice(-(maxLines - 4))] : lines;
  addSlots(w, load, kept);
  addRecovery(w, load, log, first, kept);
  addForecast(w, load, kept);
  kept.sort((a, b) => a.atNs - b.atNs || Number(a.forecast) - Number(b.forecast));
  const gapNs = Math.max(w.load.longestGapNs[load]!, w.load.outstanding[load]! > 0 ? w.nowNs - w.load.lastDoneNs[load]! : 0);
  return { lines: kept, waitedNs: first < 0 ? 0 : gapNs, blame: first < 0 ? [] : blame(w, load, log.slice(first), gapNs) };
}

const isFault = (row: LogRow): boolean =>
  row.code === 'host-restarting' ||
  (row.source === 'fault' && !/mended|clean|inserted|enabled|on$|returned|restored/.test(row.code));

/** The last fault; of several in one second the first. */
function lastFault(log: readonly LogRow[]): number {
  let found = -1;
  for (let i = log.length - 1; i >= 0; i--) {
    const row = log[i]!;
    if (found >= 0 && log[found]!.atNs - row.atNs > 1e9) break;
    if (isFault(row)) found = i;
  }
  return found;
}

/** Slots of the load that cannot go on, and the paths they sit on. */
function addSlots(w: World, load: number, lines: WhyLine[]): void {
  if (w.load.outstanding[load] === 0 || w.nowNs - w.load.lastDoneNs[load]! < 100_000_000) return;
  const io = w.io;
  const paths = new Set<string>();
  let waiting = 0;
  for (let row = 0; row < io.state.length; row++) {
    if (io.state[row] === IoState.free || io.workload[row] !== load) continue;
    const path = io.path[row]!;
    waiting++;
    if (path >= 0) paths.add(w.dir.paths[path]!.label);
  }
  const slots = w.load.target[load]! || waiting;
  const code = waiting >= slots ? 'slots-wait' : 'some-slots-wait';
  lines.push({
    atNs: w.load.lastDoneNs[load]!,
    code,
    params: { slots, waiting, paths: [...paths].sort().join(', ') },
    aim: w.dir.workloads[load]!,
    forecast: false,
  });
}

function addRecovery(w: World, load: number, log: readonly LogRow[], first: number, lines: WhyLine[]): void {
  if (first < 0) return;
  const running = log.slice(first).filter((row) => row.code === 'app-running' && row.aim === w.dir.workloads[load]);
  const last = running[running.length - 1];
  if (!last) return;
  lines.push({ atNs: last.atNs, code: 'first-completion', params: { gapNs: w.load.longestGapNs[load]!, paths: usable(w, load) }, aim: last.aim, forecast: false });
}

/** Good paths with a working wire: the optimized ones, or, when none is left, those that the array may still promote. */
function usable(w: World, load: number): string {
  const group = w.load.group[load]!;
  const good = w.dir.paths.filter((_, path) => w.path.group[path] === group && w.mp.pathEligible[path] === 1 && truthOf(w, w.path.nexus[path]!) === 'up');
  const stateOf = (id: string): number => w.mp.pathState[w.dir.paths.findIndex((path) => path.id === id)]!;
  const optimized = good.filter((path) => stateOf(path.id) === 0);
  return (optimized.length > 0 ? optimized : good.filter((path) => stateOf(path.id) <= 15)).map((path) => path.label).join(', ');
}

const forecastCodes: Readonly<Record<string, string>> = {
  linkDownHoldNs: 'hold-ends',
  portDownHoldNs: 'hold-ends',
  takeoverNs: 'takeover-ends',
  loginNs: 'login-ends',
  pdoRemovePeriodNs: 'disk-goes',
  restartNs: 'host-comes-up',
};

function addForecast(w: World, load: number, lines: WhyLine[]): void {
  if (w.nowNs - w.load.lastDoneNs[load]! < 100_000_000) return;
  const paths = usable(w, load);
  for (const timer of w.timers.values()) {
    const code = timer.setting ? forecastCodes[timer.setting] : undefined;
    if (!code || !timer.oneShot) continue;
    const noPath = code === 'hold-ends' && paths === '';
    lines.push({ atNs: timer.atNs, code: noPath ? 'hold-ends-no-path' : code, params: { paths }, aim: timer.aim, forecast: true });
  }
  addTimeout(w, load, lines);
}

/** I/O that a cable swallowed: nobody is told, and the disk's timeout is the only clock that runs. */
function addTimeout(w: World, load: number, lines: WhyLine[]): void {
  const io = w.io;
  let dueNs = Number.POSITIVE_INFINITY;
  let timeoutNs = 0;
  let path = -1;
  for (let row = 0; row < io.state.length; row++) {
    if (io.state[row] !== IoState.lost || io.workload[row] !== load || truthOf(w, w.path.nexus[io.path[row]!]!) !== 'silent') continue;
    timeoutNs = w.hosts[w.dir.paths[io.path[row]!]!.host]!.diskTimeoutNs;
    if (io.issueNs[row]! + timeoutNs >= dueNs) continue;
    dueNs = io.issueNs[row]! + timeoutNs;
    path = io.path[row]!;
  }
  if (path < 0) return;
  const aim = w.dir.paths[path]!.id;
  lines.push({ atNs: w.load.lastDoneNs[load]!, code: 'nobody-told', params: { timeoutNs }, aim, forecast: false });
  lines.push({ atNs: dueNs, code: 'timeout-ends', params: { timeoutNs }, aim, forecast: true });
}

/** Shares of the longest wait by the clock that was running; what no clock explains is the array's or the queue's. */
function blame(w: World, load: number, log: readonly LogRow[], gapNs: number): Why['blame'] {
  if (gapNs < 1_000_000_000) return [];
  const waitingNow = w.nowNs - w.load.lastDoneNs[load]! >= gapNs;
  const ended = log.filter((row) => row.code === 'app-running' && row.aim === w.dir.workloads[load]).pop();
  const toNs = waitingNow ? w.nowNs : (ended?.atNs ?? w.nowNs);
  const fromNs = toNs - gapNs;
  const shares = new Map<string, number>();
  const pairs: [string, string, string][] = [
    ['host-restarting', 'host-up', 'restart (Windows)'],
    ['hold-started', 'hold-ended', 'link-down hold (HBA driver)'],
    ['port-down-hold-started', 'port-down-hold-ended', 'port-down hold (HBA driver)'],
    ['all-paths-failed', 'disk-removed', 'PDORemovePeriod (MPIO)'],
    ['hac-ctr-failover', 'lvm-failover-completed', 'takeover (array)'],
    ['owner-move-ordered', 'lvm-rg-owner-changed', 'owner change (array)'],
    ['hac-ctr-inserted', 'lvm-failback-completed', 'failback (array)'],
  ];
  let coveredTo = fromNs;
  for (const [startCode, endCode, owner] of pairs) {
    for (const start of log.filter((row) => row.code === startCode)) {
      const end = log.find((row) => row.code === endCode && row.seq > start.seq && (row.aim === start.aim || row.source === 'array'));
      const from = Math.max(start.atNs, coveredTo);
      const to = Math.min(end?.atNs ?? w.nowNs, toNs);
      if (to <= from) continue;
      shares.set(owner, (shares.get(owner) ?? 0) + to - from);
      coveredTo = to;
    }
  }
  const timeouts = log.filter((row) => row.code === 'lun-reset' && row.atNs > fromNs);
  const rest = gapNs - [...shares.values()].reduce((sum, each) => sum + each, 0);
  if (rest > 0) shares.set(timeouts.length > 0 || rest > 10e9 ? 'disk timeout (TimeOutValue)' : 'detection and retry', rest);
  return [...shares].map(([owner, ns]) => ({ owner, ns })).sort((a, b) => b.ns - a.ns);
}
