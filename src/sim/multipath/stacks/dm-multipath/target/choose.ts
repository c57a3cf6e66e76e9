/**
 * Which path takes the next I/O: the kernel's choose_pgpath (linux-dm-multipath.md 3.2). Runs for every I/O. A group is
 * left only when none of its paths is usable, or on a message; nothing in here goes back to a better group.
 */
import { selectors, type Arena } from '../selectors';
import { bypassedAt, Slot, type LoadedMap } from './memory';

function tryGroup(arena: Arena, map: LoadedMap, group: number, bytes: number, nowNs: number, cpu: number): number {
  const place = selectors[map.selectorOf[group]].select(arena, map.ranges[group], bytes, nowNs, cpu);
  if (place < 0) return -1;
  const path = map.firstOf[group] + place;
  if (arena.i32[map.i32 + Slot.currentGroup] !== group) switchGroup(arena.i32, map, group, path);
  return path;
}

function switchGroup(i32: Int32Array, map: LoadedMap, group: number, path: number): void {
  const needsPgInit = map.table.handler === '' ? 0 : 1;
  i32[map.i32 + Slot.currentGroup] = group;
  i32[map.i32 + Slot.currentPath] = path;
  i32[map.i32 + Slot.pgInitRequired] = needsPgInit;
  i32[map.i32 + Slot.queueIo] = needsPgInit;
  i32[map.i32 + Slot.pgInitCount] = 0;
}

/** A path of the map, or -1. Turns selectors' lists, may switch groups. */
export function choosePath(arena: Arena, map: LoadedMap, bytes: number, nowNs: number, cpu: number): number {
  const { i32 } = arena;
  const at = map.i32;
  if (i32[at + Slot.usablePaths] === 0) {
    i32[at + Slot.queueIo] = 0;
  } else {
    const next = i32[at + Slot.nextGroup];
    if (next >= 0) {
      i32[at + Slot.nextGroup] = -1;
      const path = tryGroup(arena, map, next, bytes, nowNs, cpu);
      if (path >= 0) return path;
    }
    const current = i32[at + Slot.currentGroup];
    if (current >= 0) {
      const path = tryGroup(arena, map, current, bytes, nowNs, cpu);
      if (path >= 0) return path;
    }
    for (let bypassed = 0; bypassed <= 1; bypassed += 1) {
      for (let group = 0; group < map.ranges.length; group += 1) {
        if (i32[bypassedAt(map, group)] !== bypassed) continue;
        const path = tryGroup(arena, map, group, bytes, nowNs, cpu);
        if (path < 0) continue;
        // Do not hammer a controller that asked to be left alone.
        if (bypassed === 1) i32[at + Slot.pgInitDelayRetry] = 1;
        return path;
      }
    }
  }
  i32[at + Slot.currentPath] = -1;
  i32[at + Slot.currentGroup] = -1;
  return -1;
}
