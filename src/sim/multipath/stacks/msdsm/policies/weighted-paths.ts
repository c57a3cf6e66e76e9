/** Weighted Paths: the lowest weight carries everything (ms-mpio.md 3.4). */
import type { MultipathColumns } from '../../../columns';
import type { Policy } from './policy';
import { arriveActive, keepAll, listStart, nothing, pointerIfUsable, takesPart } from './rules';

/** A path of this weight is never chosen: the search starts here and looks for less. */
export const neverWeight = 0xffffffff;

function lowestWeight(columns: MultipathColumns, group: number): number {
  const start = listStart(group);
  const end = start + columns.groupCount[group];
  let best = -1;
  let lowest = neverWeight;
  for (let at = start; at < end; at += 1) {
    const path = columns.groupList[at];
    if (!takesPart(columns, path)) continue;
    const weight = columns.pathWeight[path];
    if (weight < lowest) {
      best = path;
      lowest = weight;
    }
  }
  return best;
}

export const weightedPaths: Policy = {
  id: 'weighted-paths',
  number: 5,
  short: 'WP',
  label: 'Weighted Paths',
  teaches: 'The path with the lowest weight carries everything, and takes the work back when it returns.',
  choose: pointerIfUsable,
  pointer: lowestWeight,
  onArrival: arriveActive,
  onRemoval: nothing,
  keep: keepAll,
};
