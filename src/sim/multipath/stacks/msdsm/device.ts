/** Microsoft DSM with mpio and the disk class driver above it, as one stack behind the engine's door. */
import type { MultipathColumns } from '../../columns';
import type { AdminCommand, FailedIo, MultipathStack, OpenHost, Signal, Step, Verdict } from '../../device';
import { setDsmPolicy, setLunPolicy, setSetting } from './admin';
import { onAnswer } from './answers';
import { pathArrived } from './arrival';
import { DeviceState } from './device-state';
import { Draft } from './draft';
import { interpretIo } from './interpret';
import { opinionsOf } from './opinions';
import { policies, policyRow } from './policies';
import { onDiskTimer } from './pseudo-lun';
import { ensureVerify, onTestTimer } from './recovery';
import { releaseOf } from './release';
import { pathRemoved } from './removal';
import { readSettings } from './settings';
import {
  aluaOf,
  indexesOf,
  nexusesOf,
  openGroup,
  openPath,
  type GroupRecord,
  type MsdsmState,
  type PathRecord,
} from './state';

/** Columns of paths and groups that have just become known: nothing has arrived. */
function prepare(
  columns: MultipathColumns,
  host: OpenHost,
  paths: readonly PathRecord[],
  groups: readonly GroupRecord[],
  dsmPolicy: string | null,
): void {
  for (const path of paths) {
    columns.pathState[path.path] = DeviceState.notUsed;
    columns.pathEligible[path.path] = 0;
    columns.pathNexus[path.path] = path.nexus;
    const intent = host.groups.find((group) => group.group === path.group)?.paths.find((row) => row.path === path.path);
    columns.pathWeight[path.path] = intent?.weight ?? 0;
  }
  const { leastBlocksCacheBytes } = releaseOf(host.release);
  for (const group of groups) {
    const symmetric = group.alua !== 'explicit';
    const wanted = group.explicitPolicy ?? dsmPolicy ?? 'round-robin';
    columns.groupCount[group.group] = 0;
    columns.groupPointer[group.group] = -1;
    // I/O waits for the first path; a LUN that has none in the drawing does not exist for this host.
    columns.groupGate[group.group] = group.paths.length > 0 ? 1 : 2;
    columns.groupSymmetric[group.group] = symmetric ? 1 : 0;
    columns.groupPolicy[group.group] = policyRow(
      wanted === 'round-robin' && !symmetric ? 'round-robin-subset' : wanted,
    );
    columns.groupCacheBytes[group.group] = leastBlocksCacheBytes.value;
  }
}

/** A policy that this release does not offer counts as not asked for. */
const offered = (release: string, id: string | null): string | null =>
  id !== null && releaseOf(release).policies.value.includes(id) ? id : null;

function open(host: OpenHost, columns: MultipathColumns): MsdsmState {
  const paths = host.paths.map((path) =>
    openPath(
      path,
      host.groups.find((group) => group.group === path.group),
      aluaOf(host, path.group),
    ),
  );
  const groups = host.groups
    .map((group, disk) => openGroup(group, disk, host))
    .map((group) => ({ ...group, explicitPolicy: offered(host.release, group.explicitPolicy) }));
  const nexuses = nexusesOf(paths, []);
  const asked = host.settings.policy;
  const dsmPolicy = offered(host.release, host.dsmPolicy ?? (typeof asked === 'string' ? asked : null));
  prepare(columns, host, paths, groups, dsmPolicy);
  return {
    host: host.host,
    release: host.release,
    dsmPolicy,
    settings: readSettings(host.settings),
    groups,
    paths,
    nexuses,
    ...indexesOf(paths, groups, nexuses),
    pending: [],
    nextTag: 1,
    recovering: false,
    verifying: false,
  };
}

function extend(state: MsdsmState, columns: MultipathColumns, host: OpenHost): MsdsmState {
  const fresh = { groups: [] as GroupRecord[], paths: [] as PathRecord[] };
  const inDrawing = new Set(host.paths.map((path) => path.path));
  const paths = state.paths.filter((path) => path.present || inDrawing.has(path.path));
  for (const path of host.paths) {
    if (state.rowOfPath[path.path] !== undefined) continue;
    const record = openPath(
      path,
      host.groups.find((group) => group.group === path.group),
      aluaOf(host, path.group),
    );
    fresh.paths.push(record);
    paths.push(record);
  }
  const groups: GroupRecord[] = state.groups.map((group) => ({
    ...group,
    paths: paths.filter((path) => path.group === group.group).map((path) => path.path),
  }));
  for (const group of host.groups) {
    if (state.rowOfGroup[group.group] !== undefined) continue;
    const record = openGroup(group, groups.length, host);
    fresh.groups.push(record);
    groups.push(record);
  }
  // Paths stand in the order of the drawing; those that left it and have not been removed yet stand last.
  const place = new Map(host.paths.map((path, at) => [path.path, at]));
  const inOrder = [...paths].sort((a, b) => (place.get(a.path) ?? paths.length) - (place.get(b.path) ?? paths.length));
  const nexuses = nexusesOf(inOrder, state.nexuses);
  prepare(columns, host, fresh.paths, fresh.groups, state.dsmPolicy);
  for (const group of groups) {
    // A LUN that had no path in the drawing now waits for the one that was drawn.
    if (group.presence === 'never' && group.paths.length > 0 && columns.groupGate[group.group] === 2)
      columns.groupGate[group.group] = 1;
  }
  return { ...state, paths: inOrder, groups, nexuses, ...indexesOf(inOrder, groups, nexuses) };
}

function onAdmin(draft: Draft, command: AdminCommand): void {
  switch (command.set) {
    case 'dsm-policy':
      setDsmPolicy(draft, command.policy);
      break;
    case 'lun-policy':
      setLunPolicy(draft, command);
      break;
    default:
      break;
    case 'setting':
      setSetting(draft, command.key, command.value);
      break;
  }
}

function observe(state: MsdsmState, columns: MultipathColumns, signal: Signal, nowNs: number): Step<MsdsmState> {
  const draft = new Draft(state, columns, nowNs);
  switch (signal.kind) {
    case 'path-arrived':
      pathArrived(draft, signal.path, signal.access, signal.preferred, signal.groupsAlike);
      break;
    case 'path-removed':
      pathRemoved(draft, signal.path);
      break;
    case 'answered':
      onAnswer(draft, signal);
      break;
    case 'timer':
      if (!onDiskTimer(draft, signal.timer)) onTestTimer(draft, signal.timer);
      break;
    case 'admin':
      onAdmin(draft, signal.command);
      break;
  }
  ensureVerify(draft);
  return draft.seal();
}

function interpret(
  state: MsdsmState,
  columns: MultipathColumns,
  io: FailedIo,
  nowNs: number,
): Step<MsdsmState> & { readonly verdict: Verdict } {
  const draft = new Draft(state, columns, nowNs);
  const verdict = interpretIo(draft, io);
  return { ...draft.seal(), verdict };
}

function choose(columns: MultipathColumns, group: number, startLba: number, bytes: number, isWrite: number): number {
  if (columns.groupGate[group] === 2) return -2;
  return policies[columns.groupPolicy[group]].choose(columns, group, startLba, bytes, isWrite);
}

export const msdsm: MultipathStack<MsdsmState> = {
  id: 'msdsm',
  open,
  extend,
  observe,
  interpret,
  choose,
  opinions: opinionsOf,
  desktop: () => null,
};
