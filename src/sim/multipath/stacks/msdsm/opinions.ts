/** What Windows would show of its disks and paths, in Windows' words. */
import type { MultipathColumns } from '../../columns';
import type { GroupOpinion, PathOpinion } from '../../device';
import { whyNotPolicy } from './admin';
import { DeviceState, isGood, wordOf } from './device-state';
import { Draft } from './draft';
import { litOf } from './path.machine';
import { pathIdOf, portGroupId } from './path-id';
import { policies } from './policies';
import { releaseOf } from './release';
import type { GroupRecord, MsdsmState, PathRecord, TargetPolicy } from './state';

const stateNames: Readonly<Record<number, string>> = {
  [DeviceState.activeOptimized]: 'activeOptimized',
  [DeviceState.activeUnoptimized]: 'activeUnoptimized',
  [DeviceState.standby]: 'standby',
  [DeviceState.unavailable]: 'unavailable',
  [DeviceState.transitioning]: 'transitioning',
  [DeviceState.undetermined]: 'unavailable',
  [DeviceState.failed]: 'failed',
  [DeviceState.invalidated]: 'failed',
};

function healthOf(draft: Draft, group: GroupRecord): string {
  if (group.presence === 'gone' || group.presence === 'never') return 'removed';
  if (group.presence === 'waiting') return 'allFailed';
  if (draft.columns.groupPointer[group.group] < 0 || group.handling) return 'failover';
  const lost = group.paths.some((path) => draft.path(path).seen && !isGood(draft.stateOf(path)));
  return lost ? 'degraded' : 'normal';
}

/** One pointer path under FOO and WP, and where nothing is optimized; every active path under the others. */
function carries(draft: Draft, group: GroupRecord, path: number): boolean {
  if (group.presence !== 'present') return false;
  const { id } = draft.policy(group.group);
  const single = id === 'fail-over-only' || id === 'weighted-paths' || !draft.hasActive(group.group);
  return single ? draft.columns.groupPointer[group.group] === path : draft.active(path);
}

function portGroupOf(group: GroupRecord, path: PathRecord): PathOpinion['portGroup'] {
  if (group.alua === 'none' || path.reported === DeviceState.notUsed) return null;
  const { prefBit, targetPort, portGroup } = path;
  return { id: portGroupId(portGroup), word: wordOf(path.groupState), preferred: prefBit, targetPort };
}

/** Windows has no word for a path that it does not list: these say why, in ours. */
function pathWord(path: PathRecord, state: number): string {
  if (!path.present && !path.seen) return path.how === 'refused' ? 'Not added' : 'Not found';
  return state === DeviceState.undetermined && path.how === 'not-registered' ? 'Not registered' : wordOf(state);
}

const statisticsOf = ({ columns }: Draft, path: number): PathOpinion['statistics'] => ({
  reads: columns.pathReads[path],
  writes: columns.pathWrites[path],
  readBytes: columns.pathReadBytes[path],
  writeBytes: columns.pathWriteBytes[path],
});

const healthOfPath = ({ columns }: Draft, path: number): PathOpinion['health'] => ({
  errors: columns.pathErrors[path],
  retries: columns.pathRetries[path],
  failures: columns.pathFailures[path],
});
const gathers = ({ state }: Draft): boolean => state.settings.gatherHealthStats && releaseOf(state.release).report.value;

function pathOpinion(draft: Draft, group: GroupRecord, list: readonly number[], path: PathRecord): PathOpinion {
  const state = draft.stateOf(path.path);
  return {
    path: path.path,
    order: list.indexOf(path.path),
    present: path.present,
    word: pathWord(path, state),
    state: stateNames[state] ?? 'removed',
    owner: 'MPIO',
    carrying: carries(draft, group, path.path),
    weight: draft.columns.pathWeight[path.path],
    preferred: draft.isPreferred(path.path),
    pathId: pathIdOf(path),
    address: { port: path.port, bus: path.bus, target: path.target, lun: path.lun },
    portGroup: portGroupOf(group, path),
    wish: path.wish === DeviceState.undetermined ? '' : wordOf(path.wish),
    lit: litOf(path.machine),
    sinceNs: path.sinceNs,
    how: path.how,
    ...(path.present && !draft.state.settings.disableStatistics && { statistics: statisticsOf(draft, path.path) }),
    ...(path.seen && gathers(draft) && { health: healthOfPath(draft, path.path) }),
  };
}

/** What the registry asks for, by precedence. */
function askedFor(state: MsdsmState, group: GroupRecord): { readonly wanted: string | null; readonly from: string } {
  if (group.stored.explicit) return { wanted: group.stored.policy, from: 'LUN' };
  const target = state.targetPolicies[group.hardware] as TargetPolicy | undefined;
  if (target) return { wanted: target.policy, from: 'VID/PID' };
  return { wanted: state.dsmPolicy, from: state.dsmPolicy === null ? 'built-in' : 'DSM-wide' };
}

export function opinionsOf(state: MsdsmState, columns: MultipathColumns): readonly GroupOpinion[] {
  const draft = new Draft(state, columns, 0);
  return state.groups.map((group) => {
    const symmetric = draft.symmetric(group.group);
    const runs = draft.policy(group.group).id;
    const { wanted, from } = askedFor(state, group);
    const list = draft.list(group.group);
    return {
      group: group.group,
      kind: 'mpio',
      dsm: 'Microsoft DSM',
      serial: group.serial,
      access: group.alua,
      reservationKey: group.registeredKey,
      disk: `MPIO Disk${group.disk}`,
      policy: runs,
      policyFrom: from,
      wanted: wanted !== null && wanted !== runs ? wanted : null,
      symmetric,
      health: healthOf(draft, group),
      policies: policies.map(({ id }) => {
        const reason = whyNotPolicy(state, symmetric, id);
        return { id, allowed: reason === null, reason: reason ?? '' };
      }),
      paths: group.paths.map((path) => pathOpinion(draft, group, list, draft.path(path))),
    };
  });
}
