/** What an administrator sets, in the words of a console: what a command leaves out is filled in from what is in force. */
import type { AdminCommand, PathIntent } from '../../device';
import { clearExplicit, setDsmPolicy, setTargetPolicy } from './default-policy';
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { look } from './look';
import { refuse, setExplicit, type PathEntry } from './lun-policy';
import { stateOfIntent } from './open';
import { policies } from './policies';
import { settle } from './pseudo-lun';
import { isExact } from './quirks';
import { rearm } from './recovery';
import { moveAway } from './removal';
import { releaseOf } from './release';
import { reserve } from './reservations';
import { whyNotSetting } from './settings';
import { noPreferredPath, type MsdsmState } from './state';

type LunPolicy = Extract<AdminCommand, { set: 'lun-policy' }>;

/** Null when this release offers the policy and this access allows it, else why not, in words. */
export function whyNotPolicy(state: Pick<MsdsmState, 'release'>, symmetric: boolean, id: string): string | null {
  const policy = policies.find((row) => row.id === id);
  if (!policy) return `There is no policy ${id}.`;
  const release = releaseOf(state.release);
  if (!release.policies.value.includes(id)) return `${release.label} does not offer ${policy.label}.`;
  if (id === 'round-robin' && !symmetric) {
    return 'Round Robin needs symmetric access: on this LUN not every path is equally good. Round Robin with Subset runs instead.';
  }
  return null;
}

/** Null when this release lets a policy be set for many LUNs at once, and offers this one. */
export function whyNotDefault(state: Pick<MsdsmState, 'release'>, id: string | null): string | null {
  const release = releaseOf(state.release);
  if (id === null) return null;
  if (!release.dsmWidePolicy.value) return `${release.label} has no DSM-wide policy; set it on the LUN.`;
  return whyNotPolicy(state, true, id);
}

function setDefault(draft: Draft, id: string | null, set: () => void): void {
  const why = whyNotDefault(draft.state, id);
  if (why !== null) refuse(draft, null, why);
  else set();
}

/** State of a path that the command does not name. */
function leftOut(draft: Draft, policy: string, path: number, active: number): number {
  const { activeOptimized, standby, undetermined, notUsed } = DeviceState;
  const { group, reported, wish } = draft.path(path);
  if (policy === 'fail-over-only') return path === active ? activeOptimized : standby;
  const rests = policy === 'round-robin-subset' && wish !== undetermined;
  if (draft.symmetric(group)) return rests ? wish : activeOptimized;
  // Nothing is asked of the array: the path gets what its port group has, also where another policy had masked it.
  if (rests && (reported === activeOptimized || reported === wish)) return wish;
  return reported === notUsed ? activeOptimized : reported;
}

/** Under Fail Over Only exactly one path is active: the one named, the preferred one, or the one that is. */
function activeOf(draft: Draft, group: number, intents: readonly PathIntent[]): number {
  if (intents.some((row) => row.state === 'active')) return -1;
  const preferred = intents.find((row) => row.preferred === true)?.path;
  const unnamed = draft.list(group).filter((path) => !intents.some((row) => row.path === path && row.state));
  return preferred ?? unnamed.find((path) => draft.active(path)) ?? unnamed[0] ?? -1;
}

function entriesOf(draft: Draft, command: LunPolicy, policy: string): PathEntry[] {
  const intents = command.paths ?? [];
  const active = activeOf(draft, command.group, intents);
  const list = draft.list(command.group);
  const entries = list.map((path): PathEntry => {
    const intent = intents.find((row) => row.path === path);
    const state = intent?.state ? stateOfIntent(intent.state) : leftOut(draft, policy, path, active);
    const weight = intent?.weight ?? draft.columns.pathWeight[path];
    return { path, state, preferred: intent?.preferred === true, weight };
  });
  const seen = new Set<number>();
  for (const row of intents) {
    // Named twice, or not a path of this LUN: the DSM is to refuse it, so it stands in the list as it came.
    if (!list.includes(row.path) || seen.has(row.path))
      entries.push({ path: row.path, state: DeviceState.activeOptimized, preferred: row.preferred === true, weight: 0 });
    seen.add(row.path);
  }
  return entries;
}

/** Without any path there is nobody to check the states with: the registry is written, and read when one arrives. */
function storeOnly(draft: Draft, command: LunPolicy, policy: string): void {
  const record = draft.group(command.group);
  draft.changeGroup(command.group, {
    stored: { ...record.stored, policy, explicit: true },
    selection: 'LUN',
  });
  draft.setPolicy(command.group, policy);
  for (const intent of command.paths ?? []) {
    if (!record.paths.includes(intent.path)) continue;
    const wish = intent.state ? stateOfIntent(intent.state) : null;
    draft.changePath(intent.path, { stored: { wish, weight: intent.weight ?? null } });
  }
}

export function setLunPolicy(draft: Draft, command: LunPolicy): void {
  const { group, policy } = command;
  if (!draft.knowsGroup(group)) return;
  if (policy === null) {
    clearExplicit(draft, group);
    return;
  }
  const why = whyNotPolicy(draft.state, draft.symmetric(group), policy);
  if (why !== null) refuse(draft, group, why);
  else if (draft.columns.groupCount[group] === 0) storeOnly(draft, command, policy);
  else setExplicit(draft, group, policy, entriesOf(draft, command, policy));
}

function setSetting(draft: Draft, key: string, value: number | string | boolean): void {
  const why = whyNotSetting(key, value);
  if (why !== null) {
    refuse(draft, null, why);
    return;
  }
  if (key === 'policy') {
    const id = value === 'none' ? null : String(value);
    setDefault(draft, id, () => setDsmPolicy(draft, id, noPreferredPath));
    return;
  }
  const stated = key === 'leastBlocksCacheBytes' ? { statesCacheSize: true } : {};
  draft.change({ settings: { ...draft.state.settings, ...stated, [key]: value } });
  for (const { group } of draft.groups) {
    draft.columns.groupExact[group] = isExact(draft.state.settings) ? 1 : 0;
  }
  for (const { path } of draft.paths) draft.columns.pathCounted[path] = draft.state.settings.disableStatistics ? 0 : 1;
  rearm(draft);
}

function move(draft: Draft, group: number, path: number): void {
  if (!draft.knowsGroup(group)) return;
  if (!draft.list(group).includes(path)) {
    refuse(draft, group, 'There is no such path.');
    return;
  }
  moveAway(draft, group);
  settle(draft, group);
  rearm(draft);
}

export function onAdmin(draft: Draft, command: AdminCommand): void {
  switch (command.set) {
    case 'dsm-policy':
      setDefault(draft, command.policy, () => setDsmPolicy(draft, command.policy, noPreferredPath));
      break;
    case 'target-policy':
      setDefault(draft, command.policy, () =>
        setTargetPolicy(draft, command.hardware, command.policy, noPreferredPath),
      );
      break;
    case 'lun-policy':
      setLunPolicy(draft, command);
      break;
    case 'move':
      move(draft, command.group, command.path);
      break;
    case 'look':
      if (draft.knowsGroup(command.group)) look(draft, command.group);
      break;
    case 'reservation':
      if (draft.knowsGroup(command.group)) reserve(draft, command.group, command.reservation);
      break;
    case 'setting':
      setSetting(draft, command.key, command.value);
      break;
    default:
      break;
  }
}
