// S17 and S18: what comes back by itself, in which order, and what is gone for good.
import { describe, expect, it } from 'vitest';
import { loadScene, Watched } from '../support/scenes';

describe('S17: failback', () => {
  it('a: without a preferred path nothing fails back', () => {
    const w = new Watched(loadScene('S17')).to(59);
    expect(w.states()).toEqual({ P1: 'removed', P2: 'activeOptimized', P3: 'standby' });
    w.to(75);
    expect(w.states()).toEqual({ P1: 'standby', P2: 'activeOptimized', P3: 'standby' });
    expect(w.order()).toEqual(['P2', 'P3', 'P1']);
    expect(w.shares(65, 75)).toEqual({ P1: 0, P2: 1, P3: 0 });
    expect(w.stall(4.5, 59)).toBeGreaterThanOrEqual(30.0);
    expect(w.slowest()).toBeGreaterThan(30.1);
    expect(w.stall(59, 75)).toBeLessThan(0.1);
  });
  it('b: a preferred path takes its work back, without a pause', () => {
    const w = new Watched(loadScene('S17b')).to(75);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'standby', P3: 'standby' });
    expect(w.order()).toEqual(['P2', 'P3', 'P1']);
    expect(w.shares(65, 75)).toEqual({ P1: 1, P2: 0, P3: 0 });
    expect(w.stall(59, 75)).toBeLessThan(0.1);
    expect(w.failed).toBe(0);
  });
  it('c: one standby wakes when the last active path dies, and rests when one is back', () => {
    const w = new Watched(loadScene('S17c')).to(49);
    expect(w.states()).toEqual({ P1: 'removed', P2: 'activeOptimized', P3: 'standby', P4: 'standby' });
    expect(w.shares(40, 49)).toEqual({ P1: 0, P2: 1, P3: 0, P4: 0 });
    w.to(99);
    expect(w.states()).toEqual({ P1: 'removed', P2: 'removed', P3: 'activeOptimized', P4: 'standby' });
    expect(w.shares(90, 99)).toEqual({ P1: 0, P2: 0, P3: 1, P4: 0 });
    w.to(110);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'removed', P3: 'standby', P4: 'standby' });
    expect(w.order()).toEqual(['P3', 'P4', 'P1']);
    expect(w.shares(102, 110)).toEqual({ P1: 1, P2: 0, P3: 0, P4: 0 });
    expect(w.eventIds('mpio')).toEqual([16, 17, 46, 16, 17, 46, 45]);
    expect(w.failed).toBe(0);
  });
});

describe('policy-precedence: who decides the policy, and what a preferred path does', () => {
  const w = new Watched(loadScene('policy-precedence'));
  it('LUN over VID/PID over DSM-wide', () => {
    w.to(9);
    expect(w.group()).toMatchObject({ policy: 'fail-over-only', policyFrom: 'DSM-wide' });
    expect(w.shares(1, 9)).toEqual({ P1: 1, P2: 0 });
    w.to(19);
    expect(w.group()).toMatchObject({ policy: 'round-robin', policyFrom: 'VID/PID' });
    expect(Math.abs(w.shares(11, 19).P1! - 0.5)).toBeLessThan(0.01);
    w.to(29);
    expect(w.group()).toMatchObject({ policy: 'fail-over-only', policyFrom: 'LUN' });
    expect(w.states()).toEqual({ P1: 'standby', P2: 'activeOptimized' });
    expect(w.shares(21, 29)).toEqual({ P1: 0, P2: 1 });
  });
  it('the preferred path is lost after the hold, and takes its work back by itself', () => {
    w.to(74);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'removed' });
    const stall = w.stall(29, 74);
    expect(stall).toBeGreaterThanOrEqual(30.0);
    expect(stall).toBeLessThan(30.5);
    w.to(89);
    expect(w.states()).toEqual({ P1: 'standby', P2: 'activeOptimized' });
    expect(w.when('path/web1/lun0/2', 'activeOptimized', 62)).toBeGreaterThan(75.6);
    expect(w.when('path/web1/lun0/2', 'activeOptimized', 62)).toBeLessThan(78.5);
    expect(w.shares(80, 89)).toEqual({ P1: 0, P2: 1 });
  });
  it('without its own policy the LUN is back with that of its hardware id', () => {
    w.to(100);
    expect(w.group()).toMatchObject({ policy: 'round-robin', policyFrom: 'VID/PID' });
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'activeOptimized' });
    expect(Math.abs(w.shares(92, 100).P1! - 0.5)).toBeLessThan(0.01);
    expect(w.failed).toBe(0);
  });
});

describe('S18: all paths down', () => {
  it('a: never mended: 35.1 paths, 55.1 disk', () => {
    const w = new Watched(loadScene('S18')).to(60);
    expect(w.event(16)).toBeGreaterThanOrEqual(35.1);
    expect(w.event(16)).toBeLessThan(35.3);
    expect(w.event(22)).toBeGreaterThanOrEqual(35.1);
    expect(w.event(23)).toBeLessThan(35.3);
    expect(w.event(157)).toBeGreaterThanOrEqual(55.1);
    expect(w.event(157)).toBeLessThan(55.6);
    expect(w.times('app-lost-disk')[0]).toBeLessThan(55.6);
    expect(w.failed).toBe(32);
    expect(w.stall(4.5, 60)).toBeGreaterThan(54.9);
    expect(w.slowest()).toBeGreaterThan(50);
    expect(w.slowest()).toBeLessThan(50.7);
    expect(w.order()).toEqual([]);
  });
  it.each([
    ['S18b', 50],
    ['S18c', 100],
  ] as const)('%s: back at %d s, before the disk leaves: a long wait and no error', (id, mendS) => {
    const w = new Watched(loadScene(id)).to(mendS + 10);
    const resumed = 5 + w.stall(4.5, mendS + 9);
    expect(resumed).toBeGreaterThan(mendS + 0.6);
    expect(resumed).toBeLessThan(mendS + 3.5);
    expect(w.slowest()).toBeGreaterThan(mendS - 5 + 0.6);
    expect(w.slowest()).toBeLessThan(mendS - 5 + 3.6);
    expect(w.event(23)).toBeLessThan(35.3);
    expect(w.event(157)).toBeNaN();
    expect(w.eventIds('disk')).toEqual([]);
    expect(w.failed).toBe(0);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'activeUnoptimized', P3: 'removed', P4: 'removed' });
    expect(w.shares(mendS + 4, mendS + 9)).toEqual({ P1: 1, P2: 0, P3: 0, P4: 0 });
    expect(w.iops(mendS + 4, mendS + 9) / w.iops(1, 5)).toBeGreaterThan(0.95);
  });
});
