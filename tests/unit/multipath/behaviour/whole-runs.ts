/** Rows on the whole stack, seen in a run: class driver above, MPIO, the port driver and the fabric below. */
import { expect } from 'vitest';
import type { JournalRow, PolicyId, Scenario } from '../../../../src/sim/scenario/scenario';
import { loadScene, Watched, withJournal, withPolicyOf, withSettings } from '../../../support/scenes';
import { groupOf, inputOf, typed } from '../../consoles/fixture';
import { outcomes } from '../one-host';
import { hostOf, type Behaviour, type Checks } from './check';

const s = 1e9;

/** A scene under this behaviour, with few I/Os in the air: the waits are those of timers. */
function sceneOf(behaviour: Behaviour, id: string, journal: readonly JournalRow[], loads: 0 | 1 = 1): Scenario {
  const scene = withSettings(withJournal(loadScene(id), journal), { web1: { dsmBehaviour: behaviour } });
  const workloads = loads === 0 ? [] : scene.workloads.slice(0, 1).map((load) => ({ ...load, outstanding: 2 }));
  return { ...scene, workloads };
}

const twoPaths = (behaviour: Behaviour, policy: PolicyId, journal: readonly JournalRow[], loads: 0 | 1 = 1): Scenario =>
  withPolicyOf(sceneOf(behaviour, 'S03', journal, loads), policy);

/** web2 works on lun0; at 3 s web1 reserves it for itself (exclusive access). */
function conflictScene(behaviour: Behaviour): Scenario {
  const scene = loadScene('two-hosts-one-array');
  const lun = scene.topology.luns.find((each) => each.id === 'lun0')!;
  const maps = [
    { host: 'web1', lun: 0 },
    { host: 'web2', lun: 1 },
  ];
  const load = { ...scene.workloads[0]!, id: 'load', host: 'web2', lun: 'lun0', outstanding: 2 };
  const pr = { do: 'reserve', aim: 'web1/lun0', type: 3 } as const;
  return {
    ...withSettings(scene, { web1: { dsmBehaviour: behaviour }, web2: { dsmBehaviour: behaviour } }),
    topology: { ...scene.topology, luns: [{ ...lun, maps }] },
    workloads: [load],
    journal: [
      { atNs: 2 * s, ...pr, action: 'register', key: '0', serviceKey: 'abc1' },
      { atNs: 3 * s, ...pr, action: 'reserve', key: 'abc1', serviceKey: '0' },
    ],
  };
}

