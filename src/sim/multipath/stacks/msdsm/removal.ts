/** Paths that are invalidated, moved away from, or leave (ms-mpio.md 4.4, 4.8, 6.3). What fails is a nexus: every LUN behind it. */
import { pathToUse } from './candidates';
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { failDevice } from './failing';
import { announce, settle, testNextPath } from './pseudo-lun';
import { ensureRecovery } from './recovery';
import { replaceLost } from './replacement';
import { reservationPathLeft } from './reservations';

const { failed, invalidated, removePending: pendingState, removed } = DeviceState;

function leave(draft: Draft, path: number, how: string): void {
  draft.rememberGood(path);
  draft.setState(path, failed, how, draft.stateOf(path));
  replaceLost(draft, draft.path(path).group, 'failover');
}

/** InvalidatePath: every LUN on the nexus takes another path. Gives the groups in the order in which they were served. */
export function invalidateNexus(draft: Draft, nexus: number, how: string): readonly number[] {
  const { exists, failed: already, devices, zombies } = draft.nexus(nexus);
  if (!exists || already) return [];
  draft.changeNexus(nexus, { failed: true });
  if (devices.length === 0) {
    const served = zombies.filter((group) => draft.columns.groupCount[group] > 0);
    for (const group of served) replaceLost(draft, group, 'failover');
    return served;
  }
  for (const path of devices) {
    draft.rememberGood(path);
    draft.setState(path, invalidated, how, draft.stateOf(path));
    leave(draft, path, how);
  }
  return devices.map((path) => draft.path(path).group);
}

function mournPath(draft: Draft, path: number): void {
  const { group } = draft.path(path);
  draft.count('pathFailures', path);
  const single = draft.columns.groupCount[group] === 1;
  announce(draft, single ? mpioEvents.failoverSingle : mpioEvents.failover, group, path);
  if (!single) draft.changeGroup(group, { handling: true });
}

/**
 * An I/O or a test said that the path is dead: the DSM fails the LUN's own path, and mpio invalidates the nexus with all
 * LUNs behind it. `how`: io-error or verify.
 */
export function failNexus(draft: Draft, path: number, how: string): void {
  if (draft.caller === 'dsm') {
    failDevice(draft, path, how);
    return;
  }
  if (!draft.usable(path)) return;
  const { nexus, devices } = draft.nexus(draft.path(path).nexus);
  const lost = [path, ...devices.filter((other) => other !== path && draft.usable(other))];
  mournPath(draft, path);
  if (how === 'io-error') failDevice(draft, path, how);
  invalidateNexus(draft, nexus, how);
  for (const each of lost) {
    const { group } = draft.path(each);
    if (each !== path) mournPath(draft, each);
    testNextPath(draft, group);
    settle(draft, group, draft.columns.groupCount[group] > 1);
  }
  ensureRecovery(draft);
}

/** The administrator moves the LUN: the removal rule on the path in use (4.8). */
export function moveAway(draft: Draft, group: number): void {
  const [first] = draft.list(group);
  if (first === undefined) return;
  const pointer = pathToUse(draft, group, draft.symmetric(group));
  leave(draft, pointer >= 0 ? pointer : first, 'admin');
}

/** RemovePending: no new request. */
export function removePending(draft: Draft, path: number): void {
  leave(draft, path, 'pnp-removal');
  draft.setState(path, pendingState, 'pnp-removal', draft.stateOf(path));
}

/** RemoveDevice: out of all lists. */
export function removeDevice(draft: Draft, path: number): void {
  const { group, nexus } = draft.path(path);
  draft.rememberGood(path);
  draft.setState(path, removed, 'pnp-removal', draft.stateOf(path));
  draft.changePath(path, { present: false, initialized: false, usable: false });
  draft.refreshEligible(path);
  draft.remove(group, path);
  const { devices, zombies } = draft.nexus(nexus);
  draft.changeNexus(nexus, {
    devices: devices.filter((other) => other !== path),
    zombies: zombies.includes(group) ? zombies : [...zombies, group],
  });
  if (draft.columns.groupPointer[group] === path) draft.columns.groupPointer[group] = -1;
  if (draft.columns.groupCount[group] > 0) return;
  for (const row of draft.nexuses) {
    if (row.zombies.includes(group))
      draft.changeNexus(row.nexus, { zombies: row.zombies.filter((other) => other !== group) });
  }
}

/** RemovePath: the DSM forgets the nexus. */
export function removePathObject(draft: Draft, nexus: number): void {
  if (draft.nexus(nexus).devices.length > 0) return;
  draft.changeNexus(nexus, { exists: false, failed: false, zombies: [] });
}

/** Orders down a path that has left are void, and so is what waits for them. */
function dropOrders(draft: Draft, path: number): void {
  const dropped = draft.state.pending.filter((row) => row.path === path || row.about === path);
  const { group } = draft.path(path);
  const { failing } = draft.group(group);
  if (failing.some((row) => row.failing === path || row.instead === path))
    draft.changeGroup(group, { failing: failing.filter((row) => row.failing !== path && row.instead !== path) });
  if (dropped.length === 0) return;
  draft.change({ pending: draft.state.pending.filter((row) => !dropped.includes(row)) });
  if (dropped.some((row) => row.purpose === 'io-retry')) draft.changeGroup(group, { throttled: false });
}

/** PnP took the path. */
export function pathRemoved(draft: Draft, path: number): void {
  if (!draft.knowsPath(path) || !draft.path(path).present) return;
  const { group, nexus } = draft.path(path);
  reservationPathLeft(draft, path);
  dropOrders(draft, path);
  removePending(draft, path);
  removeDevice(draft, path);
  removePathObject(draft, nexus);
  announce(draft, mpioEvents.pathRemoved, group, path);
  testNextPath(draft, group);
  settle(draft, group);
}
