/** Rows on symmetric LUNs: rotation, failover, what comes back. */
import { expect } from 'vitest';
import { outcomes, type OneHost } from '../one-host';
import { hostOf, type Behaviour, type Checks } from './check';

const foo = (behaviour: Behaviour, preferred?: number): OneHost =>
  hostOf(behaviour, {
    policy: 'fail-over-only',
    wishes: preferred === undefined ? [] : [{ path: preferred, preferred: true }],
  }).arriveAll();

/** PnP takes the path away and finds it again. */
function reenumerate(host: OneHost, path: number): void {
  host.remove(path);
  host.arrive(path);
}

/** The recovery poll finds the path well while it is still present. */
function recover(host: OneHost): void {
  host.timer('recovery');
  host.answer(outcomes.good);
}

const subset = (behaviour: Behaviour): OneHost =>
  hostOf(behaviour, {
    paths: 4,
    policy: 'round-robin-subset',
    wishes: (['active', 'active', 'standby', 'standby'] as const).map((state, path) => ({ path, state })),
  }).arriveAll();

export const symmetric: Checks = {
  T01: (behaviour) => {
    const host = hostOf(behaviour).arriveAll();
    expect(host.opinion()).toMatchObject({ policy: 'round-robin', policyFrom: 'built-in', symmetric: true });
    expect(host.words()).toBe('AO AO AO');
  },
  T02: (behaviour) => {
    expect(hostOf(behaviour).arriveAll().reads(5)).toEqual([0, 1, 2, 0, 1]);
  },
  T03: (behaviour) => {
    const host = hostOf(behaviour, { paths: 2 }).arriveAll();
    expect([host.choose(), host.choose(0, 0, 0, 0), host.choose()]).toEqual([0, 1, 0]);
  },
  T04: (behaviour) => {
    const host = hostOf(behaviour, { paths: 2, groups: 2 }).arriveAll();
    // Path i of the second LUN is row 2 + i.
    expect([host.choose(0), host.choose(1), host.choose(0), host.choose(1)]).toEqual([0, 2, 1, 3]);
  },
  T05: (behaviour) => {
    const host = hostOf(behaviour).arriveAll();
    host.reads(2);
    expect(host.fail(1)).toEqual({ do: 'requeue' });
    expect(host.words()).toBe('AO FAILED AO');
    expect(host.reads(4)).toEqual([0, 2, 0, 2]);
    reenumerate(host, 1);
    expect(host.words()).toBe('AO AO AO');
    expect(host.list()).toEqual([0, 2, 1]);
    expect(host.opinion().paths.map((path) => path.order)).toEqual([0, 2, 1]);
  },
  T09: (behaviour) => {
    const host = foo(behaviour);
    expect(host.words()).toBe('AO SB SB');
    host.fail(0);
    expect(host.words()).toBe('FAILED AO SB');
    expect(host.reads(3)).toEqual([1, 1, 1]);
  },
  T10: (behaviour) => {
    const host = foo(behaviour);
    host.fail(0);
    reenumerate(host, 0);
    expect(host.words()).toBe('SB AO SB');
    expect(host.list()).toEqual([1, 2, 0]);
    expect(host.choose()).toBe(1);
  },
  T11: (behaviour) => {
    const host = foo(behaviour, 0);
    host.fail(0);
    expect(host.words()).toBe('FAILED AO SB');
    reenumerate(host, 0);
    expect(host.words()).toBe('AO SB SB');
    expect(host.choose()).toBe(0);
  },
  T12: (behaviour) => {
    const host = hostOf(behaviour).arriveAll();
    const states = (['active', 'standby', 'standby'] as const).map((state, path) => ({ path, state }));
    expect(host.refusal(host.setLun('fail-over-only', states))).toBeNull();
    host.fail(0);
    expect(host.words()).toBe('FAILED AO SB');
    reenumerate(host, 0);
    expect(host.words()).toBe('AO SB SB');
  },
  T13: (behaviour) => {
    const host = hostOf(behaviour, {
      policy: 'fail-over-only',
      wishes: [
        { path: 0, state: 'active' },
        { path: 2, preferred: true },
      ],
    }).arriveAll();
    expect(host.words()).toBe('SB SB AO');
    host.fail(0);
    reenumerate(host, 0);
    expect(host.words()).toBe('SB SB AO');
    expect(host.choose()).toBe(2);
  },
  T15: (behaviour) => {
    const host = foo(behaviour);
    host.fail(1);
    expect(host.words()).toBe('AO FAILED SB');
    recover(host);
    expect(host.words()).toBe('AO SB SB');
    expect(host.opinion().paths[1]!.how).toBe('recovery-poll');
  },
  T16: (behaviour) => {
    const host = subset(behaviour);
    expect(host.words()).toBe('AO AO SB SB');
    host.fail(0);
    expect(host.words()).toBe('FAILED AO SB SB');
    expect(host.reads(3)).toEqual([1, 1, 1]);
  },
  T17: (behaviour) => {
    const host = subset(behaviour);
    host.fail(0);
    host.fail(1);
    expect(host.words()).toBe('FAILED FAILED AO SB');
    expect(host.reads(2)).toEqual([2, 2]);
  },
  T18: (behaviour) => {
    const host = subset(behaviour);
    host.fail(0);
    host.fail(1);
    reenumerate(host, 0);
    expect(host.words()).toBe('AO FAILED SB SB');
    expect(host.choose()).toBe(0);
  },
  T20: (behaviour) => {
    const host = hostOf(behaviour).arriveAll();
    host.admin({ set: 'dsm-policy', policy: 'round-robin-subset' });
    expect(host.opinion()).toMatchObject({ policy: 'round-robin-subset', policyFrom: 'DSM-wide' });
    expect(host.words()).toBe('AO AO AO');
  },
  T21: (behaviour) => {
    const host = hostOf(behaviour).arriveAll();
    host.admin({ set: 'dsm-policy', policy: 'round-robin-subset' });
    host.fail(1);
    expect(host.words()).toBe('AO FAILED AO');
    recover(host);
    expect(host.words()).toBe('AO SB AO');
  },
};
