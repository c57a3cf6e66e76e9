/** Priority groups beyond the traces: averages, marginal paths, the best group, and laws that every policy keeps. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  bestGroup,
  groupingPolicies,
  groupPaths,
  policyInUse,
  weigh,
  type GroupedPath,
  type PathGroup,
} from '../../../../src/sim/multipath';

const path = (prio: number, change: Partial<GroupedPath> = {}): GroupedPath => ({
  prio,
  portGroup: 1,
  serial: 's',
  node: 'n',
  marginal: false,
  state: 'up',
  ...change,
});
const weighAll = (paths: readonly GroupedPath[]): PathGroup => weigh(paths, [...paths.keys()]);
const group = (prio: number, enabledPaths: number, marginal = false): PathGroup => ({
  paths: [],
  prio,
  enabledPaths,
  marginal,
});

describe('priority of a group', () => {
  it('is the average of what its enabled paths report, cut', () => {
    expect(weighAll([path(50), path(11)]).prio).toBe(30);
    expect(weighAll([path(50), path(10, { state: 'down' })])).toMatchObject({ prio: 50, enabledPaths: 1 });
    expect(weighAll([path(50), path(-1)])).toMatchObject({ prio: 50, enabledPaths: 2 });
    expect(weighAll([path(-1), path(50, { state: 'shaky' })])).toMatchObject({ prio: -1, enabledPaths: 1 });
    expect(weighAll([path(50, { state: 'pending' })])).toMatchObject({ prio: 0, enabledPaths: 0 });
    expect(weighAll([path(5, { state: 'ghost' })])).toMatchObject({ prio: 5, enabledPaths: 1 });
  });
  it('a group is marginal when every path of it is', () => {
    expect(weighAll([path(50, { marginal: true }), path(50)]).marginal).toBe(false);
    expect(weighAll([path(50, { marginal: true })]).marginal).toBe(true);
  });
});

describe('the best group', () => {
  it.each([
    ['nothing at all', [], 1],
    ['none that is enabled', [group(50, 0), group(10, 0)], 1],
    ['the first enabled one, even at -1', [group(0, 0), group(-1, 1)], 2],
    ['a higher priority', [group(10, 4), group(50, 1)], 2],
    ['more paths at the same priority', [group(10, 1), group(10, 2)], 2],
    ['the earlier of equal ones', [group(10, 2), group(10, 2)], 1],
    ['a normal one before a marginal one', [group(90, 4, true), group(1, 1)], 2],
    ['a marginal one only above 0 or with several paths', [group(0, 1, true), group(0, 2, true)], 2],
    ['no marginal one after a normal one', [group(1, 1), group(90, 4, true)], 1],
  ] as const)('is %s', (_, groups, best) => {
    expect(bestGroup(groups)).toBe(best);
  });
});

describe('the policy in use', () => {
  it.each([
    ['failover', true, true, false, 'group_by_prio'],
    ['multibus', true, true, true, 'group_by_tpg'],
    ['multibus', false, true, true, 'multibus'],
    ['multibus', true, false, true, 'multibus'],
    ['group_by_tpg', false, true, false, 'failover'],
    ['group_by_tpg', true, false, false, 'group_by_tpg'],
  ])('%s, ALUA %s, detected %s, by group %s: %s', (configured, alua, detect, useGroup, inUse) => {
    expect(policyInUse(configured, alua, { policy: detect, useGroup })).toBe(inUse);
  });
});

const paths = fc.array(
  fc.record({
    prio: fc.constantFrom(-1, 0, 1, 5, 10, 50, 130),
    portGroup: fc.nat({ max: 3 }),
    serial: fc.constantFrom('a', 'b'),
    node: fc.constantFrom('x', 'y'),
    marginal: fc.boolean(),
    state: fc.constantFrom('up' as const, 'ghost' as const, 'down' as const, 'delayed' as const),
  }),
  { minLength: 1, maxLength: 8 },
);

describe.each(groupingPolicies.map((policy) => [policy.id, policy] as const))('%s', (_, policy) => {
  it('puts every path into one group, in order, and sorts the groups', () => {
    fc.assert(
      fc.property(paths, fc.boolean(), (list, marginalGroups) => {
        const groups = groupPaths(policy, list, marginalGroups);
        expect(groups.flatMap((each) => each.paths).toSorted((a, b) => a - b)).toEqual([...list.keys()]);
        for (const [row, each] of groups.entries()) {
          expect(each.paths).toEqual(each.paths.toSorted((a, b) => a - b));
          const keys = new Set(each.paths.map((path) => policy.keyOf(list[path], path)));
          expect(keys.size).toBe(1);
          if (marginalGroups) expect(each.paths.every((path) => list[path].marginal === each.marginal)).toBe(true);
          const next = groups[row + 1];
          if (next) {
            const better =
              Number(each.marginal) - Number(next.marginal) ||
              next.prio - each.prio ||
              next.enabledPaths - each.enabledPaths;
            expect(better).toBeLessThanOrEqual(0);
          }
        }
        const best = groups[bestGroup(groups) - 1];
        if (groups.some((each) => each.enabledPaths > 0 && !each.marginal)) {
          expect(best.enabledPaths).toBeGreaterThan(0);
          expect(best.marginal).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
    expect(policy.teaches).toMatch(/\.$/);
  });
});
