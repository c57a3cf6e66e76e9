/** RAID groups: how many drives a level needs, and what it leaves for data. */
import { findDrive } from './find';
import type { GroupModel } from './models';

export const minDisks: Readonly<Record<GroupModel['level'], number>> = {
  raid0: 1,
  raid1: 2,
  raid10: 4,
  raid5: 3,
  raid6: 4,
};
export const raidNames: Readonly<Record<GroupModel['level'], string>> = {
  raid0: 'RAID 0',
  raid1: 'RAID 1',
  raid10: 'RAID 10',
  raid5: 'RAID 5',
  raid6: 'RAID 6',
};

/** Drives that hold data: mirrored levels keep each block twice, RAID 5 and 6 give one and two drives to parity. */
function dataDisks({ level, disks }: GroupModel): number {
  if (level === 'raid1' || level === 'raid10') return Math.floor(disks / 2);
  return Math.max(0, level === 'raid5' ? disks - 1 : level === 'raid6' ? disks - 2 : disks);
}

/** Room for virtual disks in GiB, whole ones; 0 for a drive that the catalogue does not have. Metadata is not counted. */
export function usableGiB(group: GroupModel): number {
  const bytes = dataDisks(group) * (findDrive(group.drive)?.sizeGB.v ?? 0) * 1e9;
  return Math.floor(bytes / 1_073_741_824);
}
