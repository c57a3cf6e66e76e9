/** The ordered list of usable paths that most selectors turn: a count at `at`, then the paths. */

export const listSlots = (paths: number): number => 1 + paths;

export function clearList(i32: Int32Array, at: number, paths: number): void {
  i32.fill(-1, at, at + listSlots(paths));
  i32[at] = 0;
}

export function placeOf(i32: Int32Array, at: number, path: number): number {
  const count = i32[at];
  for (let place = 0; place < count; place += 1) if (i32[at + 1 + place] === path) return place;
  return -1;
}

export function append(i32: Int32Array, at: number, path: number): void {
  const count = i32[at];
  i32[at + 1 + count] = path;
  i32[at] = count + 1;
}

export function prepend(i32: Int32Array, at: number, path: number): void {
  const count = i32[at];
  i32.copyWithin(at + 2, at + 1, at + 1 + count);
  i32[at + 1] = path;
  i32[at] = count + 1;
}

export function dropAt(i32: Int32Array, at: number, place: number): void {
  const count = i32[at];
  i32.copyWithin(at + 1 + place, at + 2 + place, at + 1 + count);
  i32[at + count] = -1;
  i32[at] = count - 1;
}

/** The path at this place goes to the tail. */
export function turn(i32: Int32Array, at: number, place: number): number {
  const count = i32[at];
  const path = i32[at + 1 + place];
  i32.copyWithin(at + 1 + place, at + 2 + place, at + 1 + count);
  i32[at + count] = path;
  return path;
}
