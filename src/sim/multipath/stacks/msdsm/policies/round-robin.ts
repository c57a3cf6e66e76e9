/** Round Robin: the next path for each I/O. Refused on asymmetric LUNs (ms-mpio.md 4.1). */
import type { Policy } from './policy';
import { arriveActive, firstActive, keepAll, nothing, rotate } from './rules';

export const roundRobin: Policy = {
  id: 'round-robin',
  number: 2,
  short: 'RR',
  label: 'Round Robin',
  teaches: 'Each I/O takes the next path in turn, whatever the paths are doing: a slow path gets its full share.',
  choose: rotate,
  pointer: firstActive,
  onArrival: arriveActive,
  onRemoval: nothing,
  keep: keepAll,
};
