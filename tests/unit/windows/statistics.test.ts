// What the DSM counts of a LUN on each path, and that DsmDisableStatistics stops it.
import { describe, expect, it } from 'vitest';
import type { JournalRow } from '../../../src/sim/scenario/scenario';
import { seconds, withRelease } from '../../support/scenes';
import { at, twoPaths, WindowsRun } from './host';

const set = (atS: number, value: boolean): JournalRow => at(atS, { do: 'set', aim: 'web1', key: 'disableStatistics', value });
const counted = (run: WindowsRun) => run.lun.paths.map(({ statistics }) => statistics);
const requests = (run: WindowsRun): number =>
  counted(run).reduce((sum, each) => sum + (each?.reads ?? 0) + (each?.writes ?? 0), 0);

describe('statistics of the DSM', () => {
  it('count every request that went back up, with its bytes', () => {
    const run = new WindowsRun(twoPaths()).to(2);
    const done = run.run.world.load.done[0]!;
    expect(done).toBeGreaterThan(100);
    expect(requests(run)).toBe(done);
    const bytes = counted(run).reduce((sum, each) => sum + each!.readBytes + each!.writeBytes, 0);
    expect(bytes).toBe(run.run.world.load.bytes[0]);
    for (const each of counted(run)) expect(each!.reads).toBeGreaterThan(0);
  });

  it('stop while they are switched off, and go on from there', () => {
    const run = new WindowsRun(twoPaths({}, [set(2, true), set(4, false)])).to(1.999);
    const before = requests(run);
    run.to(3);
    expect(counted(run)).toEqual([undefined, undefined]);
    run.to(4.001);
    expect(requests(run) - before).toBeLessThan(20);
    run.to(5);
    expect(requests(run) - before).toBeGreaterThan(100);
  });

  it('change nothing else: the run is the same', () => {
    const [on, off] = [{}, { disableStatistics: true }].map((settings) => new WindowsRun(twoPaths(settings)).to(2));
    expect(counted(off!)).toEqual([undefined, undefined]);
    expect(off!.run.world.load.done[0]).toBe(on!.run.world.load.done[0]);
  });

  it('begin anew with a path that comes back', () => {
    const journal = [at(1, { do: 'cut', aim: 'A1' }), at(60, { do: 'mend', aim: 'A1' })];
    const run = new WindowsRun(twoPaths({ linkDownHoldNs: seconds(1) }, journal)).to(59);
    expect(run.lun.paths.map(({ present }) => present)).toEqual([false, true]);
    expect(counted(run)[0]).toBeUndefined();
    run.to(90);
    const [back, stayed] = counted(run);
    expect(back!.reads).toBeGreaterThan(0);
    expect(back!.reads).toBeLessThan(stayed!.reads);
  });
});

describe('health statistics of mpio', () => {
  const cut = [at(1, { do: 'cut', aim: 'A1' })];
  const healthOf = (run: WindowsRun) => run.lun.paths.map(({ health }) => health);

  it('count the I/Os that did not end well, and the failure of the path, also when it has left', () => {
    const run = new WindowsRun(twoPaths({ linkDownHoldNs: seconds(5) }, cut)).to(5);
    expect(healthOf(run)).toEqual([
      { errors: 0, retries: 0, failures: 0 },
      { errors: 0, retries: 0, failures: 0 },
    ]);
    run.to(10);
    const [lost, stayed] = healthOf(run);
    expect(run.lun.paths.map(({ present }) => present)).toEqual([false, true]);
    expect(lost).toMatchObject({ retries: 0, failures: 1 });
    expect(lost!.errors).toBeGreaterThan(0);
    expect(stayed).toEqual({ errors: 0, retries: 0, failures: 0 });
  });

  it('count the retries that mpio makes, not those of the class driver', () => {
    // A black hole: the reset at 62 s leaves a unit attention on the other path, which costs one retry there.
    const run = new WindowsRun(twoPaths({}, [at(1, { do: 'drop', aim: 'A1' })])).to(70);
    const [dark, lit] = healthOf(run);
    expect(dark).toMatchObject({ retries: 0, failures: 0 });
    expect(dark!.errors).toBeGreaterThan(0);
    expect(lit).toEqual({ errors: 1, retries: 1, failures: 0 });
  });

  it('are absent when they are switched off, and in releases before 2008 R2', () => {
    const off = new WindowsRun(twoPaths({ gatherHealthStats: false, linkDownHoldNs: seconds(5) }, cut)).to(10);
    expect(healthOf(off)).toEqual([undefined, undefined]);
    const old = new WindowsRun(withRelease(twoPaths(), '2008')).to(1);
    expect(healthOf(old)).toEqual([undefined, undefined]);
  });
});
