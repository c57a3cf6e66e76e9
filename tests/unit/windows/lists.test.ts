// The lists of MPIO: how an entry matches, what a claim needs, when it counts.
import { describe, expect, it } from 'vitest';
import { busIds, hardwareId, placeholderId, supportedBy } from '../../../src/sim/multipath';
import { seconds, withRelease } from '../../support/scenes';
import { at, f300q, twoPaths, WindowsRun } from './host';

const device = (vendor: string, product: string, bus: 'FC' | 'iSCSI' | 'SAS' = 'FC') => ({ vendor, product, bus });

describe('an entry of the list', () => {
  it.each([
    ['the whole id', 'IBM     2145            ', device('IBM', '2145'), true],
    ['other letters', 'ibm     2145            ', device('IBM', '2145'), true],
    ['a shorter entry is a prefix', 'IBM     2145', device('IBM', '2145ABC'), true],
    ['a padded one is not', 'IBM     2145            ', device('IBM', '2145ABC'), false],
    ['only the vendor', 'Qsan    ', device('Qsan', 'P300Q'), true],
    ['another vendor of the same letters', 'Qsan    ', device('QsanX', 'P300Q'), false],
    ['what the feature puts there', placeholderId, device('Qsan', 'F300Q'), false],
    ['nothing', '', device('Qsan', 'F300Q'), false],
    ['every device of its bus', busIds.iscsi, device('Qsan', 'P300Q', 'iSCSI'), true],
    ['and of no other', busIds.iscsi, device('Qsan', 'F300Q', 'FC'), false],
    ['SAS', busIds.sas, device('Qsan', 'S300Q', 'SAS'), true],
  ])('%s', (_, entry, it, fits) => {
    expect(supportedBy([entry], it) !== null).toBe(fits);
  });

  it('is 24 characters, and the first that fits counts', () => {
    expect(hardwareId('Qsan', 'F300Q')).toBe(f300q);
    expect([placeholderId, busIds.iscsi, busIds.sas, busIds.fc].map((id) => id.length)).toEqual([24, 24, 24, 24]);
    expect(supportedBy(['Qsan    F3', 'Qsan    '], device('Qsan', 'F300Q'))).toBe('Qsan    F3');
  });
});

describe('a claim', () => {
  const installed = { mpioAtStart: 'installed', claimNs: seconds(30), restartNs: seconds(20) };
  const open = (...journal: Parameters<typeof at>[]): WindowsRun =>
    new WindowsRun(twoPaths(installed, journal.map(([atS, command]) => at(atS, command))));

  it('of nothing named takes every device with more than one path', () => {
    const run = open([1, { do: 'claim', aim: 'web1', hardware: '' }], [40, { do: 'restart', aim: 'web1' }]).to(35);
    expect(run.desktop.supported).toEqual([placeholderId, f300q]);
    expect(run.desktop.claimed).toEqual([placeholderId]);
    run.to(65);
    expect(run.desktop.claimed).toEqual([placeholderId, f300q]);
    expect(run.lun.kind).toBe('mpio');
  });

  it('of a device that is not there changes nothing at the restart', () => {
    const run = open([1, { do: 'claim', aim: 'web1', hardware: 'IBM     2145            ' }], [40, { do: 'restart', aim: 'web1' }]).to(65);
    expect(run.desktop.supported).toContain('IBM     2145            ');
    expect(run.lun.kind).toBe('disks');
  });

  it('counts at once for a device that is found anew: the list is read at every inquiry', () => {
    const adapters = ['web1.hba0', 'web1.hba1'];
    const run = open(
      [1, { do: 'claim', aim: 'web1', hardware: f300q }],
      ...adapters.map((aim): Parameters<typeof at> => [40, { do: 'disable-hba', aim }]),
      ...adapters.map((aim): Parameters<typeof at> => [45, { do: 'enable-hba', aim }]),
    ).to(50);
    expect(run.lun).toMatchObject({ kind: 'mpio', health: 'normal' });
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
    expect(run.app.state).toBe('running');
  });

  it('is taken back with the next restart, and the LUN is two disks again', () => {
    const scenario = twoPaths({ restartNs: seconds(20) }, [
      at(1, { do: 'unclaim', aim: 'web1', hardware: f300q }),
      at(40, { do: 'restart', aim: 'web1' }),
    ]);
    const run = new WindowsRun(scenario).to(39);
    expect(run.lun.kind).toBe('mpio');
    expect(run.desktop.pending).toEqual(['MPIO gives up Qsan F300Q: each path becomes a disk of its own.']);
    run.to(70);
    expect(run.lun.kind).toBe('disks');
    expect(run.disks).toHaveLength(2);
    expect(run.app.state).toBe('running');
  });

  it('lets a restart that is asked for meanwhile wait until it has ended', () => {
    const run = open([1, { do: 'claim', aim: 'web1', hardware: f300q }], [2, { do: 'restart', aim: 'web1' }]).to(30);
    expect(run.desktop.power).toBe('running');
    expect(run.times('host-restart-waits')).toEqual([2]);
    run.to(32);
    expect(run.desktop.power).toBe('restarting');
    run.to(60);
    expect(run.lun.kind).toBe('mpio');
  });

  it.each([
    ['absent', { do: 'claim', aim: 'web1', hardware: f300q }, 'Multipath I/O is not installed.'],
    ['absent', { do: 'remove-mpio', aim: 'web1' }, 'Multipath I/O is not installed.'],
    ['installed', { do: 'install-mpio', aim: 'web1' }, 'Multipath I/O is installed.'],
    ['installed', { do: 'unclaim', aim: 'web1', hardware: f300q }, 'This device is not on the list.'],
    ['installed', { do: 'unclaim', aim: 'web1', hardware: '' }, 'No device is there that this applies to.'],
    ['claimed', { do: 'claim', aim: 'web1', hardware: f300q }, 'This device is on the list.'],
    ['claimed', { do: 'online-disk', aim: 'web1/lun0/1' }, 'MPIO presents this path: it is no disk of its own.'],
    ['claimed', { do: 'claim-bus', aim: 'web1', bus: 'sas', on: true }, 'Windows Server 2008 R2 does not claim SAS devices as a whole.'],
    ['claimed', { do: 'install-dsm', aim: 'web1', dsm: 'msdsm' }, 'Microsoft DSM comes and goes with the feature Multipath I/O.'],
  ])('with MPIO %s refuses %o', (mpioAtStart, command, reason) => {
    const run = new WindowsRun(twoPaths({ mpioAtStart }, [at(1, command)])).to(2);
    expect(run.refusals).toEqual([reason]);
    expect(run.desktop.busy).toBeNull();
  });

  it('and a second piece of work wait for the first', () => {
    const run = open([1, { do: 'claim', aim: 'web1', hardware: f300q }], [2, { do: 'remove-mpio', aim: 'web1' }]).to(3);
    expect(run.refusals).toEqual(['Windows is busy adding devices.']);
  });

  it('of a whole bus puts its id on the list', () => {
    const run = open([1, { do: 'claim-bus', aim: 'web1', bus: 'iscsi', on: true }]).to(35);
    expect(run.desktop.automaticClaim).toEqual({ iscsi: true, sas: false });
    expect(run.desktop.supported).toContain(busIds.iscsi);
    expect(run.desktop.pending).toEqual(['MPIO claims MSFT2005iSCSIBusType_0x9.']);
  });
});

