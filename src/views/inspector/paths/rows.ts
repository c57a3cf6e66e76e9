/** Rows of the path table: belief of the host beside the truth of the wire. */
import type { PathLive, RunFacts } from '../../../sim/run/reading';
import type { FocusedGroup } from '../../../app/focus';
import { endName, initiatorName } from '../names';

export interface PathRow {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly pathId: string;
  readonly word: string;
  readonly state: string;
  readonly family: 'ao' | 'ano' | 'idle' | 'att' | 'fail';
  readonly truth: 'up' | 'down' | 'silent';
  readonly present: boolean;
  readonly queue: number;
  readonly iops: number;
}
const families: Readonly<Record<string, PathRow['family']>> = {
  activeOptimized: 'ao',
  diskOnline: 'ao',
  diskOffline: 'idle',
  activeUnoptimized: 'ano',
  transitioning: 'att',
  failed: 'fail',
  removed: 'fail',
};
export const familyOf = (state: string): PathRow['family'] => families[state] ?? 'idle';

export function pathRows(facts: RunFacts, group: FocusedGroup, live: readonly PathLive[]): readonly PathRow[] {
  const { discovery, topology } = facts;
  return group.opinion.paths.map((opinion, i): PathRow => {
    const id = group.opinion.pathIds[i];
    const path = discovery.paths.find((one) => one.id === id);
    const nexus = discovery.nexuses.find((one) => one.id === path?.nexus);
    const now = live.find((one) => one.id === id);
    return {
      id,
      label: path?.label ?? `P${i + 1}`,
      from: nexus ? initiatorName(topology, nexus.initiatorPort) : '',
      to: nexus ? endName(topology, nexus.targetPort) : '',
      pathId: opinion.pathId.replace(/^0+(?=.)/, ''),
      word: opinion.word,
      state: opinion.state,
      family: familyOf(opinion.state),
      truth: facts.truth[id] ?? 'up',
      present: opinion.present,
      queue: now?.inFlight ?? 0,
      iops: now?.iops ?? 0,
    };
  });
}
