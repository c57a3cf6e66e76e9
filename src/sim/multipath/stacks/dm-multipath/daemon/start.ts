/** A map and its paths as they are when the daemon has just set them up. */
import { notSampled } from './marginal-path';
import type { Grouping } from './regroup';
import type { DaemonSettings, Intervals, MapSettings } from './settings';
import { noFailures } from './shaky';
import type { MapRecord, PathRecord } from './state';

export type PathStart = Pick<PathRecord, 'state' | 'prio'> &
  Partial<Pick<PathRecord, 'implicitOnly' | 'tpg' | 'serial' | 'node' | 'marginal'>>;

export const newPath = (path: number, { pollingS }: Intervals, start: PathStart): PathRecord => ({
  path,
  checkerState: start.state,
  dmState: 'active',
  tickS: 0,
  intervalS: pollingS,
  pendingS: 0,
  marginal: false,
  implicitOnly: false,
  tpg: 0,
  serial: '',
  node: '',
  shaky: noFailures,
  sampling: notSampled,
  ...start,
});

/** As it will be loaded; `addMap` gives it to the daemon and to its kernel. */
export function newMap(
  name: string,
  settings: MapSettings,
  paths: readonly PathRecord[],
  daemon: DaemonSettings,
  grouping: Grouping,
  ghostDelayS = 0,
): MapRecord {
  const groups = grouping.groups(settings.policy, paths, daemon.marginalPathgroups !== 'off');
  const members = groups.map((group) => group.map((number) => paths.find((path) => path.path === number)!));
  const bestGroup = grouping.best(members);
  const queueing = settings.noPathRetry === 'queue' || typeof settings.noPathRetry === 'number';
  const ghosts = paths.some((path) => path.state === 'ghost') && !paths.some((path) => path.state === 'up');
  return {
    name,
    settings,
    paths,
    groups,
    disabledGroups: [],
    bestGroup,
    kernelGroup: bestGroup,
    queueing,
    inRecovery: false,
    retryTickS: 0,
    failbackTickS: 0,
    ghostDelayTickS: ghosts ? ghostDelayS : 0,
    syncTickS: daemon.intervals.maxS,
    stats: { pathFaults: 0, switchGroup: 0, mapLoads: 0, totalQueueTimeS: 0, queueTimeouts: 0, mapFailures: 0 },
  };
}
