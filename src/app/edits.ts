/** Edits of a whole recipe: those of the drawing from the laboratory, those of the workloads here. */
import { editTopology } from './laboratory';
import type { Edit, Scenario, WorkloadSpec } from '../sim/scenario/scenario';

type One = { readonly scenario: Scenario; readonly inverse: Edit } | string;

function editWorkload(scenario: Scenario, edit: Extract<Edit, { op: `${string}-workload` }>): One {
  const id = edit.op === 'remove-workload' ? edit.id : edit.workload.id;
  const before = scenario.workloads.find((one) => one.id === id);
  const put = (workloads: readonly WorkloadSpec[]): Scenario => ({ ...scenario, workloads });
  if (edit.op === 'add-workload') {
    if (before) return `There is a workload ${id} already.`;
    return { scenario: put([...scenario.workloads, edit.workload]), inverse: { op: 'remove-workload', id } };
  }
  if (!before) return `There is no workload ${id}.`;
  if (edit.op === 'change-workload') {
    const workloads = scenario.workloads.map((one) => (one === before ? edit.workload : one));
    return { scenario: put(workloads), inverse: { op: 'change-workload', workload: before } };
  }
  return {
    scenario: put(scenario.workloads.filter((one) => one !== before)),
    inverse: { op: 'add-workload', workload: before },
  };
}

function editOne(scenario: Scenario, edit: Edit): One {
  if (edit.op === 'add-workload' || edit.op === 'change-workload' || edit.op === 'remove-workload') {
    return editWorkload(scenario, edit);
  }
  const done = editTopology(scenario.topology, edit);
  if (!done.inverse) return done.findings[0]?.message ?? 'That cannot be done.';
  return { scenario: { ...scenario, topology: done.value }, inverse: done.inverse };
}

/** All of them or none; the inverse is in the order in which it must be applied. */
export function applyEdits(
  scenario: Scenario,
  edits: readonly Edit[],
): { readonly scenario: Scenario; readonly inverse: readonly Edit[] } | string {
  const inverse: Edit[] = [];
  let now = scenario;
  for (const edit of edits) {
    const done = editOne(now, edit);
    if (typeof done === 'string') return done;
    now = done.scenario;
    inverse.unshift(done.inverse);
  }
  return { scenario: now, inverse };
}
