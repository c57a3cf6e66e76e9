/**
 * Linux io-affinity: every CPU has its path, written into the table line (linux-dm-multipath.md 2.4). No setting of
 * multipath.conf leads here, and it looks at no load.
 */
import type { Range, Selector } from './selector';

/** The machine: CPUs 0-3 are node 0, CPUs 4-7 node 1, as on the one that recorded the traces. Assumption (`placeholder`). */
export const cpuCount = 8;
const cpusPerNode = 4;
const wordSize = 0x100000000;

const missesAt = (range: Range): number => range.i32;
const pathOfCpuAt = (range: Range): number => missesAt(range) + 1;
const downAt = (range: Range): number => pathOfCpuAt(range) + cpuCount;
const maskAt = (range: Range): number => downAt(range) + range.paths;

/** First usable path of the CPUs from `from` to before `to`, or -1. */
function firstUsable(i32: Int32Array, range: Range, from: number, to: number): number {
  const pathOfCpu = pathOfCpuAt(range);
  const down = downAt(range);
  for (let cpu = from; cpu < to; cpu += 1) {
    const path = i32[pathOfCpu + cpu];
    if (path >= 0 && i32[down + path] === 0) return path;
  }
  return -1;
}

/** The CPU mask of a table word, or -1: hexadecimal, with commas between groups of eight digits. */
function maskOf(word: string): number {
  if (!/^[\da-f]{1,8}(,[\da-f]{1,8})*$/i.test(word)) return -1;
  return parseInt(word.slice(word.lastIndexOf(',') + 1), 16);
}

export const ioAffinitySelector: Selector = {
  id: 'io-affinity',
  label: 'io-affinity',
  teaches: 'The path that the CPU of the I/O is mapped to; another one of its node only when that is down.',
  statusWords: 1,
  tableWords: 1,
  slots: (paths) => ({ i32: 1 + cpuCount + 2 * paths, f64: 0 }),
  open({ i32 }, range) {
    i32[missesAt(range)] = 0;
    i32.fill(-1, pathOfCpuAt(range), downAt(range));
    // Down until it is added.
    i32.fill(1, downAt(range), maskAt(range));
    i32.fill(0, maskAt(range), maskAt(range) + range.paths);
    return true;
  },
  add({ i32 }, range, path, words) {
    const mask = words.length === 1 ? maskOf(words[0]) : -1;
    if (mask < 0) return false;
    let claimed = false;
    for (let cpu = 0; cpu < cpuCount; cpu += 1) {
      const slot = pathOfCpuAt(range) + cpu;
      // Who claimed a CPU first keeps it.
      if (((mask >>> cpu) & 1) === 0 || i32[slot] >= 0) continue;
      i32[slot] = path;
      claimed = true;
    }
    if (!claimed) return false;
    i32[downAt(range) + path] = 0;
    i32[maskAt(range) + path] = mask | 0;
    return true;
  },
  select({ i32 }, range, _bytes, _nowNs, cpu) {
    const own = i32[pathOfCpuAt(range) + cpu];
    if (own < 0) i32[missesAt(range)] += 1;
    else if (i32[downAt(range) + own] === 0) return own;
    const node = cpu - (cpu % cpusPerNode);
    const near = firstUsable(i32, range, node, node + cpusPerNode);
    return near >= 0 ? near : firstUsable(i32, range, 0, cpuCount);
  },
  start() {},
  end() {},
  fail: ({ i32 }, range, path) => {
    i32[downAt(range) + path] = 1;
  },
  reinstate: ({ i32 }, range, path) => {
    i32[downAt(range) + path] = 0;
  },
  usable: ({ i32 }, range, path) => i32[downAt(range) + path] === 0,
  words: () => '0',
  // The kernel counts for the group and prints it with every path.
  status: ({ i32 }, range) => String(i32[missesAt(range)]),
  table: ({ i32 }, range, path) => {
    const mask = (i32[maskAt(range) + path] + wordSize) % wordSize;
    return mask.toString(16).padStart(cpuCount >>> 2, '0');
  },
};
