import { describe, expect, it } from 'vitest';
import { arrayRules, isTakingOver, settingOfTimer } from '../../../src/sim/arrays';
import { AccessState } from '../../../src/sim/scsi/access';
import { ArrayDriver, second, usual } from './driver';

const { activeOptimized: AO, activeUnoptimized: AU, transitioning: TR, unavailable: UN } = AccessState;
const lose = (controller: number) => ({ kind: 'controller-lost', controller }) as const;
const back = (controller: number) => ({ kind: 'controller-back', controller }) as const;
const move = (group: number, to: number) => ({ kind: 'move-owner', group, to }) as const;

describe('a dead owner (S08)', () => {
  it('is missed for 2 s, taken over in 10 s, and the hosts are told', () => {
    const array = new ArrayDriver().at(5, lose(0));
    expect(array.seen[0].order).toEqual({ kind: 'ports', controller: 0, up: false });
    expect(array.reception(0)).toEqual(['wait', 'wait']);
    expect(array.states(0)).toEqual([UN, AU]);
    array.until(7);
    expect(array.reception(0)).toEqual(['wait', 'transitioning']);
    expect(array.states(0)).toEqual([UN, TR]);
    expect(isTakingOver(array.array, 1)).toBe(true);
    array.until(17);
    expect(array.reception(0)).toEqual(['wait', 'serve']);
    expect(array.states(0)).toEqual([UN, AO]);
    expect(array.told(0)).toEqual([17]);
    expect(array.array.writeThrough).toBe(true);
    expect(array.news).toEqual([
      '7 hac-ctr-timeout',
      '7 hac-ctr-failover',
      '7 lvm-force-ctr-write-thru',
      '17 lvm-rg-owner-changed',
      '17 lvm-failover-completed',
    ]);
    // The other group never moved.
    expect(array.told(1)).toEqual([]);
  });

  it('comes back after its boot, and its group goes home with a stall', () => {
    const array = new ArrayDriver().at(5, lose(0)).at(90, back(0)).until(119);
    expect(array.array.controllers[0].state).toBe('booting');
    array.until(121);
    expect(array.reception(0)).toEqual(['transitioning', 'transitioning']);
    expect(array.array.writeThrough).toBe(false);
    array.until(125);
    expect(array.reception(0)).toEqual(['serve', 'forward']);
    expect(array.news.slice(-5)).toEqual([
      '120 hac-ctr-inserted',
      '120 lvm-restore-ctr-cache-mode',
      '120 failback-started',
      '125 lvm-rg-owner-changed',
      '125 lvm-failback-completed',
    ]);
    expect(array.timers.size).toBe(0);
  });

  it('stays where it is without automatic failback', () => {
    const array = new ArrayDriver('alua-implicit', { ...usual, autoFailback: false })
      .at(5, lose(0))
      .at(90, back(0))
      .until(200);
    expect(array.array.groups[0]).toMatchObject({ owner: 1, preferredOwner: 0, movingTo: null });
    expect(arrayRules.report(array.array, 0)).toEqual([
      { state: AU, preferred: true },
      { state: AO, preferred: false },
    ]);
  });

  it('goes home even if it booted faster than the takeover took', () => {
    const array = new ArrayDriver('alua-implicit', { ...usual, bootNs: second, takeoverNs: 20 * second })
      .at(5, lose(0))
      .at(10, back(0));
    expect(array.until(40).array.groups[0]).toMatchObject({ owner: 0, movingTo: null });
  });
});

describe('a symmetric array', () => {
  it('lets hosts wait during a takeover, and never tells them', () => {
    const array = new ArrayDriver('symmetric').at(5, lose(0)).until(10);
    expect(array.reception(0)).toEqual(['wait', 'wait']);
    expect(array.states(0)).toEqual([UN, AO]);
    array.until(30);
    expect(array.reception(0)).toEqual(['wait', 'serve']);
    expect(array.told(0)).toEqual([]);
  });

  it('serves on both sides, over the peer where it must', () => {
    const array = new ArrayDriver('symmetric');
    expect(array.reception(0)).toEqual(['serve', 'forward']);
    expect(arrayRules.report(array.array, 0).every((each) => each.state === AO && !each.preferred)).toBe(true);
  });
});

