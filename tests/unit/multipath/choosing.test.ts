/** Choices by load and sets, beside the rows of the behaviour table. */
import { describe, expect, it } from 'vitest';
import { OneHost } from './one-host';

describe('Least Blocks', () => {
  const loaded = (outstanding: number, release = '2022'): OneHost => {
    const host = new OneHost({ policy: 'least-blocks', paths: 2, release }).arriveAll();
    host.columns.nexusLastLba[0] = 1000;
    host.columns.nexusBytes[0] = outstanding;
    return host;
  };
  const kib = 1024;

  it('14 no cache before 2012: least bytes alone', () => {
    expect(loaded(8192 * kib, '2008R2').choose(0, 1001, 8192)).toBe(1);
  });

  it('14 not offered by 2008', () => {
    const host = new OneHost({ release: '2008' }).arriveAll();
    expect(host.refusal(host.setLun('least-blocks'))).toContain('2008');
  });
});

describe('explicit sets that are refused', () => {
  it('4.7 a path of another LUN, a path twice, no active path left', () => {
    const host = new OneHost({ paths: 2, groups: 2 }).arriveAll();
    expect(host.refusal(host.setLun('weighted-paths', [{ path: 3, weight: 1 }]))).not.toBeNull();
    expect(
      host.refusal(
        host.setLun('weighted-paths', [
          { path: 0, weight: 1 },
          { path: 0, weight: 2 },
        ]),
      ),
    ).not.toBeNull();
    const allRest = [0, 1].map((path) => ({ path, state: 'standby' as const }));
    expect(host.refusal(host.setLun('round-robin-subset', allRest))).not.toBeNull();
  });
});

describe('explicit sets that work', () => {
  it('Fail Over Only on another path, what is not named rests', () => {
    const host = new OneHost().arriveAll();
    host.setLun('fail-over-only', [{ path: 1, state: 'active' }]);
    expect(host.words()).toBe('SB AO SB');
    expect(host.choose()).toBe(1);
    expect(host.opinion().paths.map((path) => path.carrying)).toEqual([false, true, false]);
  });

  it('Round Robin with Subset with two spares', () => {
    const host = new OneHost({ paths: 4 }).arriveAll();
    host.setLun('round-robin-subset', [
      { path: 2, state: 'standby' },
      { path: 3, state: 'standby' },
    ]);
    expect(host.words()).toBe('AO AO SB SB');
    expect(host.reads(3)).toEqual([0, 1, 0]);
  });

  it('weights live, and back to Round Robin', () => {
    const host = new OneHost().arriveAll();
    host.setLun('weighted-paths', [
      { path: 0, weight: 10 },
      { path: 1, weight: 5 },
      { path: 2, weight: 7 },
    ]);
    expect(host.reads(2)).toEqual([1, 1]);
    host.setLun(null);
    expect(host.reads(4)).toEqual([0, 1, 2, 0]);
  });
});

it('LUN over DSM-wide over built-in', () => {
  const host = new OneHost({ dsmPolicy: 'fail-over-only' }).arriveAll();
  host.setLun('least-queue-depth');
  expect([host.opinion().policy, host.opinion().policyFrom]).toEqual(['least-queue-depth', 'LUN']);
  host.setLun(null);
  expect([host.opinion().policy, host.opinion().policyFrom]).toEqual(['fail-over-only', 'DSM-wide']);
  expect(host.words()).toBe('AO SB SB');
  host.admin({ set: 'dsm-policy', policy: null });
  expect([host.opinion().policy, host.opinion().policyFrom]).toEqual(['round-robin', 'built-in']);
});
