/** Rows for arrays, controllers, RAID groups and LUNs. */
import { arrayRules } from '../arrays';
import { controllersOf, findArray, findDrive, raidGroupOf, type GroupModel } from '../hardware';
import { streamOf } from '../kernel';
import type { ArrayDevice } from '../topology/topology';
import { ensureRows } from './columns';
import { projectArray, tellArray } from './control/arrays';
import { lane } from './control/schedule';
import { settingsOfArray } from './settings';
import type { World } from './world';

const sectorsPerGiB = 2_097_152;
const writePenalties: Readonly<Record<string, number>> = { raid0: 1, raid1: 2, raid10: 2, raid5: 4, raid6: 6 };

export function addArrays(w: World): void {
  for (const [id, device] of Object.entries(w.topology.devices)) {
    if (device.kind === 'array' && !w.dir.arrayOf.has(id)) addArray(w, id, device);
  }
  addGroupsAndLuns(w);
  reshapeRaids(w);
  for (let array = 0; array < w.dir.arrays.length; array++) {
    applyArraySettings(w, array);
    projectArray(w, array);
  }
}

function addArray(w: World, id: string, device: ArrayDevice): void {
  const array = w.dir.arrays.length;
  const count = controllersOf(device);
  const firstRow = w.dir.controllers.length;
  const controllers = [...w.dir.controllers];
  const controllerOf = new Map(w.dir.controllerOf);
  for (let own = 0; own < count; own++) {
    controllerOf.set(`${id}.ctr${own + 1}`, controllers.length);
    controllers.push({ id: `${id}.ctr${own + 1}`, array, own });
  }
  ensureRows(w.ctl, 'array', 1, controllers.length);
  const first = new Int32Array(array + 1);
  first.set(w.arrayFirstController);
  first[array] = firstRow;
  w.arrayFirstController = first;
  for (let own = 0; own < count; own++) {
    w.ctl.array[firstRow + own] = array;
    w.ctl.up[firstRow + own] = 1;
  }
  w.dir = {
    ...w.dir,
    arrays: [...w.dir.arrays, id],
    arrayOf: new Map(w.dir.arrayOf).set(id, array),
    controllers,
    controllerOf,
  };
  const { bothOptimized, roles } = settingsOfArray(w.settings, id, device.model);
  w.arrays[array] = arrayRules.open(device.access, count, [], { bothOptimized });
  w.arraySettings[array] = roles;
  for (let own = 0; own < count; own++) lane(w, `ctr/${id}.ctr${own + 1}`, 'up', 'array');
}

const ownerOf = (owner: string): number => (owner === 'ctr2' ? 1 : 0);

function addGroupsAndLuns(w: World): void {
  const luns = [...w.dir.luns];
  const lunOf = new Map(w.dir.lunOf);
  for (const lun of w.topology.luns) {
    const array = w.dir.arrayOf.get(lun.array);
    if (array === undefined) continue;
    const raid = raidRow(w, array, lun.array, lun.group, ownerOf(lun.owner));
    let row = lunOf.get(lun.id);
    if (row === undefined) {
      row = luns.length;
      luns.push(lun.id);
      lunOf.set(lun.id, row);
    }
    ensureRows(w.lun, 'raid', 1, luns.length);
    w.lun.raid[row] = raid;
    w.lun.blocks[row] = lun.sizeGiB * sectorsPerGiB;
    w.lun.stream[row] = streamOf(`lun/${lun.id}`);
  }
  w.dir = { ...w.dir, luns, lunOf };
}

function raidRow(w: World, array: number, arrayId: string, group: string, owner: number): number {
  const key = `${arrayId}/${group}`;
  const known = w.dir.raidOf.get(key);
  if (known !== undefined) return known;
  const row = w.dir.raids.length;
  const state = w.arrays[array]!;
  const living = owner < state.controllers.length ? owner : 0;
  const own = state.groups.length;
  w.arrays[array] = {
    ...state,
    groups: [...state.groups, { id: group, preferredOwner: living, owner: living, movingTo: null, movingFor: null }],
  };
  ensureRows(w.raid, 'array', 1, row + 1, { lineHead: -1, lineTail: -1 });
  w.raid.array[row] = array;
  w.raid.own[row] = own;
  const reception = new Uint8Array((row + 1) * 2);
  reception.set(w.reception);
  w.reception = reception;
  w.dir = {
    ...w.dir,
    raids: [...w.dir.raids, { id: key, array, own, drawn: null, owner: living }],
    raidOf: new Map(w.dir.raidOf).set(key, row),
  };
  return row;
}

