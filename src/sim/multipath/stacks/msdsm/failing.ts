/** A fatal error of a request on one path (ms-mpio.md 4.4, 5.5): the LUN's own part, before mpio invalidates the nexus. */
import { candidate, movesExplicitly, refreshPointer } from './candidates';
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { failureIgnoresWeights, revivesFailedCandidate } from './quirks';

const { activeOptimized, activeUnoptimized, failed, notUsed } = DeviceState;

export function failDevice(draft: Draft, path: number, how: string): void {
  const { group } = draft.path(path);
  draft.rememberGood(path);
  draft.setState(path, failed, how, draft.stateOf(path));
  if (draft.symmetric(group)) {
    draft.rule(group, 'failover', (members) => draft.policy(group).onRemoval(members));
    refreshPointer(draft, group);
    return;
  }
  const active = draft.anyActive(group);
  if (active < 0) draft.columns.groupPointer[group] = standIn(draft, path);
  else if (failureIgnoresWeights(draft)) draft.columns.groupPointer[group] = active;
  else refreshPointer(draft, group);
}

/** No active path is left: a masked one becomes active at once, or the array is asked, and the candidate serves meanwhile. */
function standIn(draft: Draft, failing: number): number {
  const { group } = draft.path(failing);
  const known = draft.group(group).failing.find((row) => row.failing === failing);
  if (known) return known.instead;
  const { path, asks } = candidate(draft, group);
  if (path < 0) return -1;
  if (asks) {
    draft.changeGroup(group, { failing: [...draft.group(group).failing, { failing, instead: path }] });
    const command = movesExplicitly(draft, group) ? 'stpg' : 'rtpg';
    draft.send({ purpose: 'fail-over', command, path, group, waits: false, about: failing });
  } else {
    draft.setState(path, activeOptimized, 'failover', draft.stateOf(path));
  }
  return path;
}

export function dropFailing(draft: Draft, group: number, failing: number): void {
  const { failing: rows } = draft.group(group);
  if (rows.some((row) => row.failing === failing))
    draft.changeGroup(group, { failing: rows.filter((row) => row.failing !== failing) });
}

/**
 * The report that follows a failure or a retry: every good path takes the state of its port group. Under Fail Over Only one
 * stays active, the chosen one if the array made it so, else the first; under Round Robin with Subset those that are not
 * wished active rest, but for the first. `chosen`: the path that the command went down.
 */
export function statesAfterFailure(draft: Draft, group: number, chosen: number): void {
  const { id } = draft.policy(group);
  draft.rule(group, 'rtpg', (members) => {
    const { stateOf } = members;
    const isFailed = (path: number): boolean => stateOf(path) > notUsed;
    const rests = (path: number): boolean => {
      const wish = members.wishOf(path);
      if (id === 'fail-over-only') return true;
      return id === 'round-robin-subset' && wish !== activeOptimized && wish !== DeviceState.undetermined;
    };
    let kept = -1;
    for (const path of members.paths) {
      const { reported } = draft.path(path);
      if (reported !== activeOptimized) {
        if (!isFailed(path)) members.setState(path, reported);
        continue;
      }
      if (kept < 0 && !isFailed(path)) {
        members.setState(path, activeOptimized);
        kept = path;
      }
      if (path === chosen) {
        if (isFailed(path) && !revivesFailedCandidate(draft)) continue;
        if (!isFailed(path) && id === 'fail-over-only' && kept >= 0 && kept !== path) members.slipState(kept, activeUnoptimized);
        members.setState(path, activeOptimized);
        kept = path;
      } else if (!isFailed(path) && !rests(path)) {
        members.setState(path, activeOptimized);
      } else if (!isFailed(path) && kept !== path) {
        members.setState(path, activeUnoptimized);
      }
    }
  });
}
