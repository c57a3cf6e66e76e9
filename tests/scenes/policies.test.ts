// S10 and S11: which policies Windows allows and why, and what a slow path does to each.
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../src/sim';
import { describeLog } from '../../src/locales';
import { loadScene, Watched, withPolicyOf } from '../support/scenes';

const roundRobin = (w: Watched) => w.group().policies.find((each) => each.id === 'round-robin')!;

describe('S10: why is round robin greyed out?', () => {
  it('a: explicit ALUA, asked for on the LUN: refused, nothing changes', () => {
    const w = new Watched(loadScene('S10')).to(4.9);
    const before = w.states();
    w.to(8);
    const refusal = w.log.find((row) => row.code === 'refused')!;
    expect(refusal.atNs / 1e9).toBeCloseTo(5, 3);
    expect(describeLog(refusal)).toMatch(/Round Robin needs symmetric access/);
    expect(w.states()).toEqual(before);
    expect(w.group()).toMatchObject({ policy: 'round-robin-subset', symmetric: false });
    expect(roundRobin(w)).toMatchObject({ allowed: false });
    expect(roundRobin(w).reason).toMatch(/symmetric/);
    expect(w.stall(4, 8)).toBeLessThan(0.05);
    expect(w.slowest()).toBeLessThan(0.1);
  });
  it('b: asked for DSM-wide: runs Round Robin with Subset, without a word in the log', () => {
    const w = new Watched(loadScene('S10b')).to(8);
    expect(w.group()).toMatchObject({ policy: 'round-robin-subset', policyFrom: 'DSM-wide', wanted: 'round-robin' });
    expect(w.times('refused')).toEqual([]);
    const shares = w.shares(1, 8);
    expect(shares.P1).toBeCloseTo(0.5, 2);
    expect(shares.P2).toBe(0);
  });
  it('c: implicit, both port groups optimized: symmetric, so Round Robin is allowed and the default', () => {
    const w = new Watched(loadScene('S10c')).to(8);
    expect(w.group()).toMatchObject({ policy: 'round-robin', symmetric: true });
    expect(roundRobin(w)).toMatchObject({ allowed: true });
    for (const share of Object.values(w.shares(1, 8))) expect(share).toBeCloseTo(0.25, 2);
  });
  it('d: explicit, both optimized: still asymmetric', () => {
    const w = new Watched(loadScene('S10d')).to(8);
    expect(w.group()).toMatchObject({ policy: 'round-robin-subset', symmetric: false });
    expect(roundRobin(w).allowed).toBe(false);
    for (const share of Object.values(w.shares(1, 8))) expect(share).toBeCloseTo(0.25, 2);
  });
  it('compare refuses with the same reason', () => {
    expect(refusalOf(loadScene('S10'), 'round-robin')).toMatch(/symmetric/);
    expect(refusalOf(loadScene('S10'), 'round-robin-subset')).toBeNull();
    expect(refusalOf(loadScene('S10c'), 'round-robin')).toBeNull();
  });
});

describe('S11: one slow path, deep queue', () => {
  it.each([
    ['S11', 5, 0.05, 0.08, 1.45, 1.65],
    ['S11x10', 10, 0.025, 0.045, 2.1, 2.6],
  ] as const)('%s: %d times as slow', (id, _, low, high, least, most) => {
    const fair = new Watched(loadScene(id)).to(30);
    expect(fair.group().policy).toBe('round-robin');
    for (const share of Object.values(fair.shares(5, 30))) expect(share).toBeCloseTo(0.25, 2);
    const clever = new Watched(withPolicyOf(loadScene(id), 'least-queue-depth')).to(30);
    const slow = clever.shares(5, 30).P4!;
    expect(slow).toBeGreaterThan(low);
    expect(slow).toBeLessThan(high);
    const gain = clever.iops(5, 30) / fair.iops(5, 30);
    expect(gain).toBeGreaterThan(least);
    expect(gain).toBeLessThan(most);
    expect(fair.stall(1, 30)).toBeLessThan(0.2);
    // The slow path is no faster under any policy: its own I/Os take what they take.
    expect(clever.slowest()).toBeCloseTo(fair.slowest(), 1);
  });
});
