/** Words of the dock: the locales' sentences with the drawing's own names, and short ones for beads. */
import type { LogRow } from '../../../sim/run/reading';
import type { Topology } from '../../../sim/topology/topology';
import { aimWord, describeLog } from '../../../locales';
import type { Names } from '../../../locales';

export const namesOf =
  (topology: Topology): Names =>
  (id) =>
    topology.devices[id]?.name ?? topology.luns.find((lun) => lun.id === id)?.name;

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
