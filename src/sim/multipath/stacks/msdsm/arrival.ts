/**
 * Paths that arrive or come back (ms-mpio.md 4.3, 5.4), in mpio's steps: Inquire, SetDeviceInfo, IsPathActive. A path that
 * was removed comes back last in DSM order (1.6).
 */
import type { Signal } from '../../device';
import { movesExplicitly, refreshPointer } from './candidates';
import { policyAtArrival } from './default-policy';
import { DeviceState, isGood } from './device-state';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { adjustStates, noteReport, type Report } from './port-groups';
import { announce, ensureDisk, settle } from './pseudo-lun';
import { registerOnArrival } from './reservations';
import { leastBlocksCacheBytes } from './settings';
import { arriveSymmetric, isRefused } from './symmetric-arrival';

type Arrived = Extract<Signal, { kind: 'path-arrived' }>;
const { activeOptimized, standby, notUsed, undetermined, failed } = DeviceState;

/** A LUN's first path: nothing is left of what was before, but for the registry. */
function freshGroup(draft: Draft, group: number): void {
  draft.columns.groupPointer[group] = -1;
  draft.columns.groupSymmetric[group] = 0;
  draft.columns.groupCacheBytes[group] = leastBlocksCacheBytes(draft.state.settings, draft.state.release);
  draft.changeGroup(group, { failing: [], registeredKey: null, registeredWith: null, throttled: false, handling: false });
}

/** Inquire: the path joins its LUN's list, in the state of its port group. Gives false when the LUN has 32 already. */
export function inquirePath(
  draft: Draft,
  path: number,
  report: readonly Report[],
  portGroups?: readonly number[],
): boolean {
  const { group } = draft.path(path);
  const first = draft.columns.groupCount[group] === 0;
  if (!draft.append(group, path)) return false;
  if (first) freshGroup(draft, group);
  draft.columns.pathState[path] = notUsed;
  draft.clearStatistics(path);
  draft.setWish(path, undetermined);
  draft.changePath(path, {
    present: true,
    seen: true,
    previous: notUsed,
    lastKnownGood: notUsed,
    reported: notUsed,
    groupState: notUsed,
    portLost: false,
    initialized: false,
    usable: false,
    keyRegistered: false,
  });
  draft.refreshEligible(path);
  const { alua } = draft.group(group);
  if (alua === 'none') {
    draft.columns.groupSymmetric[group] = 1;
    draft.setState(path, first ? activeOptimized : standby, 'arrival');
    return true;
  }
  if (alua === 'implicit') draft.columns.groupSymmetric[group] = 1;
  noteReport(draft, group, report, portGroups);
  draft.setState(path, draft.path(path).reported, 'arrival');
  return true;
}

/** The DesiredState that the registry asks for (4.5), and the weight. */
function readStoredPath(draft: Draft, path: number): void {
  const { group, stored } = draft.path(path);
  const { selection } = draft.group(group);
  const weighted = draft.policy(group).id === 'weighted-paths';
  if (selection === 'DSM-wide' || selection === 'VID/PID') {
    draft.setWish(path, undetermined);
    draft.columns.pathWeight[path] = 0;
    return;
  }
  draft.columns.pathWeight[path] = stored?.weight ?? 0;
  const wish = stored?.wish ?? null;
  if (wish === null || (weighted && stored?.weight === null)) {
    draft.setWish(path, undetermined);
  } else if (draft.symmetric(group)) {
    draft.setWish(path, wish <= DeviceState.activeUnoptimized ? activeOptimized : standby);
  } else {
    const { id } = draft.policy(group);
    draft.setWish(path, id === 'fail-over-only' || id === 'round-robin-subset' ? wish : undetermined);
  }
}

/** SetDeviceInfo: policy by precedence, the path's place, its wish. */
export function describePath(draft: Draft, path: number): void {
  const { group, nexus } = draft.path(path);
  policyAtArrival(draft, group);
  const { devices } = draft.nexus(nexus);
  draft.changeNexus(nexus, { exists: true, failed: false, devices: [...devices.filter((row) => row !== path), path] });
  readStoredPath(draft, path);
  draft.changePath(path, { initialized: true });
  draft.refreshEligible(path);
}

export const pathIsUsable = (draft: Draft, path: number): boolean => draft.path(path).usable;

/** IsPathActive: where the LUN holds a reservation key the path registers first; then it takes its place. */
export function activatePath(draft: Draft, path: number, how: string): void {
  draft.changePath(path, { usable: true });
  draft.refreshEligible(path);
  if (draft.group(draft.path(path).group).registeredKey !== null && registerOnArrival(draft, path, how)) return;
  takePlace(draft, path, how);
}

/** The path takes its place by the policy's rule, or by what the array says of its port group. */
export function takePlace(draft: Draft, path: number, how: string): void {
  const { group, nexus, reported } = draft.path(path);
  const { exists, failed: nexusFailed, devices } = draft.nexus(nexus);
  if (!exists || nexusFailed || devices.length === 0) {
    draft.changePath(path, { usable: false });
    draft.refreshEligible(path);
    return;
  }
  const symmetric = draft.symmetric(group);
  // It failed and passed a test meanwhile without a good state known: it starts from what is known of it now.
  if (draft.stateOf(path) >= failed)
    draft.setState(path, symmetric ? activeOptimized : reported, how, draft.path(path).previous);
  if (symmetric) arriveSymmetric(draft, path, how);
  else arriveAsymmetric(draft, path, how);
  settle(draft, group);
}

