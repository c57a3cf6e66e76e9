/** Rows that a path selector decides, asked through the whole target. */
import { expect } from 'vitest';
import { KiB, line, MiB, OneMap, plain, second } from './one-map';

export type Checks = Readonly<Record<string, () => void>>;

const mapOf = (selector: string, words: readonly string[]): OneMap =>
  new OneMap(line([words], { selector: `${selector} 0` }));
/** In flight on each path, whichever way the selector would have sent it: one path at a time is up. */
function load(map: OneMap, onPaths: readonly (readonly number[])[]): OneMap {
  const numbers = onPaths.map((_, at) => at + 1);
  for (const [at, sizes] of onPaths.entries()) {
    const others = numbers.filter((number) => number !== at + 1);
    map.fail(...others);
    for (const bytes of sizes) expect(map.submit(bytes)).toBe(at + 1);
    map.reinstate(...others);
  }
  return map;
}

export const selectorRows: Checks = {
  BT01: () => {
    const map = mapOf('round-robin', ['1', '1', '1']);
    expect(Array.from({ length: 6 }, () => map.submit())).toEqual([1, 2, 3, 1, 2, 3]);
  },
  BT02: () => {
    const map = mapOf('round-robin', ['1', '1', '1']);
    expect(map.submit()).toBe(1);
    map.fail(3).reinstate(3);
    expect([map.submit(), map.submit(), map.submit()]).toEqual([3, 2, 1]);
  },
  BT03: () => {
    expect(load(mapOf('queue-length', ['1', '1']), [[512, 512, 512], [MiB]]).submit()).toBe(2);
  },
  BT04: () => {
    expect(mapOf('queue-length', ['1', '1']).fail(1).reinstate(1).submit()).toBe(2);
  },
  BT05: () => {
    expect(load(mapOf('service-time', ['1 1', '1 1']), [[MiB], [4 * KiB]]).submit(64 * KiB)).toBe(2);
  },
  BT06: () => {
    expect(load(mapOf('service-time', ['1 10', '1 1']), [[90 * KiB], []]).submit(10 * KiB)).toBe(1);
  },
  BT07: () => {
    const map = load(mapOf('service-time', ['1 0', '1 1']), [[], [500 * MiB]]);
    expect(map.submit()).toBe(2);
    expect(map.fail(2).submit()).toBe(1);
  },
  BT08: () => {
    expect(load(mapOf('service-time', ['1 100', '1 1']), [[], [30 * MiB]]).submit(4 * KiB)).toBe(2);
    // Just below the wrap the idle path wins.
    expect(load(mapOf('service-time', ['1 100', '1 1']), [[], [20 * MiB]]).submit(4 * KiB)).toBe(1);
  },
  BT09: () => {
    for (const selector of ['round-robin', 'queue-length', 'service-time']) {
      const map = mapOf(selector, ['100', '100']);
      expect([map.submit(), map.submit(), map.submit(), map.submit()]).toEqual([1, 2, 1, 2]);
      // It counts as 1, and prints as that; 0 stays.
      expect(map.table).toMatch(/8:16 1( 1)? 8:32 1( 1)?$/);
      expect(mapOf(selector, ['0', '0']).table).toMatch(/8:16 0( 1)? 8:32 0( 1)?$/);
    }
  },
  BT10: () => {
    const map = mapOf('historical-service-time', ['1', '1']);
    expect([map.submit(), map.submit()]).toEqual([1, 2]);
  },
  BT11: () => {
    const map = mapOf('historical-service-time', ['1', '1']);
    const io = map.send();
    expect(io.path).toBe(0);
    map.pass(2);
    expect(map.end(io)).toBe('DONE');
    expect(map.status).toContain(`8:16 A 0 ${2 * second * 1024} 0 `);
  },
  BT12: () => {
    for (const selector of ['queue-length', 'service-time', 'historical-service-time']) {
      const map = new OneMap(line(plain(1, 1), { selector: `${selector} 0` }));
      const io = map.send();
      map.fail(1);
      expect(map.end(io, 'TRANSPORT')).toBe('REQUEUE');
      expect(map.status).not.toContain('-');
      const inFlight =
        { 'queue-length': /8:16 F 1 0 /, 'service-time': /8:16 F 1 0 1 / }[selector] ?? /8:16 F 1 \d+ 0 /;
      expect(map.status).toMatch(inFlight);
    }
  },
};
