/** Paths into priority groups, groups into table order, and the best of them (linux-dm-multipath.md 4.6). */
import { isEnabled, undefinedPrio, type GroupedPath, type PathGroup } from './paths';
import type { GroupingPolicy } from './policies';

/**
 * Priority of a group: the average, cut to a whole number, of what its enabled paths report; 0 when none is enabled. It is
 * marginal when all of its paths are, whether or not marginal paths were grouped apart.
 */
export function weigh(paths: readonly GroupedPath[], rows: readonly number[]): PathGroup {
  const enabled = rows.map((row) => paths[row]).filter(({ state }) => isEnabled(state));
  const prios = enabled.map(({ prio }) => prio).filter((prio) => prio !== undefinedPrio);
  const sum = prios.reduce((total, prio) => total + prio, 0);
  const prio = prios.length > 0 ? Math.trunc(sum / prios.length) : enabled.length > 0 ? undefinedPrio : 0;
  const marginal = rows.every((row) => paths[row].marginal);
  return { paths: rows, prio, enabledPaths: enabled.length, marginal };
}

function split(policy: GroupingPolicy, paths: readonly GroupedPath[], rows: readonly number[]): number[][] {
  const groups = new Map<string | number, number[]>();
  for (const row of rows) {
    const key = policy.keyOf(paths[row], row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Normal groups first, then the higher priority, then more enabled paths; equal ones stay as they were. */
export const inTableOrder = (groups: readonly PathGroup[]): PathGroup[] =>
  groups.toSorted(
    (a, b) => Number(a.marginal) - Number(b.marginal) || b.prio - a.prio || b.enabledPaths - a.enabledPaths,
  );

/** Groups in the order of the table line. With `marginalGroups` the policy runs on marginal paths apart. */
export function groupPaths(
  policy: GroupingPolicy,
  paths: readonly GroupedPath[],
  marginalGroups: boolean,
): PathGroup[] {
  const rows = paths.map((_, row) => row);
  const kinds = marginalGroups
    ? [rows.filter((row) => !paths[row].marginal), rows.filter((row) => paths[row].marginal)]
    : [rows];
  return inTableOrder(kinds.flatMap((kind) => split(policy, paths, kind)).map((group) => weigh(paths, group)));
}

/**
 * Number, from 1, of the group that I/O should go to: scanned in order, a later one has to be better. Marginal groups count
 * only while no normal one can be used. 1 when no group can.
 */
export function bestGroup(groups: readonly PathGroup[]): number {
  let best = 1;
  let prio = 0;
  let enabledPaths = 1;
  let hasNormal = false;
  for (const [row, group] of groups.entries()) {
    if (group.enabledPaths === 0 || (group.marginal && hasNormal)) continue;
    const isFirstNormal = !group.marginal && !hasNormal;
    const isBetter = group.prio > prio || (group.prio === prio && group.enabledPaths > enabledPaths);
    if (!isFirstNormal && !isBetter) continue;
    if (!group.marginal) hasNormal = true;
    best = row + 1;
    prio = group.prio;
    enabledPaths = group.enabledPaths;
  }
  return best;
}
