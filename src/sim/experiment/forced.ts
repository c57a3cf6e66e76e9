/** The same drawing, load, faults and luck with another policy, forced from time 0. */
import type { JournalRow, PolicyId, Scenario } from '../scenario/scenario';

/** Every LUN of every host gets `policy`; what the journal says of policies is left out. */
export function withPolicy(scenario: Scenario, policy: PolicyId): Scenario {
  const settings: Record<string, Scenario['settings'][string]> = { ...scenario.settings };
  for (const lun of scenario.topology.luns) {
    for (const { host } of lun.maps) {
      const key = `${host}/${lun.id}`;
      settings[key] = { ...settings[key], policy };
    }
  }
  return { ...scenario, settings, journal: scenario.journal.flatMap((row) => forcedRows(row, policy)) };
}

/** The command as a forced run takes it: LUNs that an edit maps get the forced policy in the same moment. */
export function forcedRows(row: JournalRow, policy: PolicyId): readonly JournalRow[] {
  if (!keepsPolicy(row)) return [];
  if (row.do !== 'edit') return [row];
  const aims = row.edits.flatMap((each) => ('lun' in each ? each.lun.maps.map(({ host }) => `${host}/${each.lun.id}`) : []));
  return [row, ...aims.map((aim): JournalRow => ({ atNs: row.atNs, do: 'set-policy', aim, policy }))];
}

export const keepsPolicy = (row: JournalRow): boolean => row.do !== 'set-policy' && !(row.do === 'set' && row.key === 'policy');
