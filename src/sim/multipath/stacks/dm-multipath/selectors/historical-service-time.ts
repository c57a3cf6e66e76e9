/**
 * Linux historical-service-time: how long requests took on each path of late, times how many are out
 * (linux-dm-multipath.md 2.3). Starts, ends and selections read the same nanosecond clock.
 */
import { average, bucketOf, buckets, digitsOf, isMore, isMoreWhole, one, weightOf } from './service-time-average';
import { areNumbers, type Arena, type Range, type Selector } from './selector';
import { append, clearList, drop, isListed, listSlots, turn } from './usable-list';

/** 0.949, the base that counts when the table line names none. */
const defaultBase = 972;
const mostMultiplier = 0xffffffff;
/** From so many in flight on, the kernel cuts the fraction away, so that the product fits into 64 bits. */
const manyOut = 1024;

// i32: list, requests out for each path, weights, base. f64: four for each path, then the multiplier.
const outAt = (range: Range): number => range.i32 + listSlots(range.paths);
const weightsAt = (range: Range): number => outAt(range) + range.paths;
const baseAt = (range: Range): number => weightsAt(range) + buckets;
const wholeAt = (range: Range): number => range.f64;
const partAt = (range: Range): number => range.f64 + range.paths;
const staleAt = (range: Range): number => range.f64 + 2 * range.paths;
const finishedAt = (range: Range): number => range.f64 + 3 * range.paths;
const multiplierAt = (range: Range): number => range.f64 + 4 * range.paths;

/**
 * Below zero: path `a` is better than `b` at this time. A path is its requests out, its average (whole nanoseconds and
 * 1024ths) and the time from which the average is stale.
 */
function compare(
  multiplier: number,
  nowNs: number,
  outA: number,
  wholeA: number,
  partA: number,
  staleA: number,
  outB: number,
  wholeB: number,
  partB: number,
  staleB: number,
): number {
  const aTookLonger = wholeA > wholeB || (wholeA === wholeB && partA > partB);
  const differ = aTookLonger
    ? isMore(1, wholeA, partA, multiplier, wholeB, partB)
    : isMore(1, wholeB, partB, multiplier, wholeA, partA);
  if (!differ) return outA - outB;

  // An idle path that is stale gets one I/O to see how it is now; of two idle ones the one that is stale for longer.
  if ((outA === 0 && staleA < nowNs) || (outB === 0 && staleB < nowNs) || (outA === 0 && outB === 0))
    return (outB === 0 ? staleA : 0) - (outA === 0 ? staleB : 0);

  const bIsBetter =
    outA === outB
      ? aTookLonger
      : outA >= manyOut || outB >= manyOut
        ? isMoreWhole(1 + outA, wholeA, 1 + outB, wholeB)
        : isMore(1 + outA, wholeA, partA, 1 + outB, wholeB, partB);
  // A favourite that has not answered of late is not fed more than the other.
  if ((bIsBetter ? staleB : staleA) < nowNs) return outA - outB;
  return bIsBetter ? 1 : -1;
}

function select({ i32, f64 }: Arena, range: Range, nowNs: number): number {
  const list = range.i32;
  const count = i32[list];
  if (count === 0) return -1;
  const out = outAt(range);
  const whole = wholeAt(range);
  const part = partAt(range);
  const stale = staleAt(range);
  const multiplier = f64[multiplierAt(range)];
  let best = 0;
  let b = i32[list + 1];
  for (let place = 1; place < count; place += 1) {
    const a = i32[list + 1 + place];
    const order = compare(
      multiplier,
      nowNs,
      i32[out + a],
      f64[whole + a],
      f64[part + a],
      f64[stale + a],
      i32[out + b],
      f64[whole + b],
      f64[part + b],
      f64[stale + b],
    );
    if (order >= 0) continue;
    best = place;
    b = a;
  }
  return turn(i32, list, best);
}

function open({ i32, f64 }: Arena, range: Range, words: readonly string[]): boolean {
  if (words.length > 2 || !areNumbers(words)) return false;
  const base = Number(words[0] ?? defaultBase);
  const multiplier = Number(words[1] ?? 0);
  if (base >= one || multiplier > mostMultiplier) return false;
  clearList(i32, range.i32, range.paths);
  i32.fill(0, outAt(range), weightsAt(range));
  for (let bucket = 0; bucket < buckets; bucket += 1)
    i32[weightsAt(range) + bucket] = bucket === buckets - 1 ? 0 : weightOf(base, bucket + 1);
  i32[baseAt(range)] = base;
  f64.fill(0, range.f64, multiplierAt(range));
  f64[multiplierAt(range)] = multiplier;
  return true;
}

function end({ i32, f64 }: Arena, range: Range, path: number, startNs: number, nowNs: number): void {
  // What began before the last one ended is taken as if it had waited for it.
  const from = Math.max(startNs, f64[finishedAt(range) + path]);
  const tookNs = Math.max(0, nowNs - from);
  f64[finishedAt(range) + path] = nowNs;
  i32[outAt(range) + path] -= 1;
  average(f64, wholeAt(range) + path, partAt(range) + path, tookNs, i32[weightsAt(range) + bucketOf(tookNs)]);
  const usablePaths = i32[range.i32];
  f64[staleAt(range) + path] = nowNs + usablePaths * f64[wholeAt(range) + path];
}

export const historicalServiceTimeSelector: Selector = {
  id: 'historical-service-time',
  label: 'historical-service-time',
  teaches: 'The path whose requests took the shortest time of late, times how many of them are still out.',
  statusWords: 3,
  tableWords: 1,
  slots: (paths) => ({ i32: listSlots(paths) + paths + buckets + 1, f64: 4 * paths + 1 }),
  open,
  add({ i32, f64 }, range, path, words) {
    if (words.length > 1 || !areNumbers(words)) return false;
    f64[wholeAt(range) + path] = 1;
    append(i32, range.i32, path);
    return true;
  },
  select: (arena, range, _bytes, nowNs) => select(arena, range, nowNs),
  start: ({ i32 }, range, path) => {
    i32[outAt(range) + path] += 1;
  },
  end: (arena, range, path, _bytes, startNs, nowNs) => end(arena, range, path, startNs, nowNs),
  fail: ({ i32 }, range, path) => drop(i32, range.i32, path),
  reinstate: ({ i32 }, range, path) => append(i32, range.i32, path),
  usable: ({ i32 }, range, path) => isListed(i32, range.i32, path),
  words: ({ i32, f64 }, range) => `2 ${i32[baseAt(range)]} ${f64[multiplierAt(range)]}`,
  status: ({ i32, f64 }, range, path) =>
    [
      digitsOf(f64[wholeAt(range) + path], f64[partAt(range) + path]),
      i32[outAt(range) + path],
      f64[staleAt(range) + path],
    ].join(' '),
  // The path word is taken and never used; the kernel prints this.
  table: () => '0',
};
