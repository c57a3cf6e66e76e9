/** What `dmsetup status` and `dmsetup table` print after `0 SIZE multipath` (linux-dm-multipath.md 3.9), to the letter. */
import { selectors, type Arena } from '../selectors';
import { activeAt, bypassedAt, failCountAt, Slot, type LoadedMap } from './memory';

/** `D` disabled, `A` current, `E` enabled. */
export function groupLetter({ i32 }: Arena, map: LoadedMap, group: number): 'D' | 'A' | 'E' {
  if (i32[bypassedAt(map, group)] === 1) return 'D';
  return i32[map.i32 + Slot.currentGroup] === group ? 'A' : 'E';
}

/** Number that both texts print as the initial group: the next one, else the current one, else the first; 0 without groups. */
export function groupNumber({ i32 }: Arena, map: LoadedMap): number {
  const next = i32[map.i32 + Slot.nextGroup];
  if (next >= 0) return next + 1;
  const current = i32[map.i32 + Slot.currentGroup];
  if (current >= 0) return current + 1;
  return map.ranges.length > 0 ? 1 : 0;
}

/** Words of a group: its beginning, the selector's own, number of paths and of words of each, then the paths. */
function groupWords(
  arena: Arena,
  map: LoadedMap,
  group: number,
  begin: string,
  wordsOfEach: number,
  pathWords: (path: number, place: number) => readonly (string | number)[],
): string[] {
  const { paths } = map.ranges[group];
  const own = selectors[map.selectorOf[group]].words(arena, map.ranges[group]);
  const words = [begin, own, String(paths), String(wordsOfEach)];
  for (let place = 0; place < paths; place += 1)
    words.push(
      ...pathWords(map.firstOf[group] + place, place)
        .map(String)
        .filter((word) => word !== ''),
    );
  return words;
}

export function statusText(arena: Arena, map: LoadedMap): string {
  const { i32 } = arena;
  const words: string[] = ['2', String(i32[map.i32 + Slot.queueIo]), String(i32[map.i32 + Slot.pgInitCount]), '0'];
  words.push(String(map.ranges.length), String(groupNumber(arena, map)));
  for (const [group, range] of map.ranges.entries()) {
    const selector = selectors[map.selectorOf[group]];
    words.push(
      ...groupWords(arena, map, group, groupLetter(arena, map, group), selector.statusWords, (path, place) => [
        map.devices[path],
        i32[activeAt(map, path)] === 1 ? 'A' : 'F',
        i32[failCountAt(map, path)],
        selector.status(arena, range, place),
      ]),
    );
  }
  return words.join(' ');
}

function featureWords({ i32 }: Arena, map: LoadedMap): string[] {
  const { table } = map;
  const words: string[] = [];
  if (i32[map.i32 + Slot.queueIfNoPath] === 1) words.push('queue_if_no_path');
  if (table.pgInitRetries > 0) words.push('pg_init_retries', String(table.pgInitRetries));
  if (table.pgInitDelayMs >= 0) words.push('pg_init_delay_msecs', String(table.pgInitDelayMs));
  if (table.retainHandler) words.push('retain_attached_hw_handler');
  if (table.queueMode === 'bio') words.push('queue_mode', 'bio');
  return words;
}

export function tableText(arena: Arena, map: LoadedMap): string {
  const features = featureWords(arena, map);
  const words = [String(features.length), ...features];
  words.push(...(map.table.handler === '' ? ['0'] : ['1', map.table.handler]));
  words.push(String(map.ranges.length), String(groupNumber(arena, map)));
  for (const [group, range] of map.ranges.entries()) {
    const selector = selectors[map.selectorOf[group]];
    words.push(
      ...groupWords(arena, map, group, selector.id, selector.tableWords, (path, place) => [
        map.devices[path],
        selector.table(arena, range, place),
      ]),
    );
  }
  return words.join(' ');
}
