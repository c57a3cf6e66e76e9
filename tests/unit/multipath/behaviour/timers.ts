/** Timers and limits of the Windows host as the fact sheet gives them (7.3, 7.5, 8.1, 8.2, 5.9), beside the setting that stands for each. */
const s = 1_000_000_000;
/** Registry values of 32 bits, in seconds. */
const maxUlongNs = 4_294_967_295 * s;

export interface TimerRow {
  /** As Windows or the driver calls it. */
  readonly name: string;
  /** Key of the host setting, or null: it does not stand here. */
  readonly key: string | null;
  readonly normal: number | boolean | string;
  /** Range of the source; absent where it states none. */
  readonly range?: readonly [number, number];
  /** Why the setting's range is narrower than that, or why there is no setting. */
  readonly why?: string;
  readonly source: string;
}

export const timerRows: readonly TimerRow[] = [
  { name: 'PathVerifyEnabled', key: 'pathVerifyEnabled', normal: false, source: '7.3' },
  {
    name: 'PathVerificationPeriod',
    key: 'pathVerificationPeriodNs',
    normal: 30 * s,
    range: [0, maxUlongNs],
    why: 'a period of 0 would never let time pass; a day is long enough to look at',
    source: '7.3',
  },
  {
    name: 'PDORemovePeriod',
    key: 'pdoRemovePeriodNs',
    normal: 20 * s,
    range: [0, maxUlongNs],
    why: 'a day is long enough to look at',
    source: '7.3',
  },
  { name: 'RetryCount', key: 'retryCount', normal: 3, range: [0, 500], source: '7.3' },
  { name: 'RetryInterval', key: 'retryIntervalNs', normal: s, source: '7.3' },
  { name: 'UseCustomPathRecoveryInterval', key: 'useCustomPathRecoveryInterval', normal: false, source: '7.3' },
  { name: 'PathRecoveryInterval', key: 'pathRecoveryIntervalNs', normal: 40 * s, source: '7.3, 12' },
  { name: 'DiskPathCheckInterval', key: 'diskPathCheckIntervalNs', normal: 10 * s, source: '7.3' },
  {
    name: 'FlushHealthInterval',
    key: null,
    normal: 90 * s,
    why: 'health statistics decide nothing, and are shown as they are now, not as they were last written down',
    source: '7.3',
  },
  {
    name: 'GatherHealthStats',
    key: 'gatherHealthStats',
    normal: true,
    source: '7.3',
  },
  { name: 'DsmMaximumStateTransitionTime', key: 'maximumStateTransitionTimeNs', normal: 3 * s, source: '7.5' },
  { name: 'DsmDisableStatistics', key: 'disableStatistics', normal: false, source: '7.5' },
  { name: 'DsmUseCacheForLeastBlocks', key: 'useCacheForLeastBlocks', normal: true, source: '3.4' },
  { name: 'DsmCacheSizeForLeastBlocks', key: 'leastBlocksCacheBytes', normal: 0x100000, source: '3.4' },
  { name: 'RTPG and STPG, asynchronous', key: 'rtpgTimeoutNs', normal: 10 * s, source: '5.9' },
  {
    name: 'STPG, synchronous',
    key: null,
    normal: 20 * s,
    why: 'twice the timeout of those that nobody waits for: one setting for both',
    source: '5.9',
  },
  { name: 'Disk TimeOutValue', key: 'diskTimeoutNs', normal: 60 * s, source: '8.2' },
  {
    name: 'LinkDownTimeoutValue',
    key: 'linkDownHoldNs',
    normal: 30 * s,
    range: [0, 600 * s],
    source: '8.1, 14',
  },
  { name: 'port_down_retry_count', key: 'portDownHoldNs', normal: 30 * s, source: '8.1, 14' },
  { name: 'Loss of signal seen', key: 'losDetectNs', normal: 0.1 * s, source: '14' },
  { name: 'PnP removal after the hold', key: 'pnpRemoveDelayNs', normal: s, source: '14 (assumption)' },
  {
    name: 'BusyPauseTime',
    key: null,
    normal: 0.25 * s,
    why: 'Storport’s pauses after BUSY are not modelled: the answer goes up at once',
    source: '8.1',
  },
  {
    name: 'BusyRetryCount',
    key: null,
    normal: 20,
    why: 'Storport’s pauses after BUSY are not modelled: the answer goes up at once',
    source: '8.1, 12',
  },
  {
    name: 'QueueFullWaitIoPercentage',
    key: null,
    normal: 25,
    why: 'Storport’s pauses after TASK SET FULL are not modelled: the answer goes up at once',
    source: '8.1',
  },
];
