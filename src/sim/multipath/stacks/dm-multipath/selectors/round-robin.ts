/** Linux round-robin: a private list per priority group, turned by every selection (linux-dm-multipath.md 2). */
import type { Selector } from './selector';
import { append, clearList, dropAt, listSlots, placeOf, prepend, turn } from './usable-list';

export const roundRobinSelector: Selector = {
  id: 'round-robin',
  label: 'round-robin',
  teaches: 'The head of the list goes to its tail; a path that comes back is the next to be used.',
  slots: (paths) => ({ i32: listSlots(paths), f64: 0 }),
  open: ({ i32 }, range) => clearList(i32, range.i32, range.paths),
  add({ i32 }, range, path, words) {
    // One word at most, a number: repeat_count, which has no effect any more.
    if (words.length > 1 || words.some((word) => !/^\d+$/.test(word))) return false;
    append(i32, range.i32, path);
    return true;
  },
  select: ({ i32 }, range) => (i32[range.i32] === 0 ? -1 : turn(i32, range.i32, 0)),
  start() {},
  end() {},
  fail({ i32 }, range, path) {
    const place = placeOf(i32, range.i32, path);
    if (place >= 0) dropAt(i32, range.i32, place);
  },
  reinstate: ({ i32 }, range, path) => prepend(i32, range.i32, path),
  usable: ({ i32 }, range, path) => placeOf(i32, range.i32, path) >= 0,
  status: () => '',
  table: () => '1',
};
