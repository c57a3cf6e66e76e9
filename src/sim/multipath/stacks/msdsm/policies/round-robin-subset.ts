/** Round Robin with Subset: round robin over the Active/Optimized paths, the others are spares. */
import { DeviceState } from '../device-state';
import type { Members, Policy } from './policy';
import { firstActive, firstActiveMember, promoteOneStandby, rotate, toleratesActive } from './rules';

const { activeOptimized, standby } = DeviceState;

/** ms-mpio.md 4.3: a path configured as active takes its place, and sends those configured as standby back to rest. */
function arrive(members: Members, path: number): void {
  if (members.wishOf(path) === activeOptimized) {
    for (const other of members.paths) {
      if (members.wishOf(other) === standby && members.stateOf(other) === activeOptimized) members.slipState(other, standby);
    }
    members.setState(path, activeOptimized);
    return;
  }
  // Alone, or itself the first active one: it stays. Any other rests, also one that recovered (quirk 9.5).
  const first = firstActiveMember(members);
  if (first < 0 || first === path) members.setState(path, activeOptimized);
  else members.slipState(path, standby);
}

/** ms-mpio.md 5.3 and 14.1: at least one stays active, until a path is met that accepts it; an arrived one stays in any case. */
function keep(members: Members, keeper: number, path: number, arrived: number): number {
  if (keeper < 0) return path;
  const accepts = toleratesActive(members.wishOf(path));
  if (path !== arrived && !accepts) {
    members.setState(path, members.wishOf(path));
    return keeper;
  }
  const gives = !toleratesActive(members.wishOf(keeper));
  if (gives) members.setState(keeper, members.wishOf(keeper));
  return gives || path === arrived ? path : keeper;
}

export const roundRobinSubset: Policy = {
  id: 'round-robin-subset',
  number: 3,
  short: 'RRWS',
  label: 'Round Robin with Subset',
  teaches: 'Round robin over the optimized or active paths only; the rest are spares until none of them is left.',
  choose: rotate,
  pointer: firstActive,
  onArrival: arrive,
  onRemoval: promoteOneStandby,
  keep,
};
