/** Rows T07, T08, T25 to T29, T66, T67 of ms-mpio.md 11: choices by load, and sets that are refused. */
import { describe, expect, it } from 'vitest';
import { OneHost } from './one-host';

describe('Least Queue Depth', () => {
  it('T07 the shortest queue, first of a tie', () => {
    const host = new OneHost({ policy: 'least-queue-depth' }).arriveAll();
    host.columns.nexusInFlight.set([3, 1, 1]);
    expect(host.choose()).toBe(1);
  });

  it('T08 counts every LUN behind the path', () => {
    const host = new OneHost({ policy: 'least-queue-depth', groups: 2, paths: 2 }).arriveAll();
    host.columns.nexusInFlight.set([10, 0]);
    expect(host.choose(0)).toBe(1);
  });
});

describe('Least Blocks', () => {
  const loaded = (outstanding: number, release = '2022'): OneHost => {
    const host = new OneHost({ policy: 'least-blocks', paths: 2, release }).arriveAll();
    host.columns.nexusLastLba[0] = 1000;
    host.columns.nexusBytes[0] = outstanding;
    return host;
  };
  const kib = 1024;

  it('T25 a sequential read ignores load', () => {
    expect(loaded(8192 * kib).choose(0, 1001, 8192)).toBe(0);
  });

  it('T26 a backward read takes the least bytes', () => {
    expect(loaded(8192 * kib).choose(0, 500, 8192)).toBe(1);
  });

  it('T27 T28 a sequential write sticks up to the cache size', () => {
    expect(loaded(600 * kib).choose(0, 1001, 512 * kib, 1)).toBe(1);
    expect(loaded(512 * kib).choose(0, 1001, 512 * kib, 1)).toBe(0);
  });

  it('T29 other commands go by the pointer', () => {
    const host = loaded(8192 * kib);
    expect(host.choose(0, 500, 8192)).toBe(1);
    expect(host.choose(0, 0, 0)).toBe(0);
  });

  it('14 no cache before 2012: least bytes alone', () => {
    expect(loaded(8192 * kib, '2008R2').choose(0, 1001, 8192)).toBe(1);
  });

  it('14 not offered by 2008', () => {
    const host = new OneHost({ release: '2008' }).arriveAll();
    expect(host.refusal(host.setLun('least-blocks'))).toContain('2008');
  });
});

describe('explicit sets that are refused', () => {
  it('T66 Fail Over Only with two active paths', () => {
    const host = new OneHost({ paths: 2 }).arriveAll();
    const why = host.refusal(
      host.setLun('fail-over-only', [
        { path: 0, state: 'active' },
        { path: 1, state: 'active' },
      ]),
    );
    expect(why).not.toBeNull();
    expect(host.opinion().policy).toBe('round-robin');
  });

  it('T67 Least Queue Depth with a standby path', () => {
    const host = new OneHost({ paths: 2 }).arriveAll();
    expect(
      host.refusal(
        host.setLun('least-queue-depth', [
          { path: 0, state: 'active' },
          { path: 1, state: 'standby' },
        ]),
      ),
    ).not.toBeNull();
    expect(host.words()).toBe('AO AO');
  });

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
