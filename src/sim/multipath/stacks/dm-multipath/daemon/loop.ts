/** The check loop of multipathd (linux-dm-multipath.md 4.1), a pass each second. */
import { failbackTick, refreshPriorities } from './failback';
import type { Outside } from './kernel';
import { checkPath } from './path-check';
import { openPass, type Pass } from './pass';
import { retryTick } from './recovery';
import { ownGrouping, type Grouping } from './regroup';
import type { Daemon } from './state';
import { reload, syncIfDue } from './sync';

/** True when the wait for an active path is over: the map of ghosts is loaded anew, and udev told that it is ready. */
function ghostDelayTick({ map }: Pass): boolean {
  if (map.ghostDelayTickS <= 0) return false;
  map.ghostDelayTickS -= 1;
  return map.ghostDelayTickS === 0;
}

/** Groups that the kernel bypasses come back when a path of theirs was found up in this pass. */
function enableGroups(pass: Pass): void {
  const { map, members, checked } = pass;
  for (const group of map.disabledGroups) {
    const found = (members[group - 1] ?? []).some(
      (path) => path.state === 'up' && ['checked', 'new-up'].includes(checked[map.paths.indexOf(path)]),
    );
    if (!found) continue;
    pass.send({ kind: 'enable_group', group });
    map.disabledGroups = map.disabledGroups.filter((other) => other !== group);
  }
}

function passOver(pass: Pass, elapsedS: number): void {
  const { map, checked } = pass;
  for (const [row, path] of map.paths.entries()) {
    path.tickS = Math.max(0, path.tickS - elapsedS);
    if (path.tickS === 0) checked[row] = 'started';
  }
  const checks = checked.filter((each) => each === 'started').length;
  for (const [row, path] of map.paths.entries()) if (checked[row] === 'started') checked[row] = checkPath(pass, path);
  syncIfDue(pass, elapsedS, checks);
  // All three count, whatever the others say.
  const reasons = [refreshPriorities(pass), failbackTick(pass), ghostDelayTick(pass)];
  if (reasons.includes(true)) reload(pass);
  else enableGroups(pass);
  retryTick(pass);
}

/** One loop. `nowS`: the monotonic clock in whole seconds; `elapsedS`: seconds since the last loop. */
export function tick(
  daemon: Daemon,
  nowS: number,
  outside: Outside,
  grouping: Grouping = ownGrouping,
  elapsedS = 1,
): Daemon {
  const maps = daemon.maps.map((_, row) => {
    const pass = openPass(daemon, row, nowS, outside, grouping);
    passOver(pass, elapsedS);
    return pass.map;
  });
  return { ...daemon, maps };
}
