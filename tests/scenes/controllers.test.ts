// S08 and S09: the owner dies, and the owner is changed on purpose.
import { describe, expect, it } from 'vitest';
import { loadScene, Watched, withPolicyOf, withSettings } from '../support/scenes';

const asymmetric = [
  'round-robin-subset',
  'fail-over-only',
  'least-queue-depth',
  'weighted-paths',
  'least-blocks',
] as const;
const scene = loadScene('S08');

describe('S08: the owning controller crashes', () => {
  const stalls: number[] = [];
  it.each(asymmetric)('%s does not escape: all optimized paths end in CTR1', (policy) => {
    const w = new Watched(withPolicyOf(scene, policy)).to(38);
    const stall = w.stall(4.5, 38);
    stalls.push(stall);
    expect(stall).toBeGreaterThan(30.1);
    expect(stall).toBeLessThan(33);
    expect(w.slowest()).toBeGreaterThan(30.1);
    expect(w.slowest()).toBeLessThan(33.5);
    expect(w.failed).toBe(0);
    // A/U becomes A/O only after the takeover and a report of the port groups.
    const promoted = w.when('path/web1/lun0/2', 'activeOptimized');
    expect(promoted).toBeGreaterThan(w.times('lvm-failover-completed')[0]!);
    expect(promoted).toBeGreaterThanOrEqual(w.times('access-read').at(-1)!);
    if (stalls.length > 1) expect(Math.max(...stalls) - Math.min(...stalls)).toBeLessThan(1);
  });

  it('tells heartbeat, takeover and the two HBA clocks in order, under Qsan’s names', () => {
    const w = new Watched(scene).to(38);
    const order = [
      'controller-crashed',
      'rscn',
      'port-down-hold-started',
      'hac-ctr-failover',
      'lvm-force-ctr-write-thru',
      'lvm-rg-owner-changed',
      'lvm-failover-completed',
      'port-down-hold-ended',
      'failover',
      'access-read',
      'path-removed',
    ];
    const places = order.map((code) => w.log.findIndex((row) => row.code === code && row.atNs >= 5e9));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(w.times('hac-ctr-failover')[0]).toBeCloseTo(7, 2);
    expect(w.times('lvm-failover-completed')[0]).toBeGreaterThan(12);
    expect(w.times('lvm-failover-completed')[0]).toBeLessThan(27);
    expect(w.times('rscn')).toHaveLength(2);
    // 37: the first I/O down the other side meets 2A/06, and the LUN is throttled while the port groups are read.
    expect(w.eventIds('mpio')).toEqual([16, 16, 37, 17, 46, 46]);
    // The host's own light was never gone.
    expect(w.recorder.lanes.filter((row) => row.lane.startsWith('hba/')).map((row) => row.state)).toEqual([
      'loggedIn',
      'loggedIn',
    ]);
  });

  it('with a port-down hold of 5 s the takeover decides', () => {
    const w = new Watched(withSettings(scene, { web1: { portDownHoldNs: 5e9 } })).to(40);
    expect(w.stall(4.5, 40)).toBeGreaterThan(7);
    expect(w.stall(4.5, 40)).toBeLessThan(23);
    expect(w.slowest()).toBeGreaterThan(7);
    expect(w.slowest()).toBeLessThan(24);
    expect(w.event(16)).toBeLessThan(11);
    expect(w.failed).toBe(0);
  });

  it('then writes through, until the peer is back; the way home stalls once more', () => {
    const w = new Watched(scene).to(89);
    expect(w.facts.controllers['a1.ctr2']).toMatchObject({ state: 'up', writeThrough: true });
    expect(w.iops(60, 85) / w.iops(1, 5)).toBeLessThan(0.5);
    expect(w.shares(60, 85)).toMatchObject({ P1: 0, P3: 0 });
    expect(w.shares(60, 85).P2).toBeCloseTo(0.5, 2);
    w.to(140);
    expect(w.facts.controllers['a1.ctr2']!.writeThrough).toBe(false);
    expect(w.facts.owners['lun0']).toEqual({ owner: 'ctr1', preferred: 'ctr1', movingTo: null });
    expect(w.stall(90, 140)).toBeGreaterThan(3);
    expect(w.stall(90, 140)).toBeLessThan(10);
    expect(w.states()).toEqual({
      P1: 'activeOptimized',
      P2: 'activeUnoptimized',
      P3: 'activeOptimized',
      P4: 'activeUnoptimized',
    });
    expect(w.order()).toEqual(['P2', 'P4', 'P1', 'P3']);
    expect(w.shares(130, 140).P1).toBeCloseTo(0.5, 2);
    expect(w.iops(130, 140) / w.iops(1, 5)).toBeGreaterThan(0.95);
    // No path of the moving LUN fails on the way home.
    expect(w.times('failover').filter((at) => at > 90)).toEqual([]);
    expect(w.times('all-paths-failed')).toEqual([]);
    expect(w.failed).toBe(0);
  });
});

describe('S09: an orderly move', () => {
  const w = new Watched(loadScene('S09')).to(30);
  it('host 1 follows without a failed path: unit attention or 04/0A, a report, and on', () => {
    // Each host tells once that it throttles its LUN, and neither tells of a failover.
    expect(w.log.filter((row) => row.eventId === 37).map((row) => row.aim).sort()).toEqual(['web1/lun0', 'web2/lun1']);
    expect(new Set(w.eventIds())).toEqual(new Set([37]));
    expect(w.recorder.lanes.filter((row) => row.lane.startsWith('path/') && row.state === 'failed')).toEqual([]);
    const stall = w.stall(4.5, 30);
    // What the old owner had already taken is still answered, up to 50 ms into the 5 s of transition.
    expect(stall).toBeGreaterThan(4.9);
    expect(stall).toBeLessThan(6.5);
    expect(w.slowest()).toBeGreaterThan(5.0);
    expect(w.slowest()).toBeLessThan(6.5);
    expect(w.states('web1/lun0', 7)).toEqual({
      P1: 'transitioning',
      P2: 'transitioning',
      P3: 'transitioning',
      P4: 'transitioning',
    });
    expect(w.states()).toEqual({
      P1: 'activeUnoptimized',
      P2: 'activeOptimized',
      P3: 'activeUnoptimized',
      P4: 'activeOptimized',
    });
    const shares = w.shares(15, 30);
    expect(Math.abs(shares.P2! - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(shares.P4! - 0.5)).toBeLessThan(0.02);
    expect(w.failed).toBe(0);
  });
  it('the LUN is throttled while one report is on its way, and no second one is sent', () => {
    const close = new Watched(loadScene('S09'));
    let most = 0;
    let held = false;
    for (let at = 5; at < 5.01; at += 0.00002) {
      close.to(at);
      const reports = [...close.run.world.probes.values()].filter(
        (probe) => probe.host === 0 && probe.command === 'rtpg',
      );
      most = Math.max(most, reports.length);
      if (reports.length > 0 && close.run.world.mp.groupGate[0] === 1) held = true;
    }
    expect(most).toBe(1);
    expect(held).toBe(true);
  });
  it('host 2 sits at the wrong controller: it works, 10 to 20 % slower on cached reads', () => {
    expect(w.states('web2/lun1')).toEqual({ P1: 'activeUnoptimized' });
    const ratio = w.iops(2, 5, 1) / w.iops(15, 30, 1);
    expect(ratio).toBeGreaterThan(1.1);
    expect(ratio).toBeLessThan(1.2);
    expect(w.slowest(0, 1)).toBeLessThan(7);
  });
});
