/** MSDSM's and mpio's settings with defaults and sources, and their reading into a typed form. */
import { second, type SettingsSpec } from '../../../kernel';
import { policies } from './policies';
import { releaseOf } from './release';

const day = 86_400 * second;

export const msdsmSettings: SettingsSpec = [
  {
    key: 'policy',
    kind: 'choice',
    label: 'Load-balance policy, DSM-wide',
    default: 'none',
    tag: 'known',
    source: 'Microsoft DSM sample; mpclaim help',
    choices: [
      { id: 'none', label: 'None (built-in)' },
      ...policies.map((policy) => ({ id: policy.id, label: policy.label })),
    ],
    help: 'Policy of every LUN of this host that has none of its own.',
  },
  {
    key: 'pdoRemovePeriodNs',
    kind: 'duration',
    label: 'PDORemovePeriod',
    default: 20 * second,
    min: 0,
    max: day,
    tag: 'known',
    source: 'Microsoft: MPIO timer counters (WMI), Configuring MPIO Timers (TechNet)',
    help: 'How long a disk and its waiting I/O survive without any path; counts on the disk. Up to a day here, our bound: the registry takes 32 bits of seconds.',
  },
  {
    key: 'pathVerifyEnabled',
    kind: 'switch',
    label: 'PathVerifyEnabled',
    default: false,
    tag: 'known',
    source: 'Microsoft: MPIO timer counters (WMI), Configuring MPIO Timers (TechNet)',
    help: 'Tests every path at each period; off, a dead path without I/O is not noticed.',
  },
  {
    key: 'pathVerificationPeriodNs',
    kind: 'duration',
    label: 'PathVerificationPeriod',
    default: 30 * second,
    min: second,
    max: day,
    tag: 'known',
    source: 'Microsoft: MPIO timer counters (WMI), Configuring MPIO Timers (TechNet)',
    help: 'Time between two verifications of a path, only when they are enabled; a period, not a timeout. From 1 s to a day here, our bound: the registry takes 32 bits of seconds.',
  },
  {
    key: 'retryCount',
    kind: 'count',
    label: 'RetryCount',
    default: 3,
    min: 0,
    max: 500,
    tag: 'known',
    source: 'Microsoft: MPIO timer counters (WMI), Configuring MPIO Timers (TechNet)',
    help: 'How often MPIO sends an I/O again when the DSM asks for a retry.',
  },
  {
    key: 'retryIntervalNs',
    kind: 'duration',
    label: 'RetryInterval',
    default: second,
    min: 0,
    max: 3600 * second,
    tag: 'known',
    source: 'Microsoft: MPIO timer counters (WMI), Configuring MPIO Timers (TechNet)',
    help: 'Wait before each of those retries.',
  },
  {
    key: 'useCustomPathRecoveryInterval',
    kind: 'switch',
    label: 'UseCustomPathRecoveryInterval',
    default: false,
    tag: 'known',
    source: 'Microsoft: MPIO timer counters (WMI), Configuring MPIO Timers (TechNet)',
    help: 'Uses PathRecoveryInterval instead of twice PDORemovePeriod.',
  },
  {
    key: 'pathRecoveryIntervalNs',
    kind: 'duration',
    label: 'PathRecoveryInterval',
    default: 40 * second,
    min: second,
    max: day,
    tag: 'known',
    source: 'Microsoft: MPIO timer counters (WMI), Configuring MPIO Timers (TechNet)',
    help: 'Time between two tests of failed paths that are still present. From 1 s to a day here, our bound: the registry takes 32 bits of seconds.',
  },
  {
    key: 'diskTimeoutNs',
    kind: 'duration',
    label: 'Disk TimeOutValue',
    default: 60 * second,
    min: second,
    max: 3600 * second,
    tag: 'known',
    source: 'Microsoft: Set-MPIOSetting, Storport and disk timeouts',
    help: 'How long the port driver waits for a command before it resets the LUN; below MPIO, and no failover by itself.',
  },
  {
    key: 'rtpgTimeoutNs',
    kind: 'duration',
    label: 'RTPG and STPG timeout',
    default: 10 * second,
    min: second,
    max: 3600 * second,
    tag: 'known',
    source: 'Microsoft DSM sample, utils.c',
    help: 'How long the DSM waits for an answer about, or a change of, the port groups.',
  },
  {
    key: 'dsmBehaviour',
    kind: 'choice',
    label: 'DSM behaviour',
    default: 'documented',
    tag: 'known',
    source: 'Microsoft DSM sample, run and compared; which of its habits the shipping product has is not known',
    choices: [
      { id: 'documented', label: 'As documented' },
      { id: 'sample-exact', label: 'As the public sample does' },
    ],
    help: 'The public sample has habits that its documents do not tell: two active paths under Fail Over Only after a recovery, an unavailable path taken as fallback, round robin that skips paths once. Documented leaves them out.',
  },
  {
    key: 'diskPathCheckEnabled',
    kind: 'switch',
    label: 'DiskPathCheckEnabled',
    default: false,
    tag: 'inferred',
    source: 'vendor guides; what the check does is INFERRED, a test of every path. 2012 and later name it DiskPathCheckDisabled and leave it at 0, so that it should be on there; off here in every release, because a test that times out would fail a path that swallows data after 70 s at most, and such a path is documented to carry I/O on until the class driver gives up, about 304 s on 2012 R2 and later',
    help: 'Tests every path of each disk at each DiskPathCheckInterval. 2008 R2 names it DiskPathCheckEnabled (absent: off); 2012 and later name the opposite, DiskPathCheckDisabled.',
  },
  {
    key: 'diskPathCheckIntervalNs',
    kind: 'duration',
    label: 'DiskPathCheckInterval',
    default: 10 * second,
    min: second,
    max: day,
    tag: 'known',
    source: 'vendor guides for 2008 R2 and 2012',
    help: 'Time between two of those checks. From 1 s to a day here, our bound.',
  },
  {
    key: 'useCacheForLeastBlocks',
    kind: 'switch',
    label: 'DsmUseCacheForLeastBlocks',
    default: true,
    tag: 'known',
    source: 'Microsoft DSM sample, intrface.c and utils.c; from 2012 on (KB 2921836)',
    help: 'Least Blocks: forward reads, and writes that fit the cache size, stay on one path. Read when the first path of a LUN arrives. From 2012 on: releases before it do not have it. To the letter of the sample, off counts only where the cache size is stated too.',
  },
  {
    key: 'leastBlocksCacheBytes',
    kind: 'count',
    label: 'DsmCacheSizeForLeastBlocks',
    default: 0x100000,
    min: 0,
    max: 0x40000000,
    tag: 'known',
    source: 'Microsoft DSM sample: 1 MiB when the value is absent',
    help: 'Bytes that may be outstanding on the path before a forward write goes elsewhere. From 2012 on.',
  },
  {
    key: 'maximumStateTransitionTimeNs',
    kind: 'duration',
    label: 'DsmMaximumStateTransitionTime',
    default: 3 * second,
    min: 0,
    max: 3600 * second,
    tag: 'known',
    source: 'Microsoft DSM sample, utils.c',
    help: 'How long a reservation command is sent again while the array reports a reset or a transition.',
  },
  {
    key: 'disableStatistics',
    kind: 'switch',
    label: 'DsmDisableStatistics',
    default: false,
    tag: 'known',
    source: 'Microsoft DSM sample, utils.c',
    help: 'Stops the count of reads, writes and bytes of each LUN on each path, which mpclaim -v shows; choices of paths do not depend on it.',
  },
  {
    key: 'gatherHealthStats',
    kind: 'switch',
    label: 'GatherHealthStats',
    default: true,
    tag: 'known',
    source: 'Dell script that checks MPIO values of the registry; Microsoft: MPIO health classes (WMI), from 2008 R2 on',
    help: 'Counts errors, retries and failures of each path, which mpclaim -v and the health classes of WMI show. Here the count is always new: FlushHealthInterval (90 s) is not modelled.',
  },
  {
    key: 'implicitDisableAccepted',
    kind: 'switch',
    label: 'Arrays let implicit ALUA be switched off',
    default: true,
    tag: 'placeholder',
    source: 'assumption: an array with both kinds accepts MODE SELECT; the DSM sample asks every such array',
    help: 'On, an array with implicit and explicit ALUA counts as explicit only; off, it may still move a LUN by itself. Asked when Windows starts: a change counts from the next restart.',
  },
];

