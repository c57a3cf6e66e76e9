/** Linux queue-length: the fewest requests in flight, whatever their size (linux-dm-multipath.md 2.1). */
import { areNumbers, repeatCount, type Range, type Selector } from './selector';
import { append, clearList, drop, isListed, listSlots, turn } from './usable-list';

const inFlightAt = (range: Range): number => range.i32 + listSlots(range.paths);
const repeatAt = (range: Range): number => inFlightAt(range) + range.paths;

export const queueLengthSelector: Selector = {
  id: 'queue-length',
  label: 'queue-length',
  teaches: 'The path with the fewest requests in flight; of equal ones the one that waited longest.',
  statusWords: 1,
  tableWords: 1,
  slots: (paths) => ({ i32: listSlots(paths) + 2 * paths, f64: 0 }),
  open({ i32 }, range) {
    clearList(i32, range.i32, range.paths);
    i32.fill(0, inFlightAt(range), repeatAt(range) + range.paths);
    return true;
  },
  add({ i32 }, range, path, words) {
    if (words.length > 1 || !areNumbers(words)) return false;
    i32[inFlightAt(range) + path] = 0;
    i32[repeatAt(range) + path] = repeatCount(words[0]);
    append(i32, range.i32, path);
    return true;
  },
  select({ i32 }, range) {
    const list = range.i32;
    const count = i32[list];
    if (count === 0) return -1;
    const inFlight = inFlightAt(range);
    let best = 0;
    let least = i32[inFlight + i32[list + 1]];
    for (let place = 1; place < count && least !== 0; place += 1) {
      const own = i32[inFlight + i32[list + 1 + place]];
      if (own < least) {
        best = place;
        least = own;
      }
    }
    return turn(i32, list, best);
  },
  start: ({ i32 }, range, path) => {
    i32[inFlightAt(range) + path] += 1;
  },
  end: ({ i32 }, range, path) => {
    i32[inFlightAt(range) + path] -= 1;
  },
  fail: ({ i32 }, range, path) => drop(i32, range.i32, path),
  reinstate: ({ i32 }, range, path) => append(i32, range.i32, path),
  usable: ({ i32 }, range, path) => isListed(i32, range.i32, path),
  words: () => '0',
  status: ({ i32 }, range, path) => String(i32[inFlightAt(range) + path]),
  table: ({ i32 }, range, path) => String(i32[repeatAt(range) + path]),
};
