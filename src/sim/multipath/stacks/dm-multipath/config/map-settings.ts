/** From the levels of a configuration to what the daemon runs by. */
import {
  choosePrio,
  chooseChecker,
  intervalsOf,
  sanPathErrOf,
  type ChosenPrio,
  type DaemonSettings,
  type GroupingPolicy,
  type MapSettings,
  type MarginalPath,
  type NoPathRetry,
  type PrioTraits,
  type ToolsVersion,
} from '../daemon';
import type { MultipathConf } from './conf';
import { Levels, origins, type Target } from './levels';

/** For the whole daemon. */
export function daemonSettingsOf({ defaults }: MultipathConf, toolsVersion: ToolsVersion): DaemonSettings {
  const number = (key: string): number | null => (defaults[key] === undefined ? null : Number(defaults[key]));
  const marginal = defaults.marginal_pathgroups;
  return {
    intervals: intervalsOf(number('polling_interval'), number('max_polling_interval')),
    marginalPathgroups: marginal === 'on' || marginal === 'fpin' ? marginal : 'off',
    toolsVersion,
  };
}

/** `queue_if_no_path` among the features means no_path_retry queue, unless that is stated itself. */
function noPathRetryOf(levels: Levels): NoPathRetry {
  const { value } = levels.of('no_path_retry');
  if (value === 'fail' || value === 'queue') return value;
  if (value !== null) return Number(value);
  return /(^|[ \t])queue_if_no_path([ \t]|$)/.test(levels.of('features').value ?? '') ? 'queue' : 'unset';
}

/** marginal_path_*: all four, and long enough samples; otherwise it is off. */
function marginalPathOf(levels: Levels): MarginalPath | null {
  const sampleTimeS = levels.number('marginal_path_err_sample_time', 0);
  const marginal = {
    doubleFailedTimeS: levels.number('marginal_path_double_failed_time', 0),
    sampleTimeS,
    errRateThreshold: levels.number('marginal_path_err_rate_threshold', -1),
    recheckGapTimeS: levels.number('marginal_path_err_recheck_gap_time', 0),
  };
  const all = marginal.doubleFailedTimeS > 0 && marginal.recheckGapTimeS > 0 && marginal.errRateThreshold >= 0;
  return all && sampleTimeS >= 120 ? marginal : null;
}

export interface PathTraits extends PrioTraits {
  /** Target port group; null when the LUN has none. */
  readonly tpg: number | null;
}

export interface ChosenPolicy {
  readonly policy: GroupingPolicy;
  readonly origin: string;
}

/** detect_pgpolicy goes before everything that is stated; group_by_tpg without ALUA falls back. */
export function choosePolicy(levels: Levels, prios: readonly ChosenPrio[]): ChosenPolicy {
  const byAccess = prios.length > 0 && prios.every(({ name }) => name === 'alua' || name === 'sysfs');
  if (levels.isYes('detect_pgpolicy') && byAccess) {
    const policy = levels.isYes('detect_pgpolicy_use_tpg') ? 'group_by_tpg' : 'group_by_prio';
    return { policy, origin: origins.autodetected };
  }
  const { value, origin } = levels.of('path_grouping_policy');
  if (value === 'group_by_tpg' && !byAccess)
    return { policy: 'failover', origin: '(setting: emergency fallback - not all paths use alua)' };
  return { policy: (value ?? 'failover') as GroupingPolicy, origin };
}

/** Everything that is chosen for one LUN whose paths have these traits. */
export interface MapChoice {
  readonly settings: MapSettings;
  readonly policyOrigin: string;
  /** Of each path. */
  readonly prios: readonly ChosenPrio[];
  readonly checkers: readonly string[];
  readonly selector: string;
  readonly hardwareHandler: string;
  readonly ghostDelayS: number;
}

export function chooseForMap(conf: MultipathConf, target: Target, paths: readonly PathTraits[]): MapChoice {
  const levels = new Levels(conf, target);
  const prios = paths.map((traits) => choosePrio(levels.isYes('detect_prio'), traits, levels.prio()));
  const { policy, origin } = choosePolicy(levels, prios);
  const failback = levels.of('failback').value ?? 'manual';
  const isWord = failback === 'manual' || failback === 'immediate' || failback === 'followover';
  const marginalPath = marginalPathOf(levels);
  const stated = {
    threshold: levels.number('san_path_err_threshold', 0),
    forgetRate: levels.number('san_path_err_forget_rate', 0),
    recoveryTimeS: levels.number('san_path_err_recovery_time', 0),
  };
  const delay = {
    watchChecks: levels.number('delay_watch_checks', 0),
    waitChecks: levels.number('delay_wait_checks', 0),
  };
  const { maxS } = daemonSettingsOf(conf, '0.14').intervals;
  const flush = levels.of('flush_on_last_del').value;
  return {
    settings: {
      policy,
      failback: isWord ? failback : Number(failback),
      noPathRetry: noPathRetryOf(levels),
      sanPathErr: marginalPath ? null : sanPathErrOf(stated, delay, maxS),
      marginalPath,
      flushOnLastDel: flush === 'always' || flush === 'never' ? flush : 'unused',
      recheckWwid: levels.isYes('recheck_wwid'),
    },
    policyOrigin: origin,
    prios,
    checkers: paths.map(({ rdac, tpgs }) =>
      chooseChecker(
        levels.isYes('detect_checker'),
        { rdac, tpgs: tpgs !== 'none' },
        levels.of('path_checker').value ?? 'tur',
      ),
    ),
    selector: levels.of('path_selector').value ?? 'service-time 0',
    hardwareHandler: handlerOf(levels, paths),
    ghostDelayS: levels.number('ghost_delay', 0),
  };
}

/** The handler that the kernel attached stays (since Linux 4.3); without one, ALUA for LUNs that report it. */
function handlerOf(levels: Levels, paths: readonly PathTraits[]): string {
  const allAlua = paths.length > 0 && paths.every(({ tpgs }) => tpgs !== 'none');
  if (allAlua) return '1 alua';
  const stated = levels.of('hardware_handler').value ?? '0';
  return stated === '1 alua' ? '0' : stated;
}
