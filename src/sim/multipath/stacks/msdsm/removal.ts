/** Paths that fail or leave (ms-mpio.md 4.4, 5.5, 6.3). What fails is a nexus: every LUN behind it, at once. */
import { DeviceState } from './device-state';
import { loseAsymmetric } from './alua';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { announce, settle, startDegraded } from './pseudo-lun';
import { ensureRecovery } from './recovery';

function afterLoss(draft: Draft, group: number): void {
  if (draft.symmetric(group))
    draft.rule(group, 'failover', new Map(), (members) => draft.policy(group).onRemoval(members));
  else loseAsymmetric(draft, group);
}

function failPath(draft: Draft, path: number, how: string): void {
  const { group } = draft.path(path);
  const single = draft.columns.groupCount[group] === 1;
  draft.setState(path, DeviceState.failed, how);
  announce(draft, single ? mpioEvents.failoverSingle : mpioEvents.failover, group, path);
  afterLoss(draft, group);
  if (!single) startDegraded(draft, group);
  settle(draft, group, !single);
}

/** InvalidatePath: the path whose I/O failed first, then the other LUNs on the same nexus. `how`: io-error or verify. */
export function failNexus(draft: Draft, path: number, how: string): void {
  if (!draft.usable(path)) return;
  const nexus = draft.nexusOf(path);
  draft.changeNexus(nexus.nexus, true);
  failPath(draft, path, how);
  for (const other of nexus.paths) {
    if (draft.path(other).present && draft.usable(other)) failPath(draft, other, how);
  }
  ensureRecovery(draft);
}

/** PnP took the path: out of the list, and its orders are void. */
export function pathRemoved(draft: Draft, path: number): void {
  if (!draft.knowsPath(path) || !draft.path(path).present) return;
  const { group } = draft.path(path);
  draft.setState(path, DeviceState.removed, 'pnp-removal');
  draft.changePath(path, { present: false });
  draft.columns.pathEligible[path] = 0;
  draft.remove(group, path);
  const dropped = draft.state.pending.filter((row) => row.path === path);
  if (dropped.length > 0) {
    draft.change({ pending: draft.state.pending.filter((row) => row.path !== path) });
    if (dropped.some((row) => row.purpose === 'io-retry')) draft.changeGroup(group, { throttled: false });
  }
  const nexus = draft.nexusOf(path);
  if (nexus.failed && !nexus.paths.some((other) => draft.path(other).present)) draft.changeNexus(nexus.nexus, false);
  announce(draft, mpioEvents.pathRemoved, group, path);
  afterLoss(draft, group);
  settle(draft, group);
}
