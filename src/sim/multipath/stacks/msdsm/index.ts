/**
 * Microsoft's multipath stack: msdsm (policies, errors, ALUA), mpio's disk over it, the disk class driver's retries.
 * It must not know cables, ports of arrays or other hosts: only what PnP, its own commands, I/O results and timers tell.
 */
export { whyNotDefault } from './admin';
export { msdsm } from './device';
export { DeviceState, wordOf } from './device-state';
export { mpioEvents, type EventSpec } from './events';
export { pathIdNumber, pathIdOf } from './path-id';
export { pathChart } from './path.chart';
export { initialPath, litOf, pathMachine, stepPath, type PathEvent, type PathSnapshot } from './path.machine';
export { quirks, type Quirk } from './quirks';
export { neverWeight, policies, policyRow, type Members, type Policy } from './policies';
export { releaseOf, releases, type Fact, type Release } from './release';
export { msdsmSettings, readSettings, whyNotSetting, type MsdsmSettings } from './settings';
export type { GroupRecord, MsdsmState, NexusRecord, PathRecord, Pending } from './state';
export { classDriver } from './class-driver';
export { verdictOf, verdictRow, verdictTable, type Judgement, type VerdictRow } from './verdicts';
export { gridHosts, replayGrid, type GridHeader, type GridLine, type GridReplay } from './oracle/grid';
export { replayMsdsm, type MsdsmMismatch, type MsdsmResult, type MsdsmScript } from './oracle';
