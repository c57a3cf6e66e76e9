/** The stack's state from what the scenario says: nothing has arrived. And its growth when the drawing is edited. */
import type { MultipathColumns } from '../../columns';
import type { OpenGroup, OpenHost, OpenPath, PathIntent } from '../../device';
import { DeviceState } from './device-state';
import { pathIdNumber } from './path-id';
import { initialPath } from './path.machine';
import { policyRow } from './policies';
import { isExact } from './quirks';
import { releaseOf } from './release';
import { leastBlocksCacheBytes, readSettings, type MsdsmSettings } from './settings';
import {
  noPreferredPath,
  type Alua,
  type GroupRecord,
  type MsdsmState,
  type NexusRecord,
  type PathRecord,
  type StoredPath,
  type TargetPolicy,
} from './state';

const rowsBy = <T>(rows: readonly T[], key: (row: T) => number): Record<number, number> => {
  const index: Record<number, number> = {};
  rows.forEach((row, at) => {
    index[key(row)] = at;
  });
  return index;
};

const indexesOf = (
  paths: readonly PathRecord[],
  groups: readonly GroupRecord[],
  nexuses: readonly NexusRecord[],
) => ({
  rowOfGroup: rowsBy(groups, (row) => row.group),
  rowOfPath: rowsBy(paths, (row) => row.path),
  rowOfNexus: rowsBy(nexuses, (row) => row.nexus),
});

/** A policy that this release does not offer counts as not asked for. */
const offered = (release: string, id: string | null): string | null =>
  id !== null && releaseOf(release).policies.value.includes(id) ? id : null;

/** The DesiredState that a wish in words stands for. */
export const stateOfIntent = (state: NonNullable<PathIntent['state']>): number =>
  ({
    active: DeviceState.activeOptimized,
    unoptimized: DeviceState.activeUnoptimized,
    standby: DeviceState.standby,
    unavailable: DeviceState.unavailable,
  })[state];

/** What an explicit set would have left in the registry; RRWS without path states means "all active" (4.5). */
function storedOf(group: OpenGroup | undefined, path: number, alua: Alua): StoredPath | null {
  const policy = group?.wantedPolicy ?? group?.clearedPolicy ?? null;
  if (!group || policy === null) return null;
  const intent = group.paths.find((row) => row.path === path);
  const stated = group.paths.some((row) => row.state !== undefined);
  const wantsAll = group.wantedPolicy === 'round-robin-subset' && !stated && (alua === 'none' || alua === 'implicit');
  const wish = intent?.state ? stateOfIntent(intent.state) : wantsAll ? DeviceState.activeOptimized : null;
  const weight = policy === 'weighted-paths' ? (intent?.weight ?? 0) : null;
  return wish === null && weight === null ? null : { wish, weight };
}

function openPath(open: OpenPath, group: OpenGroup | undefined, alua: Alua): PathRecord {
  return {
    ...open,
    present: false,
    seen: false,
    previous: DeviceState.notUsed,
    wish: DeviceState.undetermined,
    lastKnownGood: DeviceState.notUsed,
    reported: DeviceState.notUsed,
    prefBit: false,
    groupState: DeviceState.notUsed,
    portLost: false,
    initialized: false,
    usable: false,
    keyRegistered: false,
    stored: storedOf(group, open.path, alua),
    machine: initialPath,
    sinceNs: 0,
    how: 'arrival',
  };
}

/** Both kinds of moves: the DSM asks the array to leave implicit ones alone, and an array that agrees is explicit (2.6). */
function aluaOf(host: OpenHost, group: number, settings: MsdsmSettings): Alua {
  const alua = host.aluaOf.find((row) => row.group === group)?.alua ?? 'none';
  return alua === 'both' && settings.implicitDisableAccepted ? 'explicit' : alua;
}

const hardwareOf = (group: OpenGroup): string =>
  `${group.vendor.padEnd(8).slice(0, 8)}${group.product.padEnd(16).slice(0, 16)}`;

function openGroup(open: OpenGroup, disk: number, host: OpenHost, settings: MsdsmSettings): GroupRecord {
  const policy = offered(host.release, open.wantedPolicy);
  const preferred = open.paths.find((row) => row.preferred === true)?.path;
  const preferredPath = host.paths.find((path) => path.path === preferred && path.group === open.group);
  const preferredId = preferredPath ? pathIdNumber(preferredPath) : noPreferredPath;
  return {
    group: open.group,
    lun: open.lun,
    serial: open.serial,
    hardware: hardwareOf(open),
    disk,
    alua: aluaOf(host, open.group, settings),
    stored: { policy: policy ?? open.clearedPolicy ?? null, explicit: policy !== null, preferredId },
    selection: policy === null ? 'access' : 'LUN',
    preferredId,
    failing: [],
    registeredKey: null,
    registeredWith: null,
    paths: host.paths.filter((path) => path.group === open.group).map((path) => path.path),
    presence: 'never',
    throttled: false,
    throttledNs: -1,
    handling: false,
  };
}

