/** Every timer of the fact sheet has its setting with the stated default and range, or says why it has none. */
import { describe, expect, it } from 'vitest';
import { hostSettings } from '../../../../src/sim/catalog';
import { AccessState, OneHost, outcomes, second } from '../one-host';
import { timerRows } from './timers';

const settingOf = (key: string) => hostSettings.find((setting) => setting.key === key);

describe('timers of the Windows host', () => {
  it.each(timerRows.filter((row) => row.key !== null))('$name: $key, section $source', (row) => {
    const setting = settingOf(row.key!);
    expect(setting, `no setting ${row.key}`).toBeDefined();
    expect(setting!.default).toBe(row.normal);
    if (!row.range) return;
    expect('min' in setting!).toBe(true);
    const { min, max } = setting as { min: number; max: number };
    const [low, high] = row.range;
    expect(min).toBeGreaterThanOrEqual(low);
    expect(max).toBeLessThanOrEqual(high);
    // A narrower range has a reason.
    if (min !== low || max !== high) expect(row.why, row.name).toBeTruthy();
  });

  it.each(timerRows.filter((row) => row.key === null))('$name has no setting, and a reason', (row) => {
    expect(row.why).toBeTruthy();
  });

  it('every duration that a host can be set to stands in the table, or is the driver’s or Windows’ own', () => {
    const own = new Set(['loginNs', 'linkUpNs', 'hbaIoNs', 'featureInstallNs', 'claimNs', 'restartNs']);
    const told = new Set(timerRows.map((row) => row.key));
    const untold = hostSettings.filter(
      (setting) => setting.kind === 'duration' && !told.has(setting.key) && !own.has(setting.key),
    );
    expect(untold.map((setting) => setting.key)).toEqual([]);
  });

  it('gives a STPG that the DSM waits for 20 s, at an arrival and in a set, and 10 s to one after a failure (5.9)', () => {
    const { activeOptimized: AO, activeUnoptimized: AU, standby: SB } = AccessState;
    const timeouts = (host: OneHost): readonly (readonly [string, number])[] =>
      host.pending.map((sent) => [`${sent.tag.split('/')[0]} ${sent.command}`, sent.timeoutNs / second]);
    const explicit = { paths: 2, portGroups: [0, 1], alua: 'explicit' } as const;
    const arrival = new OneHost(explicit);
    arrival.arrive(0, SB);
    expect(timeouts(arrival)).toEqual([['arrival stpg', 20]]);
    arrival.answer(outcomes.good);
    expect(timeouts(arrival)).toEqual([['arrival rtpg', 10]]);

    const set = new OneHost(explicit).arriveAll([AO, AU]);
    set.setLun('fail-over-only', [
      { path: 0, state: 'standby' },
      { path: 1, state: 'active' },
    ]);
    expect(timeouts(set)).toEqual([['admin stpg', 20]]);

    const failure = new OneHost(explicit).arriveAll([AO, SB]);
    failure.fail(0);
    expect(timeouts(failure)).toEqual([['fail-over stpg', 10]]);
  });

  it('has defaults of before the trap: tests of failed paths come later than the disk leaves (7.4)', () => {
    const [removal, recovery] = ['pdoRemovePeriodNs', 'pathRecoveryIntervalNs'].map((key) => settingOf(key)!.default);
    expect(Number(recovery)).toBe(2 * Number(removal));
  });
});
