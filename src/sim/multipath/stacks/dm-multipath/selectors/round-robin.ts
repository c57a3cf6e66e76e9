/** Linux round-robin: a private list per priority group, turned by every selection (linux-dm-multipath.md 2). */
import { areNumbers, repeatCount, type Selector } from './selector';
import { append, clearList, drop, isListed, listSlots, prepend, turn } from './usable-list';

export const roundRobinSelector: Selector = {
  id: 'round-robin',
  label: 'round-robin',
  teaches: 'The head of the list goes to its tail; a path that comes back is the next to be used.',
  statusWords: 0,
  tableWords: 1,
  slots: (paths) => ({ i32: listSlots(paths) + paths, f64: 0 }),
  open({ i32 }, range) {
    clearList(i32, range.i32, range.paths);
    return true;
  },
  add({ i32 }, range, path, words) {
    if (words.length > 1 || !areNumbers(words)) return false;
    i32[range.i32 + listSlots(range.paths) + path] = repeatCount(words[0]);
    append(i32, range.i32, path);
    return true;
  },
  select: ({ i32 }, range) => (i32[range.i32] === 0 ? -1 : turn(i32, range.i32, 0)),
  start() {},
  end() {},
  fail: ({ i32 }, range, path) => drop(i32, range.i32, path),
  reinstate: ({ i32 }, range, path) => prepend(i32, range.i32, path),
  usable: ({ i32 }, range, path) => isListed(i32, range.i32, path),
  words: () => '0',
  status: () => '',
  table: ({ i32 }, range, path) => String(i32[range.i32 + listSlots(range.paths) + path]),
};
