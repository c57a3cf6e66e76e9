// LUNs attached and detached while time runs (ms-mpio.md 6.2 E9 and E19, 6.3, 7.1 to 7.3): the host is not told.
import { describe, expect, it } from 'vitest';
import type { Lun } from '../../src/sim/catalog';
import type { JournalRow, Scenario } from '../../src/sim/scenario/scenario';
import { loadScene, seconds, Watched, withJournal, withPolicyOf, withSettings } from '../support/scenes';

/** Round robin over four paths to two LUNs behind the same ports. */
function twoLuns(...journal: JournalRow[]): Scenario {
  const base = withPolicyOf(loadScene('dual-fabric-4-paths'), 'round-robin');
  const [lun] = base.topology.luns;
  const other: Lun = { ...lun!, id: 'lun1', group: 'rg1', name: 'VD-LOGS', maps: [{ host: 'web1', lun: 1 }] };
  return withJournal({ ...base, topology: { ...base.topology, luns: [lun!, other] } }, journal);
}
const scene = twoLuns();
const [lun0, lun1] = scene.topology.luns as [Lun, Lun];
const hidden = 'a1.ctr1.0';
const others = ['a1.ctr1.1', 'a1.ctr2.0', 'a1.ctr2.1'];
const change = (lun: Lun, atS: number): JournalRow => ({ atNs: seconds(atS), do: 'edit', edits: [{ op: 'change-lun', lun }] });
const detach = (lun: Lun, atS: number): JournalRow =>
  change({ ...lun, maps: lun.maps.map((map) => ({ ...map, ports: others })) }, atS);

/** Label of the path to a LUN that ends in the port. */
function through(w: Watched, lun: string): string {
  const nexuses = new Map(w.facts.discovery.nexuses.map((nexus) => [nexus.id, nexus.targetPort]));
  const path = w.facts.discovery.paths.find((each) => each.lun === lun && nexuses.get(each.nexus) === hidden);
  return path!.label;
}

describe('a LUN detached from one port of its array', () => {
  const w = new Watched(twoLuns(detach(lun0, 5))).to(5.5);
  const gone = through(w, 'lun0');
  it('answers 05/25/00 there: the path fails, and with it every LUN behind that port', () => {
    const states = { ...w.states('web1/lun0') };
    expect(states[gone]).toBe('failed');
    // lun1 carries no I/O at all and is still presented: it goes down with the nexus (6.3).
    expect(w.states('web1/lun1')[gone]).toBe('failed');
    expect(Object.values(states).filter((state) => state === 'activeOptimized')).toHaveLength(3);
    expect(w.failed).toBe(0);
    expect(w.times('lun-detached')).toEqual([5]);
  });
  it('keeps the path in the list of the host: nobody told Windows', () => {
    expect(w.order()).toHaveLength(4);
    expect(w.facts.discovery.paths.filter((path) => path.lun === 'lun0')).toHaveLength(4);
  });
  it('is not cured by the recovery poll while it lasts', () => {
    w.to(50);
    expect(w.states('web1/lun0')[gone]).toBe('failed');
    expect(w.failed).toBe(0);
  });
});

describe('attached again', () => {
  it('recovers by the next recovery poll, not before', () => {
    const w = new Watched(twoLuns(detach(lun0, 5), change(lun0, 10))).to(50);
    const path = `path/web1/lun0/${through(w, 'lun0').slice(1)}`;
    const failed = w.when(path, 'failed');
    const back = w.when(path, 'activeOptimized', failed);
    expect(failed).toBeLessThan(5.1);
    // Path recovery: 2 x PDORemovePeriod = 40 s after the failure.
    expect(back).toBeGreaterThan(failed + 39);
    expect(back).toBeLessThan(failed + 42);
  });
  it('before any I/O met the gap, nothing happens at all', () => {
    const w = new Watched(twoLuns(detach(lun1, 5), change(lun1, 10))).to(20);
    expect(w.eventIds('mpio', 'disk')).toEqual([]);
    expect(w.times('lun-attached')).toEqual([10]);
  });
});

describe('a LUN that the host has no I/O on', () => {
  it('leaves with the next scan of the bus behind a login, and is found again when it is attached', () => {
    const w = new Watched(
      twoLuns(
        detach(lun1, 5),
        { atNs: seconds(10), do: 'cut', aim: 'A1' },
        { atNs: seconds(45), do: 'mend', aim: 'A1' },
        change(lun1, 60),
      ),
    ).to(55);
    const label = through(w, 'lun1');
    expect(w.states('web1/lun1')[label]).toBe('removed');
    expect(w.states('web1/lun0')[label]).toBe('activeOptimized');
    w.to(61);
    expect(w.states('web1/lun1')[label]).toBe('activeOptimized');
  });
});

describe('an array that tells of LUN changes', () => {
  it('answers the other LUNs of the same login once with 06/3F/0E, which costs one retry and no path', () => {
    const told = new Watched(withSettings(twoLuns(detach(lun1, 2)), { a1: { tellsLunChanges: true } })).to(5);
    expect(Object.values(told.states('web1/lun0'))).toEqual(Array(4).fill('activeOptimized'));
    expect(told.eventIds('mpio')).toEqual([]);
    expect(told.failed).toBe(0);
    const silent = new Watched(twoLuns(detach(lun1, 2))).to(5);
    const retried = (run: Watched): number => run.run.world.path.retried.reduce((sum, count) => sum + count, 0);
    expect(retried(told)).toBe(retried(silent) + 1);
  });
});

describe('mapped to nobody', () => {
  it('every path fails, the disk is removed after PDORemovePeriod, and comes back when it is mapped again', () => {
    const w = new Watched(twoLuns(change({ ...lun0, maps: [] }, 5), change(lun0, 40))).to(30);
    expect(w.times('all-paths-failed', 'web1/lun0')[0]).toBeLessThan(5.5);
    expect(w.times('disk-removed', 'web1/lun0')[0]).toBeGreaterThan(25);
    w.to(70);
    expect(Object.values(w.states('web1/lun0'))).toContain('activeOptimized');
    expect(w.iops(65, 70)).toBeGreaterThan(100);
  });
});
