/** Is this a script of multipathd's check loop, whole enough to be replayed? */
export const daemonFormat = 'mpathd-trace-1';

/** Most paths of a map of a trace; more is a typing error, not a trace. */
const mostPaths = 64;

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, fits: (each: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) && value.every(fits);
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isCount = (value: unknown): value is number => isWhole(value) && value > 0;

const policies = ['failover', 'multibus', 'group_by_serial', 'group_by_prio', 'group_by_node_name', 'group_by_tpg'];
const isOneOf = (words: readonly string[], value: unknown): boolean =>
  isCount(value) || (typeof value === 'string' && words.includes(value));

function isConfig(value: unknown): value is Fields & { readonly paths: number } {
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
export function whyNoDaemonScript({
  script,
  config,
  initial_groups: groups,
  initial_map: map,
  events,
}: Fields): string | null {
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
