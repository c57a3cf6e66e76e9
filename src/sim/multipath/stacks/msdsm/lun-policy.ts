/** The explicit set of a LUN's policy with a state for every path (ms-mpio.md 4.7 with 14.1). */
import { refusedCode } from '../../device';
import { movesExplicitly, refreshPointer } from './candidates';
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { pathIdNumber } from './path-id';
import { settle } from './pseudo-lun';
import { readOwnRequest } from './own-request';
import { leavesWishes, readsOwnRequest, refusedSetLosesPointer } from './quirks';
import { noPreferredPath, type PathEntry, type PendingSet } from './state';

export type { PathEntry } from './state';

const { activeOptimized, activeUnoptimized, standby, unavailable, notUsed, undetermined } = DeviceState;
const carriesAll = (policy: string): boolean => policy !== 'fail-over-only' && policy !== 'round-robin-subset';
const rotates = (policy: string): boolean => policy === 'round-robin' || policy === 'round-robin-subset';

export function refuse(draft: Draft, group: number | null, reason: string): void {
  draft.announce('msdsm', null, refusedCode, { group: group ?? undefined, params: { reason } });
}

/** One entry for every path, each of them once. */
function whyNotEntries(draft: Draft, group: number, policy: string, entries: readonly PathEntry[]): string | null {
  const list = draft.list(group);
  const named = new Set(entries.map((entry) => entry.path));
  if (entries.some((entry) => !list.includes(entry.path))) return 'A path of another LUN was named.';
  if (named.size < entries.length) return 'A path was named twice.';
  if (entries.length !== list.length) return 'Every path has to be named.';
  if (policy === 'round-robin' && !draft.symmetric(group)) return 'Round Robin needs symmetric access.';
  return null;
}

interface Checked {
  /** Null: fits. */
  readonly why: string | null;
  /** Entries that were looked at before it was refused. */
  readonly seen: number;
}

function whyNotEntry(draft: Draft, group: number, policy: string, { path, state }: PathEntry): string | null {
  const { reported } = draft.path(path);
  const { alua } = draft.group(group);
  if (state === activeOptimized) {
    const fixed = alua === 'implicit' && !draft.symmetric(group) && reported !== activeOptimized;
    return fixed ? 'The array moves this LUN by itself: a path can be active only where the array says so.' : null;
  }
  if (state === activeUnoptimized) {
    const odd = carriesAll(policy) && alua !== 'none' && reported !== activeUnoptimized;
    return odd ? 'A path is Active/Unoptimized only where the array says so.' : null;
  }
  if (carriesAll(policy) && (alua === 'none' || reported !== state))
    return 'Only Fail Over Only and Round Robin with Subset keep standby paths.';
  const maskable = alua === 'none' || reported === activeOptimized || reported === state;
  return policy === 'round-robin-subset' && !maskable
    ? 'A path can rest only where the array says optimized or that state.'
    : null;
}

/** Entry by entry, in the order of the command. */
function check(draft: Draft, group: number, policy: string, entries: readonly PathEntry[]): Checked {
  const failover = policy === 'fail-over-only';
  let active = 0;
  let preferred = 0;
  let optimizedGroups = 0;
  for (const [at, entry] of entries.entries()) {
    if (entry.preferred && failover) preferred += 1;
    if (preferred > 1) return { why: 'Fail Over Only has one preferred path.', seen: at };
    if (draft.stateOf(entry.path) > notUsed) continue;
    if (draft.path(entry.path).reported === activeOptimized) optimizedGroups += 1;
    const why = whyNotEntry(draft, group, policy, entry);
    if (why !== null) return { why, seen: at };
    if (entry.state === activeOptimized) active += 1;
    if (failover && active > 1) return { why: 'Fail Over Only has one active path.', seen: at };
  }
  const needsActive = draft.group(group).alua === 'none' || optimizedGroups > 0;
  if (active === 0 && needsActive)
    return { why: 'At least one path that has not failed must be active.', seen: entries.length };
  return { why: null, seen: entries.length };
}

/** Round robin's pointer during a set: none, then the first path declared active, also when it is refused later. */
function firstDeclared(draft: Draft, entries: readonly PathEntry[]): number {
  const first = entries.find((entry) => entry.state === activeOptimized && draft.stateOf(entry.path) <= notUsed);
  return first ? first.path : -1;
}

