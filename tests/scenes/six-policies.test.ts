// S03: two cables, six policies, one cut. The same fault, and very different waits.
import { describe, expect, it } from 'vitest';
import { loadScene, Watched, withPolicyOf, withRelease, withSettings } from '../support/scenes';
import type { Scenario, Settings } from '../../src/sim/scenario/scenario';

const scene = loadScene('S03');

function watch(scenario: Scenario): Watched {
  const w = new Watched(scenario).to(38);
  expect(w.failed).toBe(0);
  return w;
}

/** Every slot ends up on the dead path: the application stands still for the whole hold. */
function standsStill(w: Watched): void {
  const stall = w.stall(4.5, 38);
  expect(stall).toBeGreaterThanOrEqual(30.0);
  expect(stall).toBeLessThan(30.5);
  expect(w.slowest()).toBeGreaterThan(30.1);
  expect(w.slowest()).toBeLessThan(30.5);
  expect(w.event(16)).toBeGreaterThanOrEqual(35.1);
  expect(w.event(16)).toBeLessThan(35.3);
}

describe('S03', () => {
  it.each(['fail-over-only', 'weighted-paths'] as const)('%s on the cut path: all of it waits', (policy) => {
    const w = watch(withPolicyOf(scene, policy));
    expect(w.shares(1, 5)).toEqual({ P1: 1, P2: 0 });
    standsStill(w);
    expect(w.stall(4.5, 38)).toBeGreaterThanOrEqual(30.08);
    expect(w.shares(36, 38)).toEqual({ P1: 0, P2: 1 });
  });

  it.each([
    ['fail-over-only', { P2: { state: 'active' }, P1: { state: 'standby' } }],
    ['weighted-paths', { P1: { weight: 10 }, P2: { weight: 1 } }],
  ] as const)('%s on the other path: nothing is felt', (policy, paths) => {
    const w = watch(withSettings(scene, { 'web1/lun0': { policy, paths } }));
    expect(w.shares(1, 5)).toEqual({ P1: 0, P2: 1 });
    expect(w.stall(4.5, 38)).toBeLessThan(0.02);
    expect(w.slowest()).toBeLessThan(0.1);
    // An idle path has no I/O that could fail: PnP removes it, and there is no failover.
    expect(w.eventIds('mpio')).toEqual([46]);
    expect(w.event(46)).toBeGreaterThan(36);
    expect(w.event(46)).toBeLessThan(36.3);
  });

  it.each(['round-robin', 'round-robin-subset'] as const)(
    '%s: all 32 slots are stuck within a tenth of a second',
    (policy) => {
      // On a symmetric LUN the subset is what the administrator states: here both paths.
      const wishes: Settings = { 'web1/lun0': { policy, paths: { P1: { state: 'active' }, P2: { state: 'active' } } } };
      const scenario = policy === 'round-robin-subset' ? withSettings(scene, wishes) : withPolicyOf(scene, policy);
      const w = watch(scenario);
      expect(w.shares(1, 5).P1).toBeCloseTo(0.5, 2);
      standsStill(w);
      const early = new Watched(scenario).to(5.1);
      expect(early.iops(5, 5.1)).toBeLessThan(1000);
      expect(early.to(6.2).waiting(1.1)).toEqual({ P1: 32 });
    },
  );

  it('least-queue-depth: half the slots hang, the other half goes on', () => {
    const scenario = withPolicyOf(scene, 'least-queue-depth');
    const w = watch(scenario);
    expect(w.stall(4.5, 38)).toBeLessThan(0.1);
    const share = w.iops(10, 35) / w.iops(1, 5);
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.9);
    expect(w.slowest()).toBeGreaterThan(30.1);
    expect(w.slowest()).toBeLessThan(30.5);
    const hung = new Watched(scenario).to(20).waiting(1);
    expect(Object.keys(hung)).toEqual(['P1']);
    expect(hung.P1).toBeGreaterThanOrEqual(15);
    expect(hung.P1).toBeLessThanOrEqual(17);
  });

  it('least-blocks: the same without the cache, and more and more with it', () => {
    const plain = new Watched(withPolicyOf(scene, 'least-blocks')).to(20).waiting(1);
    expect(plain.P1).toBeGreaterThanOrEqual(15);
    expect(plain.P1).toBeLessThanOrEqual(17);
    const w = watch(withPolicyOf(scene, 'least-blocks'));
    expect(w.slowest()).toBeGreaterThan(30.1);
    expect(w.slowest()).toBeLessThan(30.5);
  });
});

describe('S03 on 2012 R2', () => {
  it('least-blocks sticks to the path to be used: 16 hung slots become 22 to 32', () => {
    const w = new Watched(withPolicyOf(withRelease(scene, '2012R2'), 'least-blocks')).to(34);
    expect(w.waiting(1).P1).toBeGreaterThanOrEqual(22);
    expect(w.waiting(1).P1).toBeLessThanOrEqual(32);
    expect(w.to(38).failed).toBe(0);
    expect(w.slowest()).toBeGreaterThan(30.1);
    expect(w.slowest()).toBeLessThan(30.5);
  });
});
