/** The RAID groups of an array as the panel lists them. */
import { findDrive, raidGroupOf, raidNames, usableGiB } from '../../../../sim/catalog';
import type { ArrayDevice, DeviceId, Lun, Topology } from '../../../../sim/catalog';

export interface GroupView {
  readonly id: string;
  /** `RAID 10 · 14 × 15k SAS` */
  readonly made: string;
  /** In the drawing itself; else it is the model's own. */
  readonly drawn: boolean;
  readonly usableGiB: number;
  readonly takenGiB: number;
  readonly luns: readonly Lun[];
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** By their ids, as they were made; those that VDs use without one being drawn are among them. */
export function groupsOf(topology: Topology, id: DeviceId, array: ArrayDevice): readonly GroupView[] {
  const own = topology.luns.filter((lun) => lun.array === id);
  const ids = new Set([...Object.keys(array.groups ?? {}), ...own.map((lun) => lun.group)]);
  return [...ids].sort(byNumber).map((group) => {
    const made = raidGroupOf(array, group);
    const luns = own.filter((lun) => lun.group === group);
    return {
      id: group,
      made: `${raidNames[made.level]} · ${made.disks} × ${findDrive(made.drive)?.name ?? made.drive}`,
      drawn: Object.hasOwn(array.groups ?? {}, group),
      usableGiB: usableGiB(made),
      takenGiB: luns.reduce((sum, lun) => sum + lun.sizeGiB, 0),
      luns,
    };
  });
}

/** Who sees a VD: `WIN-01 as LUN 0`, `2 hosts`, `not attached`. */
export function attachedText(lun: Lun, nameOf: (id: DeviceId) => string): string {
  const [first] = lun.maps;
  if (!first) return 'not attached';
  if (lun.maps.length > 1) return `${lun.maps.length} hosts`;
  const ports = first.ports ? `, ${first.ports.length === 1 ? '1 port' : `${first.ports.length} ports`}` : '';
  return `${nameOf(first.host)} as LUN ${first.lun}${ports}`;
}