export const wholeRuns: Checks = {
  T45: (behaviour) => {
    const w = new Watched(twoPaths(behaviour, 'round-robin', [{ atNs: 5 * s, do: 'drop', aim: 'A1' }]));
    w.to(64.9);
    expect(Object.values(w.waiting(1)).reduce((sum, each) => sum + each, 0)).toBe(2);
    w.to(68);
    // The port driver resets at 65 s; the class driver sends again a second later, and the chooser finds the other path.
    // The reset leaves a UNIT ATTENTION 29/00 there, which costs one more second (T48).
    expect(w.event(129)).toBeGreaterThanOrEqual(65);
    expect(w.event(129)).toBeLessThan(65.3);
    expect(w.event(153) - w.event(129)).toBeLessThan(0.1);
    const resumed = 5 + w.stall(4.5, 68);
    expect(resumed - w.event(129)).toBeGreaterThan(0.9);
    expect(resumed - w.event(129)).toBeLessThan(2.3);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'activeOptimized' });
    expect(w.eventIds('mpio')).toEqual([]);
    expect(w.failed).toBe(0);
  },
  T46: (behaviour) => {
    const host = hostOf(behaviour, { paths: 2 }).arriveAll();
    expect(host.fail(0, outcomes.conflict)).toEqual({ do: 'fail', code: 'reservation-conflict' });
    expect(host.words()).toBe('AO AO');
    expect(host.reads(2)).toEqual([0, 1]);
    // In a run: another host holds the LUN for itself, and this one’s I/O ends in errors down healthy paths.
    const w = new Watched(conflictScene(behaviour)).to(6);
    expect(w.failed).toBeGreaterThan(0);
    const errors = w.log.filter((row) => row.code === 'app-error');
    expect(errors[0]!.atNs).toBeGreaterThanOrEqual(3 * s);
    expect(new Set(errors.map((row) => row.params?.['reason']))).toEqual(new Set(['reservation-conflict']));
    expect(w.log.filter((row) => row.eventId === 16 || row.eventId === 153)).toEqual([]);
    expect(w.states('web2/lun0')).toEqual(w.states('web2/lun0', 2.9));
    expect(w.group('web2/lun0').health).toBe('normal');
  },
  T52: (behaviour) => {
    const w = new Watched(sceneOf(behaviour, 'S01', [{ atNs: 5 * s, do: 'cut', aim: 'A1' }])).to(54);
    expect(w.event(18)).toBeGreaterThanOrEqual(35.1);
    expect(w.event(18)).toBeLessThan(35.3);
    expect(w.event(23)).toBeGreaterThanOrEqual(w.event(18));
    expect([w.failed, w.group().health]).toEqual([0, 'allFailed']);
    w.to(57);
    expect(w.event(157) - w.event(23)).toBeCloseTo(20, 1);
    expect(w.failed).toBe(2);
    expect(w.eventIds('mpio', 'disk')).toEqual([18, 23, 46, 157]);
  },
  T53: (behaviour) => {
    const journal: JournalRow[] = [
      { atNs: 5 * s, do: 'cut', aim: 'A1' },
      { atNs: 50 * s, do: 'mend', aim: 'A1' },
    ];
    const w = new Watched(sceneOf(behaviour, 'S01', journal)).to(58);
    expect(w.event(23)).toBeLessThan(35.3);
    const resumed = 5 + w.stall(4.5, 58);
    expect(resumed).toBeGreaterThan(50.6);
    expect(resumed).toBeLessThan(53.5);
    expect(w.event(157)).toBeNaN();
    expect(w.failed).toBe(0);
    expect(w.group().health).toBe('normal');
  },
  T55: (behaviour) => {
    const w = new Watched(twoPaths(behaviour, 'round-robin', [{ atNs: 5 * s, do: 'drop', aim: 'B1' }], 0)).to(305);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'activeOptimized' });
    expect(w.eventIds('mpio', 'disk', 'storport')).toEqual([]);
  },
  T56: (behaviour) => {
    const scene = twoPaths(behaviour, 'round-robin', [{ atNs: 5 * s, do: 'drop', aim: 'B1' }], 0);
    const w = new Watched(withSettings(scene, { web1: { dsmBehaviour: behaviour, pathVerifyEnabled: true } }));
    w.to(29.9);
    expect(w.states()).toEqual({ P1: 'activeOptimized', P2: 'activeOptimized' });
    w.to(120);
    const found = w.when('path/web1/lun0/2', 'failed');
    expect(found).toBeGreaterThanOrEqual(30);
    expect(found).toBeLessThan(5 + 30 + 60.5);
    expect(w.states()).toMatchObject({ P1: 'activeOptimized' });
    // The port driver resets the LUN when the test gets no answer, as for any command.
    expect(w.event(129)).toBeCloseTo(found, 3);
    expect(w.event(16)).toBeCloseTo(found, 3);
  },
  T62: (behaviour) => {
    const host = hostOf(behaviour, { paths: 33 }).arriveAll();
    expect(host.list()).toHaveLength(32);
    expect(host.list()).not.toContain(32);
    expect(host.opinion().paths[32]!.present).toBe(false);
    expect(new Set(host.reads(64)).size).toBe(32);
  },
  T65: (behaviour) => {
    const host = hostOf(behaviour, { paths: 1, groups: 2 }).arriveAll();
    // The second LUN behind port 5, bus 0, target 7 is LUN 1.
    const [path] = host.opinion(1).paths;
    expect(path).toMatchObject({ pathId: '0000000077050007', address: { port: 5, bus: 0, target: 7, lun: 1 } });
    const { port, bus, target, lun } = path!.address;
    const shown = groupOf(0, { paths: [{ address: [port, bus, target, lun], pathId: path!.pathId }] });
    const { all } = typed('cmd', 'mpclaim -s -d 0', inputOf({ groups: [shown] }));
    expect(all).toContain('0000000077050007 Active/Optimized   005|000|007|001   0');
  },
};
