// S05 and S07: faults on the host's side, and what Windows believes meanwhile.
import { describe, expect, it } from 'vitest';
import { loadScene, Watched, withPolicyOf } from '../support/scenes';

describe('S05: a host-side cable', () => {
  const w = new Watched(loadScene('S05')).to(20);
  it('at 20 s is down in truth, and Active/Optimized for Windows', () => {
    expect(w.facts.truth).toMatchObject({
      'web1/lun0/1': 'down',
      'web1/lun0/2': 'down',
      'web1/lun0/3': 'up',
      'web1/lun0/4': 'up',
    });
    expect(w.states()).toEqual({
      P1: 'activeOptimized',
      P2: 'activeUnoptimized',
      P3: 'activeOptimized',
      P4: 'activeUnoptimized',
    });
    expect(w.iops(6, 20)).toBe(0);
    expect(w.facts.hbas.find((each) => each.port === 'web1.hba0.0')).toMatchObject({ state: 'linkDown', held: 32 });
  });
  it('fails P1 when the hold ends, then PnP removes both paths; P3 carries all, P4 never anything', () => {
    w.to(59);
    expect(w.when('path/web1/lun0/1', 'failed')).toBeGreaterThanOrEqual(35.1);
    expect(w.when('path/web1/lun0/1', 'failed')).toBeLessThan(35.3);
    expect(w.when('path/web1/lun0/1', 'removed')).toBeGreaterThan(35.3);
    // P2 is another path object without I/O: it never fails, it is taken away (expert-notes 4).
    expect(w.when('path/web1/lun0/2', 'failed')).toBeNaN();
    expect(w.when('path/web1/lun0/2', 'removed')).toBeLessThan(37);
    expect(w.eventIds('mpio')).toEqual([16, 17, 46, 46]);
    expect(w.shares(36, 59)).toEqual({ P1: 0, P2: 0, P3: 1, P4: 0 });
    expect(w.stall(4.5, 59)).toBeGreaterThanOrEqual(30.0);
    expect(w.stall(4.5, 59)).toBeLessThan(30.5);
    expect(w.slowest()).toBeGreaterThan(30.1);
    expect(w.slowest()).toBeLessThan(30.5);
  });
  it('returns by itself after the mend, at the end of the DSM’s order, with equal shares', () => {
    w.to(70);
    const back = w.when('path/web1/lun0/1', 'activeOptimized', 59);
    expect(back).toBeGreaterThan(60.6);
    expect(back).toBeLessThan(63.5);
    expect(w.order()).toEqual(['P3', 'P4', 'P1', 'P2']);
    const shares = w.shares(65, 70);
    expect(Math.abs(shares.P1! - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(shares.P3! - 0.5)).toBeLessThan(0.02);
    expect(shares.P4).toBe(0);
    expect(w.failed).toBe(0);
  });
});

describe('S07: a fabric without power, and a disabled HBA', () => {
  it('a: the switch takes the light: as a cut cable', () => {
    const w = new Watched(loadScene('S07')).to(38);
    expect(w.stall(4.5, 38)).toBeGreaterThanOrEqual(30.0);
    expect(w.stall(4.5, 38)).toBeLessThan(30.5);
    expect(w.slowest()).toBeGreaterThan(30.1);
    expect(w.slowest()).toBeLessThan(30.5);
    expect(w.eventIds('mpio')).toEqual([16, 17, 46, 46]);
    expect(w.facts.truth).toMatchObject({ 'web1/lun0/1': 'down', 'web1/lun0/2': 'down', 'web1/lun0/3': 'up' });
  });
  it.each(['round-robin-subset', 'fail-over-only', 'least-queue-depth', 'weighted-paths', 'least-blocks'] as const)(
    'b: Windows itself takes the adapter, %s: under a second',
    (policy) => {
      const w = new Watched(withPolicyOf(loadScene('S07b'), policy)).to(8);
      expect(w.stall(4.5, 8)).toBeLessThan(1);
      expect(w.slowest()).toBeLessThan(1);
      expect(w.eventIds('mpio').filter((id) => id === 46)).toEqual([46, 46]);
      expect(w.states()).toMatchObject({ P1: 'removed', P2: 'removed', P3: 'activeOptimized' });
      expect(w.failed).toBe(0);
    },
  );
});
