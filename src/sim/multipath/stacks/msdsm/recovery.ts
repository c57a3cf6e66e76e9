/** Testing paths: failed ones every PathRecoveryInterval, all of them when path verification or the disk's path check is on (ms-mpio.md 7.1 to 7.3). */
import { isGood } from './device-state';
import type { Draft } from './draft';
import { carries, settle } from './pseudo-lun';
import { replaceLost } from './replacement';
import { recoveryPeriodNs } from './settings';
import { verifyPath } from './verify';

export const recoveryTimer = 'recovery';
export const verifyTimer = 'verify';
export const checkTimer = 'disk-path-check';

/** Present, but failed. */
const failedPaths = (draft: Draft): number[] =>
  draft.paths.filter((row) => row.present && !isGood(draft.stateOf(row.path))).map((row) => row.path);

/** LUNs with paths that are good but cannot carry: the array has to be asked again. */
const stuckGroups = (draft: Draft): number[] =>
  draft.groups
    .filter((row) => !carries(draft, row.group) && draft.list(row.group).some((path) => draft.usable(path)))
    .map((row) => row.group);

function startPeriodic(draft: Draft, timer: string, periodNs: number, label: string, setting: string): void {
  draft.order({ kind: 'start-timer', timer, atNs: draft.nowNs + periodNs, oneShot: false, label, setting });
}

function armRecovery(draft: Draft): void {
  const { settings } = draft.state;
  const setting = settings.useCustomPathRecoveryInterval ? 'pathRecoveryIntervalNs' : 'pdoRemovePeriodNs';
  startPeriodic(draft, recoveryTimer, recoveryPeriodNs(settings), 'path recovery', setting);
}

export function ensureRecovery(draft: Draft): void {
  if (draft.state.recovering) return;
  if (failedPaths(draft).length === 0 && stuckGroups(draft).length === 0) return;
  draft.change({ recovering: true });
  armRecovery(draft);
}

const armVerify = (draft: Draft): void =>
  startPeriodic(
    draft,
    verifyTimer,
    draft.state.settings.pathVerificationPeriodNs,
    'path verification',
    'pathVerificationPeriodNs',
  );

const armCheck = (draft: Draft): void =>
  startPeriodic(
    draft,
    checkTimer,
    draft.state.settings.diskPathCheckIntervalNs,
    'disk path check',
    'diskPathCheckIntervalNs',
  );

export function ensureVerify(draft: Draft): void {
  const { pathVerifyEnabled, diskPathCheckEnabled } = draft.state.settings;
  if (pathVerifyEnabled !== draft.state.verifying) {
    draft.change({ verifying: pathVerifyEnabled });
    if (pathVerifyEnabled) armVerify(draft);
    else draft.order({ kind: 'cancel-timer', timer: verifyTimer });
  }
  if (diskPathCheckEnabled !== draft.state.checking) {
    draft.change({ checking: diskPathCheckEnabled });
    if (diskPathCheckEnabled) armCheck(draft);
    else draft.order({ kind: 'cancel-timer', timer: checkTimer });
  }
}

/** Nothing carries: the removal rule looks once more; where all port groups are alike, only a report can tell news. */
function askAgain(draft: Draft, group: number): void {
  replaceLost(draft, group, 'failover');
  if (!draft.symmetric(group) || draft.group(group).alua === 'none' || draft.hasActive(group)) return;
  const path = draft.list(group).find((row) => draft.usable(row));
  if (path !== undefined) verifyPath(draft, path, 'recovery');
}

function recover(draft: Draft): void {
  const failed = failedPaths(draft);
  const stuck = stuckGroups(draft);
  for (const path of failed) verifyPath(draft, path, 'recovery');
  for (const group of stuck) {
    if (!draft.state.pending.some((row) => row.group === group && row.waits)) askAgain(draft, group);
    settle(draft, group);
  }
  const needed = failed.length > 0 || stuck.length > 0;
  draft.change({ recovering: needed });
  if (needed) armRecovery(draft);
}

/** Every path that is thought good. */
function testAll(draft: Draft): void {
  for (const row of draft.paths) {
    if (row.present && draft.usable(row.path)) verifyPath(draft, row.path, 'verify');
  }
}

export function onTestTimer(draft: Draft, timer: string): boolean {
  const { settings } = draft.state;
  switch (timer) {
    case recoveryTimer:
      recover(draft);
      return true;
    case verifyTimer:
      if (settings.pathVerifyEnabled) {
        testAll(draft);
        armVerify(draft);
      } else draft.change({ verifying: false });
      return true;
    case checkTimer:
      if (settings.diskPathCheckEnabled) {
        testAll(draft);
        armCheck(draft);
      } else draft.change({ checking: false });
      return true;
    default:
      return false;
  }
}

/** New periods count from now. */
export function rearm(draft: Draft): void {
  if (draft.state.recovering) armRecovery(draft);
  if (draft.state.verifying && draft.state.settings.pathVerifyEnabled) armVerify(draft);
  if (draft.state.checking && draft.state.settings.diskPathCheckEnabled) armCheck(draft);
  ensureVerify(draft);
  ensureRecovery(draft);
}
