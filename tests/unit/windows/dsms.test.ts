// DSMs side by side: who is asked first, what the tools of Microsoft may set, and what a restart hands over.
import { describe, expect, it } from 'vitest';
import { releases, windowsSettings } from '../../../src/sim/multipath';
import { seconds, withRelease } from '../../support/scenes';
import { at, f300q, twoPaths, WindowsRun } from './host';

const quick = { featureInstallNs: seconds(2), claimNs: seconds(2), restartNs: seconds(5) };
const vendor = 'vendor-sample';
const install = (atS: number) => at(atS, { do: 'install-dsm', aim: 'web1', dsm: vendor });
const remove = (atS: number) => at(atS, { do: 'remove-dsm', aim: 'web1', dsm: vendor });
const restart = (atS: number) => at(atS, { do: 'restart', aim: 'web1' });

describe('a DSM of a vendor', () => {
  it('is asked before Microsoft’s, after a restart, and shows its own name and policy', () => {
    const run = new WindowsRun(twoPaths(quick, [install(1), restart(5)])).to(4);
    expect(run.lun.dsm).toBe('Microsoft DSM');
    expect(run.desktop.pending).toEqual(['Vendor DSM (sample) takes its devices.']);
    run.to(20);
    expect(run.lun).toMatchObject({ kind: 'mpio', dsm: 'Vendor DSM (sample)', disk: 'MPIO Disk0', policy: 'vendor-specific', policyFrom: 'DSM', health: 'normal' });
    expect(run.disks).toEqual(['Disk 1 | Qsan F300Q  Multi-Path Disk Device | online']);
    expect(run.desktop.supported.map((id) => id.length)).toEqual(run.desktop.supported.map(() => 24));
    expect(run.app.state).toBe('running');
    const shares = run.shares(12, 20);
    expect(shares.P1).toBeCloseTo(0.5, 2);
  });

  it('fails over by the same rules as the sample that it is built on', () => {
    const run = new WindowsRun(twoPaths(quick, [install(1), restart(5), at(20, { do: 'cut', aim: 'A1' }), at(70, { do: 'mend', aim: 'A1' })])).to(60);
    expect(run.words).toEqual(['removed', 'activeOptimized']);
    expect(run.eventIds('mpio').slice(-3)).toEqual([16, 17, 46]);
    expect(run.app).toMatchObject({ state: 'running', failed: 0 });
    run.to(80);
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
  });

  it('loses its disk after PDORemovePeriod when no path is left, and finds it again', () => {
    const cuts = ['A1', 'B1'].map((aim) => at(20, { do: 'cut', aim }));
    const mends = ['A1', 'B1'].map((aim) => at(90, { do: 'mend', aim }));
    const run = new WindowsRun(twoPaths(quick, [install(1), restart(5), ...cuts, ...mends])).to(60);
    expect(run.facts.timers.map(({ label }) => label)).toContain('PDORemovePeriod');
    run.to(80);
    expect(run.app.state).toBe('lostDisk');
    expect(run.disks).toEqual([]);
    run.to(100);
    expect(run.disks).toHaveLength(1);
    expect(run.app.state).toBe('running');
  });

  it('keeps its policy from the tools of Microsoft', () => {
    const run = new WindowsRun(twoPaths(quick, [install(1), restart(5), at(20, { do: 'set-policy', aim: 'web1/lun0', policy: 'fail-over-only' })])).to(21);
    expect(run.refusals).toEqual(['Vendor DSM (sample) has this disk: its policy is set with that vendor’s own tool.']);
    expect(run.lun.policy).toBe('vendor-specific');
    expect(run.facts.settings['web1/lun0']?.policy).toBeUndefined();
  });

  it('hands its disk to Microsoft’s only with the restart after its removal', () => {
    const run = new WindowsRun(twoPaths(quick, [install(1), restart(5), remove(20), restart(25)])).to(24);
    expect(run.lun.dsm).toBe('Vendor DSM (sample)');
    expect(run.desktop.pending).toEqual(['Vendor DSM (sample) is gone; another DSM may take its devices.']);
    run.to(40);
    expect(run.lun).toMatchObject({ kind: 'mpio', dsm: 'Microsoft DSM', policy: 'round-robin' });
  });

  it('leaves single disks behind where nothing else has claimed them', () => {
    const run = new WindowsRun(twoPaths({ ...quick, mpioAtStart: 'installed' }, [install(1), restart(5), remove(20), restart(25)])).to(20);
    expect(run.lun.kind).toBe('mpio');
    run.to(40);
    expect(run.lun.kind).toBe('disks');
  });
});

