// What arrays write into their own event log, under the names of the Qsan MIB where it has one (hardware.md 1.2).
import { describe, expect, it } from 'vitest';
import type { JournalRow } from '../../src/sim/scenario/scenario';
import { describeLog } from '../../src/locales';
import { loadScene, seconds, Watched, withAccess, withJournal } from '../support/scenes';

const scene = loadScene('dual-fabric-4-paths');
const journal = (...rows: readonly (readonly [number, object])[]) =>
  withJournal(withAccess(scene, 'alua-implicit'), rows.map(([atS, what]) => ({ atNs: seconds(atS), ...what }) as JournalRow));
const told = (w: Watched, fromS = 0): string[] =>
  w.log.filter((row) => row.source === 'array' && row.atNs >= seconds(fromS)).map((row) => row.code);
const cableAt = (port: string): string => scene.topology.cables.find((cable) => cable.a === port || cable.b === port)!.id;

describe('the event log of an array', () => {
  it('is empty while nothing happens', () => {
    expect(told(new Watched(withJournal(scene, [])).to(3))).toEqual([]);
  });

  it('tells a crash, the takeover, the return and the way home in their order', () => {
    const w = new Watched(journal([2, { do: 'crash', aim: 'a1.ctr1' }], [20, { do: 'return', aim: 'a1.ctr1' }])).to(70);
    const codes = told(w).filter((code) => !code.startsWith('fc-'));
    expect(codes).toEqual([
      'hac-ctr-timeout',
      'hac-ctr-failover',
      'lvm-force-ctr-write-thru',
      'lvm-rg-owner-changed',
      'lvm-failover-completed',
      'hac-ctr-inserted',
      'lvm-restore-ctr-cache-mode',
      'failback-started',
      'lvm-rg-owner-changed',
      'lvm-failback-completed',
    ]);
    const dead = w.log.find((row) => row.code === 'hac-ctr-timeout')!;
    expect(dead.aim).toBe('a1.ctr1');
    // The ports of the controller that is back have light, and the host logs in again.
    expect(told(w, 50).filter((code) => code.startsWith('fc-')).sort()).toEqual([
      'fc-host-login',
      'fc-host-login',
      'fc-port-linkup',
      'fc-port-linkup',
    ]);
  });

  it('tells light at its own port, and the host that went and came with it', () => {
    const port = 'a1.ctr2.0';
    const w = new Watched(journal([2, { do: 'cut', aim: cableAt(port) }], [4, { do: 'mend', aim: cableAt(port) }])).to(10);
    const rows = w.log.filter((row) => row.source === 'array');
    expect(rows.map((row) => [row.code, row.aim])).toEqual([
      ['fc-port-linkdown', port],
      ['fc-host-logout', port],
      ['fc-port-linkup', port],
      ['fc-host-login', port],
    ]);
    expect(rows[0]!.atNs / 1e9).toBeCloseTo(2.1, 3);
    expect(rows[2]!.atNs / 1e9).toBeCloseTo(4.5, 3);
    expect(rows[3]!.atNs).toBeGreaterThan(rows[2]!.atNs);
    expect(describeLog(rows[1]!)).toBe('CTR2 FC1: logout of web1 HBA-1');
  });

  it('tells a host whose own cable was cut, though the light at the array stays', () => {
    const w = new Watched(journal([2, { do: 'cut', aim: cableAt('web1.hba0.0') }])).to(4);
    expect(new Set(told(w))).toEqual(new Set(['fc-host-logout']));
  });

  it('tells VGs and VDs that are made, attached and deleted', () => {
    const device = scene.topology.devices.a1!;
    if (device.kind !== 'array') throw new Error('a1 is no array');
    const grown = { ...device, groups: { ...device.groups, vg9: { level: 'raid5' as const, disks: 5, drive: 'sas-15k' } } };
    const lun = { id: 'lun9', array: 'a1', group: 'vg9', owner: 'ctr2', sizeGiB: 100, maps: [{ host: 'web1', lun: 9 }] };
    const w = new Watched(
      journal(
        [2, { do: 'edit', edits: [{ op: 'change-device', id: 'a1', device: grown }, { op: 'add-lun', lun }] }],
        [3, { do: 'edit', edits: [{ op: 'change-lun', lun: { ...lun, sizeGiB: 200 } }] }],
        [4, { do: 'edit', edits: [{ op: 'change-lun', lun: { ...lun, sizeGiB: 200, owner: 'ctr1' } }] }],
        [12, { do: 'edit', edits: [{ op: 'remove-lun', id: 'lun9' }, { op: 'change-device', id: 'a1', device }] }],
      ),
    ).to(13);
    expect(told(w)).toEqual([
      'vg-created',
      'vd-created',
      'lun-attached',
      'vd-resized',
      'lvm-rg-owner-changed',
      'vg-removed',
      'vd-removed',
      'lun-detached',
    ]);
    expect(describeLog(w.log.find((row) => row.code === 'vg-created')!)).toBe('RAID group vg9 created: raid5 of 5 disks');
    expect(w.facts.owners.lun9).toMatchObject({ owner: 'ctr1', preferred: 'ctr1' });
  });
});
