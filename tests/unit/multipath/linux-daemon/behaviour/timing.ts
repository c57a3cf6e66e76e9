/** Checks of the behaviour table: when paths are asked, and how long a map waits. */
import { expect } from 'vitest';
import { multipathd } from '../../../../../src/sim/multipath';
import { OneMap } from '../one-map';
import type { Checks } from './check';

const gaps = (times: readonly number[]): number[] => times.slice(1).map((time, row) => time - times[row]);
/** As stated, or 1 s shorter to slide into the map's slot. */
function expectGaps(found: readonly number[], stated: readonly number[]): void {
  expect(found.length).toBeGreaterThanOrEqual(stated.length);
  for (const [row, gap] of stated.entries()) {
    expect(found[row]).toBeGreaterThanOrEqual(gap - 1);
    expect(found[row]).toBeLessThanOrEqual(gap);
  }
}
const every = (count: number, from: number): number[] => Array.from({ length: count }, (_, row) => from + row);

/** A path is cut while I/O runs, so the kernel fails it at once; seconds until its next check, and until it is back. */
function cycle(
  outageS: number,
  options: { max: number; toolsVersion: '0.11' | '0.14' },
  cutS: number,
): { checkS: number; backS: number } {
  const host = new OneMap({ policy: 'multibus', failback: 'immediate', noPathRetry: 'fail', ...options }).run(cutS);
  host.say('down', 1).ioError(1);
  const checkS = host.path(1).tickS;
  host.run(cutS + outageS);
  host.say('up', 1).run(cutS + outageS + 40);
  return { checkS, backS: host.when('reinstate_path:1', cutS) - cutS };
}

export const timing: Checks = {
  BT31() {
    for (const diesAt of every(20, 200)) {
      const host = new OneMap()
        .run(diesAt)
        .say('down', 0)
        .run(diesAt + 25);
      const found = host.when('fail_path:0') - diesAt;
      expect(found).toBeGreaterThan(0);
      expect(found).toBeLessThanOrEqual(20);
    }
  },
  BT32() {
    for (const failsAt of every(20, 200)) {
      const host = new OneMap().run(failsAt).ioError(2);
      expect(host.path(2).state).toBe('down');
      host.run(failsAt + 10);
      expect(host.when('reinstate_path:2') - failsAt).toBeLessThanOrEqual(5);
      expect(host.since(failsAt)).toEqual(['reinstate_path:2']);
    }
  },
  BT33() {
    for (const startS of every(20, 100_000)) {
      const host = new OneMap({ startS }).say('down', 0).run(60);
      const from = host.asked[0].length;
      host.say('up', 0).run(200);
      expectGaps(gaps(host.asked[0].slice(from)), [5, 10, 20, 20]);
    }
  },
  'BT33 start'() {
    for (const startS of every(20, 100_000)) expectGaps(gaps(new OneMap({ startS }).run(100).asked[3]), [10, 20, 20]);
  },
  BT34() {
    const host = new OneMap({ noPathRetry: 6 }).run(100).say('down', 0, 1, 2, 3).run(160);
    const last = Math.max(...[0, 1, 2, 3].map((path) => host.when(`fail_path:${path}`)));
    expect(host.when('fail_if_no_path')).toBe(last + 30);
    expect(host.map).toMatchObject({ inRecovery: true, retryTickS: 0, queueing: false });
    const seconds = new OneMap({ noPathRetry: 6 }).run(100).say('down', 0, 1, 2, 3).run(last);
    expect(seconds.map.retryTickS).toBe(30);
  },
  'BT34 kernel'() {
    const host = new OneMap({ noPathRetry: 6 }).run(100).say('down', 0, 1, 2, 3);
    for (const path of [0, 1, 2, 3]) host.ioError(path);
    expect(host.map).toMatchObject({ inRecovery: true, retryTickS: 31 });
    host.run(160);
    expect(host.when('fail_if_no_path')).toBe(131);
  },
  BT35() {
    const host = new OneMap({ noPathRetry: 6 }).run(100).say('down', 0, 1, 2, 3);
    for (const path of [0, 1, 2, 3]) host.ioError(path);
    host.run(120).say('up', 1).run(160);
    expect(host.since(110)).toEqual(['reinstate_path:1', 'queue_if_no_path']);
    expect(host.map).toMatchObject({ inRecovery: false, retryTickS: 0, queueing: true });
    host.ioError(1);
    expect(host.map.retryTickS).toBe(31);
  },
  'L4.1 late'() {
    const host = new OneMap().run(3);
    const before = host.path(0).tickS;
    const late = multipathd.tick(host.daemon, 100_006, host.outside, multipathd.ownGrouping, 3);
    expect(late.maps[0].paths[0].tickS).toBe(before - 3);
  },
  'L4.2 slots'() {
    for (const row of [0, 1, 2, 3]) {
      const host = new OneMap({ before: row, after: 3 - row }).run(400);
      // A good path's interval is 20 s: a quarter of it for each map.
      expect((100_000 + host.asked[0].at(-1)!) % 20).toBe(5 * row);
    }
  },
  'L4.2 pending'() {
    const host = new OneMap().run(200);
    const asked = host.asked[0].at(-1)!;
    host.say('pending', 0).run(asked + 22);
    const first = host.asked[0].find((time) => time > asked)!;
    expect(host.asked[0].filter((time) => time >= first)).toEqual(every(asked + 23 - first, first));
    expect(host.path(0)).toMatchObject({ state: 'up', tickS: 1, pendingS: asked + 23 - first });
    host.say('up', 0).run(asked + 23);
    expect(host.path(0).tickS).toBe(20 - (asked + 23 - first));
    expect(host.since(asked)).toEqual([]);
  },
  'L4.7 long'() {
    const host = new OneMap({ noPathRetry: 30 }).run(100).say('down', 0, 1, 2, 3).run(300);
    const last = Math.max(...[0, 1, 2, 3].map((path) => host.when(`fail_path:${path}`)));
    expect(host.when('fail_if_no_path') - last).toBe(150);
    expect(host.map.stats).toMatchObject({ queueTimeouts: 1, totalQueueTimeS: 151 });
  },
  'E2 cycles 20'() {
    for (const cutS of every(20, 300))
      for (const outageS of [1, 3, 7, 11, 16]) {
        const { checkS, backS } = cycle(outageS, { max: 20, toolsVersion: '0.11' }, cutS);
        expect(checkS).toBeLessThanOrEqual(5);
        if (checkS > outageS) expect(backS).toBe(checkS);
        else {
          expect(backS).toBeGreaterThanOrEqual(checkS + 19);
          expect(backS).toBeLessThanOrEqual(checkS + 20);
        }
      }
  },
  'E2 cycles 5'() {
    for (const cutS of every(5, 300))
      for (const outageS of [1, 3, 7, 11, 16])
        expect(cycle(outageS, { max: 5, toolsVersion: '0.11' }, cutS).backS - outageS).toBeLessThanOrEqual(5);
  },
  'E2 idle'() {
    const host = new OneMap({ max: 20, toolsVersion: '0.11' }).run(200).say('down', 1).run(300);
    const found = host.when('fail_path:1');
    expectGaps(gaps(host.asked[1].filter((time) => time >= found)), [5, 5, 5, 5, 5]);
  },
  'E2 0.14'() {
    for (const cutS of every(20, 300))
      for (const outageS of [1, 3, 7, 11, 16])
        expect(cycle(outageS, { max: 20, toolsVersion: '0.14' }, cutS).backS - outageS).toBeLessThanOrEqual(5);
  },
};
