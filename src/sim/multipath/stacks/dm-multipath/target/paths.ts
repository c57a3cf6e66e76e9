/** Paths out of use and back (linux-dm-multipath.md 3.5). The kernel fails paths by itself; it reinstates on a message alone. */
import { selectors } from '../selectors';
import type { Call } from './effects';
import { activeAt, failCountAt, Slot } from './memory';
import { armNoPathTimer, queueActivation, queueEvent, stopNoPathTimer } from './work';

export function failPath(call: Call, path: number): void {
  const { arena, map, effects } = call;
  const { i32 } = arena;
  if (i32[activeAt(map, path)] === 0) return;
  const group = map.groupOf[path];
  selectors[map.selectorOf[group]].fail(arena, map.ranges[group], path - map.firstOf[group]);
  i32[activeAt(map, path)] = 0;
  i32[failCountAt(map, path)] += 1;
  i32[map.i32 + Slot.usablePaths] -= 1;
  // The group stays the current one.
  if (i32[map.i32 + Slot.currentPath] === path) i32[map.i32 + Slot.currentPath] = -1;
  effects.push({ kind: 'uevent', what: 'PATH_FAILED', path, usablePaths: i32[map.i32 + Slot.usablePaths] });
  queueEvent(call);
  armNoPathTimer(call);
}

export function reinstatePath(call: Call, path: number): void {
  const { arena, map, effects } = call;
  const { i32 } = arena;
  let drivesQueue = false;
  if (i32[activeAt(map, path)] === 0) {
    const group = map.groupOf[path];
    selectors[map.selectorOf[group]].reinstate(arena, map.ranges[group], path - map.firstOf[group]);
    i32[activeAt(map, path)] = 1;
    i32[map.i32 + Slot.usablePaths] += 1;
    if (i32[map.i32 + Slot.usablePaths] === 1) {
      i32[map.i32 + Slot.currentPath] = -1;
      drivesQueue = true;
    } else if (
      map.table.handler !== '' &&
      i32[map.i32 + Slot.currentGroup] === group &&
      queueActivation(call, path, 0)
    ) {
      i32[map.i32 + Slot.pgInitInProgress] += 1;
    }
    effects.push({ kind: 'uevent', what: 'PATH_REINSTATED', path, usablePaths: i32[map.i32 + Slot.usablePaths] });
    queueEvent(call);
  }
  if (drivesQueue) effects.push({ kind: 'run-queue' }, { kind: 'kick-requeue' });
  stopNoPathTimer(call);
}
