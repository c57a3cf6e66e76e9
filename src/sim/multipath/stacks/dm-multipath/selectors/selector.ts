/**
 * What every path selector of Linux keeps. Its whole memory is a range of an arena, so that a copy of the arena is a
 * checkpoint; the verbs are the kernel's own. Paths are numbered from 0 within a priority group. Times are whole
 * nanoseconds of one clock.
 */

export interface Arena {
  readonly i32: Int32Array;
  readonly f64: Float64Array;
}

/** Where a selector's memory lies: first slot of each kind, and for how many paths. */
export interface Range {
  readonly i32: number;
  readonly f64: number;
  readonly paths: number;
}

export interface Selector {
  readonly id: string;
  readonly label: string;
  readonly teaches: string;
  /** Words for each path in `dmsetup status` and in `dmsetup table`; both lines print the number. */
  readonly statusWords: number;
  readonly tableWords: number;
  /** Slots that a group of so many paths needs. */
  slots(paths: number): { readonly i32: number; readonly f64: number };
  /** Empties the range: no path is known. Takes the selector's own words of the table line; false when the kernel refuses them. */
  open(arena: Arena, range: Range, words: readonly string[]): boolean;
  /** A path with the words of the table line; false when the kernel refuses them. Paths are added in order, usable. */
  add(arena: Arena, range: Range, path: number, words: readonly string[]): boolean;
  /** Path for an I/O of so many bytes, or -1 when none is usable. Turns the list even if the I/O is then not started. */
  select(arena: Arena, range: Range, bytes: number, nowNs: number, cpu: number): number;
  start(arena: Arena, range: Range, path: number, bytes: number): void;
  /** Also for I/O of a path that failed meanwhile. `bytes` as at the start, `startNs` when that was. */
  end(arena: Arena, range: Range, path: number, bytes: number, startNs: number, nowNs: number): void;
  fail(arena: Arena, range: Range, path: number): void;
  reinstate(arena: Arena, range: Range, path: number): void;
  usable(arena: Arena, range: Range, path: number): boolean;
  /** The selector's own words, in `dmsetup status` and `dmsetup table` alike: their number, then they. */
  words(arena: Arena, range: Range): string;
  /** Words of `dmsetup status` for a path, without the trailing space. */
  status(arena: Arena, range: Range, path: number): string;
  /** Words of `dmsetup table` for a path. */
  table(arena: Arena, range: Range, path: number): string;
}

const wholeNumber = /^\d+$/;
export const areNumbers = (words: readonly string[]): boolean => words.every((word) => wholeNumber.test(word));

/** The path word `rr_min_io_rq` has no effect any more: what is above 1 counts and prints as 1, and 0 stays 0. */
export const repeatCount = (word: string | undefined): number => Math.min(Number(word ?? 1), 1);
