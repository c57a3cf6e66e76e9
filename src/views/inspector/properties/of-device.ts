/** Small questions that panels ask of a drawing. */
import { deviceOf } from '../../../sim/catalog';
import type { Finding, Scenario, WorkloadSpec } from '../../../sim/catalog';

/** Remarks that name this device or one of its parts. */
export const findingsOf = (findings: readonly Finding[], id: string): readonly Finding[] =>
  findings.filter((finding) => finding.place === id || deviceOf(finding.place) === id || finding.place.startsWith(`${id}/`));

/** A load for the first LUN that the host may see; null when it sees none. */
export function newWorkload(scenario: Scenario, host: string): WorkloadSpec | null {
  const lun = scenario.topology.luns.find((one) => one.maps.some((map) => map.host === host));
  if (!lun) return null;
  const taken = new Set(scenario.workloads.map((one) => one.id));
  let n = 1;
  while (taken.has(`load${n}`)) n++;
  return { id: `load${n}`, host, lun: lun.id, preset: 'oltp-8k-70-30' };
}
