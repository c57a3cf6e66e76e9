// Default policies that are set before any LUN is claimed: they stand in the registry and count once one is.
import { describe, expect, it } from 'vitest';
import type { JournalRow } from '../../../src/sim/scenario/scenario';
import { withRelease } from '../../support/scenes';
import { at, f300q, twoPaths, WindowsRun } from './host';

const claim = [at(10, { do: 'claim', aim: 'web1', hardware: f300q }), at(50, { do: 'restart', aim: 'web1' })];
const dsmWide = (atS: number, policy: string): JournalRow => at(atS, { do: 'set-policy', aim: 'web1', policy });
const ofTarget = (atS: number, policy: string): JournalRow => at(atS, { do: 'set-target-policy', aim: 'web1', hardware: f300q, policy });
const asSetting = (atS: number, value: string): JournalRow => at(atS, { do: 'set', aim: 'web1', key: 'policy', value });
const unclaimed = (journal: readonly JournalRow[]): WindowsRun => new WindowsRun(twoPaths({ mpioAtStart: 'installed' }, [...journal, ...claim]));
const now = (run: WindowsRun): string[] => [run.lun.policy, run.lun.policyFrom];

describe('a default set while no LUN is claimed', () => {
  it.each([
    ['DSM-wide', [dsmWide(2, 'least-queue-depth')], ['least-queue-depth', 'DSM-wide']],
    ['as a setting', [asSetting(2, 'least-queue-depth')], ['least-queue-depth', 'DSM-wide']],
    ['of the device', [ofTarget(2, 'least-blocks')], ['least-blocks', 'VID/PID']],
    ['both, the device wins', [dsmWide(2, 'least-queue-depth'), ofTarget(3, 'least-blocks')], ['least-blocks', 'VID/PID']],
    ['set and cleared', [dsmWide(2, 'least-queue-depth'), dsmWide(3, 'clear')], ['round-robin', 'built-in']],
    ['set and cleared as a setting', [dsmWide(2, 'least-queue-depth'), asSetting(3, 'none')], ['round-robin', 'built-in']],
    ['of the device, set and cleared', [ofTarget(2, 'least-blocks'), ofTarget(3, 'clear')], ['round-robin', 'built-in']],
    ['while the restart is awaited', [dsmWide(45, 'weighted-paths')], ['weighted-paths', 'DSM-wide']],
  ] as const)('%s', (_, journal, expected) => {
    const run = unclaimed(journal).to(46);
    expect(run.lun).toMatchObject({ kind: 'disks', policy: '' });
    run.to(160);
    expect(run.refusals).toEqual([]);
    expect(run.lun.kind).toBe('mpio');
    expect(now(run)).toEqual(expected);
  });

  it('is shown before it counts, and outlives a second restart', () => {
    const run = unclaimed([dsmWide(2, 'least-queue-depth'), ofTarget(3, 'least-blocks')]).to(5);
    expect(run.desktop).toMatchObject({ dsmPolicy: 'least-queue-depth', targetPolicies: { [f300q]: 'least-blocks' } });
    const again = unclaimed([dsmWide(2, 'least-queue-depth'), at(170, { do: 'restart', aim: 'web1' })]).to(300);
    expect(now(again)).toEqual(['least-queue-depth', 'DSM-wide']);
  });

  it.each([dsmWide(2, 'least-queue-depth'), asSetting(2, 'least-queue-depth')])('is refused by a release without it: %o', (order) => {
    const run = new WindowsRun(withRelease(twoPaths({ mpioAtStart: 'installed' }, [order, ...claim]), '2008')).to(160);
    expect(run.refusals).toEqual(['Windows Server 2008 has no DSM-wide policy; set it on the LUN.']);
    expect(run.desktop.dsmPolicy).toBeNull();
    expect(now(run)).toEqual(['round-robin', 'built-in']);
  });
});
