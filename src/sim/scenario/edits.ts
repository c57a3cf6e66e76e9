/** Edits of a drawing with its workloads. A list is carried out as a whole; its inverse undoes it as a whole. */
import { editTopology, inserted, placeIn, remark, removalOf } from '../topology';
import type { DeviceId, Edited, Finding, Topology } from '../topology';
import type { Edit, WorkloadSpec } from './scenario';

export interface Drawing {
  readonly topology: Topology;
  readonly workloads: readonly WorkloadSpec[];
}

const refuse = (value: Drawing, id: string, message: string): Edited<Drawing, Edit> => ({
  value,
  inverse: null,
  findings: [
    remark('error', 'edit-refused', id, message, 'Use the id of a workload that is there, or a new one to add.'),
  ],
});

function editWorkload(drawing: Drawing, edit: Extract<Edit, { op: `${string}-workload` }>): Edited<Drawing, Edit> {
  const { workloads } = drawing;
  const id = edit.op === 'remove-workload' ? edit.id : edit.workload.id;
  const index = workloads.findIndex((workload) => workload.id === id);
  if (edit.op === 'add-workload') {
    if (index >= 0) return refuse(drawing, id, `There is a workload ${id} already.`);
    const value = { ...drawing, workloads: inserted(workloads, edit.workload, edit.at) };
    return { value, inverse: { op: 'remove-workload', id }, findings: [] };
  }
  if (index < 0) return refuse(drawing, id, `There is no workload ${id}.`);
  const before = workloads[index];
  if (edit.op === 'change-workload') {
    const value = {
      ...drawing,
      workloads: workloads.map((workload) => (workload === before ? edit.workload : workload)),
    };
    return { value, inverse: { op: 'change-workload', workload: before }, findings: [] };
  }
  const value = { ...drawing, workloads: workloads.filter((workload) => workload !== before) };
  return {
    value,
    inverse: { op: 'add-workload', workload: before, ...placeIn(index, workloads.length) },
    findings: [],
  };
}

export function applyEdit(drawing: Drawing, edit: Edit): Edited<Drawing, Edit> {
  if (edit.op === 'add-workload' || edit.op === 'remove-workload' || edit.op === 'change-workload')
    return editWorkload(drawing, edit);
  const { value, inverse, findings } = editTopology(drawing.topology, edit);
  return { value: inverse ? { ...drawing, topology: value } : drawing, inverse, findings };
}

/** Edits that cannot be carried out are skipped with a finding; `inverse` undoes those that were, last first. */
export function applyEdits(
  drawing: Drawing,
  edits: readonly Edit[],
): { readonly value: Drawing; readonly inverse: readonly Edit[]; readonly findings: readonly Finding[] } {
  let value = drawing;
  const inverse: Edit[] = [];
  const findings: Finding[] = [];
  for (const edit of edits) {
    const edited = applyEdit(value, edit);
    value = edited.value;
    if (edited.inverse) inverse.unshift(edited.inverse);
    findings.push(...edited.findings);
  }
  return { value, inverse, findings };
}

/** What to remove, in order, so that a device can go: workloads on it or on its LUNs, cables, LUNs, mappings, itself. */
export function removeDevice(drawing: Drawing, id: DeviceId): readonly Edit[] {
  const luns = new Set(drawing.topology.luns.filter((lun) => lun.array === id).map((lun) => lun.id));
  const workloads = drawing.workloads.filter((workload) => workload.host === id || luns.has(workload.lun));
  return [
    ...workloads.map((workload): Edit => ({ op: 'remove-workload', id: workload.id })),
    ...removalOf(drawing.topology, id),
  ];
}
