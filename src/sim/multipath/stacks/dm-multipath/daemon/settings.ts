/** What multipathd is told: for the whole daemon, and for one map. Read from multipath.conf by `../config`. */
import type { SettingsSpec } from '../../../../kernel';
import type { GroupingPolicy } from './regroup';

/** How a path that an I/O error failed is checked again: 0.14 at the short interval, 0.11 at the interval it had. */
export type ToolsVersion = '0.14' | '0.11';

export interface DaemonSettings {
  /** polling_interval and max_polling_interval, already reconciled by `intervalsOf`. */
  readonly intervals: Intervals;
  readonly marginalPathgroups: 'off' | 'on' | 'fpin';
  readonly toolsVersion: ToolsVersion;
}

export type Failback = 'manual' | 'immediate' | 'followover' | number;
/** `unset`: nothing is stated, the table's own feature decides. A number counts polling intervals. */
export type NoPathRetry = 'unset' | 'fail' | 'queue' | number;

export interface SanPathErr {
  readonly threshold: number;
  /** Good checks for each failure that is forgotten. */
  readonly forgetRate: number;
  readonly recoveryTimeS: number;
}

export interface MarginalPath {
  readonly doubleFailedTimeS: number;
  readonly sampleTimeS: number;
  /** Errors of 1000 reads. */
  readonly errRateThreshold: number;
  readonly recheckGapTimeS: number;
}

export interface MapSettings {
  readonly policy: GroupingPolicy;
  readonly failback: Failback;
  readonly noPathRetry: NoPathRetry;
  readonly sanPathErr: SanPathErr | null;
  readonly marginalPath: MarginalPath | null;
  readonly flushOnLastDel: 'never' | 'unused' | 'always';
  /** A path that returns is asked whether it is still the same LUN. */
  readonly recheckWwid: boolean;
}

export interface Intervals {
  readonly pollingS: number;
  readonly maxS: number;
  /** Every interval that a path may have divides it; checks slide into the slots of this round. */
  readonly roundS: number;
}

/** The most that is believed of an interval: a day, our bound (the daemon takes 32 bits of seconds). */
export const longestIntervalS = 86_400;

/** Fills what is not stated, and mends what does not fit (4.2). Null: not stated. */
export function intervalsOf(polling: number | null, max: number | null): Intervals {
  const bounded = (seconds: number): number => Math.min(longestIntervalS, Math.max(1, Math.trunc(seconds)));
  let pollingS = polling === null ? 5 : bounded(polling);
  let maxS: number;
  if (max === null) maxS = bounded(4 * pollingS);
  else {
    maxS = bounded(max);
    pollingS = polling === null ? Math.max(1, Math.trunc(maxS / 4)) : Math.min(pollingS, maxS);
  }
  return { pollingS, maxS, roundS: roundOf(pollingS, maxS) };
}

function roundOf(pollingS: number, maxS: number): number {
  if (maxS % pollingS === 0) return maxS;
  let largest = pollingS;
  while (2 * largest < maxS) largest *= 2;
  return largest * maxS;
}

/**
 * delay_watch_checks and delay_wait_checks are old words for san_path_err (4.8): one failure is allowed, the wait is
 * counted in longest intervals. Stated san_path_err options win. Null when all three are not above zero.
 */
export function sanPathErrOf(
  stated: Readonly<Record<'threshold' | 'forgetRate' | 'recoveryTimeS', number>>,
  delay: { readonly watchChecks: number; readonly waitChecks: number },
  maxS: number,
): SanPathErr | null {
  let { threshold, forgetRate, recoveryTimeS } = stated;
  if (threshold <= 0 && forgetRate <= 0 && recoveryTimeS <= 0) {
    if (delay.watchChecks > 0) [forgetRate, threshold] = [delay.watchChecks, 1];
    if (delay.waitChecks > 0) [recoveryTimeS, threshold] = [delay.waitChecks * maxS, 1];
  }
  return threshold > 0 && forgetRate > 0 && recoveryTimeS > 0 ? { threshold, forgetRate, recoveryTimeS } : null;
}

/** Settings of the daemon that stand in no configuration file. */
export const daemonSettings: SettingsSpec = [
  {
    key: 'multipathToolsVersion',
    kind: 'choice',
    label: 'multipath-tools',
    default: '0.14',
    tag: 'known',
    source: 'multipath-tools 0.14.3, executed traces; 0.11.1-2 of Debian 13, measured in a virtual machine (E2 cycles)',
    choices: [
      { id: '0.14', label: '0.14' },
      { id: '0.11', label: '0.11' },
    ],
    help: 'A path that an I/O error failed is checked again within polling_interval (0.14), or once so and then at the interval it had, up to max_polling_interval (0.11).',
  },
];
