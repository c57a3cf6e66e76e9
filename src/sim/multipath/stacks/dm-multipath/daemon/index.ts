/** multipathd: the check loop, second by second, and what it makes of each path, group and map. It knows no wire. */
export {
  addMap,
  addPath,
  dmEvent,
  pathFailed,
  reloadMap,
  removePath,
  sampled,
  setMarginal,
  stop,
  type Moment,
} from './between';
export * from './checkers';
export * from './prioritizers';
export { checkStates, isCheckState, isUsable, type CheckState, type CheckStateSpec } from './check-state';
export type { DaemonMessage, MapKernel, Outside, TableStatus } from './kernel';
export { tick } from './loop';
export {
  ownGrouping,
  undefinedPrio,
  type Grouping,
  type GroupingPath,
  type GroupingPolicy,
  type GroupWeight,
} from './regroup';
export { replayDaemon } from './replay';
export type { DaemonEvent, DaemonScript } from './trace';
export {
  daemonSettings,
  intervalsOf,
  longestIntervalS,
  sanPathErrOf,
  type DaemonSettings,
  type Failback,
  type Intervals,
  type MapSettings,
  type MarginalPath,
  type NoPathRetry,
  type SanPathErr,
  type ToolsVersion,
} from './settings';
export { newMap, newPath, type PathStart } from './start';
export type { Daemon, DmState, MapRecord, MapStats, PathRecord, Sampling, ShakyCount } from './state';
