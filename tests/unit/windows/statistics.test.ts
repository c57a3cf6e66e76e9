// What the DSM counts of a LUN on each path, and that DsmDisableStatistics stops it.
import { describe, expect, it } from 'vitest';
import type { JournalRow } from '../../../src/sim/scenario/scenario';
import { seconds } from '../../support/scenes';
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
