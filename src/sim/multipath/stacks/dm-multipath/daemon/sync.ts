/** The daemon's picture of the kernel: read, compared, and made anew by a reload. */
import { isUsable } from './check-state';
import type { Pass } from './pass';
import { keepQueueing, pathLost, tableQueues } from './recovery';

/** Reads table and status of the map. */
export function readKernel(pass: Pass): void {
  const { map, settings } = pass;
  const status = pass.kernel.read();
  map.syncTickS = settings.intervals.maxS;
  for (const path of map.paths) {
    const active = status.active.get(path.path);
    path.dmState = active === undefined ? 'undef' : active ? 'active' : 'failed';
  }
  map.disabledGroups = [...status.disabledGroups];
  map.kernelGroup = status.group;
  map.queueing = status.queueing;
}

export function readAndQueue(pass: Pass): void {
  readKernel(pass);
  keepQueueing(pass);
}

/** Once a loop: the kernel is read when paths were checked, or when nobody has asked for the longest interval. */
export function syncIfDue(pass: Pass, elapsedS: number, checks: number): void {
  const { map } = pass;
  map.syncTickS = Math.max(0, map.syncTickS - elapsedS);
  if (map.syncTickS === 0 || checks > 0) readAndQueue(pass);
}

/**
 * The target raised an event (a path failed or was reinstated, the table changed): the map is read again, and a path
 * that the kernel failed is down for the daemon too, whatever its checker said last.
 */
export function takeEvent(pass: Pass): void {
  readAndQueue(pass);
  const { pollingS } = pass.settings.intervals;
  for (const path of pass.members.flat()) {
    if (path.dmState !== 'failed' || path.state === 'down') continue;
    const was = path.state;
    path.state = 'down';
    pass.map.stats.pathFaults += 1;
    if (isUsable(was)) pathLost(pass);
    path.tickS = Math.min(path.tickS, pollingS);
  }
}

/** Groups the paths again, loads a new table that starts in the best group, and fails there what is known to be down. */
export function reload(pass: Pass): void {
  const { map, grouping, settings } = pass;
  const apart = settings.marginalPathgroups !== 'off';
  map.groups = grouping.groups(map.settings.policy, map.paths, apart);
  map.bestGroup = grouping.best(pass.members);
  map.stats.mapLoads += 1;
  if (map.paths.some((path) => path.state === 'up')) map.ghostDelayTickS = 0;
  pass.send({ kind: 'reload', groups: map.groups, initialGroup: map.bestGroup, queueing: tableQueues(pass) });
  readAndQueue(pass);
  sendKnown(pass);
}

/** Tells the new table what the daemon knows of its paths; of a delayed or timed-out one it says nothing. */
function sendKnown(pass: Pass): void {
  if (pass.map.ghostDelayTickS > 0) return;
  for (const path of pass.members.flat()) {
    if (isUsable(path.state) && path.dmState !== 'active') pass.send({ kind: 'reinstate_path', path: path.path });
    else if ((path.state === 'down' || path.state === 'shaky') && path.dmState !== 'failed')
      pass.send({ kind: 'fail_path', path: path.path });
  }
}
