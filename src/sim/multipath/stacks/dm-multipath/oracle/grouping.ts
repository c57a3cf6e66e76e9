/** How libmultipath grouped paths (trace format pgpolicy-2): groups in order, the best of them, and the table line. */
import type { OracleResult } from '../../../oracle';
import { bestGroup, groupingPolicyOf, groupPaths, tableLine, type CheckerState, type NoPathRetry } from '../grouping';
import { differs, isListOf, isRecord, isText, type LinuxTrace } from './trace';

export interface GroupingCase {
  readonly format: string;
  readonly case: string;
  readonly policy: string;
  readonly marginal_pathgroups: boolean;
  readonly selector: string;
  readonly features_in: string;
  readonly hwhandler: string;
  readonly minio: number;
  readonly no_path_retry: NoPathRetry;
  readonly paths: readonly {
    readonly prio: number;
    readonly tpg: number;
    readonly serial: string;
    readonly node: string;
    readonly marginal: boolean;
    readonly state: CheckerState;
  }[];
  readonly groups: readonly {
    readonly paths: readonly number[];
    readonly prio: number;
    readonly enabled_paths: number;
    readonly marginal: boolean;
  }[];
  readonly best_group: number;
  readonly table_params: string;
}

/** Path i of a case is this device. */
const deviceOf = (path: number): string => `8:${16 * path}`;

export function replayGrouping(given: GroupingCase): OracleResult {
  const policy = groupingPolicyOf(given.policy);
  if (!policy) return differs(given.case, [given], 0, 'policy', given.policy, 'none of that name');
  const paths = given.paths.map(({ tpg, ...path }) => ({ ...path, portGroup: tpg }));
  const groups = groupPaths(policy, paths, given.marginal_pathgroups);
  const best = bestGroup(groups);
  const devices = groups.map((group) => group.paths.map(deviceOf));
  const { selector, features_in: features, hwhandler: handler, minio: minIo, no_path_retry: noPathRetry } = given;
  const line = tableLine(devices, best, { selector, features, handler, minIo, noPathRetry });
  const asTrace = groups.map(({ paths: rows, prio, enabledPaths, marginal }) => ({
    paths: rows,
    prio,
    enabled_paths: enabledPaths,
    marginal,
  }));
  const answers: readonly (readonly [string, string, string])[] = [
    ['groups', JSON.stringify(given.groups), JSON.stringify(asTrace)],
    ['best group', String(given.best_group), String(best)],
    ['table line', given.table_params, line],
  ];
  const row = answers.findIndex(([, expected, got]) => expected !== got);
  if (row >= 0) return differs(given.case, [given.paths], 0, ...answers[row]);
  return { events: answers.length, mismatch: null };
}

function whyNot({
  paths,
  groups,
  policy,
  selector,
  features_in,
  hwhandler,
}: Readonly<Record<string, unknown>>): string | null {
  if (!isListOf(paths, (path) => isRecord(path) && typeof path.prio === 'number' && isText(path.state)))
    return 'paths is not a list of paths with priority and state';
  if (!isListOf(groups, isRecord)) return 'groups is not a list of groups';
  if (![policy, selector, features_in, hwhandler].every(isText))
    return 'policy, selector, features_in or hwhandler is missing';
  return null;
}

export const groupingTrace: LinuxTrace = {
  format: 'pgpolicy-2',
  nameOf: () => 'pgpolicy',
  whyNot,
  replay: (line) => replayGrouping(line as unknown as GroupingCase),
};
