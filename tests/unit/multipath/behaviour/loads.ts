/** Rows in which load decides: Least Queue Depth, Weighted Paths, Least Blocks. */
import { expect } from 'vitest';
import type { OneHost } from '../one-host';
import { hostOf, type Behaviour, type Checks } from './check';

const kib = 1024;
const weights = [10, 5, 5].map((weight, path) => ({ path, weight }));

/** Least Blocks of a release that has the cache option: the pointer is p0, which ended at LBA 1000. */
function leastBlocks(behaviour: Behaviour, outstanding: number): OneHost {
  const host = hostOf(behaviour, { policy: 'least-blocks', paths: 2, release: '2022' }).arriveAll();
  host.columns.nexusLastLba[0] = 1000;
  host.columns.nexusBytes[0] = outstanding;
  return host;
}

export const loads: Checks = {
  T07: (behaviour) => {
    const host = hostOf(behaviour, { policy: 'least-queue-depth' }).arriveAll();
    host.columns.nexusInFlight.set([3, 1, 1]);
    expect(host.choose()).toBe(1);
  },
  T08: (behaviour) => {
    const host = hostOf(behaviour, { policy: 'least-queue-depth', groups: 2, paths: 2 }).arriveAll();
    host.columns.nexusInFlight.set([10, 0]);
    expect([host.choose(0), host.choose(1)]).toEqual([1, 3]);
  },
  T22: (behaviour) => {
    const host = hostOf(behaviour, { policy: 'weighted-paths', wishes: weights }).arriveAll();
    expect(host.reads(3)).toEqual([1, 1, 1]);
    expect(host.choose(0, 0, 0)).toBe(1);
  },
  T23: (behaviour) => {
    const host = hostOf(behaviour, { policy: 'weighted-paths', wishes: weights }).arriveAll();
    host.fail(1);
    expect(host.choose()).toBe(2);
    host.remove(1);
    host.arrive(1);
    expect(host.list()).toEqual([0, 2, 1]);
    expect(host.reads(2)).toEqual([2, 2]);
  },
  T25: (behaviour) => {
    expect(leastBlocks(behaviour, 8192 * kib).choose(0, 1001, 8192)).toBe(0);
  },
  T26: (behaviour) => {
    expect(leastBlocks(behaviour, 8192 * kib).choose(0, 500, 8192)).toBe(1);
  },
  T27: (behaviour) => {
    expect(leastBlocks(behaviour, 600 * kib).choose(0, 1001, 512 * kib, 1)).toBe(1);
  },
  T28: (behaviour) => {
    expect(leastBlocks(behaviour, 512 * kib).choose(0, 1001, 512 * kib, 1)).toBe(0);
  },
  T29: (behaviour) => {
    const host = leastBlocks(behaviour, 8192 * kib);
    expect(host.choose(0, 500, 8192)).toBe(1);
    expect(host.choose(0, 0, 0)).toBe(0);
  },
};
