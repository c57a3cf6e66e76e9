/** What the DSM still finds when no policy finds a path (ms-mpio.md 3.5). */
import { candidate } from './candidates';
import type { Draft } from './draft';

/** The stand-in of the last path used while the array is asked to move; or the candidate while a report is under way; or -1. */
export function withoutPath(draft: Draft, group: number, lastPath: number): number {
  if (lastPath >= 0 && draft.list(group).includes(lastPath)) {
    return draft.group(group).failing.find((row) => row.failing === lastPath)?.instead ?? -1;
  }
  const asked = draft.state.pending.some((row) => row.group === group && row.purpose === 'io-retry');
  return asked ? candidate(draft, group).path : -1;
}
