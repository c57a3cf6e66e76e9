/**
 * The disk over the paths (ms-mpio.md 7.6, INFERRED there): gate, and what happens without any path.
 * Everything that changes paths ends with `settle`; the path to be used itself is chosen by the rules of events.
 */
import type { Draft } from './draft';
import { DeviceState, isGood } from './device-state';
import { mpioEvents } from './events';
import { verifyPath } from './verify';

const commandsOfMoves: readonly string[] = ['arrival', 'removal', 'fail-over', 'admin', 'registration'];
const commandsOfFailover: readonly string[] = ['removal', 'fail-over', 'next-path'];

export function announce(
  draft: Draft,
  event: (typeof mpioEvents)[keyof typeof mpioEvents],
  group: number,
  path?: number,
  params?: Readonly<Record<string, number | string>>,
): void {
  draft.announce(event.source, event.eventId, event.code, { group, path, params });
}

/** I/O finds a path: any active one, or the pointer where such a path serves at all (5.7). */
export function carries(draft: Draft, group: number): boolean {
  const pointer = draft.columns.groupPointer[group];
  if (pointer >= 0 && draft.usable(pointer)) {
    const serves = draft.symmetric(group) || draft.group(group).alua !== 'explicit';
    if (serves || draft.stateOf(pointer) <= DeviceState.activeUnoptimized) return true;
  }
  const { id } = draft.policy(group);
  return id !== 'fail-over-only' && id !== 'weighted-paths' && draft.hasActive(group);
}

export const removeTimer = (group: number): string => `pdo-remove/${group}`;

/** The array has been asked to move the LUN, or will be asked what it did: not lost yet. */
const waitsForArray = (draft: Draft, group: number): boolean =>
  draft.state.pending.some((row) => row.group === group && commandsOfMoves.includes(row.purpose));

function lose(draft: Draft, group: number, afterFailover: boolean): void {
  if (afterFailover) announce(draft, mpioEvents.failoverFailed, group);
  // Paths that may carry nothing: standby where the array cannot be moved, or without the key that the LUN holds.
  if (draft.list(group).some((path) => isGood(draft.stateOf(path)))) announce(draft, mpioEvents.noPath, group);
  announce(draft, mpioEvents.allPathsFailed, group);
  draft.changeGroup(group, { presence: 'waiting', handling: false });
  draft.order({
    kind: 'start-timer',
    timer: removeTimer(group),
    atNs: draft.nowNs + draft.state.settings.pdoRemovePeriodNs,
    oneShot: true,
    label: 'PDORemovePeriod',
    setting: 'pdoRemovePeriodNs',
    group,
  });
}

function regain(draft: Draft, group: number): void {
  draft.changeGroup(group, { presence: 'present' });
  draft.order({ kind: 'cancel-timer', timer: removeTimer(group) });
}

/** A command that the failover of this disk waits for is under way, down a path that has not failed as well. */
const asks = (draft: Draft, group: number, purposes: readonly string[]): boolean =>
  draft.state.pending.some((row) => row.group === group && purposes.includes(row.purpose) && draft.usable(row.path));

/**
 * The path that takes over is tested before I/O goes on by it (ms-mpio.md 6.3, 7.2); where the array is asked to move, or
 * what it did, its answer is the test.
 */
export function testNextPath(draft: Draft, group: number): void {
  if (!draft.group(group).handling || asks(draft, group, commandsOfFailover)) return;
  const pointer = draft.columns.groupPointer[group];
  const path = pointer >= 0 && draft.usable(pointer) ? pointer : draft.anyActive(group);
  if (path >= 0) verifyPath(draft, path, 'next-path');
}

/** Event 17, once for failures that were handled together. */
function endHandling(draft: Draft, group: number): void {
  const { handling, presence, disk } = draft.group(group);
  if (!handling || presence !== 'present' || asks(draft, group, commandsOfFailover)) return;
  draft.changeGroup(group, { handling: false });
  announce(draft, mpioEvents.degraded, group, undefined, { disk });
}

export function refreshGate(draft: Draft, group: number): void {
  const { presence, throttled } = draft.group(group);
  const passes = presence === 'present' && !throttled && !asks(draft, group, ['next-path']);
  let gate: 0 | 1 | 2 = passes && carries(draft, group) ? 0 : 1;
  if (presence === 'gone') gate = 2;
  draft.setGate(group, gate);
}

/** `afterFailover`: an I/O error on one of several paths led here, so that event 22 is due if nothing is left. */
export function settle(draft: Draft, group: number, afterFailover = false): void {
  const { presence } = draft.group(group);
  const serves = carries(draft, group);
  if (presence === 'present' && !serves && !waitsForArray(draft, group)) lose(draft, group, afterFailover);
  else if (presence === 'waiting' && serves) regain(draft, group);
  // Paths that came in time but could not carry yet: the disk left all the same, and is there again with the first that can.
  else if (presence === 'gone' && serves) ensureDisk(draft, group);
  endHandling(draft, group);
  refreshGate(draft, group);
}

/** A path is there: the disk exists again, or for the first time. */
export function ensureDisk(draft: Draft, group: number): void {
  const { presence, disk } = draft.group(group);
  if (presence !== 'never' && presence !== 'gone') return;
  announce(draft, mpioEvents.diskCreated, group, undefined, { disk });
  draft.changeGroup(group, { presence: 'present' });
}

/** Timers of this file, by key; false when it is none of them. */
export function onDiskTimer(draft: Draft, timer: string): boolean {
  const [name, row] = timer.split('/');
  const group = Number(row);
  if (row === undefined || !draft.knowsGroup(group)) return false;
  const { presence, disk } = draft.group(group);
  if (name !== 'pdo-remove') return false;
  if (presence === 'waiting') {
    draft.changeGroup(group, { presence: 'gone', throttled: false });
    announce(draft, mpioEvents.diskRemoved, group, undefined, { disk });
    refreshGate(draft, group);
  }
  return true;
}
