/** Paths that arrive or come back (ms-mpio.md 4.3, 5.4). A path that was removed comes back last in DSM order (1.6). */
import type { AccessState } from '../../../scsi';
import { arriveAsymmetric, refreshPolicy, refreshSymmetry } from './alua';
import { DeviceState, isGood } from './device-state';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { announce, ensureDisk, settle } from './pseudo-lun';

/** The path takes its place by the policy's rule, or by what the array says of its port group. */
function takePlace(draft: Draft, path: number, how: string): void {
  const { group, reported } = draft.path(path);
  if (draft.symmetric(group) && reported === DeviceState.activeOptimized) {
    draft.rule(group, how, new Map(), (members) => draft.policy(group).onArrival(members, path));
  } else {
    arriveAsymmetric(draft, group, path, how);
  }
}

export function pathArrived(
  draft: Draft,
  path: number,
  access: AccessState,
  preferred: boolean,
  groupsAlike?: boolean,
): void {
  if (!draft.knowsPath(path)) return;
  const { group, present } = draft.path(path);
  const reported = draft.group(group).alua === 'none' ? DeviceState.activeOptimized : access;
  if (present) {
    draft.changePath(path, { reported, prefBit: preferred });
    if (!isGood(draft.stateOf(path))) pathRecovered(draft, path, 'arrival');
    return;
  }
  if (!draft.append(group, path)) {
    announce(draft, mpioEvents.tooManyPaths, group, path);
    return;
  }
  draft.changePath(path, { present: true, seen: true, reported, prefBit: preferred });
  draft.columns.pathEligible[path] = 1;
  draft.columns.pathState[path] = DeviceState.notUsed;
  draft.changeNexus(draft.path(path).nexus, false);
  ensureDisk(draft, group);
  announce(draft, mpioEvents.pathAdded, group, path);
  refreshSymmetry(draft, group, true, groupsAlike);
  refreshPolicy(draft, group);
  takePlace(draft, path, 'arrival');
  settle(draft, group);
}

/** A failed path that was never removed passed a test: last known good state, then the arrival rule (7.1). */
export function pathRecovered(draft: Draft, path: number, how: string): void {
  const { group, lastKnownGood } = draft.path(path);
  draft.changeNexus(draft.path(path).nexus, false);
  draft.setState(path, isGood(lastKnownGood) ? lastKnownGood : DeviceState.standby, how);
  ensureDisk(draft, group);
  takePlace(draft, path, how);
  settle(draft, group);
}
