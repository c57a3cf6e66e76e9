// A host that restarts: what is gone, what remains, and that a run stays one run however it is walked.
import { describe, expect, it } from 'vitest';
import { skipFrom } from '../../../src/bridge/session/pacing';
import { Recorder, Run } from '../../../src/sim';
import { Watcher } from '../../../src/sim/experiment/storm/watcher';
import type { Scenario } from '../../../src/sim/scenario/scenario';
import { loadScene, seconds, withJournal, withSettings } from '../../support/scenes';
import { at, twoPaths, WindowsRun } from './host';

const short = { restartNs: seconds(10) };
const restart = (atS: number, aim = 'web1') => at(atS, { do: 'restart', aim });
const calm = (scene: Scenario): Scenario => ({ ...scene, workloads: [{ ...scene.workloads[0]!, outstanding: 2 }] });
const open = (journal: readonly ReturnType<typeof at>[], settings: object = short): WindowsRun => new WindowsRun(twoPaths(settings, journal));

describe('a restart', () => {
  it('takes the application and all its I/O at once, and brings both back', () => {
    const run = open([restart(5)]).to(5.001);
    expect(run.app).toMatchObject({ state: 'hostDown', outstanding: 0, failed: 0 });
    expect(run.recorder.lanes.filter(({ lane }) => lane === 'app/oltp').map(({ state }) => state)).toEqual(['running', 'hostDown']);
    run.to(30);
    expect(run.app).toMatchObject({ state: 'running', outstanding: 1, failed: 0 });
    expect(run.stall(5, 30)).toBeGreaterThan(10);
    expect(run.stall(5, 30)).toBeLessThan(13);
    expect(run.times('host-up')).toEqual([15]);
    expect(run.log.filter(({ code, atNs }) => code === 'disk-created' && atNs > 0)).toHaveLength(1);
  });

  it('forgets what is not written down: failed paths and clocks of MPIO', () => {
    const cuts = [at(1, { do: 'cut', aim: 'A1' }), at(1, { do: 'cut', aim: 'B1' })];
    const mends = [at(36, { do: 'mend', aim: 'A1' }), at(36, { do: 'mend', aim: 'B1' })];
    const run = open([...cuts, restart(35), ...mends]).to(34);
    expect(run.facts.timers.map(({ setting }) => setting)).toContain('pdoRemovePeriodNs');
    run.to(35.5);
    expect(run.facts.timers.map(({ setting }) => setting)).toEqual(['restartNs']);
    run.to(60);
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
    expect(run.app.state).toBe('running');
  });

  it('keeps the policy and the path states of a LUN', () => {
    const paths = { P1: { state: 'standby' }, P2: { state: 'active' } };
    const run = open([
      at(1, { do: 'set-policy', aim: 'web1/lun0', policy: 'round-robin-subset' }),
      at(2, { do: 'set-paths', aim: 'web1/lun0', paths }),
      restart(5),
    ]).to(4);
    const before = [run.lun.policy, run.lun.policyFrom, ...run.words];
    expect(before).toEqual(['round-robin-subset', 'LUN', 'standby', 'activeOptimized']);
    run.to(30);
    expect([run.lun.policy, run.lun.policyFrom, ...run.words]).toEqual(before);
  });

  it.each([
    [{ do: 'set-policy', aim: 'web1/lun0', policy: 'fail-over-only' }, { P2: { state: 'active', preferred: true } }],
    [{ do: 'set-policy', aim: 'web1/lun0', policy: 'weighted-paths' }, { P1: { weight: 20 }, P2: { weight: 10 } }],
    [{ do: 'set-policy', aim: 'web1/lun0', policy: 'least-blocks' }, null],
  ])('keeps %o', (policy, paths) => {
    const orders = [at(1, policy), ...(paths ? [at(2, { do: 'set-paths', aim: 'web1/lun0', paths })] : [])];
    const run = open([...orders, restart(5)]).to(4);
    const tell = (): object[] => run.lun.paths.map(({ state, weight, preferred, carrying }) => ({ state, weight, preferred, carrying }));
    const before = { policy: run.lun.policy, paths: tell() };
    expect(run.refusals).toEqual([]);
    run.to(30);
    expect({ policy: run.lun.policy, paths: tell() }).toEqual(before);
  });

  it('keeps what was asked of each path when the policy was cleared: the registry still has it', () => {
    const paths = { P1: { state: 'standby' }, P2: { state: 'active' } };
    const run = open([
      at(1, { do: 'set-paths', aim: 'web1/lun0', policy: 'round-robin-subset', paths }),
      at(2, { do: 'set-policy', aim: 'web1/lun0', policy: 'clear' }),
      restart(5),
    ]).to(4);
    const asked = (): string[] => [run.lun.policy, run.lun.policyFrom, ...run.lun.paths.map(({ wish }) => wish)];
    const before = asked();
    expect(before).toEqual(['round-robin', 'built-in', 'Standby', 'Active/Optimized']);
    run.to(30);
    expect(asked()).toEqual(before);
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
  });

  it('gives another picture of a DSM-wide Round Robin with Subset: one path is active, the other stands by', () => {
    const run = open([at(1, { do: 'set-policy', aim: 'web1', policy: 'round-robin-subset' }), restart(5)]).to(4);
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
    run.to(30);
    expect([run.lun.policy, run.lun.policyFrom]).toEqual(['round-robin-subset', 'DSM-wide']);
    expect(run.words).toEqual(['activeOptimized', 'standby']);
  });

  it('does not keep a policy that was refused', () => {
    const run = new WindowsRun(
      withJournal(withSettings(calm(loadScene('S05')), { web1: short }), [at(1, { do: 'set-policy', aim: 'web1/lun0', policy: 'round-robin' }), restart(5)]),
    ).to(30);
    expect(run.refusals).toHaveLength(1);
    expect([run.lun.policy, run.facts.settings['web1/lun0']!.policy]).toEqual(['round-robin-subset', 'round-robin-subset']);
    expect(run.lun.wanted).toBeNull();
  });

  it('finds the paths that have light then, and an application without a disk has lost it', () => {
    const one = open([at(1, { do: 'cut', aim: 'A1' }), restart(2)]).to(20);
    expect(one.words).toEqual(['removed', 'activeOptimized']);
    expect(one.app.state).toBe('running');
    const none = open([at(1, { do: 'cut', aim: 'A1' }), at(1, { do: 'cut', aim: 'B1' }), restart(2), at(40, { do: 'mend', aim: 'B1' })]);
    none.to(20);
    expect(none.app.state).toBe('hostDown');
    none.to(30);
    expect(none.app.state).toBe('lostDisk');
    none.to(50);
    expect(none.app.state).toBe('running');
  });

  it('leaves an adapter disabled that was disabled', () => {
    const run = open([at(1, { do: 'disable-hba', aim: 'web1.hba0' }), restart(3), at(20, { do: 'enable-hba', aim: 'web1.hba0' })]).to(19);
    expect(run.facts.hbas.map(({ state }) => state)).toEqual(['disabled', 'loggedIn']);
    expect(run.words).toEqual(['removed', 'activeOptimized']);
    run.to(25);
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
  });

  it('refuses what an administrator asks for meanwhile', () => {
    const orders = [
      at(6, { do: 'set-policy', aim: 'web1/lun0', policy: 'least-queue-depth' }),
      at(7, { do: 'restart', aim: 'web1' }),
      at(8, { do: 'claim', aim: 'web1', hardware: '' }),
    ];
    const run = open([restart(5), ...orders]).to(30);
    expect(run.refusals).toEqual(['The host restarts.', 'The host restarts.', 'The host restarts.']);
    expect(run.lun.policy).toBe('round-robin');
    expect(run.times('host-restarting')).toEqual([5]);
  });

  it('is a wait that the time lens may skip', () => {
    const run = open([restart(5)], {}).to(10);
    expect(skipFrom(run.run.world, seconds(10), seconds(5.8))).toMatchObject({ why: 'restart', aim: 'web1', untilNs: seconds(94) });
  });
});

