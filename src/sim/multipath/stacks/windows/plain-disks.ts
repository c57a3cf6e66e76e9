/**
 * LUNs that nothing has claimed: every path is a disk of its own (ms-mpio.md 2.8). The first one is online, the others
 * are offline beside it. The application uses the one it found; when that one goes, nothing fails over.
 */
import { maxPathsPerLun } from '../../columns';
import type { FailedIo, Verdict } from '../../device';
import { classDriver, DeviceState, mpioEvents } from '../msdsm';
import type { WindowsDraft } from './draft';
import { releaseOf } from './release';
import { numbered, pathKey, unnumbered, type PlainDisk } from './state';

/** Not a row of the DSM's policies: the chooser takes the pointer as it is. */
export const noPolicy = -1;

/** Columns say what the state says: list, eligibility, and the disk that the application has open. */
function project(draft: WindowsDraft, group: number): void {
  const { columns } = draft;
  const { disks, carrying } = draft.lun(group);
  const start = group * maxPathsPerLun;
  columns.groupList.fill(-1, start, start + maxPathsPerLun);
  disks.slice(0, maxPathsPerLun).forEach(({ path, online }, at) => {
    columns.groupList[start + at] = path;
    columns.pathState[path] = online ? DeviceState.activeOptimized : DeviceState.notUsed;
    columns.pathEligible[path] = online ? 1 : 0;
  });
  columns.groupCount[group] = Math.min(disks.length, maxPathsPerLun);
  columns.groupPolicy[group] = noPolicy;
  columns.groupPointer[group] = carrying;
  columns.groupSymmetric[group] = 1;
  columns.groupCacheBytes[group] = -1;
}

/** A LUN that has just become known, or that starts anew: no disk yet. */
export function preparePlain(draft: WindowsDraft, group: number): void {
  project(draft, group);
  const { host } = draft.state;
  const paths = host.paths.filter((path) => path.group === group);
  for (const { path, nexus } of paths) {
    draft.columns.pathState[path] = DeviceState.notUsed;
    draft.columns.pathEligible[path] = 0;
    draft.columns.pathNexus[path] = nexus;
    draft.columns.pathWeight[path] = 0;
    draft.columns.pathCounted[path] = 0;
  }
  draft.columns.groupGate[group] = paths.length > 0 ? 1 : 2;
}

/** The application opens the first disk that is online; without one its disk is gone. */
function settle(draft: WindowsDraft, group: number): void {
  const { disks, carrying } = draft.lun(group);
  const held = disks.some((disk) => disk.path === carrying && disk.online);
  const next = held ? carrying : (disks.find((disk) => disk.online)?.path ?? -1);
  if (next !== carrying) {
    draft.changeLun(group, { carrying: next });
    // The handle is void even if a twin is online: the application has to open that one.
    if (carrying >= 0) draft.order({ kind: 'gate', group, gate: 'gone' });
  }
  project(draft, group);
  if (next >= 0 && next !== carrying) draft.order({ kind: 'gate', group, gate: 'open' });
  else if (next < 0 && carrying < 0 && disks.length > 0 && draft.columns.groupGate[group] !== 2)
    draft.order({ kind: 'gate', group, gate: 'gone' });
}

export function plainArrived(draft: WindowsDraft, group: number, path: number): void {
  const { disks, seen } = draft.lun(group);
  if (disks.some((disk) => disk.path === path)) return;
  const twin = disks.find((disk) => disk.online);
  const disk: PlainDisk = { path, online: twin === undefined, byHand: false, sinceNs: draft.nowNs };
  draft.changeLun(group, { disks: [...disks, disk], seen: seen.includes(path) ? seen : [...seen, path] });
  draft.change({ numbers: numbered(draft.state.numbers, pathKey(path)) });
  const number = draft.state.numbers[pathKey(path)];
  draft.say('windows-disk-arrived', { group, path, params: { number, state: disk.online ? 'online' : 'offline' } });
  if (twin && releaseOf(draft.state.host.release).twinEvent.value) {
    const { code, eventId } = mpioEvents.diskTwin;
    draft.say(code, { group, path, params: { number, twin: draft.state.numbers[pathKey(twin.path)] } }, eventId);
  }
  settle(draft, group);
}

