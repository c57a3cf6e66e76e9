/**
 * Where a LUN's policy comes from (ms-mpio.md 4.1, 4.2): LUN, VID/PID, DSM-wide, built-in, in this order; and what a change
 * of the lower ones does to LUNs that are there.
 */
import { refreshPointer } from './candidates';
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { adjustStates } from './port-groups';
import { settle } from './pseudo-lun';
import { clearedPolicyReturns, defaultMovesPointer } from './quirks';
import { clearedPreferredPath, noPreferredPath, type GroupRecord, type Selection, type TargetPolicy } from './state';
import { arriveSymmetric } from './symmetric-arrival';

interface Found {
  readonly policy: string;
  readonly preferredId: number;
  readonly selection: Selection;
}

const targetPolicyOf = (draft: Draft, { hardware }: GroupRecord): TargetPolicy | undefined =>
  draft.state.targetPolicies[hardware];

/** VID/PID, then DSM-wide; null when neither is set. */
function defaultOf(draft: Draft, group: GroupRecord): Found | null {
  const target = targetPolicyOf(draft, group);
  if (target) return { ...target, selection: 'VID/PID' };
  const { dsmPolicy, dsmPreferredId } = draft.state;
  return dsmPolicy === null ? null : { policy: dsmPolicy, preferredId: dsmPreferredId, selection: 'DSM-wide' };
}

/** RR on a LUN that is not symmetric becomes RRWS, without a word (4.1). */
function take(draft: Draft, group: number, { policy, preferredId, selection }: Found): void {
  draft.setPolicy(group, policy === 'round-robin' && !draft.symmetric(group) ? 'round-robin-subset' : policy);
  draft.changeGroup(group, { preferredId, selection });
}

/** A path arrives: the registry is read again. */
export function policyAtArrival(draft: Draft, group: number): void {
  const record = draft.group(group);
  const { policy, explicit, preferredId } = record.stored;
  if (explicit) {
    take(draft, group, { policy: policy ?? 'round-robin', preferredId, selection: 'LUN' });
    return;
  }
  const left = clearedPolicyReturns(draft) ? (policy ?? 'round-robin') : 'round-robin';
  take(draft, group, defaultOf(draft, record) ?? { policy: left, preferredId, selection: 'access' });
}

/** States by the rules of a policy that comes from no explicit path states, path by path as the DSM does it (4.2). */
export function applyDefaults(draft: Draft, group: number): void {
  for (const path of draft.list(group)) {
    if (draft.stateOf(path) > DeviceState.notUsed || !draft.eligible(path)) continue;
    if (!draft.symmetric(group)) adjustStates(draft, group, -1, 'admin');
    else if (draft.policy(group).id === 'fail-over-only') arriveSymmetric(draft, path, 'admin', true);
    else draft.setState(path, DeviceState.activeOptimized, 'admin', draft.stateOf(path));
  }
  if (defaultMovesPointer(draft)) refreshPointer(draft, group);
  settle(draft, group);
}

export function setDsmPolicy(draft: Draft, id: string | null, preferredId: number): void {
  draft.change({ dsmPolicy: id, dsmPreferredId: id === null ? noPreferredPath : preferredId });
  for (const { group, selection } of draft.groups) {
    if (selection !== 'access' && selection !== 'DSM-wide') continue;
    if (id === null && selection !== 'DSM-wide') continue;
    take(
      draft,
      group,
      id === null
        ? { policy: 'round-robin', preferredId: noPreferredPath, selection: 'access' }
        : { policy: id, preferredId, selection: 'DSM-wide' },
    );
    applyDefaults(draft, group);
  }
}

export function setTargetPolicy(draft: Draft, hardware: string, id: string | null, preferredId: number): void {
  const others = Object.entries(draft.state.targetPolicies).filter(([key]) => key !== hardware);
  const rows: readonly [string, TargetPolicy][] = id === null ? others : [...others, [hardware, { policy: id, preferredId }]];
  draft.change({ targetPolicies: Object.fromEntries(rows) });
  for (const record of draft.groups) {
    if (record.selection === 'LUN' || record.hardware !== hardware) continue;
    if (id === null && record.selection !== 'VID/PID') continue;
    take(
      draft,
      record.group,
      defaultOf(draft, record) ?? { policy: 'round-robin', preferredId: noPreferredPath, selection: 'access' },
    );
    applyDefaults(draft, record.group);
  }
}

/** The LUN's own policy is cleared: one level down the chain. */
export function clearExplicit(draft: Draft, group: number): void {
  const record = draft.group(group);
  draft.changeGroup(group, { stored: { ...record.stored, explicit: false } });
  take(
    draft,
    group,
    defaultOf(draft, record) ?? { policy: 'round-robin', preferredId: clearedPreferredPath, selection: 'access' },
  );
  applyDefaults(draft, group);
}
