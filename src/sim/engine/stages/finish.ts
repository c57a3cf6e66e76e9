/** An I/O ends exactly once: with an answer for the application, or with an error. */
import { freeRow, leaveTimeouts } from '../rows';
import { schedule } from '../control/schedule';
import { IoState, type World } from '../world';
import { advanceDepth, fillClosedLoad } from './choose';

/** What an application does after an I/O error on a disk that is still there (assumption): it goes on after this pause. */
const errorPauseNs = 1_000_000;
/** An application waits when nothing completed for this long although it asked. */
export const waitingAfterNs = 1_000_000_000;
/** States of a load, as in `load.state`. */
export const LoadState = { running: 0, waiting: 1, error: 2, lostDisk: 3, removed: 4, hostDown: 5 } as const;

/** Takes a command off its port's list, its path's depth and the load counters. */
export function detach(w: World, row: number): void {
  const io = w.io;
  const path = io.path[row]!;
  if (path < 0) return;
  const nexus = w.path.nexus[path]!;
  const port = w.nexus.initiator[nexus]!;
  if (io.state[row] === IoState.held) w.port.held[port]!--;
  leaveTimeouts(w, port, row);
  w.mp.nexusInFlight[nexus]!--;
  w.mp.nexusBytes[nexus]! -= io.bytes[row]!;
  advanceDepth(w, path);
}

/** The DSM's statistics: each request that leaves it upward, well or not, on the path that had it last (ms-mpio.md 3.1). */
export function countForDsm(w: World, row: number): void {
  const io = w.io;
  const path = io.path[row]!;
  if (path < 0 || w.mp.pathCounted[path] === 0) return;
  if (io.isWrite[row] === 1) {
    w.mp.pathWrites[path]!++;
    w.mp.pathWriteBytes[path]! += io.bytes[row]!;
  } else {
    w.mp.pathReads[path]!++;
    w.mp.pathReadBytes[path]! += io.bytes[row]!;
  }
}

export function finishGood(w: World, row: number): void {
  const io = w.io;
  const load = io.workload[row]!;
  const path = io.path[row]!;
  const columns = w.load;
  const latencyNs = w.nowNs - io.submitNs[row]!;
  const bytes = io.bytes[row]!;
  const gapNs = w.nowNs - columns.lastDoneNs[load]!;
  if (gapNs > columns.longestGapNs[load]!) columns.longestGapNs[load] = gapNs;
  if (gapNs > waitingAfterNs) {
    columns.waitedNs[load] = gapNs;
    columns.resumedNs[load] = w.nowNs;
  }
  if (latencyNs > columns.slowestNs[load]!) columns.slowestNs[load] = latencyNs;
  columns.lastDoneNs[load] = w.nowNs;
  columns.done[load]!++;
  columns.bytes[load]! += bytes;
  columns.outstanding[load]!--;
  w.path.done[path]!++;
  w.path.bytes[path]! += bytes;
  countForDsm(w, row);
  w.finished++;
  w.sink.completed(load, path, latencyNs, bytes);
  freeRow(w, row);
  if (columns.outstanding[load]! < columns.target[load]! && columns.state[load]! < 3) fillClosedLoad(w, load);
}

/** The application gets an I/O error. When its disk is gone it stops asking until the disk is back. */
export function finishFailed(w: World, row: number): void {
  const load = w.io.workload[row]!;
  const columns = w.load;
  const latencyNs = w.nowNs - w.io.submitNs[row]!;
  if (latencyNs > columns.slowestNs[load]!) columns.slowestNs[load] = latencyNs;
  columns.failed[load]!++;
  columns.outstanding[load]!--;
  columns.lastErrorNs[load] = w.nowNs;
  w.failedIo++;
  freeRow(w, row);
  if (columns.state[load]! >= 3) return;
  if (w.mp.groupGate[columns.group[load]!] === 2) {
    columns.state[load] = LoadState.lostDisk;
    w.version++;
  } else if (columns.target[load]! > 0) {
    schedule(w, w.nowNs + errorPauseNs, { do: 'refill', workload: load });
  }
}
