/** A path leaves its map; with the last one, perhaps the map too (flush_on_last_del, linux-dm-multipath.md 4.7). */
import type { Pass } from './pass';
import { reload } from './sync';

/** The path leaves by a new table. True: it was the last one, and the map is removed. */
export function leave(pass: Pass, number: number): boolean {
  const { map } = pass;
  map.paths = map.paths.filter((path) => path.path !== number);
  if (map.paths.length === 0 && flush(pass)) return true;
  reload(pass);
  return false;
}

function flush(pass: Pass): boolean {
  const { map } = pass;
  const { flushOnLastDel } = map.settings;
  const inUse = pass.outside.isOpen?.(pass.row) ?? true;
  if (map.queueing && (flushOnLastDel === 'never' || (flushOnLastDel === 'unused' && inUse))) return false;
  map.retryTickS = 0;
  map.settings = { ...map.settings, noPathRetry: 'fail' };
  map.stats.mapFailures += 1;
  map.queueing = false;
  pass.send({ kind: 'fail_if_no_path' });
  if (inUse) return false;
  pass.send({ kind: 'remove' });
  return true;
}
