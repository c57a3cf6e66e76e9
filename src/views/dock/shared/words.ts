/** Words of the dock: the locales' sentences with the drawing's own names, and short ones for beads. */
import { workloadPreset } from '../../../sim/catalog';
import type { LogRow, RunFacts } from '../../../sim/run/reading';
import type { Topology } from '../../../sim/topology/topology';
import { aimWord, describeLog } from '../../../locales';
import type { Names } from '../../../locales';

/** Names of the drawing, and a workload as the host shows it: `OLTP 70/30, 8 KiB`, not `oltp`. */
export const namesOf =
  (topology: Topology, workloads: RunFacts['workloads'] = []): Names =>
  (id) =>
    topology.devices[id]?.name ?? topology.luns.find((lun) => lun.id === id)?.name ?? loadName(workloads, id);
function loadName(workloads: RunFacts['workloads'], id: string): string | undefined {
  const preset = workloads.find((one) => one.id === id)?.preset;
  return preset === undefined ? undefined : (workloadPreset(preset)?.label ?? undefined);
}

/** What stands beside a bead: verb and thing. */
const verbs: Readonly<Record<string, string>> = {
  'cable-cut': 'Cut',
  'cable-mended': 'Mend',
  'cable-silent': 'Drop',
  'cable-errors': 'Errors',
  'cable-delay': 'Delay',
  'cable-clean': 'Clean',
  'port-pulled': 'Pull',
  'port-inserted': 'Insert',
  'hba-disabled': 'Disable',
  'hba-enabled': 'Enable',
  'hba-pulled': 'Pull',
  'hba-inserted': 'Insert',
  'switch-off': 'Off',
  'switch-on': 'On',
  'controller-crashed': 'Crash',
  'controller-returned': 'Return',
  'owner-move-ordered': 'Move',
  'policy-set': 'Policy',
  'paths-set': 'Paths',
  'setting-set': 'Set',
};

export function describeShort(row: LogRow, names?: Names): string {
  if (row.code === 'restored-all') return 'Restore';
  const verb = verbs[row.code];
  return verb === undefined ? describeLog(row, names) : `${verb} ${names?.(row.aim) ?? aimWord(row.aim)}`;
}