/** `why` in words when it is refused; then states stay as they were. */
export function setExplicit(draft: Draft, group: number, policy: string, entries: readonly PathEntry[]): void {
  const bad = policy === '' ? 'There is no such policy.' : whyNotEntries(draft, group, policy, entries);
  if (bad !== null) {
    refuse(draft, group, bad);
    return;
  }
  const { why, seen } = check(draft, group, policy, entries);
  if (why !== null) {
    if (rotates(policy) && refusedSetLosesPointer(draft))
      draft.columns.groupPointer[group] = firstDeclared(draft, entries.slice(0, seen));
    refuse(draft, group, why);
    return;
  }
  const preferred = policy === 'fail-over-only' ? entries.find((entry) => entry.preferred) : undefined;
  const set: PendingSet = {
    policy,
    entries,
    before: entries.map((entry) => draft.stateOf(entry.path)),
    preferredId: preferred ? pathIdNumber(draft.path(preferred.path)) : noPreferredPath,
  };
  if (rotates(policy) && draft.exact) draft.columns.groupPointer[group] = firstDeclared(draft, entries);
  if (!askArray(draft, group, set)) {
    applyStates(draft, set);
    finishSet(draft, group, set, true);
  }
}

/** Declared states take effect; a failed path stays failed. */
function applyStates(draft: Draft, set: PendingSet): void {
  for (const [at, { path, state }] of set.entries.entries()) {
    if (set.before[at] <= notUsed) draft.setState(path, state, 'admin', draft.path(path).previous);
  }
}

/**
 * Paths that are to be active in port groups that are not: the array is asked, down a path that was active before (4.7).
 * False: nothing has to be asked.
 */
function askArray(draft: Draft, group: number, set: PendingSet): boolean {
  if (!movesExplicitly(draft, group)) return false;
  const good = set.entries.filter((_, at) => set.before[at] <= notUsed);
  const wanted = good.filter((entry) => entry.state === activeOptimized).map((entry) => entry.path);
  if (!wanted.some((path) => draft.path(path).reported !== activeOptimized)) return false;
  const carriers = set.entries.filter((_, at) => set.before[at] === activeOptimized).map((entry) => entry.path);
  if (draft.exact) applyStates(draft, set);
  if (carriers.length === 0 && readsOwnRequest(draft)) {
    readOwnRequest(draft, group, wanted);
    finishSetStates(draft, group, set);
    finishSet(draft, group, set, true);
    return true;
  }
  const path = carriers.at(-1) ?? wanted[0];
  draft.send({ purpose: 'admin', command: 'stpg', path, group, waits: true, asks: wanted, set });
  return true;
}

/** The array has moved: a path whose port group did not become optimized takes that group's state. */
export function finishSetStates(draft: Draft, group: number, set: PendingSet): void {
  const list = draft.list(group);
  for (const [at, { path, state }] of set.entries.entries()) {
    if (!list.includes(path)) continue;
    const before = set.before[at];
    if (before > notUsed || draft.stateOf(path) > notUsed) {
      draft.setState(path, draft.stateOf(path), 'admin', before);
      continue;
    }
    const { reported } = draft.path(path);
    const denied =
      state === activeOptimized &&
      (reported === activeUnoptimized || reported === standby || reported === unavailable);
    draft.setState(path, denied ? reported : state, 'admin', before);
  }
}

/** DesiredState: what was declared, kept on symmetric LUNs and under FOO; under RRWS where it differs from the array's (4.5). */
function wishAfter(draft: Draft, group: number, policy: string, { path, state }: PathEntry): number {
  if (carriesAll(policy) && !leavesWishes(draft)) return undetermined;
  const keeps =
    draft.symmetric(group) ||
    policy === 'fail-over-only' ||
    (policy === 'round-robin-subset' && draft.stateOf(path) !== draft.path(path).reported);
  return keeps ? state : undetermined;
}

/** Policy, wishes, weights and registry; or, after the array refused, the states as they were. */
export function finishSet(draft: Draft, group: number, set: PendingSet, ok: boolean): void {
  const { policy, entries, before, preferredId } = set;
  const list = draft.list(group);
  const known = entries.filter((entry) => list.includes(entry.path));
  if (!ok) {
    for (const [at, { path }] of entries.entries()) {
      if (list.includes(path) && before[at] <= notUsed && draft.stateOf(path) <= notUsed)
        draft.setState(path, before[at], 'admin', draft.path(path).previous);
    }
    refuse(draft, group, 'The array refused to move the LUN.');
    settle(draft, group);
    return;
  }
  draft.setPolicy(group, policy);
  const weighted = policy === 'weighted-paths';
  for (const path of draft.group(group).paths) draft.changePath(path, { stored: null });
  for (const entry of known) {
    const wish = wishAfter(draft, group, policy, entry);
    draft.setWish(entry.path, wish);
    if (weighted) draft.columns.pathWeight[entry.path] = entry.weight;
    const stored = { wish: wish === undetermined ? null : entry.state, weight: weighted ? entry.weight : null };
    draft.changePath(entry.path, { stored });
  }
  const marked = entries.filter((entry) => entry.preferred).at(-1);
  const storedId = marked && draft.knowsPath(marked.path) ? pathIdNumber(draft.path(marked.path)) : noPreferredPath;
  draft.changeGroup(group, {
    selection: 'LUN',
    stored: { policy, explicit: true, preferredId: storedId },
    ...(policy === 'fail-over-only' ? { preferredId } : {}),
  });
  refreshPointer(draft, group);
  settle(draft, group);
}
