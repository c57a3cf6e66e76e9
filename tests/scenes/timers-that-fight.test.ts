// Timers that fight: link-down hold, disk timeout, PDORemovePeriod and recovery interval. Facts: ms-mpio.md 6.5, 7.3, 7.4, 8.1.
import { describe, expect, it } from 'vitest';
import { loadScene, Watched } from '../support/scenes';

describe('the disk timeout is shortest', () => {
  const w = new Watched(loadScene('timers-disk')).to(60);
  it('resets every 5 s, and gives the application its errors before MPIO has failed a path', () => {
    const resets = w.times('lun-reset');
    expect(resets[0]).toBeGreaterThan(9.9);
    expect(resets[0]).toBeLessThan(10.3);
    // Five tries of 5 s and four pauses of 1 s.
    const error = w.times('app-error')[0]!;
    expect(error).toBeGreaterThan(5 + 28.9);
    expect(error).toBeLessThan(5 + 29.3);
    expect(w.event(16)).toBeGreaterThan(35.0);
    expect(w.states('web1/lun0', 34.5)).toEqual({ P1: 'activeOptimized', P2: 'activeOptimized' });
    expect(w.failed).toBeGreaterThanOrEqual(32);
  });
});

describe('the hold is shortest', () => {
  const w = new Watched(loadScene('timers-hold')).to(58);
  it('fails the paths at 10 s and keeps the disk until they are back', () => {
    expect(w.event(16)).toBeGreaterThanOrEqual(10.1);
    expect(w.event(16)).toBeLessThan(10.3);
    expect(w.event(23)).toBeLessThan(10.3);
    expect(w.event(129)).toBeNaN();
    expect(w.event(157)).toBeNaN();
    const resumed = 5 + w.stall(4.5, 58);
    expect(resumed).toBeGreaterThan(50.6);
    expect(resumed).toBeLessThan(53.5);
    expect(w.slowest()).toBeLessThan(48.6);
    expect(w.failed).toBe(0);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'activeOptimized' });
  });
});

describe('PDORemovePeriod is shortest', () => {
  const w = new Watched(loadScene('timers-pdo')).to(36.9);
  it('counts from the last failed path, so its second ends at 36 s', () => {
    expect(w.event(23)).toBeGreaterThanOrEqual(35.1);
    expect(w.event(23)).toBeLessThan(35.3);
    expect(w.event(157) - w.event(23)).toBeCloseTo(1, 1);
    expect(w.failed).toBe(32);
    expect(w.group().health).toBe('removed');
  });
  it('and the mend at 37 s brings a new disk, not the old one', () => {
    w.to(45);
    expect(w.event(1, 30)).toBeGreaterThan(37.5);
    expect(w.group().health).toBe('normal');
    expect(w.failed).toBe(32);
  });
});

describe('the default trap', () => {
  it('a LUN back after 10 s is not noticed, and its disk leaves', () => {
    const w = new Watched(loadScene('timers-trap')).to(44);
    expect(w.event(16)).toBeGreaterThanOrEqual(5);
    expect(w.event(16)).toBeLessThan(5.1);
    // No link was down, so nothing arrives by PnP.
    expect(w.event(45)).toBeNaN();
    expect(w.times('link-down')).toEqual([]);
    expect(w.facts.truth).toEqual({ 'web1/lun0/1': 'up', 'web1/lun0/2': 'up' });
    expect(w.event(157) - w.event(23)).toBeCloseTo(20, 1);
    expect(w.failed).toBe(32);
    expect(w.iops(26, 44)).toBe(0);
    // The recovery test every 2 x PDORemovePeriod finds the paths, twenty seconds too late.
    w.to(50);
    expect(w.event(1, 30)).toBeGreaterThanOrEqual(45);
    expect(w.event(1, 30)).toBeLessThan(45.2);
    expect(w.group().health).toBe('normal');
  });
  it('a recovery interval shorter than PDORemovePeriod saves it', () => {
    const w = new Watched(loadScene('timers-trap-mended')).to(26);
    const resumed = 5 + w.stall(4.5, 26);
    expect(resumed).toBeGreaterThan(20.9);
    expect(resumed).toBeLessThan(21.3);
    expect(w.event(157)).toBeNaN();
    expect(w.failed).toBe(0);
    expect(w.slowest()).toBeGreaterThan(15.5);
    expect(w.slowest()).toBeLessThan(16.5);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'activeOptimized' });
  });
});
