// The white paper's steps on Fibre Channel, as an administrator does them: two disks, the feature, the claim, one disk, a policy.
import { describe, expect, it } from 'vitest';
import { seconds } from '../../support/scenes';
import { at, f300q, twoPaths, WindowsRun } from './host';

/** Feature 60 s, devices 30 s, restart 90 s, then link and login. */
const journal = [
  at(10, { do: 'install-mpio', aim: 'web1' }),
  at(75, { do: 'restart', aim: 'web1' }),
  at(180, { do: 'claim', aim: 'web1', hardware: f300q }),
  at(215, { do: 'restart', aim: 'web1' }),
  at(330, { do: 'set-policy', aim: 'web1/lun0', policy: 'least-queue-depth' }),
];

describe('the white paper on Fibre Channel', () => {
  const run = new WindowsRun(twoPaths({ mpioAtStart: 'absent' }, journal));

  it('begins without MPIO: two disks, one of them offline, and no failover', () => {
    run.to(5);
    expect(run.desktop).toMatchObject({ feature: 'absent', power: 'running', supported: [], claimed: [], pending: [] });
    expect(run.disks).toEqual([
      'Disk 1 | Qsan F300Q SCSI Disk Device | online | twins 2',
      'Disk 2 | Qsan F300Q SCSI Disk Device | offline | redundant path with another device | twins 1',
    ]);
    expect(run.lun.health).toBe('normal');
  });

  it('adds the feature, which takes its time and then asks for a restart', () => {
    run.to(30);
    expect(run.desktop.feature).toBe('installing');
    expect(run.desktop.busy).toEqual({ what: 'install', endsNs: seconds(70), ids: [] });
    expect(run.facts.timers.map(({ label, aim, setting }) => [label, aim, setting])).toEqual([
      ['installing', 'web1', 'featureInstallNs'],
    ]);
    run.to(74);
    expect(run.desktop).toMatchObject({ feature: 'restart-needed', busy: null, pending: ['Multipath I/O is installed.'] });
    expect(run.disks).toHaveLength(2);
  });

  it('restarts: the application is gone at once, ports are dark, a countdown runs', () => {
    const before = run.app.done;
    run.to(80);
    expect(run.desktop).toMatchObject({ power: 'restarting', upAtNs: seconds(165), disks: [] });
    expect(run.app).toMatchObject({ state: 'hostDown', outstanding: 0 });
    expect(run.facts.timers.map(({ label, endNs }) => [label, endNs])).toEqual([['restart', seconds(165)]]);
    expect(run.facts.hbas.map(({ state, inFlight }) => [state, inFlight])).toEqual([['lost', 0], ['lost', 0]]);
    expect(run.facts.ports['a1.ctr1.0']!.light).toBe(false);
    const stood = run.app.done;
    run.to(164);
    expect(run.app.done).toBe(stood);
    expect(stood).toBeGreaterThanOrEqual(before);
  });

  it('finishes the feature with the restart; the LUN is still two disks', () => {
    run.to(175);
    expect(run.desktop).toMatchObject({ power: 'running', feature: 'installed', pending: [], supported: ['Vendor 8Product       16'] });
    expect(run.disks).toHaveLength(2);
    expect(run.app.state).toBe('running');
    expect(run.desktop.hardware).toEqual([
      { id: f300q, vendor: 'Qsan', product: 'F300Q', bus: 'FC', spc3: true, multipath: true, claimed: false, alua: 'ALUA Not Supported' },
    ]);
  });

  it('claims in half a minute, and nothing changes before the restart', () => {
    run.to(200);
    expect(run.desktop.busy).toEqual({ what: 'claim', endsNs: seconds(210), ids: ['Qsan    F300Q           '] });
    run.to(214);
    expect(run.desktop).toMatchObject({ busy: null, pending: ['MPIO claims Qsan F300Q.'] });
    expect(run.desktop.supported).toContain(f300q);
    expect(run.desktop.claimed).not.toContain(f300q);
    expect(run.disks).toHaveLength(2);
  });

  it('is one multipath disk with two paths after it', () => {
    run.to(325);
    expect(run.disks).toEqual(['Disk 1 | Qsan F300Q  Multi-Path Disk Device | online']);
    expect(run.desktop).toMatchObject({ pending: [], hardware: [{ claimed: true }] });
    expect(run.lun).toMatchObject({ kind: 'mpio', dsm: 'Microsoft DSM', disk: 'MPIO Disk0', policy: 'round-robin', health: 'normal' });
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
    expect(run.app.state).toBe('running');
  });

  it('takes a policy', () => {
    run.to(331);
    expect(run.lun).toMatchObject({ policy: 'least-queue-depth', policyFrom: 'LUN' });
  });
});
