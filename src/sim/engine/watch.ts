/**
 * What the application feels, looked at every 100 ms of simulated time: running, waiting (over a second without a
 * completion), error, lost disk. On a fixed grid, so that it is the same however a run is sliced.
 */
import { lane, log } from './control/schedule';
import { LoadState, waitingAfterNs } from './stages/finish';
import type { World } from './world';

export const watchGridNs = 100_000_000;
const names = ['running', 'waiting', 'error', 'lostDisk', 'removed', 'hostDown'] as const;

export function watchApplications(w: World): void {
  const columns = w.load;
  watchStuck(w);
  for (let load = 0; load < w.dir.workloads.length; load++) {
    const gapNs = w.nowNs - columns.lastDoneNs[load]!;
    let state: number = columns.state[load]!;
    if (state < LoadState.lostDisk) {
      const erred = columns.lastErrorNs[load]! >= 0 && w.nowNs - columns.lastErrorNs[load]! < waitingAfterNs;
      const waiting = gapNs > waitingAfterNs && columns.outstanding[load]! > 0;
      state = erred ? LoadState.error : waiting ? LoadState.waiting : LoadState.running;
    }
    const shown = columns.shown[load]!;
    if (state === shown) continue;
    columns.shown[load] = state;
    const id = w.dir.workloads[load]!;
    // Waiting began with the last completion, and ended with the first one after it.
    const resumed = shown === LoadState.waiting && state === LoadState.running;
    const atNs = state === LoadState.waiting ? columns.lastDoneNs[load]! : resumed ? columns.resumedNs[load]! : w.nowNs;
    lane(w, `app/${id}`, names[state]!, 'app', atNs);
    w.causeSeq = w.faultSeq;
    if (state === LoadState.waiting) log(w, 'app', 'app-waiting', id, { sinceNs: columns.lastDoneNs[load]!, count: columns.outstanding[load]! });
    else if (state === LoadState.running) log(w, 'app', 'app-running', id, { gapNs: resumed ? columns.waitedNs[load]! : columns.longestGapNs[load]! });
    else if (state === LoadState.lostDisk) log(w, 'app', 'app-lost-disk', id);
    w.causeSeq = -1;
  }
}

/** A port whose oldest command has been out for a second shows its disk timeout: facts change when one begins or ends. */
function watchStuck(w: World): void {
  let stuck = 0;
  for (let port = 0; port < w.dir.hbaPorts.length; port++) {
    const head = w.port.listHead[port]!;
    if (head >= 0 && w.nowNs - w.io.issueNs[head]! >= waitingAfterNs) stuck++;
  }
  if (stuck === w.stuckPorts) return;
  w.stuckPorts = stuck;
  w.version++;
}
