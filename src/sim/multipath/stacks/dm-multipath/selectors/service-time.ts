/**
 * Linux service-time: the smallest (bytes in flight + this I/O) / throughput (linux-dm-multipath.md 2.2).
 * Bytes in flight are a signed 32-bit counter that wraps, products are 64 bits wide, and every comparison is cut to 32 bits
 * before its sign is looked at: with unequal weights some 21 MiB are enough for the busier path to win. Kept on purpose.
 */
import {
  cutDifference,
  highWord,
  lowWord,
  shiftedHigh,
  shiftedLow,
  timesHigh,
  timesLow,
  toInt32,
} from '../../../../kernel';
import { areNumbers, repeatCount, type Arena, type Range, type Selector } from './selector';
import { append, clearList, drop, isListed, listSlots, turn } from './usable-list';

const maxThroughput = 100;
const shiftBits = 7;
/** High word of 2^57: from there on both sums are shifted before they are multiplied. */
const bigHigh = 0x2000000;

const bytesAt = (range: Range): number => range.i32 + listSlots(range.paths);
const throughputAt = (range: Range): number => bytesAt(range) + range.paths;
const repeatAt = (range: Range): number => throughputAt(range) + range.paths;

/** Below zero: a path with `bytesA` in flight and this throughput is better than one with `bytesB`. */
export function compareLoad(
  bytesA: number,
  throughputA: number,
  bytesB: number,
  throughputB: number,
  incoming: number,
): number {
  if (throughputA === throughputB) return cutDifference(lowWord(bytesA), lowWord(bytesB));
  if (bytesA === bytesB || throughputA === 0 || throughputB === 0) return throughputB - throughputA;
  const sumA = bytesA + incoming;
  const sumB = bytesB + incoming;
  let lowA = lowWord(sumA);
  let lowB = lowWord(sumB);
  let highA = highWord(sumA);
  let highB = highWord(sumB);
  if (highA >= bigHigh || highB >= bigHigh) {
    lowA = shiftedLow(highA, lowA, shiftBits);
    lowB = shiftedLow(highB, lowB, shiftBits);
    highA = shiftedHigh(highA, shiftBits);
    highB = shiftedHigh(highB, shiftBits);
  }
  const productA = timesLow(lowA, throughputB);
  const productB = timesLow(lowB, throughputA);
  const same = productA === productB && timesHigh(highA, lowA, throughputB) === timesHigh(highB, lowB, throughputA);
  return same ? throughputB - throughputA : cutDifference(productA, productB);
}

function select({ i32 }: Arena, range: Range, incoming: number): number {
  const count = i32[range.i32];
  if (count === 0) return -1;
  const bytes = bytesAt(range);
  const throughput = throughputAt(range);
  let best = 0;
  let bestPath = i32[range.i32 + 1];
  for (let place = 1; place < count; place += 1) {
    const path = i32[range.i32 + 1 + place];
    if (
      compareLoad(
        i32[bytes + path],
        i32[throughput + path],
        i32[bytes + bestPath],
        i32[throughput + bestPath],
        incoming,
      ) < 0
    ) {
      best = place;
      bestPath = path;
    }
  }
  return turn(i32, range.i32, best);
}

function add({ i32 }: Arena, range: Range, path: number, words: readonly string[]): boolean {
  if (words.length > 2 || !areNumbers(words)) return false;
  const throughput = Number(words[1] ?? 1);
  if (throughput > maxThroughput) return false;
  i32[bytesAt(range) + path] = 0;
  i32[throughputAt(range) + path] = throughput;
  i32[repeatAt(range) + path] = repeatCount(words[0]);
  append(i32, range.i32, path);
  return true;
}

export const serviceTimeSelector: Selector = {
  id: 'service-time',
  label: 'service-time',
  teaches:
    'The path that would finish this I/O first, by bytes in flight and its throughput; the default of multipath-tools.',
  statusWords: 2,
  tableWords: 2,
  slots: (paths) => ({ i32: listSlots(paths) + 3 * paths, f64: 0 }),
  open({ i32 }, range) {
    clearList(i32, range.i32, range.paths);
    i32.fill(0, bytesAt(range), repeatAt(range) + range.paths);
    return true;
  },
  add,
  select,
  start: ({ i32 }, range, path, bytes) => {
    i32[bytesAt(range) + path] = toInt32(i32[bytesAt(range) + path] + bytes);
  },
  end: ({ i32 }, range, path, bytes) => {
    i32[bytesAt(range) + path] = toInt32(i32[bytesAt(range) + path] - bytes);
  },
  fail: ({ i32 }, range, path) => drop(i32, range.i32, path),
  reinstate: ({ i32 }, range, path) => append(i32, range.i32, path),
  usable: ({ i32 }, range, path) => isListed(i32, range.i32, path),
  words: () => '0',
  status: ({ i32 }, range, path) => `${i32[bytesAt(range) + path]} ${i32[throughputAt(range) + path]}`,
  table: ({ i32 }, range, path) => `${i32[repeatAt(range) + path]} ${i32[throughputAt(range) + path]}`,
};
