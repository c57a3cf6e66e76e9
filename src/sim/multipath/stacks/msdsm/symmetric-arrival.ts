/** A path that arrives or comes back where all paths are equally good (ms-mpio.md 4.3). */
import { refreshPointer } from './candidates';
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { findsItself } from './quirks';

/** Not eligible after all: nothing is known of it, but that it has no key where the LUN holds one. */
export function isRefused(draft: Draft, path: number, how: string): boolean {
  if (draft.eligible(path)) return false;
  const { group, keyRegistered } = draft.path(path);
  const noKey = draft.group(group).registeredKey !== null && !keyRegistered;
  draft.setState(path, DeviceState.undetermined, noKey ? 'not-registered' : how);
  return true;
}

export function arriveSymmetric(draft: Draft, path: number, how: string, isNew = how === 'arrival'): void {
  const { group } = draft.path(path);
  if (!isRefused(draft, path, how)) {
    const itself = isNew || findsItself(draft);
    draft.rule(group, how, (members) => {
      if (members.paths.length > 1) draft.policy(group).onArrival(members, path, itself);
      else if (members.stateOf(path) !== DeviceState.activeOptimized) members.setState(path, DeviceState.activeOptimized);
    });
  }
  refreshPointer(draft, group);
}
