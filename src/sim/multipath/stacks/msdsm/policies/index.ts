/** MSDSM's six load-balance policies. They know columns and the paths of one LUN, and nothing of errors, timers or orders. */
import { failOverOnly } from './fail-over-only';
import { leastBlocks } from './least-blocks';
import { leastQueueDepth } from './least-queue-depth';
import type { Policy } from './policy';
import { roundRobin } from './round-robin';
import { roundRobinSubset } from './round-robin-subset';
import { weightedPaths } from './weighted-paths';

/** In the order of their numbers, so that row = number - 1. A column's `groupPolicy` is a row of this list. */
export const policies: readonly Policy[] = [
  failOverOnly,
  roundRobin,
  roundRobinSubset,
  leastQueueDepth,
  weightedPaths,
  leastBlocks,
];

export const policyRow = (id: string): number => policies.findIndex((policy) => policy.id === id);

export { neverWeight } from './weighted-paths';
export type { Members, Policy } from './policy';
