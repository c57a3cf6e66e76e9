/** The tree of Device Manager: disk drives with their twins, storage controllers with MPIO's bus driver among them. */
import { adapters, partName } from '../../../sim/catalog';
import type { Device } from '../../../sim/catalog';
import type { RunFacts, WindowsFacts } from '../../../sim/run/reading';
import type { Ref } from '../../../app/types';
import { diskKey, refOf } from '../desk.svelte';
import type { DeskDisk } from '../desk.svelte';
import type { GlyphName } from '../parts/glyphs';
import { addressText } from '../parts/words';

export interface DeviceRow {
  readonly id: string;
  readonly kind: 'disk' | 'system-disk' | 'adapter' | 'bus-driver';
  readonly name: string;
  /** On the right, small. */
  readonly detail: string;
  readonly glyph: GlyphName;
  /** Other numbers of the same LUN: what a newcomer takes for two disks. */
  readonly twins: readonly number[];
  readonly disabled: boolean;
  readonly disk: DeskDisk | null;
  readonly ref: Ref | null;
}
export interface DeviceBranch {
  readonly id: string;
  readonly name: string;
  readonly glyph: GlyphName;
  readonly detail: string;
  readonly rows: readonly DeviceRow[];
}

function diskRow(disk: DeskDisk): DeviceRow {
  return {
    id: diskKey(disk),
    kind: 'disk',
    name: disk.name,
    detail: disk.mpioDisk === null ? `Disk ${disk.number} · ${addressText(disk.address)}` : `Disk ${disk.number} · MPIO Disk${disk.mpioDisk}`,
    glyph: 'disk',
    twins: disk.twins,
    disabled: false,
    disk,
    ref: refOf(disk),
  };
}

const systemDisk: DeviceRow = {
  id: 'disk0',
  kind: 'system-disk',
  name: 'Local system disk',
  detail: 'Disk 0',
  glyph: 'disk',
  twins: [],
  disabled: false,
  disk: null,
  ref: null,
};

/** `3 devices, 2 are the same LUN`; `7 devices, 6 are 2 LUNs`. */
export function sameLunText(disks: readonly DeskDisk[]): string {
  const twins = disks.filter((disk) => disk.twins.length > 0);
  const luns = new Set(twins.map((disk) => disk.groupId)).size;
  const count = disks.length + 1;
  const all = `${count} device${count === 1 ? '' : 's'}`;
  if (luns === 0) return all;
  return luns === 1 ? `${all}, ${twins.length} are the same LUN` : `${all}, ${twins.length} are ${luns} LUNs`;
}

export function deviceTree(
  host: string,
  device: Device | undefined,
  windows: WindowsFacts,
  disks: readonly DeskDisk[],
  hbas: RunFacts['hbas'],
): readonly DeviceBranch[] {
  const models = device?.kind === 'host' ? device.hba : [];
  // The same ports in the same order as the drawing: two equal adapters can only be told apart by their place.
  const cards = models.map((model, i): DeviceRow => {
    const id = `${host}.hba${i}`;
    const own = hbas.filter((hba) => hba.port.startsWith(`${id}.`));
    const disabled = own.length > 0 && own.every((hba) => hba.state === 'disabled');
    return {
      id,
      kind: 'adapter',
      name: adapters.find((one) => one.id === model)?.name ?? model,
      detail: `${partName(`hba${i}`)}${disabled ? ' · disabled' : ''}`,
      glyph: 'card',
      twins: [],
      disabled,
      disk: null,
      ref: { kind: 'adapter', id },
    };
  });
  const driver: DeviceRow = {
    id: 'mpio-bus',
    kind: 'bus-driver',
    name: 'Microsoft Multi-Path Bus Driver',
    detail: 'mpio.sys',
    glyph: 'bus',
    twins: [],
    disabled: false,
    disk: null,
    ref: null,
  };
  const runs = windows.feature === 'installed' || windows.feature === 'removing' || disks.some((disk) => disk.mpioDisk !== null);
  return [
    { id: 'disks', name: 'Disk drives', glyph: 'disk', detail: sameLunText(disks), rows: [systemDisk, ...disks.map(diskRow)] },
    { id: 'controllers', name: 'Storage controllers', glyph: 'card', detail: '', rows: runs ? [...cards, driver] : cards },
  ];
}