describe('the feature', () => {
  it('is removed with a restart: the lists are empty and the LUN is two disks', () => {
    const settings = { featureInstallNs: seconds(5), restartNs: seconds(10) };
    const run = new WindowsRun(twoPaths(settings, [at(1, { do: 'remove-mpio', aim: 'web1' }), at(10, { do: 'restart', aim: 'web1' })])).to(8);
    expect(run.desktop).toMatchObject({ feature: 'removing', pending: ['Multipath I/O is removed.'] });
    expect(run.lun.kind).toBe('mpio');
    run.to(25);
    expect(run.desktop).toMatchObject({ feature: 'absent', supported: [], claimed: [] });
    expect(run.disks).toHaveLength(2);
  });

  it('stated as a setting while the run goes counts from the next restart', () => {
    const run = new WindowsRun(
      twoPaths({ restartNs: seconds(10) }, [
        at(1, { do: 'set', aim: 'web1', key: 'mpioAtStart', value: 'absent' }),
        at(3, { do: 'restart', aim: 'web1' }),
      ]),
    ).to(2);
    expect(run.lun.kind).toBe('mpio');
    run.to(20);
    expect(run.lun.kind).toBe('disks');
  });

  it('claims what is drawn later on a host that is set up, and not on one that is not', () => {
    const lun = { id: 'lun1', array: 'a1', group: 'rg0', owner: 'ctr1', sizeGiB: 100, maps: [{ host: 'web1', lun: 1 }] };
    const kinds = (settings: object): string[] =>
      new WindowsRun(twoPaths(settings, [at(1, { do: 'edit', edits: [{ op: 'add-lun', lun }] })]))
        .to(3)
        .facts.hosts.web1!.groups.map(({ kind }) => kind);
    expect(kinds({})).toEqual(['mpio', 'mpio']);
    expect(kinds({ mpioAtStart: 'installed' })).toEqual(['disks', 'disks']);
  });
});

describe('defaults of a kind of device', () => {
  const one = { do: 'set-target-policy', aim: 'web1', hardware: f300q, policy: 'least-queue-depth' };
  it('are kept as a setting of the host, and taken away again', () => {
    const key = `targetPolicy:${f300q}`;
    const run = new WindowsRun(twoPaths({}, [at(1, one), at(3, { ...one, policy: 'clear' })])).to(2);
    expect(run.facts.settings.web1![key]).toBe('least-queue-depth');
    expect(run.desktop.targetPolicies).toEqual({ [f300q]: 'least-queue-depth' });
    run.to(4);
    expect(run.desktop.targetPolicies).toEqual({});
  });

  it('are refused where there is no DSM of Microsoft', () => {
    const scenario = withRelease(twoPaths({}, [at(1, one)]), '2003');
    const run = new WindowsRun(scenario).to(2);
    expect(run.refusals).toEqual(['Microsoft DSM does not run on this host.']);
    expect(run.desktop.targetPolicies).toEqual({});
  });
});
