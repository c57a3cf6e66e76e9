import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../../src/views/desktop/server-manager/features';
import { deedsOf, volumeText } from '../../../../src/views/desktop/disk-management/disks';
import { discovered, listed, matches, readTyped } from '../../../../src/views/desktop/mpio/hardware';
import { diskNames, dotted, hasFeatures, sizeText, wordsOf } from '../../../../src/views/desktop/parts/words';
import { fakeWindows, placeholder } from '../../../support/fake-windows';

describe('words of the release', () => {
  it.each([
    ['2008', 'Add Features', true],
    ['2008R2', 'Add Features', true],
    ['2012', 'Add roles and features', true],
    ['2022', 'Add roles and features', true],
    ['2003R2', 'Add roles and features', false],
  ])('%s', (release, add, features) => {
    expect(wordsOf(release).add).toBe(add);
    expect(hasFeatures(release)).toBe(features);
  });

  it('counts sizes as Windows does', () => {
    expect(sizeText(2000)).toBe('1.95 TB');
    expect(sizeText(500)).toBe('500.00 GB');
  });
  it('names disks', () => {
    expect(diskNames([1])).toBe('Disk 1');
    expect(diskNames([1, 2, 4])).toBe('Disk 1, Disk 2 and Disk 4');
  });
});

describe('the wizard follows the run', () => {
  it.each([
    ['features', false, 'absent', 'features'],
    ['confirm', false, 'absent', 'confirm'],
    ['confirm', true, 'installing', 'progress'],
    ['confirm', true, 'restart-needed', 'results'],
    ['confirm', true, 'installed', 'results'],
    // Back in time, before Install was pressed: nothing is installed there.
    ['confirm', true, 'absent', 'confirm'],
  ] as const)('%s, asked %s, %s: %s', (chosen, asked, feature, step) => {
    expect(stepOf(chosen, asked, feature)).toBe(step);
  });
});

describe('hardware ids', () => {
  const { hardware } = fakeWindows('twins');

  it('pads what is typed and cuts it after 8 characters, whatever was meant', () => {
    const naive = readTyped('Qsan F400Q');
    expect([dotted(naive.vendor), dotted(naive.product)]).toEqual(['Qsan·F40', '0Q··············']);
    expect(naive.id).toHaveLength(24);
    expect(matches(naive, hardware)).toEqual([]);
    expect(matches(readTyped('qsan    f400q'), hardware)).toHaveLength(1);
  });
  it('refuses nothing and too much', () => {
    expect(readTyped('  ').error).not.toBe('');
    expect(readTyped('x'.repeat(25)).error).toContain('25');
    expect(readTyped('x'.repeat(24)).error).toBe('');
  });

  it('lists what is in force, what waits and what leaves', () => {
    const claimed = fakeWindows('claimed');
    const [first, second] = listed(claimed);
    expect([first.id, first.waits, first.leaving]).toEqual([placeholder, false, false]);
    expect([second.waits, second.leaving]).toEqual([false, false]);
    expect(listed({ ...claimed, claimed: [placeholder] })[1].waits).toBe(true);
    const left = listed({ ...claimed, supported: [placeholder] });
    expect(left.map((row) => row.leaving)).toEqual([false, true]);
  });

  it('discovers what is seen and not on the list, SPC-3 apart from the others', () => {
    const twins = fakeWindows('twins');
    expect(discovered(twins).spc3).toHaveLength(1);
    expect(discovered(fakeWindows('claimed')).spc3).toHaveLength(0);
    expect(discovered({ ...twins, hardware: twins.hardware.map((row) => ({ ...row, spc3: false })) }).others).toHaveLength(1);
  });
});

describe('what can be done with a disk', () => {
  const { disks } = fakeWindows('twins');

  it('warns before a twin comes online or is initialised, and names the other', () => {
    const deeds = deedsOf(disks[1], disks);
    expect(deeds.map((deed) => deed.verb)).toEqual(['online-disk', 'initialise-disk']);
    expect(deeds.every((deed) => deed.warning !== null)).toBe(true);
    expect(deeds[0].warning?.text).toContain('Disk 1');
    expect(deeds[1].warning?.loss).toContain('every file');
  });
  it('takes one offline without a question', () => {
    expect(deedsOf(disks[0], disks)[0]).toMatchObject({ verb: 'offline-disk', warning: null });
  });
  it('lets the only disk of a LUN come online without a question', () => {
    const alone = { ...disks[1], twins: [], initialised: false };
    expect(deedsOf(alone, [alone]).map((deed) => [deed.verb, deed.warning])).toEqual([
      ['online-disk', null],
      ['initialise-disk', null],
    ]);
  });
  it('leaves a disk of MPIO alone', () => {
    const claimed = fakeWindows('claimed').disks;
    expect(deedsOf(claimed[0], claimed)).toEqual([]);
  });
  it('says damage before anything else', () => {
    const [damaged] = fakeWindows('damaged').disks;
    expect(volumeText(damaged)).toBe('Damaged');
    expect(volumeText({ ...damaged, damage: null, initialised: false })).toBe('Unallocated');
  });
});
