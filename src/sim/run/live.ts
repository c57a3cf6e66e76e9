/** What a page shows of a run at this instant, beside facts and series. */
import { IoState, LoadState, type World } from '../engine';
import type { PathLive, Reading, WorkloadLive } from './reading';
import type { Recorder } from './recorder';

const stateNames: Readonly<Record<number, WorkloadLive['state']>> = {
  [LoadState.running]: 'running',
  [LoadState.waiting]: 'waiting',
  [LoadState.error]: 'error',
  [LoadState.lostDisk]: 'lostDisk',
  [LoadState.hostDown]: 'hostDown',
};
const maxSlots = 256;

export function liveWorkloads(w: World, recorder: Recorder, faultNs: number): WorkloadLive[] {
  const live: WorkloadLive[] = [];
  w.dir.workloads.forEach((id, load) => {
    const columns = w.load;
    if (columns.state[load] === LoadState.removed) return;
    const stats = recorder.ofLoad(load);
    const gapNs = columns.outstanding[load]! > 0 || columns.state[load] === LoadState.lostDisk || columns.state[load] === LoadState.hostDown ? w.nowNs - columns.lastDoneNs[load]! : 0;
    const { slots, oldestNs } = slotsOf(w, load);
    live.push({
      id,
      state: stateNames[columns.shown[load]!] ?? 'running',
      outstanding: columns.outstanding[load]!,
      done: columns.done[load]!,
      failed: columns.failed[load]!,
      turnedAway: columns.turnedAway[load]!,
      noIoForNs: Math.max(columns.longestGapNs[load]!, gapNs),
      gapNs,
      slowestNs: Math.max(columns.slowestNs[load]!, oldestNs),
      ...stats,
      iopsBefore: faultNs > 0 ? recorder.meanIops(load, Math.max(0, faultNs - 5e9), faultNs) : recorder.meanIops(load, Math.max(0, w.nowNs - 5e9), w.nowNs),
      slots,
    });
  });
  return live;
}

function slotsOf(w: World, load: number): { slots: Int16Array; oldestNs: number } {
  const io = w.io;
  const slots: number[] = [];
  let oldestNs = 0;
  for (let row = 0, left = w.ioUsed; left > 0 && row < io.state.length; row++) {
    if (io.state[row] === IoState.free) continue;
    left--;
    if (io.workload[row] !== load) continue;
    oldestNs = Math.max(oldestNs, w.nowNs - io.submitNs[row]!);
    if (slots.length < maxSlots) slots.push(slotOf(w, row));
  }
  return { slots: Int16Array.from(slots), oldestNs };
}

function slotOf(w: World, row: number): number {
  const path = w.io.path[row]!;
  if (path < 0) return 0;
  const number = Number(w.dir.paths[path]!.label.slice(1));
  const state = w.io.state[row]!;
  const stuck = state === IoState.held || state === IoState.lost || state === IoState.array;
  return stuck ? -number : number;
}

export interface Counted {
  readonly atNs: number;
  readonly done: Float64Array;
  readonly bytes: Float64Array;
  readonly linkBytes: Float64Array;
}

export const countNow = (w: World): Counted => ({
  atNs: w.nowNs,
  done: w.path.done.slice(0, w.dir.paths.length),
  bytes: w.path.bytes.slice(0, w.dir.paths.length),
  linkBytes: w.link.bytes.slice(0, w.dir.cables.length * 2),
});

/** Rates between two counts; over at least 100 ms, so that slow motion does not flicker. */
export function livePaths(w: World, before: Counted): PathLive[] {
  const seconds = Math.max(0.1, (w.nowNs - before.atNs) / 1e9);
  return w.dir.paths.map(({ id }, path) => ({
    id,
    inFlight: w.path.depth[path]!,
    iops: Math.max(0, (w.path.done[path]! - (before.done[path] ?? 0)) / seconds),
    bytesPerSecond: Math.max(0, (w.path.bytes[path]! - (before.bytes[path] ?? 0)) / seconds),
    done: w.path.done[path]!,
  }));
}

export function liveLinks(w: World, before: Counted): Reading['links'] {
  const seconds = Math.max(0.1, (w.nowNs - before.atNs) / 1e9);
  return w.dir.cables.map(({ id }, cable) => {
    const now = w.link.bytes[cable * 2]! + w.link.bytes[cable * 2 + 1]!;
    const then = (before.linkBytes[cable * 2] ?? 0) + (before.linkBytes[cable * 2 + 1] ?? 0);
    return { cable: id, bytesPerSecond: Math.max(0, (now - then) / seconds) };
  });
}

export const liveHbas = (w: World): Reading['hbas'] =>
  w.dir.hbaPorts.map(({ id }, port) => ({ port: id, held: w.port.held[port]!, inFlight: w.port.inFlight[port]! }));

/** Rows of 7: serial, path, leg, fromNs, toNs, flags, fate (see `Reading.dots`). */
export function dotsOf(w: World, limit: number): Float64Array {
  const io = w.io;
  const cells: number[] = [];
  for (let row = 0, left = w.ioUsed; left > 0 && row < io.state.length && cells.length < limit * 7; row++) {
    const state = io.state[row]!;
    if (state === IoState.free) continue;
    left--;
    const path = io.path[row]!;
    if (path < 0) continue;
    const back = io.leftOn[row] !== undefined && isReply(w, row);
    const waits = state === IoState.held || state === IoState.slot || state === IoState.gate || state === IoState.pause;
    const leg = waits ? -1 : io.inside[row]! > 0 ? 100 : io.hop[row]!;
    const flags = io.isWrite[row]! + (io.tries[row]! > 1 ? 2 : 0) + (back ? 4 : 0);
    const fate = waits ? 1 : state === IoState.lost ? 2 : 0;
    cells.push(io.k[row]!, path, leg, io.leftNs[row]!, Math.max(io.tailNs[row]!, io.leftNs[row]!), flags, fate);
  }
  return Float64Array.from(cells);
}

function isReply(w: World, row: number): boolean {
  const leg = w.io.leg[row]!;
  const hop = w.io.hop[row]!;
  return (w.leg.hops[leg * 8 + hop]! ^ 1) === w.io.leftOn[row];
}
