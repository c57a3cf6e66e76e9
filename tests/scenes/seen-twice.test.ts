// S02 on Fibre Channel: one LUN seen as two disks, claimed, and one disk after the restart. Facts: ms-mpio.md 2.8, 2.9, 4.1, T61.
import { describe, expect, it } from 'vitest';
import type { WindowsView } from '../../src/sim/multipath/windows-view';
import { loadScene, Watched } from '../support/scenes';

const desktop = (w: Watched): WindowsView => w.facts.hosts['web1']!.windows!;
const disksOf = (w: Watched) => desktop(w).disks.filter((disk) => disk.group === 0);

describe.each([
  ['S02', 'symmetric', 'round-robin', { P1: 0.5, P2: 0.5 }],
  ['S02b', 'ALUA', 'round-robin-subset', { P1: 1, P2: 0 }],
] as const)('%s: %s', (id, _, policy, shares) => {
  const w = new Watched(loadScene(id)).to(44);
  it('is two disks before the restart, the second one offline, and the I/O uses the first alone', () => {
    const disks = disksOf(w);
    expect(disks.map((disk) => disk.state)).toEqual(['online', 'offline']);
    expect(disks[0]!.twins).toEqual([disks[1]!.number]);
    expect(disks[1]!.reason).not.toBe('');
    expect(disks.map((disk) => disk.mpioDisk)).toEqual([null, null]);
    expect(w.group().kind).toBe('disks');
    expect(w.shares(1, 44)).toEqual({ P1: 1, P2: 0 });
    // On the list since 40 s, claimed only by a restart.
    expect(desktop(w).pending).not.toEqual([]);
    expect(w.failed).toBe(0);
  });
  it('completes nothing while Windows restarts', () => {
    w.to(74);
    expect(desktop(w).power).toBe('restarting');
    expect(w.iops(46, 74)).toBe(0);
  });
  it('is one MPIO disk with two paths after it', () => {
    w.to(85);
    const disks = disksOf(w);
    expect(disks).toHaveLength(1);
    expect(disks[0]).toMatchObject({ state: 'online', mpioDisk: 0, path: null, damage: null });
    expect(w.group()).toMatchObject({ kind: 'mpio', dsm: 'Microsoft DSM', policy, policyFrom: 'built-in' });
    expect(w.order()).toEqual(['P1', 'P2']);
    const seen = w.shares(80, 85);
    for (const label of ['P1', 'P2'] as const) expect(Math.abs(seen[label]! - shares[label])).toBeLessThan(0.01);
    const outage = w.stall(44, 85);
    expect(outage).toBeGreaterThan(30);
    expect(outage).toBeLessThan(34);
  });
});

describe('S02c: both disks online', () => {
  it('is flagged as what it is: one LUN written through two disks', () => {
    const w = new Watched(loadScene('S02c')).to(9);
    expect(disksOf(w).map((disk) => disk.damage)).toEqual([null, null]);
    w.to(20);
    const disks = disksOf(w);
    expect(disks.map((disk) => disk.state)).toEqual(['online', 'online']);
    for (const disk of disks) expect(disk.damage).toContain('same LUN');
    expect(w.times('windows-disk-damage')).toEqual([10]);
  });
});
