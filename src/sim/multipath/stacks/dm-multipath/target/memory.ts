/**
 * Where a map keeps what changes: one range of an arena, so that a copy of the arena is a checkpoint. What stays as it was
 * loaded is the `LoadedMap`, plain values too. Paths are numbered from 0 over the whole map, in table order; groups from
 * 0 (the kernel's texts and messages count them from 1).
 */
import { selectors, type Arena, type Range } from '../selectors';
import type { MapTable } from './table';

export interface LoadedMap {
  readonly table: MapTable;
  /** Module parameter queue_if_no_path_timeout_secs in milliseconds; 0: off, as by default. */
  readonly noPathTimeoutMs: number;
  readonly devices: readonly string[];
  readonly groupOf: readonly number[];
  /** First path of each group. */
  readonly firstOf: readonly number[];
  readonly selectorOf: readonly number[];
  readonly ranges: readonly Range[];
  readonly i32: number;
  readonly f64: number;
}

/** Slots of a map from `map.i32` on; flags are 0 or 1, a group or path that is not is -1. */
export const Slot = {
  /** All I/O waits: no group is ready yet. */
  queueIo: 0,
  queueIfNoPath: 1,
  /** What queueIfNoPath was before a suspend. */
  savedQueueIfNoPath: 2,
  pgInitRequired: 3,
  /** The next pg_init begins after a delay. */
  pgInitDelayRetry: 4,
  currentGroup: 5,
  /** The path that the last switch of groups found: not the last one used. */
  currentPath: 6,
  /** Group to be tried once, before all others. */
  nextGroup: 7,
  pgInitCount: 8,
  pgInitInProgress: 9,
  usablePaths: 10,
  /** 0 no, 1 with flush, 2 without. */
  suspended: 11,
  /** Order in which work was queued, of all work and of the event that waits (0: none). */
  lastOrder: 12,
  eventOrder: 13,
} as const;
const slots = 14;

/**
 * Bits of a path's queue, set by whoever knows: no request is free; it is being torn down; the driver below takes nothing
 * for now. The last one is not asked when an I/O is mapped, only by `isBusy`; and a full queue is not busy.
 */
export const QueueBit = { full: 1, dying: 2, busy: 4 } as const;
const stopsMapping = QueueBit.full | QueueBit.dying;
export const canMap = (queue: number): boolean => (queue & stopsMapping) === 0;

// For each group: bypassed. For each path, one list after the other:
const pathLists = 4;
export const bypassedAt = (map: LoadedMap, group: number): number => map.i32 + slots + group;
const pathAt = (map: LoadedMap, list: number, path: number): number =>
  map.i32 + slots + map.ranges.length + list * map.devices.length + path;
export const activeAt = (map: LoadedMap, path: number): number => pathAt(map, 0, path);
export const failCountAt = (map: LoadedMap, path: number): number => pathAt(map, 1, path);
export const queueAt = (map: LoadedMap, path: number): number => pathAt(map, 2, path);
/** Order of a queued activation; 0: none is queued. */
export const activationOrderAt = (map: LoadedMap, path: number): number => pathAt(map, 3, path);

/** In the f64 range, milliseconds: end of the no-path timer (-1: not armed), then when each path's activation is due. */
export const timerAt = (map: LoadedMap): number => map.f64;
export const activationDueAt = (map: LoadedMap, path: number): number => map.f64 + 1 + path;

/** Lays a table out from these slots on; `slots` says where the next map may begin. */
export function layOut(
  table: MapTable,
  from: { readonly i32: number; readonly f64: number },
  noPathTimeoutSecs = 0,
): { readonly map: LoadedMap; readonly next: { readonly i32: number; readonly f64: number } } {
  const devices = table.groups.flatMap((group) => group.paths.map((path) => path.device));
  const groupOf = table.groups.flatMap((group, row) => group.paths.map(() => row));
  const firstOf: number[] = [];
  const ranges: Range[] = [];
  let first = 0;
  let i32 = from.i32 + slots + table.groups.length + pathLists * devices.length;
  let f64 = from.f64 + 1 + devices.length;
  for (const group of table.groups) {
    const paths = group.paths.length;
    firstOf.push(first);
    ranges.push({ i32, f64, paths });
    const need = selectors[group.selector].slots(paths);
    first += paths;
    i32 += need.i32;
    f64 += need.f64;
  }
  const selectorOf = table.groups.map((group) => group.selector);
  const noPathTimeoutMs = noPathTimeoutSecs * 1000;
  return {
    map: { table, noPathTimeoutMs, devices, groupOf, firstOf, selectorOf, ranges, i32: from.i32, f64: from.f64 },
    next: { i32, f64 },
  };
}

/** As after the constructor: every path active, no group current. Tells why the kernel refuses the table, or null. */
export function openMap(arena: Arena, map: LoadedMap): string | null {
  const { i32, f64 } = arena;
  const { table } = map;
  i32.fill(0, map.i32, map.i32 + slots + map.ranges.length + pathLists * map.devices.length);
  f64.fill(-1, map.f64, map.f64 + 1 + map.devices.length);
  i32[map.i32 + Slot.queueIo] = 1;
  i32[map.i32 + Slot.queueIfNoPath] = table.queueIfNoPath ? 1 : 0;
  i32[map.i32 + Slot.currentGroup] = -1;
  i32[map.i32 + Slot.currentPath] = -1;
  i32[map.i32 + Slot.nextGroup] = table.initialGroup > table.groups.length ? -1 : table.initialGroup - 1;
  i32[map.i32 + Slot.usablePaths] = map.devices.length;
  for (const [row, group] of table.groups.entries()) {
    const selector = selectors[group.selector];
    const range = map.ranges[row];
    if (!selector.open(arena, range, group.words))
      return `group ${row + 1}: ${selector.id} refuses "${group.words.join(' ')}"`;
    for (const [place, path] of group.paths.entries()) {
      i32[activeAt(map, map.firstOf[row] + place)] = 1;
      if (!selector.add(arena, range, place, path.words))
        return `${path.device}: ${selector.id} refuses "${path.words.join(' ')}"`;
    }
  }
  return null;
}
