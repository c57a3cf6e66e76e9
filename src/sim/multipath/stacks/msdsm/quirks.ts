/**
 * What the public sample DSM does that its own comments, its documents or good sense do not say (ms-mpio.md 9, and more of
 * the kind found by running it). `sample-exact` does as the sample; `documented` does as meant. One row a quirk, so that a
 * reader finds each; `same: true` where both behave alike, because the shipping product is not known to differ.
 */
import type { Draft } from './draft';
import { DeviceState } from './device-state';
import type { MsdsmSettings } from './settings';

export interface Quirk {
  readonly id: string;
  readonly sample: string;
  readonly documented: string;
  /** Both settings do the same. */
  readonly same: boolean;
}

/** 9.1 and the failed path to be used are in policies/rules.ts, where the hot loops are; 9.3 is in policies/quirks.ts. */
export const quirks: readonly Quirk[] = [
  {
    id: '9.1',
    sample: 'Round robin whose pointer stands on a path that is not Active/Optimized takes the last active path after it.',
    documented: 'It takes the next active path.',
    same: false,
  },
  {
    id: '9.2',
    sample: 'An unavailable path counts as better than any other when a fallback is looked for.',
    documented: 'Ranking: unoptimized, standby, unavailable, transitioning.',
    same: false,
  },
  {
    id: '9.3',
    sample: 'ALUA under Fail Over Only: an active path that is not the preferred one cannot be overridden; the preferred one can.',
    documented: 'The first active path that does not mind stays; only the preferred path takes over.',
    same: false,
  },
  {
    id: '9.4',
    sample: 'Fail Over Only: a path that recovers without having been removed may find itself as the active one, so that two are active.',
    documented: 'One path is active: the recovered one rests, unless it is preferred or was set as active.',
    same: false,
  },
  {
    id: '9.5',
    sample: 'Round Robin with Subset: a path that recovers without a wish, and is not the first active one, becomes standby.',
    documented: 'The same.',
    same: true,
  },
  {
    id: '9.6',
    sample: 'A DSM-wide or VID/PID policy of Round Robin with Subset, set live, makes every path active; after a restart only the first is.',
    documented: 'The same.',
    same: true,
  },
  {
    id: '9.7',
    sample: 'A default policy set live does not choose the path to be used anew on symmetric LUNs.',
    documented: 'It is chosen anew.',
    same: false,
  },
  {
    id: '9.8',
    sample: 'Least Blocks and Least Queue Depth never move the path to be used: forward reads stay on the path that the last event chose.',
    documented: 'The same.',
    same: true,
  },
  { id: '9.9', sample: 'LastLba starts at 0 and is shared by all LUNs of a path.', documented: 'The same.', same: true },
  {
    id: '9.10',
    sample: 'RTPG and STPG that the DSM waits for are sent again without limit while the array says it is in transition; those it does not wait for fail at once, because the port driver completes them with an error.',
    documented: 'Those it does not wait for are sent again too, at most once more than there are paths.',
    same: false,
  },
  {
    id: '9.11',
    sample: 'After the port groups were read following a failure, the path to be used is not chosen anew.',
    documented: 'It is chosen anew.',
    same: false,
  },
  {
    id: '9.12',
    sample: 'Fail Over Only fails back to a path that was set as active, even without a preferred path.',
    documented: 'The same.',
    same: true,
  },
  {
    id: '9.13',
    sample: 'Reservation commands for one path start with the last path of the list.',
    documented: 'The same.',
    same: true,
  },
  {
    id: 'cleared policy',
    sample: 'A policy that was cleared on a LUN comes back with the next path that arrives, if nothing else is set.',
    documented: 'The built-in policy stays.',
    same: false,
  },
  {
    id: 'wishes left behind',
    sample: 'Setting a policy that uses every path leaves a wish to be active on each path of a symmetric LUN, which Fail Over Only obeys later: the last path becomes the active one.',
    documented: 'Such a policy leaves no wish.',
    same: false,
  },
  {
    id: 'refused set',
    sample: 'A refused set of Round Robin (with Subset) leaves the LUN without a path to be used until the next choice or event.',
    documented: 'A refused set changes nothing.',
    same: false,
  },
  {
    id: 'own request',
    sample: 'An explicit set that needs the array, on a LUN without any active path, sends nothing and reads its own request as the answer.',
    documented: 'The command goes down the first path that is to be active.',
    same: false,
  },
  {
    id: 'failed path to be used',
    sample: 'The path to be used is used even when it has failed.',
    documented: 'A failed path is never used.',
    same: false,
  },
  {
    id: 'candidate failed meanwhile',
    sample: 'The path that was to become active gets the state of its port group when the array answers, even if it failed meanwhile.',
    documented: 'A failed path stays failed.',
    same: false,
  },
  {
    id: 'cache off alone',
    sample: 'Least Blocks’ cache that is switched off without a cache size stays on, with 1 MiB: a value that is absent brings back the defaults of both.',
    documented: 'It is off.',
    same: false,
  },
  {
    id: 'policy after a report',
    sample: 'Round Robin goes on when a report tells that access is no longer symmetric.',
    documented: 'Round Robin with Subset takes over at once.',
    same: false,
  },
];

export const isExact = (settings: MsdsmSettings): boolean => settings.dsmBehaviour === 'sample-exact';
const exact = (draft: Draft): boolean => isExact(draft.state.settings);

const { activeUnoptimized: au, standby: sb, unavailable: ua, transitioning: tr } = DeviceState;
const ranking: readonly number[] = [au, sb, ua, tr];

/** 9.2: is `next` a better state than `now`? An optimized one is found elsewhere and never counts here. */
export function isBetterState(draft: Draft, now: number, next: number): boolean {
  if (exact(draft)) {
    if (next === ua) return true;
    if (now === sb) return next === au;
    return (now === ua || now === tr) && (next === au || next === sb);
  }
  return ranking.includes(now) && ranking.includes(next) && ranking.indexOf(next) < ranking.indexOf(now);
}
/** 9.4: does a path that came back count as the active one it looks for? */
export const findsItself = exact;
/** 9.7 */
export const defaultMovesPointer = (draft: Draft): boolean => !exact(draft);
/** 9.10 */
export const asyncAsksAgain = (draft: Draft): boolean => !exact(draft);
/** 9.11 */
export const reportMovesPointer = (draft: Draft): boolean => !exact(draft);
export const clearedPolicyReturns = exact;
export const refusedSetLosesPointer = exact;
export const readsOwnRequest = exact;
export const leavesWishes = exact;
export const revivesFailedCandidate = exact;
export const reportMovesPolicy = (draft: Draft): boolean => !exact(draft);
/** After a fatal error: the first active path, whatever its weight. */
export const failureIgnoresWeights = exact;
