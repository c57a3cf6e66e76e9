/** Which LUN and path a selection is about. With nothing selected: the first LUN of the first host. */
import type { RunFacts, WorkloadLive } from '../sim/run/reading';
import type { Ref } from './types';

export interface FocusedGroup {
  readonly host: string;
  readonly lun: string;
  /** Id of the path in focus, the first one if none is selected. */
  readonly path: string | null;
  readonly opinion: RunFacts['hosts'][string]['groups'][number];
}
interface Looking {
  readonly run: { readonly facts: RunFacts | null };
  readonly selection: { readonly selected: Ref | null };
}

const find = (facts: RunFacts, host: string | null, lun: string | null): FocusedGroup | null => {
  for (const [id, { groups }] of Object.entries(facts.hosts)) {
    if (host !== null && id !== host) continue;
    const opinion = groups.find((group) => lun === null || group.lun === lun);
    if (opinion) return { host: id, lun: opinion.lun, path: opinion.pathIds[0] ?? null, opinion };
  }
  return null;
};

/** `aim` as `host/lun` wins over the selection. */
export function focusedGroup(page: Looking, aim?: string): FocusedGroup | null {
  const { facts } = page.run;
  if (!facts) return null;
  if (aim !== undefined) return find(facts, aim.split('/')[0], aim.split('/')[1] ?? null);
  const ref = page.selection.selected;
  if (ref?.kind === 'path') {
    const [host, lun] = ref.id.split('/');
    const group = find(facts, host, lun);
    return group && { ...group, path: ref.id };
  }
  if (ref?.kind === 'lun') return ref.id.includes('/') ? find(facts, ref.id.split('/')[0], ref.id.split('/')[1]) : find(facts, null, ref.id);
  if (ref?.kind === 'workload') {
    const workload = facts.workloads.find((one) => one.id === ref.id);
    return workload ? find(facts, workload.host, workload.lun) : null;
  }
  if (ref?.kind === 'device' && facts.hosts[ref.id]) return find(facts, ref.id, null);
  return find(facts, null, null);
}

interface Working extends Looking {
  readonly run: Looking['run'] & { readonly workloads: readonly WorkloadLive[] };
}
/** The load whose numbers stand in the transport: the selected one, or the one on the LUN in focus, or the first. */
export function focusedWorkload(page: Working): WorkloadLive | null {
  const { workloads, facts } = page.run;
  const ref = page.selection.selected;
  const own = (id: string): WorkloadLive | undefined => workloads.find((one) => one.id === id);
  if (ref?.kind === 'workload') return own(ref.id) ?? workloads[0] ?? null;
  const group = focusedGroup(page);
  const spec = group && facts?.workloads.find((one) => one.host === group.host && one.lun === group.lun);
  return (spec && own(spec.id)) ?? workloads[0] ?? null;
}
