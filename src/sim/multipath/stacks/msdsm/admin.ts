/** What an administrator sets: policies with their precedence, path states, weights, settings (ms-mpio.md 4.1 to 4.7). */
import { refusedCode, type AdminCommand, type PathIntent } from '../../device';
import { askArray, deriveStates, refreshPolicy } from './alua';
import { DeviceState, isGood } from './device-state';
import type { Draft } from './draft';
import { policies } from './policies';
import { settle } from './pseudo-lun';
import { rearm } from './recovery';
import { releaseOf } from './release';
import { whyNotSetting } from './settings';
import type { MsdsmState } from './state';

type LunPolicy = Extract<AdminCommand, { set: 'lun-policy' }>;

function refuse(draft: Draft, group: number | null, reason: string): void {
  draft.announce('msdsm', null, refusedCode, { group: group ?? undefined, params: { reason } });
}

/** Null when this release offers the policy and this access allows it, else why not, in words. */
export function whyNotPolicy(state: MsdsmState, symmetric: boolean, id: string): string | null {
  const policy = policies.find((row) => row.id === id);
  if (!policy) return `There is no policy ${id}.`;
  const release = releaseOf(state.release);
  if (!release.policies.value.includes(id)) return `${release.label} does not offer ${policy.label}.`;
  if (id === 'round-robin' && !symmetric) {
    return 'Round Robin needs symmetric access: on this LUN not every path is equally good. Round Robin with Subset runs instead.';
  }
  return null;
}

/** States by the rules of a policy that comes from no explicit path states (4.2). */
function applyDefaults(draft: Draft, group: number): void {
  if (!draft.symmetric(group)) {
    deriveStates(draft, group, 'admin', -1);
    return;
  }
  const policy = draft.policy(group);
  const good = draft.list(group).filter((path) => isGood(draft.stateOf(path)));
  // Under Fail Over Only the paths arrive anew, one after the other, so that the first stays active.
  const start = policy.id === 'fail-over-only' ? good.map((path) => [path, DeviceState.standby] as const) : [];
  draft.rule(group, 'admin', new Map(start), (members) => {
    for (const path of good) {
      if (policy.id === 'fail-over-only') policy.onArrival(members, path);
      else members.setState(path, DeviceState.activeOptimized);
    }
  });
}

function reapply(draft: Draft, group: number): void {
  refreshPolicy(draft, group);
  applyDefaults(draft, group);
  settle(draft, group);
}

export function setDsmPolicy(draft: Draft, id: string | null): void {
  const release = releaseOf(draft.state.release);
  const offered = release.dsmWidePolicy.value ? null : `${release.label} has no DSM-wide policy; set it on the LUN.`;
  const why = id === null ? null : (offered ?? whyNotPolicy(draft.state, true, id));
  if (why !== null) {
    refuse(draft, null, why);
    return;
  }
  draft.change({ dsmPolicy: id });
  for (const { group, explicitPolicy } of draft.groups) if (explicitPolicy === null) reapply(draft, group);
}

/** DesiredState by path; a path without an entry keeps the state that the array gives it. */
type Table = ReadonlyMap<number, number>;

/** The full table that a console would send: what the command leaves out is filled in from what is in force. */
function fill(draft: Draft, command: LunPolicy, intents: readonly PathIntent[]): Table {
  const { activeOptimized, standby } = DeviceState;
  const table = new Map<number, number>();
  for (const { path, state } of intents) {
    if (state) table.set(path, state === 'active' ? activeOptimized : standby);
  }
  const list = draft.list(command.group);
  if (command.policy === 'fail-over-only') {
    if (![...table.values()].includes(activeOptimized)) {
      const preferred = intents.find((row) => row.preferred === true)?.path;
      const active = preferred ?? list.find((path) => draft.active(path) && !table.has(path));
      if (active !== undefined) table.set(active, activeOptimized);
    }
    for (const path of list) if (!table.has(path)) table.set(path, standby);
  } else if (command.policy === 'round-robin-subset' && draft.symmetric(command.group)) {
    for (const path of list) {
      const wish = draft.path(path).wish;
      if (!table.has(path)) table.set(path, wish === DeviceState.undetermined ? activeOptimized : wish);
    }
  }
  return table;
}

