/** The check loop of multipathd (linux-dm-multipath.md 4.1), a pass each second. */
import { failbackTick, refreshPriorities } from './failback';
import type { Outside } from './kernel';
import { leave } from './leave';
import { checkPath } from './path-check';
import { openPass, type Pass } from './pass';
import { retryTick } from './recovery';
import { ownGrouping, type Grouping } from './regroup';
import type { Daemon, PathDraft } from './state';
import { reload, syncIfDue } from './sync';

/** True when the wait for an active path is over: the map of ghosts is loaded anew, and udev told that it is ready. */
function ghostDelayTick({ map }: Pass): boolean {
  if (map.ghostDelayTickS <= 0) return false;
  map.ghostDelayTickS -= 1;
  return map.ghostDelayTickS === 0;
}

/** Groups that the kernel bypasses come back when a path of theirs was found up in this pass. */
function enableGroups(pass: Pass): void {
  const { map, checked } = pass;
  if (map.disabledGroups.length === 0) return;
  const { members } = pass;
  for (const group of map.disabledGroups) {
    const found = (members[group - 1] ?? []).some(
      (path) => path.state === 'up' && ['checked', 'new-up'].includes(checked.get(path.path) ?? 'skipped'),
    );
    if (!found) continue;
    pass.send({ kind: 'enable_group', group });
    map.disabledGroups = map.disabledGroups.filter((other) => other !== group);
  }
}

/** True: the map is gone. */
function passOver(pass: Pass, elapsedS: number): boolean {
  const { map, checked } = pass;
  const due: PathDraft[] = [];
  for (const path of map.paths) {
    path.tickS = Math.max(0, path.tickS - elapsedS);
    if (path.tickS === 0) due.push(path);
  }
  for (const path of due) checked.set(path.path, 'started');
  for (const path of due) {
    const became = checkPath(pass, path);
    checked.set(path.path, became);
    if (became === 'other-lun' && leave(pass, path.path)) return true;
  }
  syncIfDue(pass, elapsedS, due.length);
  // All three count, whatever the others say.
  const reasons = [refreshPriorities(pass), failbackTick(pass), ghostDelayTick(pass)];
  if (reasons.includes(true)) reload(pass);
  else enableGroups(pass);
  retryTick(pass);
  return false;
}

/** One loop. `nowS`: the monotonic clock in whole seconds; `elapsedS`: seconds since the last loop. */
export function tick(
  daemon: Daemon,
  nowS: number,
  outside: Outside,
  grouping: Grouping = ownGrouping,
  elapsedS = 1,
): Daemon {
  const maps = daemon.maps.flatMap((_, row) => {
    const pass = openPass(daemon, row, nowS, outside, grouping);
    return passOver(pass, elapsedS) ? [] : [pass.map];
  });
  return { ...daemon, maps };
}
