/** Somebody looks at a LUN's policy: where the array may move by itself, it is asked first (ms-mpio.md 5.10, 14.1). */
import { candidate, pathToUse } from './candidates';
import type { Draft } from './draft';

export function look(draft: Draft, group: number): void {
  const { alua } = draft.group(group);
  if (draft.symmetric(group) || alua === 'explicit') return;
  if (draft.caller === 'mpio' && draft.state.pending.some((row) => row.group === group && row.purpose === 'look')) return;
  const pointer = pathToUse(draft, group, false);
  const path = pointer >= 0 ? pointer : candidate(draft, group).path;
  if (path >= 0) draft.send({ purpose: 'look', command: 'rtpg', path, group, waits: true });
}
