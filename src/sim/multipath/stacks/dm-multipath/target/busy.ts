/** The target's answer to "would a request find a path now?", which dm core asks before it takes one off its queue. */
import type { Arena } from '../selectors';
import { activeAt, queueAt, QueueBit, Slot, type LoadedMap } from './memory';

export function isBusy({ i32 }: Arena, map: LoadedMap): boolean {
  const at = map.i32;
  if (i32[at + Slot.pgInitInProgress] > 0) return true;
  if (i32[at + Slot.usablePaths] === 0 && i32[at + Slot.queueIfNoPath] === 1) return map.table.queueMode === 'bio';
  const next = i32[at + Slot.nextGroup];
  const group = i32[at + Slot.currentPath] < 0 && next >= 0 ? next : i32[at + Slot.currentGroup];
  // Without a group only a try can tell; choosing here could start a pg_init.
  if (group < 0) return false;
  let hasActive = false;
  const first = map.firstOf[group];
  for (let path = first; path < first + map.ranges[group].paths; path += 1) {
    if (i32[activeAt(map, path)] === 0) continue;
    hasActive = true;
    if ((i32[queueAt(map, path)] & QueueBit.busy) === 0) return false;
  }
  return hasActive;
}