const weather = (): Scenario => {
  const extra = { id: 'lun9', array: 'a1', group: 'rg0', owner: 'ctr1', sizeGiB: 50, maps: [{ host: 'web1', lun: 9 }] };
  return withJournal(withSettings(calm(loadScene('S05')), { web1: { restartNs: seconds(3) } }), [
    at(0.5, { do: 'set-policy', aim: 'web1', policy: 'least-queue-depth' }),
    at(1, { do: 'cut', aim: 'A1' }),
    restart(1.5),
    at(2, { do: 'edit', edits: [{ op: 'add-lun', lun: extra }] }),
    at(3, { do: 'mend', aim: 'A1' }),
    at(6, { do: 'edit', edits: [{ op: 'remove-lun', id: 'lun9' }] }),
    at(6.5, { do: 'unclaim', aim: 'web1', hardware: '' }),
    restart(7),
    restart(37.2),
  ]);
};
const endNs = seconds(42);
const seen = (run: Run): object => ({
  fingerprint: run.fingerprint,
  log: JSON.stringify(run.recorder!.log_),
  lanes: JSON.stringify(run.recorder!.lanes),
});
const walk = (checkpointEvery: number, ...stops: readonly number[]): Run => {
  const run = new Run(weather(), { recorder: new Recorder('main', true), checkpointEvery });
  for (const stop of stops) run.advance(stop);
  return run;
};

describe('a run with restarts', () => {
  const straight = seen(walk(0, endNs));

  it('is the same in slices', () => {
    const stops = Array.from({ length: 84 }, (_, i) => seconds((i + 1) / 2));
    expect(seen(walk(3_000, ...stops))).toEqual(straight);
  });

  it('is the same after walking back into a restart, and forth again', () => {
    const run = walk(2_000, endNs);
    for (const stop of [2.5, 38, 4.2, 7.5, 36.9]) run.seek(seconds(stop));
    run.seek(endNs);
    expect(seen(run)).toEqual(straight);
  });

  it('breaks no law of the storm', () => {
    const watcher = new Watcher(walk(0));
    watcher.walk(endNs);
    expect(watcher.breaches).toEqual([]);
  });
});
