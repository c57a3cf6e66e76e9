// A LUN that nothing has claimed is as many disks as it has paths, and nothing fails over.
import { describe, expect, it } from 'vitest';
import { withRelease } from '../../support/scenes';
import { at, twoPaths, WindowsRun } from './host';

const without = { mpioAtStart: 'absent' };
const open = (...journal: Parameters<typeof at>[]): WindowsRun =>
  new WindowsRun(twoPaths(without, journal.map(([atS, command]) => at(atS, command))));

describe('a LUN that is not claimed', () => {
  it('is used through the disk that came first, and only through that', () => {
    const run = open().to(5);
    expect(run.words).toEqual(['diskOnline', 'diskOffline']);
    expect(run.lun).toMatchObject({ kind: 'disks', dsm: '', disk: 'Disk 1', policy: '' });
    expect(run.lun.policies.every(({ allowed, reason }) => !allowed && reason.includes('MPIO has not claimed'))).toBe(true);
    expect(run.shares(0, 5)).toEqual({ P1: 1, P2: 0 });
    expect(run.eventIds()).toEqual([]);
  });

  it('is lost with the path of that disk: I/O errors after the hold, then the disk is gone, and nobody fails over', () => {
    const run = open([5, { do: 'cut', aim: 'A1' }]).to(34);
    expect(run.words).toEqual(['diskOnline', 'diskOffline']);
    expect(run.app.state).toBe('waiting');
    run.to(40);
    expect(run.app.failed).toBeGreaterThan(100);
    // Told once, although each I/O fails until PnP takes the disk.
    expect(run.log.filter((row) => row.code === 'app-error').map((row) => row.params['reason'])).toEqual(['no-such-device']);
    expect(run.app.state).toBe('lostDisk');
    expect(run.words).toEqual(['removed', 'diskOffline']);
    expect(run.lun).toMatchObject({ health: 'removed', disk: '' });
    expect(run.eventIds('mpio')).toEqual([]);
    expect(run.eventIds('disk')).toContain(157);
    expect(run.disks).toEqual(['Disk 2 | Qsan F300Q SCSI Disk Device | offline | redundant path with another device']);
  });

  it('is found again when its path comes back, under the free number', () => {
    const run = open([5, { do: 'cut', aim: 'A1' }], [60, { do: 'mend', aim: 'A1' }]).to(70);
    expect(run.words).toEqual(['diskOnline', 'diskOffline']);
    expect(run.disks[0]).toContain('Disk 1 | Qsan F300Q SCSI Disk Device | online');
    expect(run.app.state).toBe('running');
  });

  it('goes on through its other disk when somebody brings that online', () => {
    const run = open([5, { do: 'cut', aim: 'A1' }], [60, { do: 'online-disk', aim: 'web1/lun0/2' }]).to(65);
    expect(run.words).toEqual(['removed', 'diskOnline']);
    expect(run.app.state).toBe('running');
    expect(run.desktop.disks[0]!.damage).toBeNull();
    expect(run.shares(61, 65)).toEqual({ P1: 0, P2: 1 });
  });

  it('is damaged when both disks are online, and says so in words', () => {
    const run = open([5, { do: 'online-disk', aim: 'web1/lun0/2' }]).to(6);
    expect(run.words).toEqual(['diskOnline', 'diskOnline']);
    expect(run.desktop.disks.map(({ damage }) => damage)).toEqual([
      expect.stringContaining('Disk 1 and Disk 2 are the same LUN. Both are online'),
      expect.stringContaining('one file system through caches'),
    ]);
    expect(run.shares(5, 6)).toEqual({ P1: 1, P2: 0 });
  });

  it('loses its volumes when the second disk is initialised; no restart heals that', () => {
    const run = open([5, { do: 'initialise-disk', aim: 'web1/lun0/2' }], [10, { do: 'restart', aim: 'web1' }]).to(6);
    expect(run.desktop.disks[1]!.damage).toContain('a new, empty partition table was written');
    run.to(110);
    expect(run.desktop.disks.every(({ damage }) => damage !== null)).toBe(true);
    expect(run.words).toEqual(['diskOnline', 'diskOffline']);
  });

  it('is gone for its application while its disk is offline by hand', () => {
    const run = open([5, { do: 'offline-disk', aim: 'web1/lun0/1' }], [10, { do: 'online-disk', aim: 'web1/lun0/1' }]).to(8);
    expect(run.words).toEqual(['diskOffline', 'diskOffline']);
    expect(run.app.state).toBe('lostDisk');
    expect(run.disks[0]).toContain('set offline by an administrator');
    run.to(15);
    expect(run.app.state).toBe('running');
    expect(run.desktop.disks.every(({ damage }) => damage === null)).toBe(true);
  });

  it.each([
    [{ do: 'online-disk', aim: 'web1/lun0/1' }, 'Disk 1 is online.'],
    [{ do: 'offline-disk', aim: 'web1/lun0/2' }, 'Disk 2 is offline.'],
    [{ do: 'set-policy', aim: 'web1/lun0', policy: 'round-robin' }, 'MPIO has not claimed this LUN: each path is a disk of its own.'],
    [{ do: 'set-policy', aim: 'web1', policy: 'round-robin' }, 'Microsoft DSM does not run on this host.'],
    [{ do: 'move-path', aim: 'web1/lun0/2' }, 'MPIO has not claimed this LUN: each path is a disk of its own.'],
  ])('refuses %o', (command, reason) => {
    const run = open([2, command]).to(3);
    expect(run.refusals).toEqual([reason]);
    expect(run.facts.settings['web1/lun0']?.policy ?? 'none').toBe('none');
    expect(run.facts.settings.web1?.policy ?? 'none').toBe('none');
  });
});

describe('retries without MPIO', () => {
  it.each([
    ['2008R2', 8],
    ['2012', 8],
    ['2012R2', 4],
    ['2019', 4],
  ] as const)('are the class driver’s: %s sends a request %d times again after a timeout', (release, retries) => {
    const scenario = withRelease(twoPaths({ ...without, diskTimeoutNs: 2e9 }, [at(1, { do: 'drop', aim: 'A1' })]), release);
    const run = new WindowsRun(scenario).to(3.5 * (retries + 1) + 3);
    const first = run.log.findIndex((row) => row.code === 'app-error');
    expect(first).toBeGreaterThan(0);
    expect(run.log.slice(0, first).filter((row) => row.code === 'io-retried')).toHaveLength(retries);
  });
});