/** ms-mpio.md 5.4 with 14.1: does the arrival of this path make the DSM ask the array to move? */
function asksArray(draft: Draft, path: number): boolean {
  const { group, wish, prefBit } = draft.path(path);
  const optimized = draft.stateOf(path) === activeOptimized;
  if (draft.columns.groupCount[group] === 1) return !optimized;
  if (draft.anyActive(group) < 0) return true;
  const { id } = draft.policy(group);
  if (wish === activeOptimized && (id === 'fail-over-only' || id === 'round-robin-subset')) return true;
  if (id === 'fail-over-only' && draft.isPreferred(path)) return true;
  return !optimized && wish === undetermined && prefBit;
}

function arriveAsymmetric(draft: Draft, path: number, how: string): void {
  const { group } = draft.path(path);
  if (isRefused(draft, path, how)) {
    refreshPointer(draft, group);
  } else if (asksArray(draft, path)) {
    // A LUN's only path stands for nobody's place: it is not preferred to others when the array has answered.
    const about = draft.columns.groupCount[group] === 1 ? -1 : path;
    const command = movesExplicitly(draft, group) ? 'stpg' : 'rtpg';
    draft.send({ purpose: 'arrival', command, path, group, waits: true, about });
    // I/O does not wait for the answer where some path serves already.
    refreshPointer(draft, group);
  } else {
    adjustStates(draft, group, -1, how);
    refreshPointer(draft, group);
  }
}

/** Inquire refuses a path whose ALUA kind is not that of its LUN's other paths; explicit and both get along (2.6). */
function isOfAnotherKind(draft: Draft, group: number, alua: Arrived['alua']): boolean {
  if (alua === undefined || draft.columns.groupCount[group] === 0) return false;
  const kind = (each: typeof alua): string => (each === 'both' ? 'explicit' : each);
  return kind(alua) !== kind(draft.group(group).alua);
}

/** What PnP found: all steps at once, because the engine has asked for the port groups already (7.1). */
export function pathArrived(draft: Draft, signal: Arrived): void {
  const { path, access, preferred, groupsAlike, alua } = signal;
  // One report tells of the whole array: of the paths that are here already too.
  const report = [...(signal.report ?? []).filter((row) => row.path !== path), { path, state: access, preferred }];
  if (!draft.knowsPath(path)) return;
  const { group, present } = draft.path(path);
  if (present) {
    if (!isGood(draft.stateOf(path))) {
      noteReport(draft, group, report);
      pathRecovered(draft, path, 'arrival');
    } else {
      noteReport(draft, group, report);
    }
    return;
  }
  if (isOfAnotherKind(draft, group, alua)) {
    draft.changePath(path, { how: 'refused', sinceNs: draft.nowNs });
    announce(draft, mpioEvents.pathRefused, group, path);
    return;
  }
  const wasSymmetric = draft.columns.groupSymmetric[group] === 1;
  if (!inquirePath(draft, path, report)) {
    draft.changePath(path, { how: 'refused', sinceNs: draft.nowNs });
    announce(draft, mpioEvents.tooManyPaths, group, path);
    return;
  }
  keepAsymmetry(draft, group, wasSymmetric, groupsAlike);
  ensureDisk(draft, group);
  announce(draft, mpioEvents.pathAdded, group, path);
  describePath(draft, path);
  activatePath(draft, path, 'arrival');
}

/**
 * Symmetry at an arrival, where only this path's port group is told: `groupsAlike` says it of the whole array. Without
 * it, a path that arrives while a whole port group is absent says nothing about that group, so a LUN known to be
 * asymmetric stays so; and paths that are all alike but not optimized have their better half elsewhere (INFERRED).
 */
function keepAsymmetry(draft: Draft, group: number, wasSymmetric: boolean, groupsAlike?: boolean): void {
  if (draft.group(group).alua !== 'implicit') return;
  if (groupsAlike !== undefined) {
    draft.columns.groupSymmetric[group] = groupsAlike ? 1 : 0;
    return;
  }
  if (!draft.symmetric(group)) return;
  const present = draft.list(group);
  const portGroups = (list: readonly number[]): number => new Set(list.map((path) => draft.path(path).portGroup)).size;
  const seen = draft.group(group).paths.filter((path) => draft.path(path).seen);
  const partly = portGroups(present) < portGroups(seen) && !wasSymmetric;
  if (partly || draft.path(present[0]).reported !== activeOptimized) draft.columns.groupSymmetric[group] = 0;
}

/** A failed path that was never removed passed a test: last known good state, then the arrival rule (7.1). */
export function pathRecovered(draft: Draft, path: number, how: string): void {
  const { group } = draft.path(path);
  recoverState(draft, path, how);
  ensureDisk(draft, group);
  activatePath(draft, path, how);
}

/** The part of PathVerify: what was failed is as good as it was last known. */
export function recoverState(draft: Draft, path: number, how: string): void {
  const { nexus, lastKnownGood, previous } = draft.path(path);
  if (draft.stateOf(path) < failed) return;
  draft.changeNexus(nexus, { failed: false });
  draft.setState(path, lastKnownGood, how, previous);
}
