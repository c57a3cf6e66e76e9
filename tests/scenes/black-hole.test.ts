// S15: a cable that swallows data and answers resets. Nobody is told, and no policy is safe.
import { describe, expect, it } from 'vitest';
import { loadScene, Watched, withPolicyOf, withRelease } from '../support/scenes';

const scene = loadScene('S15');
const never16 = (w: Watched): void => {
  expect(w.event(16)).toBeNaN();
  expect(w.event(18)).toBeNaN();
  expect(w.states().P1).toBe('activeOptimized');
  expect(w.facts.truth['web1/lun0/1']).toBe('silent');
};

describe('S15: black hole', () => {
  it.each([
    ['2008R2', 553],
    ['2022', 309],
  ] as const)('fail-over only on %s: errors at about %d s', (release, errorS) => {
    const w = new Watched(withRelease(withPolicyOf(scene, 'fail-over-only'), release)).to(600);
    never16(w);
    const errors = w.times('app-error');
    expect(Math.abs(errors[0]! - errorS)).toBeLessThan(3);
    expect(w.failed).toBeGreaterThanOrEqual(32);
    // The first answer is the one of the first try, 60 s after it was issued; each further try a minute and a second on.
    const resets = w.times('lun-reset');
    expect(resets[0]).toBeGreaterThan(64.9);
    expect(resets[0]).toBeLessThan(65.3);
    for (let i = 1; i < 4; i++) expect(resets[i]! - resets[i - 1]!).toBeCloseTo(61, 1);
    const tries = release === '2022' ? 4 : 8;
    expect(w.log.filter((row) => row.eventId === 153 && row.atNs < errors[0]! * 1e9)).toHaveLength(32 * tries);
    expect(w.iops(6, 600)).toBe(0);
    expect(w.slowest()).toBeGreaterThan(60 * (tries + 1));
    expect(w.slowest()).toBeLessThan(60 * (tries + 1) + tries + 1);
  });

  it('round robin: stuck at once, a burst a second after each reset, stuck again', () => {
    const w = new Watched(scene).to(300);
    never16(w);
    expect(w.iops(5.1, 64)).toBe(0);
    const burst = w.times('app-running')[0]!;
    expect(burst).toBeGreaterThan(65);
    expect(burst).toBeLessThan(67);
    expect(w.iops(64, 68)).toBeGreaterThan(0);
    expect(w.iops(6, 300) / w.iops(1, 5)).toBeLessThan(0.01);
    expect(w.stall(4.5, 300)).toBeGreaterThan(59);
    expect(w.stall(4.5, 300)).toBeLessThan(62);
    expect(w.slowest()).toBeGreaterThan(120);
    expect(w.eventIds('mpio')).toEqual([]);
  });

  it('least queue depth: 16 hang for minutes, the rest goes on', () => {
    const w = new Watched(withPolicyOf(scene, 'least-queue-depth')).to(40);
    const hung = w.waiting(1).P1!;
    expect(hung).toBeGreaterThanOrEqual(15);
    expect(hung).toBeLessThanOrEqual(17);
    const share = w.iops(10, 40) / w.iops(1, 5);
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.9);
    // The answered reset leaves a unit attention on the other path too: one I/O waits a second there (T48).
    w.to(70);
    expect(w.times('lun-reset')).toHaveLength(1);
    expect(w.run.world.path.retried[1]).toBe(1);
    expect(w.run.world.path.retried[0]).toBe(hung);
    // Slowest comes in steps of a minute and a second: some are caught again.
    w.to(123);
    never16(w);
    expect(w.stall(4.5, 123)).toBeLessThan(1.1);
    expect(w.slowest()).toBeGreaterThan(115);
    expect(w.slowest()).toBeLessThan(120);
    expect(w.failed).toBe(0);
  });
});

describe('a path that swallows, two policies side by side', () => {
  const w = new Watched(loadScene('swallowing-path')).to(60);
  it('fail-over only stops altogether, least queue depth goes on with half of its slots', () => {
    expect(w.iops(1, 5, 0) / w.iops(1, 5, 1)).toBeGreaterThan(0.9);
    expect(w.iops(6, 60, 0)).toBe(0);
    expect(w.waiting(1, 0)).toEqual({ P1: 32 });
    const hung = w.waiting(1, 1).P1!;
    expect(hung).toBeGreaterThanOrEqual(15);
    expect(hung).toBeLessThanOrEqual(17);
    expect(w.stall(4.5, 60, 1)).toBeLessThan(0.1);
    const share = w.iops(6, 60, 1) / w.iops(1, 5, 1);
    expect(share).toBeGreaterThan(0.45);
    expect(share).toBeLessThan(0.95);
  });
  it('and neither host fails the path', () => {
    expect(w.eventIds('mpio')).toEqual([]);
    expect(w.states('web1/lun0')).toEqual({ P1: 'activeOptimized', P2: 'standby' });
    expect(w.states('web2/lun1')).toEqual({ P1: 'activeOptimized', P2: 'activeOptimized' });
    expect(w.failed).toBe(0);
  });
});
