/** What hosts believe of their paths, and what the wire says: read from the run's facts, nothing is worked out here. */
import type { PathOpinion } from '../../../sim/multipath/device';
import type { RunFacts } from '../../../sim/run/reading';
import { stateCodes } from '../../../locales';

export type Family = 'ao' | 'ano' | 'idle' | 'att' | 'fail';

export interface Belief {
  readonly state: string;
  readonly word: string;
  readonly family: Family;
  readonly code: string;
  readonly present: boolean;
  readonly carrying: boolean;
  readonly truth: 'up' | 'down' | 'silent';
}
const families: Readonly<Record<string, Family>> = {
  activeOptimized: 'ao',
  diskOnline: 'ao',
  diskOffline: 'idle',
  activeUnoptimized: 'ano',
  standby: 'idle',
  unavailable: 'idle',
  transitioning: 'att',
  failed: 'fail',
  removed: 'fail',
};
export const familyOf = (state: string): Family => families[state] ?? 'idle';

export const unknownBelief: Belief = {
  state: 'unknown',
  word: 'Not known yet',
  family: 'idle',
  code: '',
  present: true,
  carrying: false,
  truth: 'up',
};

export function beliefOf(opinion: PathOpinion, truth: Belief['truth']): Belief {
  return {
    state: opinion.state,
    word: opinion.word,
    // What the host never took is nothing that failed.
    family: opinion.state === 'removed' && opinion.word !== 'Removed' ? 'idle' : familyOf(opinion.state),
    code: opinion.state === 'removed' ? opinion.word : (stateCodes[opinion.state] ?? ''),
    present: opinion.present && opinion.state !== 'removed',
    carrying: opinion.carrying,
    truth,
  };
}
/** By path id. */
export function beliefs(facts: RunFacts | null): ReadonlyMap<string, Belief> {
  const out = new Map<string, Belief>();
  for (const host of Object.values(facts?.hosts ?? {})) {
    for (const group of host.groups) {
      group.paths.forEach((opinion, i) => {
        const id = group.pathIds[i];
        out.set(id, beliefOf(opinion, facts?.truth[id] ?? 'up'));
      });
    }
  }
  return out;
}

/** Which strand lies on top: the live one. */
export const rankOf = (belief: Belief): number =>
  ({ ao: 4, ano: 3, att: 2, idle: 1, fail: 0 })[belief.family] + (belief.carrying ? 0.5 : 0);

/** `P1` by path id. */
export const labelsOf = (paths: readonly { readonly id: string; readonly label: string }[]): ReadonlyMap<string, string> =>
  new Map(paths.map((path) => [path.id, path.label]));
