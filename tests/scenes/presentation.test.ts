// What the array shows on which port, and how many paths a LUN may have. Facts: ms-mpio.md 1.5, 1.6, 6.2 E19, 6.3, T62.
import { describe, expect, it } from 'vitest';
import { loadScene, Watched } from '../support/scenes';

describe('a LUN unmapped on one port', () => {
  const w = new Watched(loadScene('lun-unmapped')).to(44);
  it('fails the path for both LUNs at once, without a wait', () => {
    expect(w.event(16)).toBeGreaterThanOrEqual(5);
    expect(w.event(16)).toBeLessThan(5.1);
    expect(w.states('web1/lun1')).toEqual({ P1: 'failed', P2: 'activeOptimized' });
    // VD-DATA is presented there as before, and loses the path all the same.
    expect(w.states('web1/lun0')).toEqual({ P1: 'failed', P2: 'activeOptimized' });
    expect(w.facts.truth['web1/lun0/1']).toBe('up');
    expect(w.eventIds('mpio').filter((id) => id === 16)).toHaveLength(2);
    expect(w.shares(10, 44, 'web1/lun0')).toEqual({ P1: 0, P2: 1 });
    expect(w.stall(4.5, 44, 0)).toBeLessThan(0.15);
    expect(w.stall(4.5, 44, 1)).toBeLessThan(0.15);
    expect(w.failed).toBe(0);
  });
  it('and after the recovery test VD-DATA has its path back, VD-LOG has not', () => {
    w.to(48);
    const back = w.when('path/web1/lun0/1', 'activeOptimized', 6);
    expect(back).toBeGreaterThanOrEqual(45);
    expect(back).toBeLessThan(45.3);
    expect(w.states('web1/lun1')).toEqual({ P1: 'failed', P2: 'activeOptimized' });
    expect(Math.abs(w.shares(46, 48, 'web1/lun0').P1! - 0.5)).toBeLessThan(0.02);
    expect(w.failed).toBe(0);
  });
});

describe('a hot-added path', () => {
  const w = new Watched(loadScene('hot-added-path')).to(9.9);
  it('arrives after link-up and login, last in the DSM’s order, with a third of the I/O', () => {
    expect(w.order()).toEqual(['P1', 'P2']);
    expect(w.group().reservationKey).toBe('a1b2c3d4');
    w.to(16);
    const arrived = w.event(45);
    expect(arrived).toBeGreaterThan(10.6);
    expect(arrived).toBeLessThan(13.5);
    expect(w.order()).toEqual(['P1', 'P2', 'P3']);
    for (const share of Object.values(w.shares(14, 16))) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.02);
    expect(w.stall(4.5, 16)).toBeLessThan(0.15);
    expect(w.eventIds('mpio').filter((id) => id !== 2)).toEqual([45]);
    expect(w.failed).toBe(0);
  });
  it('and gets the key before its first I/O (T58)', () => {
    const registered = w.times('path-registered', 'web1/lun0/3');
    expect(registered).toHaveLength(1);
    expect(registered[0]).toBeGreaterThanOrEqual(w.event(45));
    // No completion of the new path before that; it takes its turn right after.
    expect(w.shares(10, 10.6)).toMatchObject({ P3: 0 });
    expect(w.shares(11, 12).P3).toBeGreaterThan(0.3);
  });
});

describe('more than 32 paths', () => {
  const w = new Watched(loadScene('paths-36')).to(4);
  it('32 carry, the other four are up and unused', () => {
    expect(Object.keys(w.facts.truth)).toHaveLength(36);
    expect(new Set(Object.values(w.facts.truth))).toEqual(new Set(['up']));
    expect(w.order()).toEqual(Array.from({ length: 32 }, (_, i) => `P${i + 1}`));
    const shares = w.shares(1, 4);
    for (let i = 1; i <= 32; i++) expect(Math.abs(shares[`P${i}`]! - 1 / 32)).toBeLessThan(0.002);
    for (let i = 33; i <= 36; i++) expect(shares[`P${i}`]).toBe(0);
    expect(w.log.filter((row) => row.code === 'too-many-paths').map((row) => row.aim)).toEqual(
      [33, 34, 35, 36].map((number) => `web1/lun0/${number}`),
    );
    const opinions = w.group().paths;
    expect(opinions.filter((path) => path.present)).toHaveLength(32);
    expect(opinions.filter((path) => !path.present).map(({ word }) => word)).toEqual(Array<string>(4).fill('Not added'));
    expect(w.failed).toBe(0);
  });
});
