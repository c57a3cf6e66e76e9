/** Round Robin with Subset: round robin over the Active/Optimized paths, the others are spares. */
import { DeviceState } from '../device-state';
import type { Members, Policy } from './policy';
import { firstActive, firstActiveMember, isActive, promoteOneStandby, rotate, toleratesActive } from './rules';

/** ms-mpio.md 4.3: a path configured as active takes its place, and sends those configured as standby back to rest. */
function arrive(members: Members, path: number): void {
  const wished = members.wishOf(path) === DeviceState.activeOptimized;
  // Alone, or itself the first active one: a path that recovered without having been removed keeps its state.
  const first = firstActiveMember(members) === path || firstActiveMember(members, path) < 0;
  members.setState(path, wished || first ? DeviceState.activeOptimized : DeviceState.standby);
  if (!wished) return;
  for (const other of members.paths) {
    if (other !== path && isActive(members, other) && members.wishOf(other) === DeviceState.standby) {
      members.setState(other, DeviceState.standby);
    }
  }
}

/** ms-mpio.md 5.3 and 14.1: at least one stays active, until a path is met that accepts it; an arrived one stays in any case. */
function mask(members: Members, arrived: number): void {
  const active = members.paths.filter((path) => isActive(members, path));
  const accepts = (path: number): boolean => path === arrived || toleratesActive(members.wishOf(path));
  const keeper = active.find(accepts) ?? active[0];
  for (const path of active) {
    if (path !== keeper && !accepts(path)) members.setState(path, members.wishOf(path));
  }
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
  mask,
};
