/** Asymmetric access (ms-mpio.md 5): what the array says of its port groups, and what the policy makes of it. */
import type { AccessState } from '../../../scsi';
import { refreshPointer, pathToUse } from './candidates';
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { announce } from './pseudo-lun';
import { reportMovesPolicy } from './quirks';

export interface Report {
  readonly path: number;
  readonly state: AccessState;
  readonly preferred: boolean;
}

/** A LUN's port groups all say the same, those without a path too; only a report of the whole array tells that for sure. */
export const alike = (states: readonly number[]): boolean => states.every((state) => state === states[0]);

/** Notes what RTPG said; states are another matter. `portGroups`: states of all groups, if known. */
export function noteReport(draft: Draft, group: number, report: readonly Report[], portGroups?: readonly number[]): void {
  let news = false;
  for (const row of report) {
    if (!draft.knowsPath(row.path)) continue;
    const { reported, groupState, prefBit, present, portLost } = draft.path(row.path);
    if (!present || (groupState === row.state && prefBit === row.preferred)) continue;
    // What is heard of a path for the first time is no change.
    news ||= groupState !== row.state && groupState !== DeviceState.notUsed;
    const state = { groupState: row.state, reported: portLost ? reported : row.state };
    draft.changePath(row.path, { ...state, prefBit: row.preferred });
  }
  if (news) announce(draft, mpioEvents.accessChanged, group);
  const heard = draft
    .list(group)
    .map((path) => draft.path(path).reported)
    .filter((state) => state !== DeviceState.notUsed);
  // A later report only takes symmetry away (1.9).
  if (!alike(portGroups ?? heard)) draft.columns.groupSymmetric[group] = 0;
  if (reportMovesPolicy(draft) && !draft.symmetric(group) && draft.policy(group).id === 'round-robin')
    draft.setPolicy(group, 'round-robin-subset');
}

const goodAndEligible = (draft: Draft, path: number): boolean =>
  draft.stateOf(path) <= DeviceState.notUsed && draft.eligible(path);

/** Every good path gets the state of its port group; then the policy masks (5.3). `arrived`: the path that asked, or -1. */
export function adjustStates(draft: Draft, group: number, arrived: number, how: string): void {
  const policy = draft.policy(group);
  draft.rule(group, how, (members) => {
    let keeper = -1;
    for (const path of members.paths) {
      if (!goodAndEligible(draft, path)) continue;
      const wasActive = members.stateOf(path) === DeviceState.activeOptimized;
      const { reported } = draft.path(path);
      members.setState(path, reported);
      if (reported === DeviceState.activeOptimized) keeper = policy.keep(members, keeper, path, arrived, wasActive);
    }
  });
  if (policy.id !== 'fail-over-only' && policy.id !== 'weighted-paths') return;
  const pointer = pathToUse(draft, group, false);
  if (pointer >= 0) draft.columns.groupPointer[group] = pointer;
}

/** A report that was asked for while nothing else was under way: a test, somebody who looks. */
export function takeReport(
  draft: Draft,
  group: number,
  report: readonly Report[],
  how: string,
  portGroups?: readonly number[],
): void {
  noteReport(draft, group, report, portGroups);
  adjustStates(draft, group, -1, how);
  if (!draft.exact) refreshPointer(draft, group);
}
