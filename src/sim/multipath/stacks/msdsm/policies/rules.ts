/** Rules that several policies share. Loops over a group's list are hot: no allocation, no closures. */
import { maxPathsPerLun, type MultipathColumns } from '../../../columns';
import { DeviceState } from '../device-state';
import type { Members } from './policy';

const activeOptimized = DeviceState.activeOptimized;

/** Position 0 of the group's list in `groupList`. */
export const listStart = (group: number): number => group * maxPathsPerLun;

/** Takes part in any policy's choice (ms-mpio.md 3.3). */
export const takesPart = (columns: MultipathColumns, path: number): boolean =>
  columns.pathState[path] === activeOptimized && columns.pathEligible[path] === 1;

/** First eligible Active/Optimized path of the list, or -1. */
export function firstActive(columns: MultipathColumns, group: number): number {
  const start = listStart(group);
  const end = start + columns.groupCount[group];
  for (let at = start; at < end; at += 1) {
    const path = columns.groupList[at];
    if (takesPart(columns, path)) return path;
  }
  return -1;
}

/**
 * The path to be used, if it still can be: it may be a path that is not Active/Optimized, the fallback of an
 * asymmetric LUN (ms-mpio.md 5.7), but never a failed or removed one, unless every habit of the sample is wanted.
 */
export function pointerIfUsable(columns: MultipathColumns, group: number): number {
  const path = columns.groupPointer[group];
  if (path < 0) return -1;
  if (columns.pathState[path] < DeviceState.notUsed && columns.pathEligible[path] === 1) return path;
  return columns.groupExact[group] === 1 ? path : -1;
}

/** What the comparing policies do without any Active/Optimized path: the pointer on asymmetric LUNs, else nothing (3.4). */
export const withoutActive = (columns: MultipathColumns, group: number): number =>
  columns.groupSymmetric[group] === 1 ? -1 : pointerIfUsable(columns, group);

/** Place in the list where round robin goes, or -1: the pointer's own, or the next one that takes part, around the list. */
function turnOf(columns: MultipathColumns, start: number, count: number, pointer: number): number {
  let first = -1;
  let met = false;
  for (let i = 0; i < count; i += 1) {
    const path = columns.groupList[start + i];
    if (path === pointer) met = true;
    if (!takesPart(columns, path)) continue;
    if (first < 0) first = i;
    if (met || pointer < 0) return i;
  }
  return first;
}

/** The same as the sample finds it (quirk 9.1): past a pointer that takes no part, the last one that does. */
function exactTurnOf(columns: MultipathColumns, start: number, count: number, pointer: number): number {
  let substitute = -1;
  let met = false;
  for (let i = 0; i < count; i += 1) {
    const path = columns.groupList[start + i];
    if (columns.pathEligible[path] === 1 && path === pointer) met = true;
    if (!takesPart(columns, path)) continue;
    if (pointer < 0 || path === pointer) return i;
    if (substitute < 0 || met) substitute = i;
  }
  return substitute;
}

/**
 * Round robin: this I/O goes to the pointer, and the pointer moves to the next Active/Optimized path of the list,
 * around its end (ms-mpio.md 3.4).
 */
export function rotate(columns: MultipathColumns, group: number): number {
  const start = listStart(group);
  const count = columns.groupCount[group];
  const pointer = columns.groupPointer[group];
  const used =
    columns.groupExact[group] === 1
      ? exactTurnOf(columns, start, count, pointer)
      : turnOf(columns, start, count, pointer);
  if (used < 0) return pointerIfUsable(columns, group);
  const chosen = columns.groupList[start + used];
  let next = chosen;
  for (let step = 1; step < count; step += 1) {
    const at = used + step;
    const path = columns.groupList[start + (at < count ? at : at - count)];
    if (takesPart(columns, path)) {
      next = path;
      break;
    }
  }
  columns.groupPointer[group] = next;
  return chosen;
}

/** Nobody rests: the arrival rule of RR, LQD, WP and LB. */
export function arriveActive(members: Members, path: number): void {
  if (members.stateOf(path) !== activeOptimized) members.setState(path, activeOptimized);
}

/** Nobody is masked: what the array calls optimized is active. */
export const keepAll = (_members: Members, keeper: number, path: number): number => (keeper < 0 ? path : keeper);

/** The rule of policies that keep no spares. */
export function nothing(): void {
  // Every good path already carries.
}

export const isActive = (members: Members, path: number): boolean =>
  members.eligible(path) && members.stateOf(path) === activeOptimized;

/** The first Active/Optimized path in DSM order, or -1, `besides` not counted. */
export const firstActiveMember = (members: Members, besides = -1): number =>
  members.paths.find((path) => path !== besides && isActive(members, path)) ?? -1;

/** No path carries any more: exactly one standby is promoted, the first, or the last one whose port group the array prefers (4.4). */
export function promoteOneStandby(members: Members): void {
  if (firstActiveMember(members) >= 0) return;
  let chosen = -1;
  for (const path of members.paths) {
    if (!members.eligible(path) || members.stateOf(path) !== DeviceState.standby) continue;
    if (chosen < 0 || members.prefBitOf(path)) chosen = path;
  }
  if (chosen >= 0) members.setState(chosen, activeOptimized);
}

/** A path with this wish may stay Active/Optimized: it asks for it, or asks for nothing. */
export const toleratesActive = (wish: number): boolean =>
  wish === DeviceState.activeOptimized || wish === DeviceState.undetermined;