/** ms-mpio.md 4.7 with 14.1. Nothing has been changed yet when this refuses, so there is nothing to roll back. */
function whyNotTable(draft: Draft, command: LunPolicy, table: Table, intents: readonly PathIntent[]): string | null {
  const { group, policy } = command;
  const { alua, paths } = draft.group(group);
  const known = new Set(paths);
  if (intents.some((row) => !known.has(row.path))) return 'A path of another LUN was named.';
  if (new Set(intents.map((row) => row.path)).size < intents.length) return 'A path was named twice.';
  const wanted = [...table].filter(([, state]) => state === DeviceState.activeOptimized).map(([path]) => path);
  const rest = [...table].filter(([, state]) => state === DeviceState.standby).map(([path]) => path);
  const reported = (path: number): number => draft.path(path).reported;
  const good = (path: number): boolean => isGood(draft.stateOf(path));
  if (policy === 'fail-over-only') {
    if (wanted.length > 1) return 'Fail Over Only has one active path.';
    if (intents.filter((row) => row.preferred === true).length > 1) return 'Fail Over Only has one preferred path.';
  }
  const asymmetric = !draft.symmetric(group);
  const someOptimized = draft.list(group).some((path) => reported(path) === DeviceState.activeOptimized);
  const carriesAll = policy !== 'fail-over-only' && policy !== 'round-robin-subset';
  if (carriesAll && rest.some((path) => reported(path) !== DeviceState.standby)) {
    return 'Only Fail Over Only and Round Robin with Subset keep standby paths.';
  }
  // What the table leaves open keeps the array's state, or is active where all paths are alike.
  const willBe = (path: number): number =>
    table.get(path) ?? (asymmetric ? reported(path) : DeviceState.activeOptimized);
  const list = draft.list(group);
  const staysActive = list.some((path) => good(path) && willBe(path) === DeviceState.activeOptimized);
  if (list.length > 0 && !staysActive && (someOptimized || !asymmetric)) {
    return 'At least one path that has not failed must be active.';
  }
  if (
    asymmetric &&
    alua === 'implicit' &&
    wanted.some((path) => good(path) && reported(path) !== DeviceState.activeOptimized)
  ) {
    return 'The array moves this LUN by itself: a path can be active only where the array says so.';
  }
  const maskable = (path: number): boolean =>
    reported(path) === DeviceState.activeOptimized || reported(path) === DeviceState.standby;
  if (asymmetric && policy === 'round-robin-subset' && rest.some((path) => good(path) && !maskable(path))) {
    return 'A path can rest only where the array says optimized or standby.';
  }
  return null;
}

/** Explicit states of a symmetric LUN take effect at once; on an asymmetric one the array has its say (4.7). */
function applyTable(draft: Draft, group: number, table: Table): void {
  if (draft.symmetric(group)) {
    const start = new Map([...table].filter(([path]) => isGood(draft.stateOf(path))));
    for (const path of draft.list(group)) {
      if (!start.has(path) && isGood(draft.stateOf(path))) start.set(path, DeviceState.activeOptimized);
    }
    draft.rule(group, 'admin', start, () => {});
    return;
  }
  const asks = [...table].filter(
    ([path, state]) => state === DeviceState.activeOptimized && draft.path(path).reported !== state,
  );
  // The command goes down a path that was active before, if there is one in the wanted port group; else down the wanted path itself.
  const [first] = asks;
  if (first && draft.group(group).alua === 'explicit' && draft.usable(first[0]))
    askArray(draft, group, first[0], 'admin');
  deriveStates(draft, group, 'admin', -1);
}

export function setLunPolicy(draft: Draft, command: LunPolicy): void {
  const { group, policy } = command;
  if (!draft.knowsGroup(group)) return;
  if (policy === null) {
    draft.changeGroup(group, { explicitPolicy: null, preferred: -1 });
    reapply(draft, group);
    return;
  }
  const intents = command.paths ?? [];
  const table = fill(draft, command, intents);
  const why = whyNotPolicy(draft.state, draft.symmetric(group), policy) ?? whyNotTable(draft, command, table, intents);
  if (why !== null) {
    refuse(draft, group, why);
    return;
  }
  const preferred = policy === 'fail-over-only' ? (intents.find((row) => row.preferred === true)?.path ?? -1) : -1;
  draft.changeGroup(group, { explicitPolicy: policy, preferred });
  for (const [path, state] of table) draft.setWish(path, state);
  for (const { path, weight } of intents) if (weight !== undefined) draft.columns.pathWeight[path] = weight;
  refreshPolicy(draft, group);
  if (table.size > 0) applyTable(draft, group, table);
  else applyDefaults(draft, group);
  settle(draft, group);
}

export function setSetting(draft: Draft, key: string, value: number | string | boolean): void {
  const why = whyNotSetting(key, value);
  if (why !== null) {
    refuse(draft, null, why);
    return;
  }
  if (key === 'policy') {
    setDsmPolicy(draft, value === 'none' ? null : String(value));
    return;
  }
  draft.change({ settings: { ...draft.state.settings, [key]: value } });
  rearm(draft);
}