export interface MsdsmSettings {
  readonly dsmBehaviour: 'documented' | 'sample-exact';
  readonly diskPathCheckEnabled: boolean;
  readonly diskPathCheckIntervalNs: number;
  readonly useCacheForLeastBlocks: boolean;
  readonly leastBlocksCacheBytes: number;
  /** The size was stated, and is not the default of an absent value. */
  readonly statesCacheSize: boolean;
  readonly maximumStateTransitionTimeNs: number;
  readonly disableStatistics: boolean;
  readonly gatherHealthStats: boolean;
  readonly implicitDisableAccepted: boolean;
  readonly pdoRemovePeriodNs: number;
  readonly pathVerifyEnabled: boolean;
  readonly pathVerificationPeriodNs: number;
  readonly retryCount: number;
  readonly retryIntervalNs: number;
  readonly useCustomPathRecoveryInterval: boolean;
  readonly pathRecoveryIntervalNs: number;
  readonly diskTimeoutNs: number;
  readonly rtpgTimeoutNs: number;
}

/** Null when the value fits the setting, else why not. */
export function whyNotSetting(key: string, value: number | string | boolean): string | null {
  const spec = msdsmSettings.find((row) => row.key === key);
  if (!spec) return `There is no setting ${key}.`;
  switch (spec.kind) {
    case 'switch':
      return typeof value === 'boolean' ? null : `${spec.label} is on or off.`;
    case 'choice':
      return spec.choices.some((choice) => choice.id === value)
        ? null
        : `${spec.label} has no choice ${String(value)}.`;
    default:
      return typeof value === 'number' && value >= spec.min && value <= spec.max
        ? null
        : `${spec.label} goes from ${spec.min} to ${spec.max}.`;
  }
}

