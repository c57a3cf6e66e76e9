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
  return { ...scenario, settings, journal: scenario.journal.filter(keepsPolicy) };
}

export const keepsPolicy = (row: JournalRow): boolean => row.do !== 'set-policy' && !(row.do === 'set' && row.key === 'policy');
