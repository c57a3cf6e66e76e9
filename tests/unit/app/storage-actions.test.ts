// RAID groups, virtual disks and LUN maps: each action is one step that can be undone, and says why when it cannot be.
import { describe, expect, it } from 'vitest';
import { firstScene } from '../../../src/sim/catalog';
import type { ArrayDevice, Edit } from '../../../src/sim/catalog';
import { Drawing } from '../../../src/app/drawing.svelte';
import { storageActions } from '../../../src/app/actions/storage';
import type { Page } from '../../../src/app/page';

/** A page without pixels: the drawing is real, the run agrees to everything. */
function page() {
  const drawing = new Drawing(firstScene);
  const sent: Edit[][] = [];
  const quiet = (): void => undefined;
  const stub = {
    drawing,
    bridge: {
      ask: (what: { command: { edits: Edit[] } }) => {
        sent.push(what.command.edits);
        return Promise.resolve({ ok: true, atNs: 0 });
      },
    },
    run: { branched: quiet, setSameRun: quiet },
    messages: { notify: quiet },
    announcer: { say: quiet },
    selection: { select: quiet },
  } as unknown as Page;
  const of = (id: string) => storageActions.find((action) => action.id === id)!;
  return {
    drawing,
    sent,
    refusal: (id: string, args: object) => of(id).refusal(stub, args as Record<string, unknown>),
    invoke: async (id: string, args: object) => {
      expect(of(id).refusal(stub, args as Record<string, unknown>)).toBeNull();
      return of(id).perform(stub, args as Record<string, unknown>);
    },
    array: () => drawing.topology.devices.a1 as ArrayDevice,
    lun: (id: string) => drawing.topology.luns.find((lun) => lun.id === id)!,
  };
}
const group = { level: 'raid6', disks: 6, drive: 'nl-sas-7k2' };

describe('RAID groups', () => {
  it('are created beside those that VDs use, and deleted when they are empty', async () => {
    const p = page();
    const id = await p.invoke('add-group', { array: 'a1', group });
    expect(id).toBe('rg1');
    expect(p.array().groups).toEqual({ rg1: group });
    await p.invoke('remove-group', { array: 'a1', id });
    expect(p.array()).toEqual(firstScene.topology.devices.a1);
  });
  it('with VDs stay', async () => {
    const p = page();
    await p.invoke('add-group', { array: 'a1', group });
    await p.invoke('add-vd', { array: 'a1', group: 'rg1' });
    expect(p.refusal('remove-group', { array: 'a1', id: 'rg1' })).toBe('Delete its VDs first.');
    expect(p.refusal('add-group', { array: 'web1' })).not.toBeNull();
    expect(p.refusal('add-group', { array: 'a1', group: { level: 'raid7' } })).not.toBeNull();
  });
  it('change hands with all their VDs, in one step', async () => {
    const p = page();
    await p.invoke('add-vd', { array: 'a1', group: 'rg0' });
    await p.invoke('set-group-owner', { array: 'a1', id: 'rg0', owner: 'ctr2' });
    expect(p.drawing.topology.luns.map((lun) => lun.owner)).toEqual(['ctr2', 'ctr2']);
    expect(p.sent.at(-1)).toHaveLength(2);
    p.drawing.take('undo');
    expect(p.drawing.topology.luns.map((lun) => lun.owner)).toEqual(['ctr1', 'ctr1']);
    expect(p.refusal('set-group-owner', { array: 'a1', id: 'rg9', owner: 'ctr2' })).not.toBeNull();
    expect(p.refusal('set-group-owner', { array: 'a1', id: 'rg0', owner: 'ctr3' })).not.toBeNull();
  });
});

describe('virtual disks', () => {
  it('fill what is left of their group, on the controller that owns it', async () => {
    const p = page();
    const id = await p.invoke('add-vd', { array: 'a1', group: 'rg0' });
    expect(id).toBe('lun1');
    expect(p.lun('lun1')).toMatchObject({ group: 'rg0', owner: 'ctr1', maps: [] });
    // RAID 10 of 14 drives of 450 GB: 2933 GiB, of which 2000 are taken.
    expect(p.lun('lun1').sizeGiB).toBe(933);
    await p.invoke('add-group', { array: 'a1', group });
    await p.invoke('add-vd', { array: 'a1', group: 'rg1' });
    expect(p.lun('lun2')).toMatchObject({ owner: 'ctr2', sizeGiB: 1000 });
  });
  it('are attached under the next free number, or the one asked for, on all ports or some', async () => {
    const p = page();
    await p.invoke('add-vd', { array: 'a1', group: 'rg0' });
    await p.invoke('attach', { lun: 'lun1', host: 'web1' });
    expect(p.lun('lun1').maps).toEqual([{ host: 'web1', lun: 1 }]);
    await p.invoke('attach', { lun: 'lun1', host: 'web1', number: 7, ports: ['a1.ctr1.0'] });
    expect(p.lun('lun1').maps).toEqual([{ host: 'web1', lun: 7, ports: ['a1.ctr1.0'] }]);
    await p.invoke('attach', { lun: 'lun1', host: 'web1', number: 8 });
    expect(p.lun('lun1').maps).toEqual([{ host: 'web1', lun: 8, ports: ['a1.ctr1.0'] }]);
    await p.invoke('attach', { lun: 'lun1', host: 'web1', ports: 'all' });
    expect(p.lun('lun1').maps).toEqual([{ host: 'web1', lun: 8 }]);
    for (let i = 0; i < 4; i++) p.drawing.take('undo');
    expect(p.lun('lun1').maps).toEqual([]);
  });
  it('are refused a number that is taken, one out of range, and no port at all', () => {
    const p = page();
    const at = (args: object) => p.refusal('attach', { lun: 'lun0', host: 'web1', ...args });
    expect(at({ number: 0 })).toBeNull();
    expect(at({ number: -1 })).toContain('0 to 16383');
    expect(at({ number: Number.NaN })).toContain('0 to 16383');
    expect(at({ ports: [] })).toContain('detach');
    expect(p.refusal('attach', { lun: 'lun0', host: 'fabA' })).not.toBeNull();
    expect(p.refusal('attach', { lun: 'lun9', host: 'web1' })).not.toBeNull();
  });
  it('cannot have the number of another VD of the array', async () => {
    const p = page();
    await p.invoke('add-vd', { array: 'a1', group: 'rg0' });
    expect(p.refusal('attach', { lun: 'lun1', host: 'web1', number: 0 })).toContain('already');
  });
  it('are detached', async () => {
    const p = page();
    await p.invoke('detach', { lun: 'lun0', host: 'web1' });
    expect(p.lun('lun0').maps).toEqual([]);
    expect(p.refusal('detach', { lun: 'lun0', host: 'web1' })).not.toBeNull();
  });
});
