/** Asymmetric access (ms-mpio.md 5): what the array says of its port groups, asking it, and asking it to change. */
import type { AccessState } from '../../../scsi';
import type { FailedIo } from '../../device';
import { DeviceState, isGood } from './device-state';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { announce, candidate, refreshGate } from './pseudo-lun';
import type { Pending } from './state';
import type { Judgement } from './verdicts';

export interface Report {
  readonly path: number;
  readonly state: AccessState;
  readonly preferred: boolean;
}

/** RR on a LUN that is not symmetric becomes RRWS, without a word (4.1). */
export function refreshPolicy(draft: Draft, group: number): void {
  const wanted = draft.group(group).explicitPolicy ?? draft.state.dsmPolicy ?? 'round-robin';
  draft.setPolicy(group, wanted === 'round-robin' && !draft.symmetric(group) ? 'round-robin-subset' : wanted);
}

/**
 * Symmetric (1.9): no ALUA, or implicit with all port groups in one state. Explicit arrays never are. It is decided when a
 * path arrives; a later report can only take it away. A path that arrives while a whole port group is absent says
 * nothing about that group, so a LUN known to be asymmetric stays so; and paths that are all alike but not optimized
 * have their better half elsewhere (INFERRED). `groupsAlike`: what the report of the whole array says, when it is known.
 */
export function refreshSymmetry(draft: Draft, group: number, arrival: boolean, groupsAlike?: boolean): void {
  const { alua, paths } = draft.group(group);
  if (alua !== 'implicit') return;
  if (groupsAlike !== undefined) {
    draft.columns.groupSymmetric[group] = groupsAlike ? 1 : 0;
    return;
  }
  const present = draft.list(group);
  const heard = present.map((path) => draft.path(path).reported).filter((state) => state !== DeviceState.notUsed);
  const alike = heard.every((state) => state === heard[0]);
  const portGroups = (list: readonly number[]): number => new Set(list.map((path) => draft.path(path).portGroup)).size;
  if (!alike) draft.columns.groupSymmetric[group] = 0;
  else if (arrival && heard[0] !== DeviceState.activeOptimized) draft.columns.groupSymmetric[group] = 0;
  else if (arrival && portGroups(present) === portGroups(paths.filter((path) => draft.path(path).seen))) {
    draft.columns.groupSymmetric[group] = 1;
  }
}

/** Every usable path gets the state of its port group; then the policy masks (5.3). `arrived`: the path that asked, or -1. */
export function deriveStates(draft: Draft, group: number, how: string, arrived: number, newcomer = -1): void {
  const start = new Map<number, number>();
  for (const path of draft.list(group)) {
    const { reported } = draft.path(path);
    if ((draft.usable(path) || path === newcomer) && reported !== DeviceState.notUsed) start.set(path, reported);
  }
  draft.rule(group, how, start, (members) => draft.policy(group).mask(members, arrived));
}

/** STPG then RTPG on explicit arrays, RTPG alone on implicit ones. One at a time for a path and purpose. */
export function askArray(draft: Draft, group: number, path: number, purpose: Pending['purpose']): void {
  if (draft.state.pending.some((row) => row.path === path && row.purpose === purpose)) return;
  const command = draft.group(group).alua === 'explicit' ? 'stpg' : 'rtpg';
  draft.send({ purpose, command, path, group });
}

/** ms-mpio.md 5.4 with 14.1: does the arrival of this path make the DSM ask the array to move? */
function wantsCommands(draft: Draft, group: number, path: number): boolean {
  const { reported, prefBit } = draft.path(path);
  // A path that recovers counts with its last known good state: it takes the LUN home only when it arrives anew.
  const state = draft.stateOf(path);
  const optimized = (isGood(state) ? state : reported) === DeviceState.activeOptimized;
  const others = draft.list(group).filter((other) => other !== path);
  if (others.length === 0) return !optimized;
  if (!others.some((other) => draft.active(other))) return true;
  const wish = draft.wishOf(path);
  const { id } = draft.policy(group);
  if (wish === DeviceState.activeOptimized && (id === 'fail-over-only' || id === 'round-robin-subset')) return true;
  if (id === 'fail-over-only' && draft.group(group).preferred === path) return true;
  return !optimized && wish === DeviceState.undetermined && prefBit;
}