describe('an ordered move (S09)', () => {
  it('is in transition on both sides for 5 s, then tells', () => {
    const array = new ArrayDriver().at(5, move(0, 1));
    expect(array.reception(0)).toEqual(['transitioning', 'transitioning']);
    expect(array.states(0)).toEqual([TR, TR]);
    array.until(10);
    expect(array.reception(0)).toEqual(['forward', 'serve']);
    expect(array.states(0)).toEqual([AU, AO]);
    expect(array.told(0)).toEqual([10]);
    expect(array.array.groups[0].preferredOwner).toBe(1);
  });

  it('ordered back midway ends at once', () => {
    const array = new ArrayDriver().at(5, move(0, 1)).at(6, move(0, 0)).until(20);
    expect(array.array.groups[0]).toMatchObject({ owner: 0, preferredOwner: 0, movingTo: null });
    expect(array.timers.size).toBe(0);
  });

  it('to a dead controller is refused', () => {
    const array = new ArrayDriver().at(5, lose(1)).at(20, move(0, 1));
    expect(array.news).toContain('20 owner-move-refused');
    expect(array.array.groups[0]).toMatchObject({ owner: 0, preferredOwner: 0, movingTo: null });
  });

  it('whose destination dies stays with its owner', () => {
    const array = new ArrayDriver().at(5, move(0, 1)).at(6, lose(1));
    expect(array.reception(0)).toEqual(['serve', 'wait']);
    expect(array.told(0)).toEqual([6]);
  });

  it('whose old owner dies is taken over', () => {
    const array = new ArrayDriver().at(5, move(0, 1)).at(6, lose(0)).until(18);
    expect(array.reception(0)).toEqual(['wait', 'serve']);
  });
});

describe('SET TARGET PORT GROUPS', () => {
  it('moves the group under explicit ALUA only, and keeps the preferred owner', () => {
    const stpg = { kind: 'stpg', group: 0, controller: 1 } as const;
    expect(new ArrayDriver('alua-explicit').at(1, stpg).until(9).array.groups[0]).toMatchObject({
      owner: 1,
      preferredOwner: 0,
    });
    expect(new ArrayDriver('alua-implicit').at(1, stpg).until(9).array.groups[0].owner).toBe(0);
    expect(new ArrayDriver('symmetric').at(1, stpg).until(9).array.groups[0].owner).toBe(0);
  });
});

describe('both controllers', () => {
  it('dead, the first one back serves its own and takes the rest', () => {
    const array = new ArrayDriver().at(5, lose(0)).at(8, lose(1)).until(50);
    expect(array.reception(0)).toEqual(['wait', 'wait']);
    array.at(50, back(1)).until(81);
    expect(array.reception(1)).toEqual(['wait', 'serve']);
    array.until(93);
    expect(array.reception(0)).toEqual(['wait', 'serve']);
    array.at(100, back(0)).until(140);
    expect(array.array.groups.map((each) => each.owner)).toEqual([0, 1]);
    expect(array.array.writeThrough).toBe(false);
  });

  it('optimized on request, whoever owns (S10)', () => {
    const array = new ArrayDriver('alua-implicit', usual, [0], 2, { bothOptimized: true });
    expect(array.states(0)).toEqual([AO, AO]);
    expect(array.reception(0)).toEqual(['serve', 'forward']);
  });
});

it('a lone controller has no one to take over, and serves again after its boot', () => {
  const array = new ArrayDriver('symmetric', usual, [0], 1).at(5, lose(0)).until(60);
  expect(array.news).toEqual([]);
  expect(array.array.writeThrough).toBe(false);
  expect(array.at(60, back(0)).until(91).reception(0)).toEqual(['serve']);
});

it('names the setting behind each timer', () => {
  const { array } = new ArrayDriver();
  expect(['boot 0', 'heartbeat 1', 'takeover 0', 'move 0', 'x'].map((timer) => settingOfTimer(array, timer))).toEqual([
    'bootNs',
    'heartbeatNs',
    'takeoverNs',
    'transitionNs',
    null,
  ]);
});

describe('implicit and explicit ALUA (TPGS 3)', () => {
  it('moves when a host asks for it, and goes home by itself', () => {
    const asked = new ArrayDriver('alua-both');
    asked.at(1, { kind: 'stpg', group: 0, controller: 1 });
    asked.until(7);
    expect(asked.array.groups[0]).toMatchObject({ owner: 1, preferredOwner: 0 });
    expect(asked.states(0)).toEqual([AccessState.activeUnoptimized, AccessState.activeOptimized]);
    const lost = new ArrayDriver('alua-both');
    lost.at(1, { kind: 'controller-lost', controller: 0 });
    lost.at(30, { kind: 'controller-back', controller: 0 });
    lost.until(100);
    expect(lost.array.groups[0]).toMatchObject({ owner: 0, movingTo: null });
  });
});
