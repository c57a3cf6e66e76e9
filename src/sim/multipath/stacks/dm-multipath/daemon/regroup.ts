/** What a reload of the map needs of path grouping (linux-dm-multipath.md 4.6), in the daemon's own words for a path. */
import { bestGroup, groupingPolicyOf, groupPaths, undefinedPrio, weigh, type GroupedPath } from '../grouping';
import type { CheckState } from './check-state';

export { undefinedPrio };

export type GroupingPolicy =
  'failover' | 'multibus' | 'group_by_serial' | 'group_by_prio' | 'group_by_node_name' | 'group_by_tpg';

export interface GroupingPath {
  readonly path: number;
  readonly prio: number;
  readonly state: CheckState;
  readonly marginal: boolean;
  readonly tpg: number;
  readonly serial: string;
  readonly node: string;
}

export interface Grouping {
  /** Paths (by number) in groups, in table order. Paths come in the order in which the daemon knows them. */
  groups(policy: GroupingPolicy, paths: readonly GroupingPath[], marginalPathgroups: boolean): number[][];
  /** Number of the best group, from 1; 1 when none has a usable path. */
  best(groups: readonly (readonly GroupingPath[])[]): number;
  /** What the order and the choice are made of. */
  weigh(group: readonly GroupingPath[]): GroupWeight;
}

export interface GroupWeight {
  /** Truncated average of the known priorities of usable paths; -1 when none is known, 0 when none is usable. */
  readonly prio: number;
  /** Usable paths. */
  readonly enabled: number;
  /** All its paths are marginal. */
  readonly marginal: boolean;
}

const toGrouped = ({ prio, state, marginal, tpg, serial, node }: GroupingPath): GroupedPath => ({
  prio,
  state,
  marginal,
  portGroup: tpg,
  serial,
  node,
});

function weightOf(group: readonly GroupingPath[]): GroupWeight {
  const paths = group.map(toGrouped);
  const { prio, enabledPaths, marginal } = weigh(
    paths,
    paths.map((_, row) => row),
  );
  return { prio, enabled: enabledPaths, marginal: group.length > 0 && marginal };
}

export const ownGrouping: Grouping = {
  groups: (policy, paths, marginalPathgroups) =>
    groupPaths(groupingPolicyOf(policy)!, paths.map(toGrouped), marginalPathgroups).map((group) =>
      group.paths.map((row) => paths[row].path),
    ),
  best: (groups) =>
    bestGroup(
      groups.map((group) => {
        const { prio, enabled, marginal } = weightOf(group);
        return { paths: [], prio, enabledPaths: enabled, marginal };
      }),
    ),
  weigh: weightOf,
};