export function arriveAsymmetric(draft: Draft, group: number, path: number, how: string): void {
  const asks = wantsCommands(draft, group, path);
  deriveStates(draft, group, how, -1, path);
  if (asks) askArray(draft, group, path, 'arrival');
}

/** No active path is left (5.5): promote a masked one at once, or ask the array to move to the best candidate. */
export function loseAsymmetric(draft: Draft, group: number): void {
  if (draft.hasActive(group)) return;
  const path = candidate(draft, group);
  if (path < 0) return;
  if (draft.path(path).reported === DeviceState.activeOptimized)
    draft.setState(path, DeviceState.activeOptimized, 'failover');
  else askArray(draft, group, path, 'fail-over');
}

export function takeReport(draft: Draft, group: number, report: readonly Report[], arrived: number): void {
  let news = false;
  for (const row of report) {
    if (!draft.knowsPath(row.path)) continue;
    const { reported, prefBit } = draft.path(row.path);
    if (reported === row.state && prefBit === row.preferred) continue;
    news ||= reported !== row.state;
    draft.changePath(row.path, { reported: row.state, prefBit: row.preferred });
  }
  if (news) announce(draft, mpioEvents.accessChanged, group);
  refreshSymmetry(draft, group, false);
  refreshPolicy(draft, group);
  if (!draft.symmetric(group)) {
    deriveStates(draft, group, 'rtpg', arrived);
    return;
  }
  // All port groups say the same. What is not optimized is taken as said; what became so joins by the policy's own rule.
  for (const path of draft.list(group)) {
    const { reported } = draft.path(path);
    const state = draft.stateOf(path);
    if (!isGood(state) || reported === DeviceState.notUsed) continue;
    if (reported !== DeviceState.activeOptimized) draft.setState(path, reported, 'rtpg');
    else if (state !== DeviceState.activeOptimized && state !== DeviceState.standby) {
      draft.rule(group, 'rtpg', new Map(), (members) => draft.policy(group).onArrival(members, path));
    }
  }
}

/** Where to go on, and whom to ask, after a retryable ALUA sense (5.8). */
function nextPath(draft: Draft, io: FailedIo, ask: NonNullable<Extract<Judgement, { do: 'retry' }>['ask']>): number {
  if (ask === 'same-path' && draft.usable(io.path)) return io.path;
  const here = draft.path(io.path).portGroup;
  const list = draft.list(io.group);
  const elsewhere = (path: number): boolean => draft.path(path).portGroup !== here;
  const anywhere = (): number => list.find((path) => draft.active(path)) ?? candidate(draft, io.group);
  if (ask !== 'other-port-group') return anywhere();
  const active = list.find((path) => draft.active(path) && elsewhere(path)) ?? candidate(draft, io.group, elsewhere);
  return active >= 0 ? active : anywhere();
}

/** New I/O waits (throttle) until the port groups are read; only one report is asked for at a time. */
export function askAfterIo(
  draft: Draft,
  io: FailedIo,
  ask: NonNullable<Extract<Judgement, { do: 'retry' }>['ask']>,
): void {
  const path = nextPath(draft, io, ask);
  if (path < 0) return;
  draft.columns.groupPointer[io.group] = path;
  if (draft.state.pending.some((row) => row.group === io.group && row.command === 'rtpg')) return;
  draft.changeGroup(io.group, { throttled: true });
  draft.send({ purpose: 'io-retry', command: 'rtpg', path, group: io.group });
  refreshGate(draft, io.group);
}
