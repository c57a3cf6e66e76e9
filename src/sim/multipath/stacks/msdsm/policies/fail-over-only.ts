/** Fail Over Only: one path carries, the others wait. */
import { DeviceState } from '../device-state';
import type { Members, Policy } from './policy';
import { firstActive, firstActiveMember, isActive, pointerIfUsable, promoteOneStandby, toleratesActive } from './rules';

/** ms-mpio.md 4.3: only the preferred path, or one explicitly configured as active, takes the work back. */
function arrive(members: Members, path: number): void {
  const active = firstActiveMember(members, path);
  const wantsBack =
    path === members.preferred ||
    (members.wishOf(path) === DeviceState.activeOptimized && active !== members.preferred);
  if (active < 0 || wantsBack) {
    members.setState(path, DeviceState.activeOptimized);
    for (const other of members.paths) {
      if (other !== path && isActive(members, other)) members.setState(other, DeviceState.standby);
    }
  } else {
    members.setState(path, DeviceState.standby);
  }
}

/** ms-mpio.md 5.3: preferred path, else the first in the list unless it would rather rest. */
function winner(members: Members, active: readonly number[], arrived: number): number {
  if (active.includes(members.preferred)) return members.preferred;
  if (toleratesActive(members.wishOf(active[0]))) return active[0];
  if (active.includes(arrived)) return arrived;
  return (
    active.find((path) => toleratesActive(members.wishOf(path))) ??
    active.find((path) => members.previousOf(path) === DeviceState.activeOptimized) ??
    active[0]
  );
}

function mask(members: Members, arrived: number): void {
  const active = members.paths.filter((path) => isActive(members, path));
  if (active.length < 2) return;
  const kept = winner(members, active, arrived);
  for (const path of active) {
    if (path === kept) continue;
    const wish = members.wishOf(path);
    members.setState(path, toleratesActive(wish) ? DeviceState.activeUnoptimized : wish);
  }
}

export const failOverOnly: Policy = {
  id: 'fail-over-only',
  number: 1,
  short: 'FOO',
  label: 'Fail Over Only',
  teaches: 'One path carries everything; the others wait until it fails.',
  choose: pointerIfUsable,
  pointer: firstActive,
  onArrival: arrive,
  onRemoval: promoteOneStandby,
  mask,
};