function nexusesOf(paths: readonly OpenPath[], before: readonly NexusRecord[]): readonly NexusRecord[] {
  const members = new Map<number, number[]>();
  for (const path of paths) {
    const list = members.get(path.nexus);
    if (list) list.push(path.path);
    else members.set(path.nexus, [path.path]);
  }
  const known = new Map(before.map((row) => [row.nexus, row]));
  const fresh = { exists: false, failed: false, devices: [], zombies: [] };
  return [...members].map(([nexus, list]) => ({ ...(known.get(nexus) ?? fresh), nexus, paths: list }));
}

/** Columns of paths and groups that have just become known: nothing has arrived. */
function prepare(
  columns: MultipathColumns,
  state: Pick<MsdsmState, 'settings' | 'release' | 'dsmPolicy' | 'targetPolicies'>,
  paths: readonly PathRecord[],
  groups: readonly GroupRecord[],
): void {
  for (const path of paths) {
    columns.pathState[path.path] = DeviceState.notUsed;
    columns.pathEligible[path.path] = 0;
    columns.pathNexus[path.path] = path.nexus;
    columns.pathWeight[path.path] = path.stored?.weight ?? 0;
    columns.pathFailures[path.path] = 0;
  }
  for (const group of groups) {
    const row = group.group;
    const symmetric = group.alua === 'none' || group.alua === 'implicit';
    const own = group.stored.explicit ? group.stored.policy : null;
    const wanted =
      own ?? (state.targetPolicies[group.hardware] as TargetPolicy | undefined)?.policy ?? state.dsmPolicy;
    const policy = wanted ?? 'round-robin';
    columns.groupCount[row] = 0;
    columns.groupPointer[row] = -1;
    // I/O waits for the first path; a LUN that has none in the drawing does not exist for this host.
    columns.groupGate[row] = group.paths.length > 0 ? 1 : 2;
    columns.groupSymmetric[row] = symmetric ? 1 : 0;
    columns.groupPolicy[row] = policyRow(policy === 'round-robin' && !symmetric ? 'round-robin-subset' : policy);
    columns.groupCacheBytes[row] = leastBlocksCacheBytes(state.settings, state.release);
    columns.groupExact[row] = isExact(state.settings) ? 1 : 0;
  }
}

export function openMsdsm(host: OpenHost, columns: MultipathColumns): MsdsmState {
  const settings = readSettings(host.settings);
  const paths = host.paths.map((path) =>
    openPath(
      path,
      host.groups.find((group) => group.group === path.group),
      aluaOf(host, path.group, settings),
    ),
  );
  const groups = host.groups.map((group, disk) => openGroup(group, disk, host, settings));
  const nexuses = nexusesOf(paths, []);
  const asked = host.settings.policy;
  const targets = Object.entries(host.targetPolicies).filter(([, policy]) => offered(host.release, policy) !== null);
  const state: MsdsmState = {
    host: host.host,
    release: host.release,
    dsmPolicy: offered(host.release, host.dsmPolicy ?? (typeof asked === 'string' ? asked : null)),
    dsmPreferredId: noPreferredPath,
    targetPolicies: Object.fromEntries(targets.map(([id, policy]) => [id, { policy, preferredId: noPreferredPath }])),
    settings,
    groups,
    paths,
    nexuses,
    ...indexesOf(paths, groups, nexuses),
    pending: [],
    nextTag: 1,
    recovering: false,
    verifying: false,
    checking: false,
  };
  prepare(columns, state, paths, groups);
  return state;
}

export function extendMsdsm(state: MsdsmState, columns: MultipathColumns, host: OpenHost): MsdsmState {
  const fresh = { groups: [] as GroupRecord[], paths: [] as PathRecord[] };
  const inDrawing = new Set(host.paths.map((path) => path.path));
  const paths = state.paths.filter((path) => path.present || inDrawing.has(path.path));
  for (const path of host.paths) {
    if (state.rowOfPath[path.path] !== undefined) continue;
    const record = openPath(
      path,
      host.groups.find((group) => group.group === path.group),
      aluaOf(host, path.group, state.settings),
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
    const record = openGroup(group, groups.length, host, state.settings);
    fresh.groups.push(record);
    groups.push(record);
  }
  // Paths stand in the order of the drawing; those that left it and have not been removed yet stand last.
  const place = new Map(host.paths.map((path, at) => [path.path, at]));
  const inOrder = [...paths].sort((a, b) => (place.get(a.path) ?? paths.length) - (place.get(b.path) ?? paths.length));
  const nexuses = nexusesOf(inOrder, state.nexuses);
  prepare(columns, state, fresh.paths, fresh.groups);
  for (const group of groups) {
    // A LUN that had no path in the drawing now waits for the one that was drawn.
    if (group.presence === 'never' && group.paths.length > 0 && columns.groupGate[group.group] === 2)
      columns.groupGate[group.group] = 1;
  }
  return { ...state, paths: inOrder, groups, nexuses, ...indexesOf(inOrder, groups, nexuses) };
}
