/** Rows of ms-mpio.md 11 for LUNs with ALUA. Path 0 and 1 on controller 0, the rest on controller 1, unless said otherwise. */
import { describe, expect, it } from 'vitest';
import { OneHost, outcomes, sense, AccessState, second } from './one-host';

const { activeOptimized: AO, activeUnoptimized: AU, standby: SB } = AccessState;
const four = { paths: 4, portGroups: [0, 0, 1, 1] };

describe('policies of asymmetric LUNs', () => {
  it('T31 explicit array, no policy set: RRWS, and A/U never while an A/O exists', () => {
    const host = new OneHost({ ...four, alua: 'explicit' }).arriveAll([AO, AO, AU, AU]);
    expect(host.opinion().policy).toBe('round-robin-subset');
    expect(host.words()).toBe('AO AO AU AU');
    expect(host.reads(4)).toEqual([0, 1, 0, 1]);
    expect(host.pending).toEqual([]);
  });

  it('T32 explicit Round Robin is refused in words, states unchanged', () => {
    const host = new OneHost({ ...four, alua: 'explicit' }).arriveAll([AO, AO, AU, AU]);
    const before = host.state;
    const why = host.refusal(host.setLun('round-robin'));
    expect(why).toContain('symmetric');
    expect(host.state).toBe(before);
    const offer = host.opinion().policies.find((policy) => policy.id === 'round-robin');
    expect(offer).toMatchObject({ allowed: false, reason: why });
  });

  it('T33 DSM-wide Round Robin runs as RRWS', () => {
    const host = new OneHost({ ...four, alua: 'implicit' }).arriveAll([AO, AO, AU, AU]);
    host.admin({ set: 'dsm-policy', policy: 'round-robin' });
    expect(host.opinion()).toMatchObject({
      policy: 'round-robin-subset',
      wanted: 'round-robin',
      policyFrom: 'DSM-wide',
    });
  });

  it('T34 implicit with all port groups A/O is symmetric: RR', () => {
    const host = new OneHost({ ...four, alua: 'implicit' }).arriveAll([AO, AO, AO, AO]);
    expect(host.opinion()).toMatchObject({ policy: 'round-robin', symmetric: true });
    expect(host.refusal(host.setLun('round-robin'))).toBeNull();
  });

  it('T35 explicit with all port groups A/O is still asymmetric', () => {
    const host = new OneHost({ ...four, alua: 'explicit' }).arriveAll([AO, AO, AO, AO]);
    expect(host.opinion()).toMatchObject({ policy: 'round-robin-subset', symmetric: false });
  });

  it('T36 implicit: a standby path cannot be declared active', () => {
    const host = new OneHost({ paths: 3, portGroups: [0, 0, 1], alua: 'implicit' }).arriveAll([AO, AO, SB]);
    const paths = [0, 1, 2].map((path) => ({ path, state: 'active' as const }));
    expect(host.refusal(host.setLun('round-robin-subset', paths))).not.toBeNull();
    expect(host.words()).toBe('AO AO SB');
  });

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

describe('losing the optimized paths', () => {
  it('T37 a masked A/O path is promoted at once, without a command', () => {
    const host = new OneHost({ paths: 3, portGroups: [0, 0, 1], alua: 'explicit', policy: 'fail-over-only' }).arriveAll(
      [AO, AO, SB],
    );
    expect(host.words()).toBe('AO AU SB');
    host.fail(0);
    expect(host.words()).toBe('FAILED AO SB');
    expect(host.pending).toEqual([]);
    expect(host.choose()).toBe(1);
  });

  it('T38 explicit: STPG, then RTPG, I/O held meanwhile', () => {
    const host = new OneHost({ paths: 2, portGroups: [0, 1], alua: 'explicit' }).arriveAll([AO, SB]);
    host.fail(0);
    expect(host.pending.map((order) => [order.command, order.path, order.timeoutNs])).toEqual([
      ['stpg', 1, 10 * second],
    ]);
    expect(host.gate).toBe('hold');
    expect(host.events()).not.toContain(23);
    host.answer(outcomes.good);
    expect(host.pending.map((order) => order.command)).toEqual(['rtpg']);
    host.answer(outcomes.good, [SB, AO]);
    expect(host.words()).toBe('FAILED AO');
    expect([host.gate, host.choose()]).toEqual(['open', 1]);
  });

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
    expect(host.pending).toEqual([]);
    host.fail(1);
    expect(host.pending.map((order) => order.command)).toEqual(['rtpg']);
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
  const counted = { ...free, counts: true };

  it('T40 T41 2A/06: same path, no decrement, one RTPG, LUN throttled', () => {
    const host = asymmetric();
    expect(host.fail(0, sense(6, 0x2a, 6))).toEqual(free);
    expect(host.pending.map((order) => [order.command, order.path])).toEqual([['rtpg', 0]]);
    expect([host.gate, host.columns.groupPointer[0]]).toEqual(['hold', 0]);
    host.fail(1, sense(6, 0x2a, 6));
    expect(host.pending).toHaveLength(1);
    host.answer(outcomes.good, [AU, AU, AO, AO]);
    expect(host.gate).toBe('open');
    expect(host.words()).toBe('AU AU AO AO');
    expect(host.events()).not.toContain(16);
  });

  it('2A/06 on a symmetric LUN is a plain retry', () => {
    const host = new OneHost().arriveAll();
    expect(host.fail(0, sense(6, 0x2a, 6))).toEqual(free);
    expect(host.pending).toEqual([]);
  });

  it('T42 standby while an A/O exists: no decrement, other port group', () => {
    const host = asymmetric();
    expect(host.fail(2, sense(2, 4, 0x0b))).toEqual(free);
    expect(host.columns.groupPointer[0]).toBe(0);
    expect(host.pending).toHaveLength(1);
  });

  it('T43 standby without any A/O: decremented, then up', () => {
    const host = asymmetric([SB, SB, AU, AU]);
    while (host.pending.length > 0) host.answer(outcomes.good, [SB, SB, AU, AU]);
    expect(host.fail(0, sense(2, 4, 0x0b))).toEqual(counted);
    expect(host.fail(0, sense(2, 4, 0x0b), { mpioTries: 3 })).toMatchObject({ do: 'class-retry' });
  });

  it('T44 the same for a TEST UNIT READY', () => {
    const host = asymmetric([SB, SB, AU, AU]);
    expect(host.fail(0, sense(2, 4, 0x0b), { isReadWrite: false })).toEqual(counted);
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
