/** Fail Over Only: one path carries, the others wait. */
import { DeviceState } from '../device-state';
import { mayOverride } from './quirks';
import type { Members, Policy } from './policy';
import { firstActive, firstActiveMember, keepAll, pointerIfUsable, promoteOneStandby, toleratesActive } from './rules';

const { activeOptimized, activeUnoptimized, standby } = DeviceState;

/** ms-mpio.md 4.3: only the preferred path, or one explicitly configured as active, takes the work back. */
function arrive(members: Members, path: number, findsItself: boolean): void {
  const active = findsItself ? firstActiveMember(members) : firstActiveMember(members, path);
  if (members.isPreferred(path)) {
    if (active >= 0 && active !== path) members.setState(active, standby);
    members.setState(path, activeOptimized);
  } else if (active < 0) {
    members.setState(path, activeOptimized);
  } else if (members.wishOf(path) === activeOptimized && !members.isPreferred(active)) {
    members.setState(active, standby);
    members.setState(path, activeOptimized);
  } else if (active !== path) {
    members.setState(path, standby);
  }
}

/** To its wish; to unoptimized where it would like to be active, or minds nothing. */
function rest(members: Members, path: number): void {
  const wish = members.wishOf(path);
  members.setState(path, toleratesActive(wish) ? activeUnoptimized : wish);
}

/** Does `path` take over from `keeper`? (ms-mpio.md 5.3 with 14.1) */
function takesOver(members: Members, keeper: number, path: number, arrived: number, wasActive: boolean): boolean {
  if (members.isPreferred(path)) return true;
  const tolerates = toleratesActive(members.wishOf(path));
  if (!toleratesActive(members.wishOf(keeper))) {
    if (members.isPreferred(keeper)) return false;
    return path === arrived || tolerates || wasActive;
  }
  if (!mayOverride(members.exact, members.isPreferred(keeper))) return false;
  return path === arrived || (tolerates && wasActive);
}

function keep(members: Members, keeper: number, path: number, arrived: number, wasActive: boolean): number {
  if (keeper < 0) return keepAll(members, keeper, path);
  const takes = takesOver(members, keeper, path, arrived, wasActive);
  rest(members, takes ? keeper : path);
  return takes ? path : keeper;
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
  keep,
};
