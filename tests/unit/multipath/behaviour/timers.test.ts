/** Every timer of the fact sheet has its setting with the stated default and range, or says why it has none. */
import { describe, expect, it } from 'vitest';
import { hostSettings } from '../../../../src/sim/catalog';
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

  it('has defaults of before the trap: tests of failed paths come later than the disk leaves (7.4)', () => {
    const [removal, recovery] = ['pdoRemovePeriodNs', 'pathRecoveryIntervalNs'].map((key) => settingOf(key)!.default);
    expect(Number(recovery)).toBe(2 * Number(removal));
  });
});