/** Drives of each RAID group as drawn now. A group that is drawn anew starts with idle drives (assumption: no migration). */
function reshapeRaids(w: World): void {
  w.dir.raids.forEach(({ id, array, drawn: before }, row) => {
    const device = w.topology.devices[w.dir.arrays[array]!];
    if (device?.kind !== 'array') return;
    const drawn = raidGroupOf(device, id.slice(id.indexOf('/') + 1));
    if (before && before.level === drawn.level && before.disks === drawn.disks && before.drive === drawn.drive) return;
    shapeRaid(w, row, drawn);
    w.dir = { ...w.dir, raids: w.dir.raids.map((each, at) => (at === row ? { ...each, drawn } : each)) };
  });
}

function shapeRaid(w: World, row: number, drawn: GroupModel): void {
  const drive = findDrive(drawn.drive) ?? findDrive('sas-15k')!;
  const raid = w.raid;
  const servers = Math.max(1, drawn.disks * drive.channels.v);
  raid.firstDisk[row] = w.diskBusyNs.length;
  raid.disks[row] = servers;
  raid.readNs[row] = drive.readNs.v;
  raid.writeNs[row] = drive.writeNs.v;
  raid.trackSeekNs[row] = drive.trackSeekNs.v;
  raid.fullSeekNs[row] = drive.fullSeekNs.v;
  raid.turnNs[row] = drive.rpm.v > 0 ? 60e9 / drive.rpm.v : 0;
  raid.nsPerByte[row] = 1000 / drive.sequentialMBps.v;
  raid.mirrored[row] = drawn.level === 'raid1' || drawn.level === 'raid10' ? 1 : 0;
  raid.writePenalty[row] = writePenalties[drawn.level] ?? 2;
  const busy = new Float64Array(w.diskBusyNs.length + servers);
  busy.set(w.diskBusyNs);
  w.diskBusyNs = busy;
}

/** Another preferred owner in the drawing is an administrator's order: the group moves there. The first LUN of a group counts. */
export function followOwners(w: World): void {
  w.dir.raids.forEach(({ id, array, own, owner }, row) => {
    const lun = w.topology.luns.find((each) => `${each.array}/${each.group}` === id);
    const drawn = lun ? ownerOf(lun.owner) : owner;
    if (drawn === owner || drawn >= w.arrays[array]!.controllers.length) return;
    w.dir = { ...w.dir, raids: w.dir.raids.map((each, at) => (at === row ? { ...each, owner: drawn } : each)) };
    tellArray(w, array, { kind: 'move-owner', group: own, to: drawn });
  });
}

/** Service times; also after a live change of a setting. */
export function applyArraySettings(w: World, array: number): void {
  const id = w.dir.arrays[array]!;
  const device = w.topology.devices[id];
  if (device?.kind !== 'array') return;
  const times = settingsOfArray(w.settings, id, device.model);
  const fixed = findArray(device.model)?.service === 'pure-delay';
  w.arraySettings[array] = times.roles;
  const ctl = w.ctl;
  // A controller without a peer has nobody to mirror its writes to.
  const alone = w.arrays[array]!.controllers.length < 2;
  for (let row = 0; row < w.dir.controllers.length; row++) {
    if (ctl.array[row] !== array) continue;
    ctl.cpuNs[row] = times.cpuNs;
    ctl.hitNs[row] = times.hitNs;
    ctl.forwardNs[row] = times.forwardNs;
    ctl.forwardCpuNs[row] = times.forwardCpuNs;
    ctl.mirrorNs[row] = alone ? 0 : times.mirrorNs;
    ctl.mirrorNsPerByte[row] = alone ? 0 : times.mirrorNsPerByte;
    ctl.portQueue[row] = times.portQueue;
    ctl.fixedNs[row] = fixed ? Math.max(0, times.serviceNs) : -1;
  }
  for (let raid = 0; raid < w.dir.raids.length; raid++) {
    if (w.raid.array[raid] !== array) continue;
    w.raid.queueGain[raid] = w.raid.readNs[raid]! > 0 ? 1 : times.queueGain;
    w.raid.destageWindowNs[raid] = times.destageWindowNs;
  }
}
