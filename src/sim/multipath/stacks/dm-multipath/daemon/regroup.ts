/**
 * Paths into groups, groups into order, and the best of them: what a reload of the map needs (linux-dm-multipath.md 4.6).
 * A stand-in: whoever calls knows only the interface `Grouping`, so that the stack's own grouping can take its place.
 */
import { isUsable, type CheckState } from './check-state';

export type GroupingPolicy =
  'failover' | 'multibus' | 'group_by_serial' | 'group_by_prio' | 'group_by_node_name' | 'group_by_tpg';

/** A priority that could not be read. */
export const undefinedPrio = -1;

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

function weigh(group: readonly GroupingPath[]): GroupWeight {
  let sum = 0;
  let known = 0;
  let enabled = 0;
  for (const { state, prio } of group) {
    if (!isUsable(state)) continue;
    enabled += 1;
    if (prio === undefinedPrio) continue;
    sum += prio;
    known += 1;
  }
  const prio = known > 0 ? Math.trunc(sum / known) : enabled > 0 ? undefinedPrio : 0;
  return { prio, enabled, marginal: group.length > 0 && group.every((path) => path.marginal) };
}

const keyOf: Readonly<Record<GroupingPolicy, (path: GroupingPath, row: number) => unknown>> = {
  failover: (_, row) => row,
  multibus: () => 0,
  group_by_serial: (path) => path.serial,
  group_by_prio: (path) => path.prio,
  group_by_node_name: (path) => path.node,
  group_by_tpg: (path) => path.tpg,
};

/** One group for each different value, in order of first appearance. */
function split(policy: GroupingPolicy, paths: readonly GroupingPath[]): GroupingPath[][] {
  const groups = new Map<unknown, GroupingPath[]>();
  for (const [row, path] of paths.entries()) {
    const key = keyOf[policy](path, row);
    const group = groups.get(key);
    if (group) group.push(path);
    else groups.set(key, [path]);
  }
  return [...groups.values()];
}

function groups(policy: GroupingPolicy, paths: readonly GroupingPath[], marginalPathgroups: boolean): number[][] {
  const normal = paths.filter((path) => !path.marginal);
  const marginal = paths.filter((path) => path.marginal);
  const apart = marginalPathgroups && normal.length > 0 && marginal.length > 0;
  const all = apart ? [...split(policy, normal), ...split(policy, marginal)] : split(policy, paths);
  return all
    .map((group) => ({ group, weight: weigh(group) }))
    .sort(
      ({ weight: a }, { weight: b }) =>
        Number(a.marginal) - Number(b.marginal) || b.prio - a.prio || b.enabled - a.enabled,
    )
    .map(({ group }) => group.map((path) => path.path));
}

function best(list: readonly (readonly GroupingPath[])[]): number {
  let found = 1;
  let prio = 0;
  let enabled = 1;
  let normal = false;
  for (const [row, group] of list.entries()) {
    const weight = weigh(group);
    if (weight.enabled === 0 || (weight.marginal && normal)) continue;
    const first: boolean = !weight.marginal && !normal;
    if (!first && (weight.prio < prio || (weight.prio === prio && weight.enabled <= enabled))) continue;
    normal ||= first;
    ({ prio, enabled } = weight);
    found = row + 1;
  }
  return found;
}

export const ownGrouping: Grouping = { groups, best, weigh };
