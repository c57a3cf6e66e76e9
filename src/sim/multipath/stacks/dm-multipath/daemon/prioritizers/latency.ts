/** By the time that reads took: each power of a base is a rank. */
import { undefinedPrio } from '../regroup';
import { wordsOf, type Prioritizer } from './prioritizer';

const longestUs = 100_000_000;
const number = (words: readonly string[], key: string): number => {
  const found = words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1) ?? '';
  return /^\d{1,4}$/.test(found) ? Number(found) : NaN;
};

/** Ranks are counted by multiplying, since logarithms differ between engines. */
function rankOf(latencyUs: number, base: number): number {
  if (latencyUs > longestUs) return 0;
  let rank = 1;
  for (let us = Math.max(1, latencyUs) * base; us <= longestUs; us *= base) rank += 1;
  return rank;
}

export const latencyPrioritizer: Prioritizer = {
  id: 'path_latency',
  label: 'path_latency',
  teaches: 'Reads from each path and ranks the average; io_num reads, ranks that grow by base_num.',
  tag: 'known',
  source: 'multipath.conf(5), prio_args of path_latency; multipath-tools, libmultipath/prioritizers/path_latency.c',
  prio({ latencyUs }, args) {
    const words = wordsOf(args);
    const reads = number(words, 'io_num');
    const base = number(words, 'base_num');
    if (!(reads >= 2 && reads <= 200 && base >= 2 && base <= 10)) return 0;
    return latencyUs === null ? undefinedPrio : rankOf(latencyUs, base);
  },
};
