/** Remarks on RAID groups: virtual disks that do not fit in, drives that do not fit into the chassis. */
import { findArray, minDisks, raidGroupOf, raidNames, usableGiB } from '../hardware';
import { deviceName, remark } from '../topology';
import type { ArrayDevice, Finding, Topology } from '../topology';

export function storageFindings(topology: Topology): readonly Finding[] {
  return Object.entries(topology.devices).flatMap(([id, device]) =>
    device.kind === 'array' && findArray(device.model)?.service === 'array' ? arrayFindings(topology, id, device) : [],
  );
}

function arrayFindings(topology: Topology, id: string, array: ArrayDevice): readonly Finding[] {
  const findings: Finding[] = [];
  const name = deviceName(topology, id);
  const taken = new Map<string, number>();
  for (const lun of topology.luns)
    if (lun.array === id) taken.set(lun.group, (taken.get(lun.group) ?? 0) + lun.sizeGiB);
  for (const [group, gib] of taken) {
    const made = raidGroupOf(array, group);
    const room = usableGiB(made);
    if (gib > room && room > 0) {
      findings.push(
        remark(
          'warning',
          'group-too-small',
          id,
          `The VDs of ${group} take ${gib} GiB; its ${made.disks} drives in ${raidNames[made.level]} give ${room} GiB.`,
          'Make the VDs smaller, or the RAID group larger; the model serves them all the same.',
        ),
      );
    }
  }
  for (const [group, made] of Object.entries(array.groups ?? {})) {
    if (made.disks < minDisks[made.level]) {
      findings.push(
        remark(
          'error',
          'too-few-drives',
          id,
          `${group} of ${name} has ${made.disks} drives; ${raidNames[made.level]} needs ${minDisks[made.level]}.`,
          'Add drives or choose another level.',
        ),
      );
    }
  }
  const drives = Object.values(array.groups ?? {}).reduce((sum, made) => sum + made.disks, 0);
  const bays = findArray(array.model)?.bays.v ?? 0;
  if (drives > bays) {
    findings.push(
      remark(
        'note',
        'more-drives-than-bays',
        id,
        `The RAID groups of ${name} hold ${drives} drives, its chassis ${bays}.`,
        'Count on a JBOD behind it, or use fewer drives.',
      ),
    );
  }
  return findings;
}