/** Defaults with what was asked for; keys of other owners and values out of range are passed over. */
export function readSettings(wanted: Readonly<Record<string, number | string | boolean>>): MsdsmSettings {
  const values: Record<string, number | string | boolean> = {};
  for (const spec of msdsmSettings) {
    const asked = Object.hasOwn(wanted, spec.key) ? wanted[spec.key] : spec.default;
    values[spec.key] = whyNotSetting(spec.key, asked) === null ? asked : spec.default;
  }
  values.statesCacheSize = Object.hasOwn(wanted, 'leastBlocksCacheBytes');
  return values as unknown as MsdsmSettings;
}

/** How often failed paths are tried again (ms-mpio.md 7.3); at least a second, so that a period of 0 does not stop time. */
export const recoveryPeriodNs = (settings: MsdsmSettings): number =>
  Math.max(
    second,
    settings.useCustomPathRecoveryInterval ? settings.pathRecoveryIntervalNs : 2 * settings.pdoRemovePeriodNs,
  );

/** Least Blocks' cache option as the column has it: -1 when there is none, or in releases before it. */
export function leastBlocksCacheBytes(settings: MsdsmSettings, release: string): number {
  if (releaseOf(release).leastBlocksCacheBytes.value < 0) return -1;
  // Quirk "cache off alone": one value that cannot be read, and the defaults of both count.
  const heard = settings.useCacheForLeastBlocks || settings.statesCacheSize || settings.dsmBehaviour === 'documented';
  return heard && !settings.useCacheForLeastBlocks ? -1 : settings.leastBlocksCacheBytes;
}
