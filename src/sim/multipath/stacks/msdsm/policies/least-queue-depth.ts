/** Least Queue Depth: the path with the fewest requests in flight, counted over all LUNs behind it (ms-mpio.md 3.1, 3.4). */
import type { MultipathColumns } from '../../../columns';
import type { Policy } from './policy';
import { arriveActive, firstActive, keepAll, listStart, nothing, takesPart, withoutActive } from './rules';

function fewestInFlight(columns: MultipathColumns, group: number): number {
  const start = listStart(group);
  const end = start + columns.groupCount[group];
  let best = -1;
  let least = 0;
  for (let at = start; at < end; at += 1) {
    const path = columns.groupList[at];
    if (!takesPart(columns, path)) continue;
    const inFlight = columns.nexusInFlight[columns.pathNexus[path]];
    if (best < 0 || inFlight < least) {
      best = path;
      least = inFlight;
    }
  }
  return best < 0 ? withoutActive(columns, group) : best;
}

export const leastQueueDepth: Policy = {
  id: 'least-queue-depth',
  number: 4,
  short: 'LQD',
  label: 'Least Queue Depth',
  teaches: 'Each I/O takes the path with the shortest queue, so a slow or hung path soon gets no more.',
  choose: fewestInFlight,
  pointer: firstActive,
  onArrival: arriveActive,
  onRemoval: nothing,
  keep: keepAll,
};
