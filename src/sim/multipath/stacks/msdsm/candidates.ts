/** Which path could carry: the pointer after events (PTBU), spares, and the best of those that are not optimized. */
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { isBetterState } from './quirks';

const failed = (state: number): boolean => state > DeviceState.notUsed;

export interface Candidate {
  /** -1: none. */
  readonly path: number;
  /** The array has to be asked first; false where its port group is optimized and the policy masked the path. */
  readonly asks: boolean;
}

/**
 * The best path that is not Active/Optimized (5.6): the first, unless a later one is wanted active or in a better state;
 * one whose port group is optimized wins at once.
 */
export function candidate(draft: Draft, group: number): Candidate {
  let best = -1;
  for (const path of draft.list(group)) {
    if (failed(draft.stateOf(path)) || !draft.eligible(path)) continue;
    if (best < 0) best = path;
    const { wish, reported } = draft.path(path);
    if (wish === DeviceState.activeOptimized) {
      const bestIsHome = draft.path(best).wish === wish && draft.path(best).prefBit;
      if (!bestIsHome) best = path;
    }
    if (isBetterState(draft, draft.stateOf(best), draft.stateOf(path))) best = path;
    if (reported === DeviceState.activeOptimized) return { path, asks: false };
  }
  return { path: best, asks: true };
}

/** The best path of another target port group than this path's, or -1. */
export function candidateElsewhere(draft: Draft, group: number, besides: number): number {
  const { portGroup } = draft.path(besides);
  let best = -1;
  for (const path of draft.list(group)) {
    if (draft.path(path).portGroup === portGroup || failed(draft.stateOf(path)) || !draft.eligible(path)) continue;
    if (best < 0 || isBetterState(draft, draft.stateOf(best), draft.stateOf(path))) best = path;
  }
  return best;
}

/** An active path, else the best of the others, or -1. */
export function anyPath(draft: Draft, group: number): number {
  const active = draft.anyActive(group);
  return active >= 0 ? active : candidate(draft, group).path;
}

/** Explicit moves are possible, alone or beside implicit ones: STPG then RTPG; otherwise the array is only asked. */
export const movesExplicitly = (draft: Draft, group: number): boolean => {
  const { alua } = draft.group(group);
  return alua === 'explicit' || alua === 'both';
};

/**
 * The path to be used after an event: the policy's, else on asymmetric LUNs the best candidate, where the array moves by
 * itself or the candidate is at least unoptimized (5.7); or -1.
 */
export function pathToUse(draft: Draft, group: number, symmetric: boolean): number {
  const chosen = draft.policy(group).pointer(draft.columns, group);
  if (chosen >= 0 || symmetric) return chosen;
  const { path } = candidate(draft, group);
  if (path < 0) return -1;
  const serves = draft.group(group).alua !== 'explicit' || draft.stateOf(path) <= DeviceState.activeUnoptimized;
  return serves ? path : -1;
}

export function refreshPointer(draft: Draft, group: number): void {
  draft.columns.groupPointer[group] = pathToUse(draft, group, draft.symmetric(group));
}
