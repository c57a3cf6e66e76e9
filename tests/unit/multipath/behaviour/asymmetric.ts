/** Rows on LUNs with ALUA. Paths 0 and 1 end in the first controller, 2 and 3 in the second, unless said otherwise. */
import { expect } from 'vitest';
import { AccessState, outcomes, second, sense, type HostOptions, type OneHost } from '../one-host';
import { hostOf, type Behaviour, type Checks } from './check';

const { activeOptimized: AO, activeUnoptimized: AU, standby: SB } = AccessState;
const four = { paths: 4, portGroups: [0, 0, 1, 1] } as const satisfies HostOptions;
const implicit = (behaviour: Behaviour, access: readonly AccessState[] = [AO, AO, AU, AU]): OneHost =>
  hostOf(behaviour, { ...four, alua: 'implicit' }).arriveAll(access);
const explicit = (behaviour: Behaviour, access: readonly AccessState[] = [AO, AO, AU, AU]): OneHost =>
  hostOf(behaviour, { ...four, alua: 'explicit' }).arriveAll(access);

const free = { do: 'mpio-retry', afterNs: second, counts: false };
const counted = { ...free, counts: true };
const stateChanged = sense(6, 0x2a, 6);
const inStandby = sense(2, 4, 0x0b);

/** No path optimized: the array says standby and non-optimized, however often it is asked. */
function noneOptimized(behaviour: Behaviour): OneHost {
  const access = [SB, SB, AU, AU];
  const host = implicit(behaviour, access);
  while (host.pending.length > 0) host.answer(outcomes.good, access);
  expect(host.words()).toBe('SB SB AU AU');
  return host;
}

export const asymmetric: Checks = {
  T31: (behaviour) => {
    const host = explicit(behaviour);
    expect(host.opinion()).toMatchObject({ policy: 'round-robin-subset', policyFrom: 'built-in', symmetric: false });
    expect(host.words()).toBe('AO AO AU AU');
    expect(host.reads(4)).toEqual([0, 1, 0, 1]);
  },
  T32: (behaviour) => {
    const host = explicit(behaviour);
    const before = host.words();
    const why = host.refusal(host.setLun('round-robin'));
    expect(why).toContain('symmetric');
    expect([host.words(), host.opinion().policy]).toEqual([before, 'round-robin-subset']);
    const offer = host.opinion().policies.find((policy) => policy.id === 'round-robin');
    expect(offer).toMatchObject({ allowed: false, reason: why });
  },
  T33: (behaviour) => {
    const host = implicit(behaviour);
    host.admin({ set: 'dsm-policy', policy: 'round-robin' });
    expect(host.opinion()).toMatchObject({
      policy: 'round-robin-subset',
      wanted: 'round-robin',
      policyFrom: 'DSM-wide',
    });
    expect(host.words()).toBe('AO AO AU AU');
  },
  T34: (behaviour) => {
    const host = implicit(behaviour, [AO, AO, AO, AO]);
    expect(host.opinion()).toMatchObject({ policy: 'round-robin', symmetric: true });
    expect(host.refusal(host.setLun('round-robin'))).toBeNull();
    expect(host.opinion()).toMatchObject({ policy: 'round-robin', policyFrom: 'LUN' });
  },
  T35: (behaviour) => {
    const host = explicit(behaviour, [AO, AO, AO, AO]);
    expect(host.opinion()).toMatchObject({ policy: 'round-robin-subset', symmetric: false });
  },
  T36: (behaviour) => {
    const host = hostOf(behaviour, { paths: 3, portGroups: [0, 0, 1], alua: 'implicit' }).arriveAll([AO, AO, SB]);
    const paths = [0, 1, 2].map((path) => ({ path, state: 'active' as const }));
    expect(host.refusal(host.setLun('round-robin-subset', paths))).not.toBeNull();
    expect(host.words()).toBe('AO AO SB');
  },
  T37: (behaviour) => {
    const options: HostOptions = { paths: 3, portGroups: [0, 0, 1], alua: 'explicit', policy: 'fail-over-only' };
    const host = hostOf(behaviour, options).arriveAll([AO, AO, SB]);
    expect(host.words()).toBe('AO AU SB');
    host.orders = [];
    host.fail(0);
    expect(host.words()).toBe('FAILED AO SB');
    // Nothing is asked of the array; mpio tests the path that takes over before it lets I/O go on.
    expect(host.pending.map((sent) => [sent.command, sent.path, sent.tag.split('/')[0]])).toEqual([['rtpg', 1, 'next-path']]);
    expect([host.gate, host.choose()]).toEqual(['hold', 1]);
    host.answer(outcomes.good, [AO, AO, SB]);
    expect([host.gate, host.words(), host.choose()]).toEqual(['open', 'FAILED AO SB', 1]);
    expect(host.orders.filter((order) => order.kind === 'send' && order.command === 'stpg')).toEqual([]);
  },
  T38: (behaviour) => {
    const host = hostOf(behaviour, { paths: 2, portGroups: [0, 1], alua: 'explicit' }).arriveAll([AO, SB]);
    host.fail(0);
    expect(host.pending.map((sent) => [sent.command, sent.path, sent.timeoutNs])).toEqual([['stpg', 1, 10 * second]]);
    expect(host.gate).toBe('hold');
    host.answer(outcomes.good);
    expect(host.pending.map((sent) => [sent.command, sent.timeoutNs])).toEqual([['rtpg', 10 * second]]);
    host.answer(outcomes.good, [SB, AO]);
    expect(host.words()).toBe('FAILED AO');
    expect([host.gate, host.choose()]).toEqual(['open', 1]);
    expect(host.events()).not.toContain(23);
  },
  T40: (behaviour) => {
    const host = implicit(behaviour);
    expect(host.fail(0, stateChanged)).toEqual(free);
    expect(host.pending.map((sent) => [sent.command, sent.path])).toEqual([['rtpg', 0]]);
    expect([host.gate, host.columns.groupPointer[0]]).toEqual(['hold', 0]);
    host.answer(outcomes.good, [AU, AU, AO, AO]);
    expect([host.gate, host.words()]).toEqual(['open', 'AU AU AO AO']);
    expect(host.events()).not.toContain(16);
  },
  T41: (behaviour) => {
    const host = implicit(behaviour);
    host.fail(0, stateChanged);
    host.orders = [...host.pending];
    host.fail(1, stateChanged);
    expect(host.orders.filter((order) => order.kind === 'send')).toHaveLength(1);
    host.answer(outcomes.good, [AU, AU, AO, AO]);
    expect([host.gate, host.words()]).toEqual(['open', 'AU AU AO AO']);
  },
  T42: (behaviour) => {
    const host = implicit(behaviour);
    expect(host.fail(2, inStandby)).toEqual(free);
    expect(host.pending.map((sent) => sent.command)).toEqual(['rtpg']);
    expect([0, 1]).toContain(host.columns.groupPointer[0]);
  },
  T43: (behaviour) => {
    const host = noneOptimized(behaviour);
    expect(host.fail(0, inStandby)).toEqual(counted);
    for (const tries of [1, 2]) expect(host.fail(0, inStandby, { mpioTries: tries })).toEqual(counted);
    expect(host.fail(0, inStandby, { mpioTries: 3 })).toMatchObject({ do: 'class-retry' });
  },
  T44: (behaviour) => {
    // Also with an A/O about, which saves a read from being counted (T42).
    for (const host of [noneOptimized(behaviour), implicit(behaviour)])
      expect(host.fail(0, inStandby, { isReadWrite: false })).toEqual(counted);
  },
};