export function plainRemoved(draft: WindowsDraft, group: number, path: number): void {
  const { disks } = draft.lun(group);
  const disk = disks.find((each) => each.path === path);
  if (!disk) return;
  const number = draft.state.numbers[pathKey(path)];
  const { source, eventId, code } = mpioEvents.diskRemoved;
  // Only a disk in use is missed.
  if (disk.online) draft.order({ kind: 'announce', source, eventId, code, group, path, params: { disk: `Disk ${number}` } });
  else draft.say('windows-disk-left', { group, path, params: { number } });
  draft.changeLun(group, { disks: disks.filter((each) => each !== disk) });
  draft.change({ numbers: unnumbered(draft.state.numbers, pathKey(path)) });
  project(draft, group);
  draft.columns.pathState[path] = DeviceState.removed;
  draft.columns.pathEligible[path] = 0;
  settle(draft, group);
}

/** Without MPIO only the disk class driver stands between the port and the application (ms-mpio.md 6.5). */
export function plainVerdict(draft: WindowsDraft, io: FailedIo): Verdict {
  const answer = classDriver(io.outcome);
  const budget = releaseOf(draft.state.host.release).classRetries.value;
  if (answer.badBlock) {
    const { source, eventId, code } = mpioEvents.badBlock;
    draft.order({ kind: 'announce', source, eventId, code, group: io.group, path: io.path });
  }
  if (answer.retryAfterNs === null || io.classTries >= budget) return { do: 'fail', code: answer.code };
  if (io.isReadWrite) {
    const { source, eventId, code } = mpioEvents.ioRetried;
    draft.order({ kind: 'announce', source, eventId, code, group: io.group, path: io.path, params: { retry: io.classTries + 1 } });
  }
  return { do: 'class-retry', afterNs: answer.retryAfterNs };
}

// ---- what an administrator does in Disk Management ----

const changeDisk = (draft: WindowsDraft, group: number, path: number, changes: Partial<PlainDisk>): void =>
  draft.changeLun(group, {
    disks: draft.lun(group).disks.map((disk) =>
      disk.path === path ? { ...disk, ...changes, sinceNs: draft.nowNs } : disk,
    ),
  });

function find(draft: WindowsDraft, path: number): { readonly group: number; readonly disk: PlainDisk; readonly number: number } | null {
  const group = draft.state.lunOf[path] ?? -1;
  const disk = draft.lun(group).disks.find((each) => each.path === path);
  if (disk) return { group, disk, number: draft.state.numbers[pathKey(path)] };
  const claimed = (draft.state.ownerOf[group] ?? '') !== '';
  draft.refuse(claimed ? 'MPIO presents this path: it is no disk of its own.' : 'There is no such disk now.', { path });
  return null;
}

const names = (draft: WindowsDraft, disks: readonly PlainDisk[]): string =>
  disks.map((disk) => `Disk ${draft.state.numbers[pathKey(disk.path)]}`).join(' and ');

export function onlineDisk(draft: WindowsDraft, path: number): void {
  const found = find(draft, path);
  if (!found) return;
  const { group, disk, number } = found;
  if (disk.online) {
    draft.refuse(`Disk ${number} is online.`, { path });
    return;
  }
  const others = draft.lun(group).disks.filter((each) => each.online);
  changeDisk(draft, group, path, { online: true, byHand: false });
  draft.say('windows-disk-online', { group, path, params: { number } });
  if (others.length > 0) {
    const damage =
      `${names(draft, others)} and Disk ${number} are the same LUN. ${others.length === 1 ? 'Both' : 'All'} are online: Windows writes one ` +
      'file system through caches that know nothing of each other. What one writes, the other overwrites.';
    draft.harm(group, damage);
    draft.say('windows-disk-damage', { group, path, params: { number } });
  }
  settle(draft, group);
}

export function offlineDisk(draft: WindowsDraft, path: number): void {
  const found = find(draft, path);
  if (!found) return;
  const { group, disk, number } = found;
  if (!disk.online) {
    draft.refuse(`Disk ${number} is offline.`, { path });
    return;
  }
  changeDisk(draft, group, path, { online: false, byHand: true });
  draft.say('windows-disk-offline', { group, path, params: { number } });
  settle(draft, group);
}

/** A new partition table on a disk that is one LUN with others: theirs is the same one. */
export function initialiseDisk(draft: WindowsDraft, path: number): void {
  const found = find(draft, path);
  if (!found) return;
  const { group, disk, number } = found;
  const twins = draft.lun(group).disks.filter((each) => each !== disk);
  if (twins.length === 0) {
    draft.refuse(`Disk ${number} is initialised and in use.`, { path });
    return;
  }
  if (!disk.online) changeDisk(draft, group, path, { online: true, byHand: false });
  const damage =
    `Disk ${number} was initialised: a new, empty partition table was written. ${names(draft, twins)} and Disk ${number} are the ` +
    'same LUN: its volumes and their data are lost.';
  draft.harm(group, damage);
  draft.say('windows-disk-damage', { group, path, params: { number } });
  settle(draft, group);
}
