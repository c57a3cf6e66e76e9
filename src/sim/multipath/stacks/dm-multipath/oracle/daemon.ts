/** Traces of multipathd's check loop, second by second. */
import { replayDaemon, type DaemonScript } from '../daemon';
import { isListOf, isRecord, mostPaths, type Json, type LinuxTrace } from './trace';

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isCount = (value: unknown): value is number => isWhole(value) && value > 0;

const policies = ['failover', 'multibus', 'group_by_serial', 'group_by_prio', 'group_by_node_name', 'group_by_tpg'];
const isOneOf = (words: readonly string[], value: unknown): boolean =>
  isCount(value) || (typeof value === 'string' && words.includes(value));

function isConfig(value: unknown): value is Json & { readonly paths: number } {
  if (!isRecord(value) || !isCount(value.paths) || value.paths > mostPaths) return false;
  const err = value.san_path_err;
  return (
    policies.includes(value.policy as string) &&
    isOneOf(['manual', 'immediate', 'followover'], value.failback) &&
    isOneOf(['undef', 'fail', 'queue'], value.no_path_retry) &&
    [value.polling_interval, value.max_polling_interval].every(isCount) &&
    isWhole(value.now) &&
    isListOf(value.prio, isWhole) &&
    value.prio.length === value.paths &&
    (err === null || (isRecord(err) && [err.threshold, err.forget_rate, err.recovery_time].every(isCount)))
  );
}

/** What is missing, or null. */
function whyNot({ script, config, initial_groups: groups, initial_map: map, events }: Json): string | null {
  if (typeof script !== 'string') return 'script is missing';
  if (!isConfig(config)) return 'config is not whole';
  const isPath = (path: unknown): boolean => isWhole(path) && path >= 0 && path < config.paths;
  if (!isListOf(groups, (group) => isListOf(group, isPath)))
    return 'initial_groups is not a list of groups of its paths';
  if (!isListOf(map, isWhole)) return 'initial_map is not a list of numbers';
  const isEvent = (event: unknown): boolean =>
    isRecord(event) &&
    ((event.op === 'tick' && isWhole(event.sec)) ||
      (event.op === 'kernel_fail' && isPath(event.path)) ||
      (event.op === 'kernel_group' && isCount(event.group)));
  const wrong = Array.isArray(events) ? events.findIndex((event) => !isEvent(event)) : 0;
  return wrong >= 0 ? `event ${wrong} is none of the loop, of a failure or of a group of the kernel` : null;
}

export const daemonTrace: LinuxTrace = {
  format: 'mpathd-trace-1',
  nameOf: () => 'multipathd',
  whyNot,
  replay: (line) => replayDaemon(line as unknown as DaemonScript),
};
