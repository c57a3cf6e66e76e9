/** What a checker's answer does to a path (linux-dm-multipath.md 4.5), and when it is asked again (4.2). */
import { isUsable, type CheckState } from './check-state';
import { isHeldForSampling, samplingHolds } from './marginal-path';
import type { Checked, Pass } from './pass';
import { pathLost, pathWon } from './recovery';
import { sanPathErrHolds } from './shaky';
import type { PathDraft } from './state';

function failPath(pass: Pass, path: PathDraft, wasUsable: boolean): void {
  pass.send({ kind: 'fail_path', path: path.path });
  if (wasUsable) pathLost(pass);
}

function reinstatePath(pass: Pass, path: PathDraft): void {
  pass.send({ kind: 'reinstate_path', path: path.path });
  pathWon(pass);
}

/** A path that is gone, or whose LUN is, counts as down: the device may come back without telling. */
const settled = (answer: CheckState): CheckState =>
  answer === 'removed' || answer === 'disconnected' ? 'down' : answer;

/** Are shaky paths looked for at all? Not beside the fabric's own reports. */
const isFiltered = ({ map, settings }: Pass): boolean =>
  settings.marginalPathgroups !== 'fpin' && (map.settings.sanPathErr !== null || map.settings.marginalPath !== null);

/** Does a filter hold this path, which has just been found good? */
function isHeld(pass: Pass, path: PathDraft): boolean {
  const { marginalPath, sanPathErr } = pass.map.settings;
  if (marginalPath) return isHeldForSampling(path) && samplingHolds(pass, path, marginalPath);
  return sanPathErr !== null && sanPathErrHolds(pass, path, sanPathErr);
}

function setMarginal(pass: Pass, path: PathDraft, marginal: boolean): void {
  if (path.marginal === marginal) return;
  path.marginal = marginal;
  pass.prioUpdate = 'marginal';
}

/** The answer is taken; says what became of the path. */
function judge(pass: Pass, path: PathDraft): Checked {
  const { map, settings } = pass;
  const { pollingS } = settings.intervals;
  const answer = settled(pass.outside.check(path.path));
  if (answer === 'wild' || answer === 'unchecked') return 'skipped';
  if (answer === 'pending') {
    path.tickS = 1;
    return 'skipped';
  }
  const good = isUsable(answer);
  const returns = good && (!isUsable(path.state) || path.dmState === 'failed');
  if (returns && map.settings.recheckWwid && pass.outside.wwidChanged?.(path.path)) return 'other-lun';
  if (!good && path.state === 'delayed') {
    path.state = answer;
    path.intervalS = pollingS;
    return 'checked';
  }
  if (good && isFiltered(pass)) {
    const held = isHeld(pass, path);
    if (settings.marginalPathgroups !== 'off') setMarginal(pass, path, held);
    else if (held) {
      if (map.settings.marginalPath) path.tickS = 1;
      path.state = 'delayed';
      return 'checked';
    }
  }
  // A standby path of an array that moves by itself: I/O on it would only fail.
  const mayReturn = !(answer === 'ghost' && pass.usable === 0 && path.implicitOnly);
  const checkerWasGood = isUsable(path.checkerState);
  path.checkerState = answer;
  if (answer !== path.state) {
    const was = path.state;
    path.state = answer;
    path.intervalS = pollingS;
    if (!good) {
      failPath(pass, path, isUsable(was));
      map.failbackTickS = 0;
      map.stats.pathFaults += 1;
      return 'checked';
    }
    if (mayReturn) reinstatePath(pass, path);
    if (pass.prioUpdate !== 'marginal') pass.prioUpdate = 'new-path';
    const group = pass.groupOf(path.path);
    if (answer === 'up' && map.disabledGroups.includes(group)) pass.send({ kind: 'enable_group', group });
    return checkerWasGood ? 'checked' : 'new-up';
  }
  if (good) {
    if (path.dmState !== 'active' && mayReturn) reinstatePath(pass, path);
    else lengthen(pass, path);
    if (pass.prioUpdate === 'none') pass.prioUpdate = 'normal';
    return 'checked';
  }
  if (path.dmState !== 'failed') failPath(pass, path, false);
  // 0.11 leaves the interval: a path that an I/O error failed in a good time is then asked as seldom as a good one.
  if (settings.toolsVersion !== '0.11') path.intervalS = pollingS;
  return 'checked';
}

function lengthen({ settings }: Pass, path: PathDraft): void {
  const { maxS } = settings.intervals;
  path.intervalS = path.intervalS < Math.trunc(maxS / 2) ? 2 * path.intervalS : maxS;
}

/** Asks the path's checker, and sets the next time. */
export function checkPath(pass: Pass, path: PathDraft): Checked {
  const checked = judge(pass, path);
  if (checked === 'other-lun') return checked;
  if (path.tickS !== 0) {
    path.pendingS = path.state === 'delayed' ? 0 : path.pendingS + 1;
    return checked;
  }
  path.tickS = path.pendingS >= path.intervalS ? 1 : path.intervalS - path.pendingS;
  path.pendingS = 0;
  if (path.tickS === 1) return checked;
  // Maps are spread over the longest interval: a check that falls outside of its map's slot comes a second earlier.
  const next = (pass.nowS + path.tickS) % pass.settings.intervals.roundS;
  if ((pass.slot - next) % path.intervalS !== 0) path.tickS -= 1;
  return checked;
}
