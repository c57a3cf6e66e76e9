/** Least Blocks: the path with the fewest bytes outstanding, but sequential I/O stays where it is (ms-mpio.md 3.4, 14). */
import type { MultipathColumns } from '../../../columns';
import type { Policy } from './policy';
import { arriveActive, firstActive, keepAll, listStart, nothing, pointerIfUsable, takesPart, withoutActive } from './rules';

function fewestBytes(columns: MultipathColumns, group: number): number {
  const start = listStart(group);
  const end = start + columns.groupCount[group];
  let best = -1;
  let least = 0;
  for (let at = start; at < end; at += 1) {
    const path = columns.groupList[at];
    if (!takesPart(columns, path)) continue;
    const bytes = columns.nexusBytes[columns.pathNexus[path]];
    if (best < 0 || bytes < least) {
      best = path;
      least = bytes;
    }
  }
  return best < 0 ? withoutActive(columns, group) : best;
}

/** "Sequential" is any start at or after the path's last block; the path is the one chosen by the last event, not by the last I/O. */
function choose(columns: MultipathColumns, group: number, startLba: number, bytes: number, isWrite: number): number {
  const pointer = pointerIfUsable(columns, group);
  if (bytes === 0) return pointer >= 0 ? pointer : fewestBytes(columns, group);
  const cacheBytes = columns.groupCacheBytes[group];
  if (cacheBytes >= 0 && pointer >= 0) {
    const nexus = columns.pathNexus[pointer];
    const fits = isWrite === 0 || columns.nexusBytes[nexus] + bytes <= cacheBytes;
    if (fits && startLba >= columns.nexusLastLba[nexus]) return pointer;
  }
  return fewestBytes(columns, group);
}

export const leastBlocks: Policy = {
  id: 'least-blocks',
  number: 6,
  short: 'LB',
  label: 'Least Blocks',
  teaches: 'Each I/O takes the path with the fewest bytes outstanding; from 2012 on, forward reads stick to one path.',
  choose,
  pointer: firstActive,
  onArrival: arriveActive,
  onRemoval: nothing,
  keep: keepAll,
};
