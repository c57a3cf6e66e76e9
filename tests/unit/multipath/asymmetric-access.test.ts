/** LUNs with ALUA, beside the rows of the behaviour table. Path 0 and 1 on controller 0, the rest on controller 1, unless said otherwise. */
import { describe, expect, it } from 'vitest';
import { OneHost, outcomes, sense, AccessState, second } from './one-host';

const { activeOptimized: AO, activeUnoptimized: AU, standby: SB } = AccessState;
const four = { paths: 4, portGroups: [0, 0, 1, 1] };

describe('policies of asymmetric LUNs', () => {
  it('implicit, first seen from the side that does not own it', () => {
    const host = new OneHost({ paths: 2, portGroups: [1, 0], alua: 'implicit' });
    host.arrive(0, AU);
    expect(host.choose()).toBe(0);
    host.answer(outcomes.good, [AU]);
    host.arrive(1, AO);
    expect(host.opinion()).toMatchObject({ policy: 'round-robin-subset', symmetric: false });
    expect(host.words()).toBe('AU AO');
    expect(host.reads(2)).toEqual([1, 1]);
  });
});

describe('a policy set without a list of paths', () => {
  it.each(['implicit', 'explicit'] as const)('follows Fail Over Only that had masked paths (%s)', (alua) => {
    const host = new OneHost({ ...four, alua }).arriveAll([AO, AO, AU, AU]);
    const states = (['active', 'standby', 'standby', 'standby'] as const).map((state, path) => ({ path, state }));
    expect(host.refusal(host.setLun('fail-over-only', states))).toBeNull();
    expect(host.words()).toBe('AO SB SB SB');
    for (const policy of ['least-queue-depth', 'weighted-paths', 'least-blocks']) {
      host.setLun('fail-over-only', states);
      expect(host.refusal(host.setLun(policy)), policy).toBeNull();
      expect([host.opinion().policy, host.words()]).toEqual([policy, 'AO AO AU AU']);
    }
    host.setLun('fail-over-only', states);
    // Wishes to rest count under Round Robin with Subset, where the array calls the path optimized.
    expect(host.refusal(host.setLun('round-robin-subset'))).toBeNull();
    expect(host.words()).toBe('AO SB AU AU');
  });
});

describe('losing the optimized paths', () => {
  it('an array that refuses to move leaves no path: the disk waits', () => {
    const host = new OneHost({ paths: 2, portGroups: [0, 1], alua: 'explicit' }).arriveAll([AO, SB]);
    host.fail(0);
    host.answer(sense(4, 0x67, 0x0a));
    expect(host.words()).toBe('FAILED FAILED');
    expect(host.gate).toBe('hold');
    expect(host.events().slice(-2)).toEqual([22, 23]);
  });

  it('implicit: I/O goes on by an A/U path while the port groups are read', () => {
    const host = new OneHost({ ...four, alua: 'implicit' }).arriveAll([AO, AO, AU, AU]);
    host.fail(0);
    // The array is not asked to move: an optimized path is left, and is tested.
    expect(host.pending.map((order) => order.tag.split('/')[0])).toEqual(['next-path']);
    host.answer(outcomes.good, [AO, AO, AU, AU]);
    host.fail(1);
    expect(host.pending.map((order) => [order.command, order.tag.split('/')[0]])).toEqual([['rtpg', 'fail-over']]);
    expect([host.gate, host.choose()]).toEqual(['open', 2]);
    host.answer(outcomes.good, [AU, AU, AO, AO]);
    expect(host.words()).toBe('FAILED FAILED AO AO');
    expect(host.reads(2)).toEqual([2, 3]);
  });

  it('5.4 a path in the preferred port group takes the LUN home (explicit)', () => {
    const host = new OneHost({ paths: 2, portGroups: [0, 1], alua: 'explicit' }).arriveAll([AO, AU]);
    host.fail(0);
    host.answer(outcomes.good);
    host.answer(outcomes.good, [AU, AO]);
    host.remove(0);
    host.arrive(0, AU, true);
    expect(host.pending.map((order) => [order.command, order.path])).toEqual([['stpg', 0]]);
    host.answer(outcomes.good);
    host.answer(outcomes.good, [AU, AO], [false, true]);
    expect(host.words()).toBe('AO AU');
  });

  it('5.4 a path that only recovered does not (as the sample runs)', () => {
    const host = new OneHost({ paths: 2, portGroups: [0, 1], alua: 'explicit' }).arriveAll([AO, AU]);
    host.fail(0);
    host.answer(outcomes.good);
    host.answer(outcomes.good, [AU, AO], [true, false]);
    host.timer('recovery');
    host.answer(outcomes.good, [AU, AO], [true, false]);
    expect(host.words()).toBe('AU AO');
    expect(host.pending).toEqual([]);
  });
});

describe('retryable ALUA sense', () => {
  const asymmetric = (access = [AO, AO, AU, AU] as AccessState[]): OneHost =>
    new OneHost({ ...four, alua: 'implicit' }).arriveAll(access);
  const free = { do: 'mpio-retry', afterNs: second, counts: false };

  it('2A/06 on a symmetric LUN is a plain retry', () => {
    const host = new OneHost().arriveAll();
    expect(host.fail(0, sense(6, 0x2a, 6))).toEqual(free);
    expect(host.pending).toEqual([]);
  });

  it('04/0A: no decrement, the throttle ends even when the report fails', () => {
    const host = asymmetric();
    expect(host.fail(0, sense(2, 4, 0x0a))).toEqual(free);
    expect(host.gate).toBe('hold');
    expect(host.columns.groupPointer[0]).toBe(2);
    host.answer(outcomes.timeout);
    expect(host.gate).toBe('open');
  });

  it('5.9 a report answered 04/0A is asked again at once, not for ever', () => {
    const host = asymmetric();
    host.fail(0, sense(2, 4, 0x0a));
    // The first try, and as many retries as there are paths and one more.
    for (let i = 0; i < 6; i += 1) {
      expect(host.pending).toHaveLength(1);
      host.answer(sense(2, 4, 0x0a));
    }
    expect(host.pending).toHaveLength(0);
    expect(host.gate).toBe('open');
  });
});