describe.each(releases.map((release) => [release.id, release] as const))('%s', (id, release) => {
  const run = new WindowsRun(withRelease(twoPaths(), id)).to(1);

  it('has the LUN claimed at the start by the DSM that it can have', () => {
    const inbox = release.inboxMpio.value;
    expect(run.lun).toMatchObject({ kind: 'mpio', dsm: inbox ? 'Microsoft DSM' : 'Vendor DSM (sample)', health: 'normal' });
    expect(run.desktop.feature).toBe(inbox ? 'installed' : 'unavailable');
    expect(run.desktop.dsms.map(({ id: dsm, version }) => [dsm, version])).toEqual([
      [vendor, '1.0'],
      ...(inbox ? [['msdsm', release.build.value]] : []),
    ]);
  });

  it('offers the tools of its time', () => {
    const order = releases.indexOf(release);
    const since = (first: string): boolean => order >= releases.findIndex((each) => each.id === first);
    expect({
      feature: release.inboxMpio.value,
      mpclaim: release.mpclaim.value,
      defaults: release.dsmWidePolicy.value && release.targetPolicy.value,
      report: release.report.value,
      leastBlocks: release.policies.value.includes('least-blocks'),
      powershell: release.powershell.value,
      cache: release.leastBlocksCacheBytes.value > 0,
      retries: release.classRetries.value,
    }).toEqual({
      feature: since('2008'),
      mpclaim: since('2008'),
      defaults: since('2008R2'),
      report: since('2008R2'),
      leastBlocks: since('2008R2'),
      powershell: since('2012'),
      cache: since('2012'),
      retries: since('2012R2') ? 4 : 8,
    });
  });

  it('adds the feature, or says why not', () => {
    const asked = new WindowsRun(withRelease(twoPaths({ mpioAtStart: 'absent' }, [at(1, { do: 'install-mpio', aim: 'web1' })]), id)).to(2);
    expect(asked.lun.kind).toBe('disks');
    if (release.inboxMpio.value) expect(asked.desktop.feature).toBe('installing');
    else expect(asked.refusals).toEqual([`${release.label} has no such feature: MPIO comes with a vendor’s DSM.`]);
  });

  it('sets a default of a kind of device, or says why not', () => {
    const asked = new WindowsRun(
      withRelease(twoPaths({}, [at(1, { do: 'set-target-policy', aim: 'web1', hardware: f300q, policy: 'least-queue-depth' })]), id),
    ).to(2);
    expect(asked.refusals).toHaveLength(release.targetPolicy.value ? 0 : 1);
  });
});

describe('another release on the same host', () => {
  it('runs from the next restart, set up anew', () => {
    const scene = twoPaths(quick);
    const device = { ...scene.topology.devices.web1!, release: '2003' };
    const edit = at(2, { do: 'edit', edits: [{ op: 'change-device', id: 'web1', device }] });
    const run = new WindowsRun(twoPaths(quick, [edit, restart(5)])).to(4);
    expect(run.lun.dsm).toBe('Microsoft DSM');
    expect(run.desktop.pending).toEqual(['Multipath I/O is removed.', 'Vendor DSM (sample) takes its devices.']);
    run.to(20);
    expect(run.lun.dsm).toBe('Vendor DSM (sample)');
    expect(run.app.state).toBe('running');
  });
});

describe('what Windows takes its time for', () => {
  it('can be set, and says where its default comes from', () => {
    expect(windowsSettings.map(({ key, tag }) => [key, tag])).toEqual([
      ['mpioAtStart', 'placeholder'],
      ['featureInstallNs', 'placeholder'],
      ['claimNs', 'known'],
      ['restartNs', 'placeholder'],
    ]);
  });
});
