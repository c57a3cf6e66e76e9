/** What Disk Management says of a disk, and what would be lost by going on with a twin. */
import type { DeskDisk } from '../desk.svelte';
import { diskNames, sizeText } from '../parts/words';

export type DiskVerb = 'online-disk' | 'offline-disk' | 'initialise-disk';
export interface DiskDeed {
  readonly verb: DiskVerb;
  readonly label: string;
  /** Asked first, because the disk is a LUN that has another disk; null when it may simply be done. */
  readonly warning: {
    readonly title: string;
    readonly text: string;
    readonly loss: string;
    /** On the button that does it in spite of it. */
    readonly goOn: string;
  } | null;
}

/** Twins that could write too. */
const onlineTwins = (disk: DeskDisk, all: readonly DeskDisk[]): readonly DeskDisk[] =>
  all.filter((one) => disk.twins.includes(one.number) && one.state === 'online');

export function deedsOf(disk: DeskDisk, all: readonly DeskDisk[]): readonly DiskDeed[] {
  // What MPIO presents is one disk again; the run's verbs are about a path that stands for a disk.
  if (disk.pathId === null) return [];
  const others = onlineTwins(disk, all);
  const named = diskNames(others.length > 0 ? others.map((one) => one.number) : disk.twins);
  const deeds: DiskDeed[] = [];
  if (disk.state === 'offline') {
    deeds.push({
      verb: 'online-disk',
      label: 'Online',
      warning:
        others.length === 0
          ? null
          : {
              title: `Bring Disk ${disk.number} online?`,
              text: `Disk ${disk.number} and ${named} are the same LUN over different paths. Windows keeps this one offline so that only one of them writes.`,
              loss: `With both online, Windows mounts the same file system twice. Each keeps its own cache and its own idea of what is free, and one overwrites what the other has written: files and directories of the volume are lost without an error message.`,
              goOn: 'Bring online anyway',
            },
    });
  }
  if (disk.state === 'online') deeds.push({ verb: 'offline-disk', label: 'Offline', warning: null });
  if (disk.state === 'online' || disk.state === 'offline') {
    const used = disk.initialised || others.some((one) => one.initialised) || all.some((one) => disk.twins.includes(one.number) && one.initialised);
    if (!disk.initialised || disk.twins.length > 0) {
      deeds.push({
        verb: 'initialise-disk',
        label: 'Initialize Disk',
        warning:
          disk.twins.length === 0
            ? null
            : {
                title: `Initialize Disk ${disk.number}?`,
                text: `Disk ${disk.number} and ${named} are the same LUN over different paths. What is written here is written there.`,
                loss: used
                  ? `A new partition table replaces the one in use. The volume of ${named}, ${sizeText(disk.sizeGiB)}, is gone with every file on it.`
                  : `Both would show the new partition table after a rescan. A volume made on each of them would occupy the same blocks, and one would destroy the other.`,
                goOn: 'Initialize anyway',
              },
      });
    }
  }
  return deeds;
}

export const stateText: Readonly<Record<DeskDisk['state'], string>> = { online: 'Online', offline: 'Offline', missing: 'Missing' };
/** Words in the bar. */
export function volumeText(disk: DeskDisk): string {
  if (disk.damage !== null) return 'Damaged';
  if (!disk.initialised) return 'Unallocated';
  return disk.state === 'offline' ? 'Not mounted' : 'Healthy (Primary Partition)';
}
/** `Basic`, or what Windows says of a disk without a signature. */
export const kindText = (disk: DeskDisk): string => (disk.initialised ? 'Basic' : 'Not Initialized');
