/** Rows of ms-mpio.md 11: policies that nobody set, paths that fail and come back, on symmetric LUNs. */
import { describe, expect, it } from 'vitest';
import { OneHost, outcomes } from './one-host';

describe('policy and rotation', () => {
  it('T01 three symmetric paths, no policy set: RR, all active', () => {
    const host = new OneHost().arriveAll();
    expect(host.opinion().policy).toBe('round-robin');
    expect(host.opinion().policyFrom).toBe('built-in');
    expect(host.words()).toBe('AO AO AO');
  });

  it('T02 five reads under RR', () => {
    expect(new OneHost().arriveAll().reads(5)).toEqual([0, 1, 2, 0, 1]);
  });

  it('T03 a TEST UNIT READY takes a turn too', () => {
    const host = new OneHost({ paths: 2 }).arriveAll();
    expect([host.choose(), host.choose(0, 0, 0, 0), host.choose()]).toEqual([0, 1, 0]);
  });

  it('T04 each LUN has its own pointer', () => {
    const host = new OneHost({ paths: 2, groups: 2 }).arriveAll();
    expect([host.choose(0), host.choose(1) - 2, host.choose(0), host.choose(1) - 2]).toEqual([0, 0, 1, 1]);
  });

  it('T05 RR without p1, and p1 back at the end of the DSM order', () => {
    const host = new OneHost().arriveAll();
    host.reads(2);
    expect(host.fail(1)).toEqual({ do: 'requeue' });
    expect(host.reads(4)).toEqual([0, 2, 0, 2]);
    host.remove(1);
    host.arrive(1);
    expect(host.words()).toBe('AO AO AO');
    expect(host.list()).toEqual([0, 2, 1]);
    expect(host.opinion().paths.map((path) => path.order)).toEqual([0, 2, 1]);
  });
});

describe('Fail Over Only', () => {
  const foo = (preferred?: number): OneHost =>
    new OneHost({
      policy: 'fail-over-only',
      wishes: preferred === undefined ? [] : [{ path: preferred, preferred: true }],
    }).arriveAll();

  it('T09 the first standby takes over', () => {
    const host = foo();
    expect(host.words()).toBe('AO SB SB');
    host.fail(0);
    expect(host.words()).toBe('FAILED AO SB');
    expect(host.reads(3)).toEqual([1, 1, 1]);
  });

  it('T10 no failback without a preferred path', () => {
    const host = foo();
    host.fail(0);
    host.remove(0);
    host.arrive(0);
    expect(host.words()).toBe('SB AO SB');
    expect(host.list()).toEqual([1, 2, 0]);
  });

  it('T11 the preferred path takes the work back', () => {
    const host = foo(0);
    host.fail(0);
    host.remove(0);
    host.arrive(0);
    expect(host.words()).toBe('AO SB SB');
    expect(host.choose()).toBe(0);
  });

  it('T13 a path wished active does not push out the preferred one', () => {
    const host = new OneHost({
      policy: 'fail-over-only',
      wishes: [
        { path: 0, state: 'active' },
        { path: 2, preferred: true },
      ],
    }).arriveAll();
    expect(host.words()).toBe('SB SB AO');
    host.fail(0);
    host.remove(0);
    host.arrive(0);
    expect(host.words()).toBe('SB SB AO');
  });

  it('T15 a spare that fails and recovers is a spare again', () => {
    const host = foo();
    host.fail(1);
    expect(host.words()).toBe('AO FAILED SB');
    host.timer('recovery');
    host.answer(outcomes.good);
    expect(host.words()).toBe('AO SB SB');
    expect(host.opinion().paths[1].how).toBe('recovery-poll');
  });
});

describe('Round Robin with Subset', () => {
  const subset = (): OneHost =>
    new OneHost({
      paths: 4,
      policy: 'round-robin-subset',
      wishes: [
        { path: 0, state: 'active' },
        { path: 1, state: 'active' },
        { path: 2, state: 'standby' },
        { path: 3, state: 'standby' },
      ],
    }).arriveAll();

  it('T16 T17 T18 one of two, then one standby, then home again', () => {
    const host = subset();
    expect(host.words()).toBe('AO AO SB SB');
    host.fail(0);
    expect(host.words()).toBe('FAILED AO SB SB');
    host.fail(1);
    expect(host.words()).toBe('FAILED FAILED AO SB');
    host.remove(0);
    host.arrive(0);
    expect(host.words()).toBe('AO FAILED SB SB');
  });

  it('T20 set DSM-wide on a symmetric LUN: all active', () => {
    const host = new OneHost().arriveAll();
    host.admin({ set: 'dsm-policy', policy: 'round-robin-subset' });
    expect(host.opinion().policy).toBe('round-robin-subset');
    expect(host.words()).toBe('AO AO AO');
  });
});

describe('Weighted Paths', () => {
  const weights = [10, 5, 5].map((weight, path) => ({ path, weight }));

  it('T22 the lowest weight carries', () => {
    const host = new OneHost({ policy: 'weighted-paths', wishes: weights }).arriveAll();
    expect(host.reads(3)).toEqual([1, 1, 1]);
  });

  it('T23 a tie goes to the first in DSM order', () => {
    const host = new OneHost({ policy: 'weighted-paths', wishes: weights }).arriveAll();
    host.fail(1);
    expect(host.choose()).toBe(2);
    host.remove(1);
    host.arrive(1);
    expect(host.choose()).toBe(2);
  });
});

it('T62 the 33rd path of a LUN is not added', () => {
  const host = new OneHost({ paths: 33 }).arriveAll();
  expect(host.list()).toHaveLength(32);
  expect(host.opinion().paths[32].present).toBe(false);
});

it('T64 LUN over DSM-wide over built-in', () => {
  const host = new OneHost({ dsmPolicy: 'fail-over-only' }).arriveAll();
  host.setLun('least-queue-depth');
  expect([host.opinion().policy, host.opinion().policyFrom]).toEqual(['least-queue-depth', 'LUN']);
  host.setLun(null);
  expect([host.opinion().policy, host.opinion().policyFrom]).toEqual(['fail-over-only', 'DSM-wide']);
  expect(host.words()).toBe('AO SB SB');
  host.admin({ set: 'dsm-policy', policy: null });
  expect([host.opinion().policy, host.opinion().policyFrom]).toEqual(['round-robin', 'built-in']);
});

it('T65 the path id of port 5, bus 0, target 7', () => {
  expect(new OneHost().arriveAll().opinion().paths[0].pathId).toBe('0000000077050007');
});
