/** An I/O goes down and comes back: multipath_clone_and_map and multipath_end_io (linux-dm-multipath.md 3.3, 3.4). */
import { selectors, type Arena } from '../selectors';
import { isPathError, resourceRow } from './block-status';
import { choosePath } from './choose';
import type { Effect } from './effects';
import { canMap, queueAt, QueueBit, Slot, type LoadedMap } from './memory';
import { failPath } from './paths';
import { activateOrOffline, startPgInit } from './pg-init';

/** What becomes of an I/O that got no path. */
export const MapResult = {
  /** Tried again when the queue runs again; the next try selects anew. */
  requeue: -1,
  /** Tried again after 100 ms. */
  delayRequeue: -2,
  /** The caller gets an I/O error. */
  kill: -3,
} as const;

/** dm core's wait before a DELAY_REQUEUE is mapped again. */
export const delayRequeueNs = 100_000_000;

/** Is I/O without a path kept rather than failed? */
const isKept = (i32: Int32Array, map: LoadedMap): boolean =>
  i32[map.i32 + Slot.queueIfNoPath] === 1 || i32[map.i32 + Slot.suspended] === 2;

/** The path that the I/O was sent to, or a `MapResult`. In steady state it allocates nothing and adds no effect. */
export function mapIo(
  arena: Arena,
  map: LoadedMap,
  bytes: number,
  nowNs: number,
  cpu: number,
  effects: Effect[],
): number {
  const { i32 } = arena;
  let path = i32[map.i32 + Slot.currentPath];
  if (path < 0 || i32[map.i32 + Slot.queueIo] === 0) path = choosePath(arena, map, bytes, nowNs, cpu);
  if (path < 0) return isKept(i32, map) ? MapResult.delayRequeue : MapResult.kill;
  if (i32[map.i32 + Slot.queueIo] === 1 || i32[map.i32 + Slot.pgInitRequired] === 1) {
    startPgInit({ arena, map, nowNs, effects });
    return MapResult.delayRequeue;
  }
  const queue = i32[queueAt(map, path)];
  if (!canMap(queue)) {
    if ((queue & QueueBit.dying) === 0) return MapResult.requeue;
    i32[map.i32 + Slot.pgInitInProgress] += 1;
    activateOrOffline({ arena, map, nowNs, effects }, path);
    return MapResult.delayRequeue;
  }
  const group = map.groupOf[path];
  selectors[map.selectorOf[group]].start(arena, map.ranges[group], path - map.firstOf[group], bytes);
  return path;
}

/** What becomes of a request that came back. */
export const EndResult = {
  /** Complete upwards with the status that it came with. */
  done: 0,
  /** Mapped again at once. */
  requeue: 1,
  delayRequeue: 2,
} as const;

/**
 * The request of `bytes` that went to `path` at `startNs` came back with this row of `blockStatuses`. One error is enough
 * to fail the path; there is no count of retries, an I/O goes from path to path.
 */
export function endIo(
  arena: Arena,
  map: LoadedMap,
  path: number,
  bytes: number,
  startNs: number,
  status: number,
  nowNs: number,
  effects: Effect[],
): number {
  let result: number = EndResult.done;
  if (isPathError(status)) {
    failPath({ arena, map, nowNs, effects }, path);
    const { i32 } = arena;
    if (i32[map.i32 + Slot.usablePaths] > 0 || isKept(i32, map))
      result = status === resourceRow ? EndResult.delayRequeue : EndResult.requeue;
  }
  releaseIo(arena, map, path, bytes, startNs, nowNs);
  return result;
}

/**
 * The request is out on its path no longer: it came back, or the path's queue was busy when it was to be put into it, and
 * dm core undoes the mapping.
 */
export function releaseIo(
  arena: Arena,
  map: LoadedMap,
  path: number,
  bytes: number,
  startNs: number,
  nowNs: number,
): void {
  const group = map.groupOf[path];
  selectors[map.selectorOf[group]].end(arena, map.ranges[group], path - map.firstOf[group], bytes, startNs, nowNs);
}
