/** Testing paths: failed ones every PathRecoveryInterval, all of them when path verification is on (ms-mpio.md 7.1 to 7.3). */
import { loseAsymmetric } from './alua';
import { isGood } from './device-state';
import type { Draft } from './draft';
import { settle } from './pseudo-lun';
import { recoveryPeriodNs } from './settings';
import type { Pending } from './state';

export const recoveryTimer = 'recovery';
export const verifyTimer = 'verify';

/** Present, but failed. */
const failedPaths = (draft: Draft): number[] =>
  draft.paths.filter((row) => row.present && !isGood(draft.stateOf(row.path))).map((row) => row.path);

/** LUNs with paths that are good but cannot carry: the array has to be asked again. */
const stuckGroups = (draft: Draft): number[] =>
  draft.groups
    .filter(
      (row) => draft.columns.groupPointer[row.group] < 0 && draft.list(row.group).some((path) => draft.usable(path)),
    )
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

export function ensureVerify(draft: Draft): void {
  const { pathVerifyEnabled } = draft.state.settings;
  if (pathVerifyEnabled === draft.state.verifying) return;
  draft.change({ verifying: pathVerifyEnabled });
  if (pathVerifyEnabled) armVerify(draft);
  else draft.order({ kind: 'cancel-timer', timer: verifyTimer });
}

/** PathVerify: TEST UNIT READY, or RTPG where the LUN has ALUA. */
function test(draft: Draft, path: number, purpose: Pending['purpose']): void {
  if (draft.state.pending.some((row) => row.path === path && row.purpose === purpose)) return;
  const { group } = draft.path(path);
  const command = draft.group(group).alua === 'none' ? 'tur' : 'rtpg';
  draft.send({ purpose, command, path, group });
}

export function onTestTimer(draft: Draft, timer: string): boolean {
  if (timer === recoveryTimer) {
    const failed = failedPaths(draft);
    const stuck = stuckGroups(draft);
    for (const path of failed) test(draft, path, 'recovery');
    for (const group of stuck) {
      loseAsymmetric(draft, group);
      settle(draft, group);
    }
    const needed = failed.length > 0 || stuck.length > 0;
    draft.change({ recovering: needed });
    if (needed) armRecovery(draft);
    return true;
  }
  if (timer !== verifyTimer) return false;
  if (!draft.state.settings.pathVerifyEnabled) {
    draft.change({ verifying: false });
    return true;
  }
  for (const row of draft.paths) {
    if (row.present && draft.usable(row.path)) test(draft, row.path, 'verify');
  }
  armVerify(draft);
  return true;
}

/** New periods count from now. */
export function rearm(draft: Draft): void {
  if (draft.state.recovering) armRecovery(draft);
  if (draft.state.verifying && draft.state.settings.pathVerifyEnabled) armVerify(draft);
  ensureVerify(draft);
}
