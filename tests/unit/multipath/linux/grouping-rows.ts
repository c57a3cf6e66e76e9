/** Rows on priority groups. */
import { expect } from 'vitest';
import {
  bestGroup,
  groupingPolicyOf,
  groupPaths,
  weigh,
  type CheckerState,
  type GroupedPath,
} from '../../../../src/sim/multipath';
import type { Checks } from './selector-rows';

const pathsOf = (states: readonly CheckerState[]): GroupedPath[] =>
  [50, 10, 50, 10].map((prio, i) => ({
    prio,
    portGroup: i % 2,
    serial: '',
    node: '',
    marginal: false,
    state: states[i],
  }));
const byPrio = groupingPolicyOf('group_by_prio')!;
const allUp = pathsOf(['up', 'up', 'up', 'up']);

export const groupingRows: Checks = {
  BT39: () => {
    expect(groupPaths(byPrio, allUp, false)).toEqual([
      { paths: [0, 2], prio: 50, enabledPaths: 2, marginal: false },
      { paths: [1, 3], prio: 10, enabledPaths: 2, marginal: false },
    ]);
  },
  BT40: () => {
    const now = pathsOf(['down', 'up', 'down', 'up']);
    const groups = groupPaths(byPrio, allUp, false).map((group) => weigh(now, group.paths));
    expect(groups.map((group) => group.prio)).toEqual([0, 10]);
    expect(bestGroup(groups)).toBe(2);
  },
};
