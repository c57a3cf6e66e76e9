/** Checks of the behaviour table: answers of checkers, and what is sent for them. */
import { expect } from 'vitest';
import { OneMap } from '../one-map';
import type { Checks } from './check';

export const states: Checks = {
  'L4.1 events'() {
    const host = new OneMap().run(210);
    host.ioError(1);
    expect(host.states).toEqual(['up', 'down', 'up', 'up']);
    expect(host.path(1)).toMatchObject({ dmState: 'failed', checkerState: 'up' });
    expect(host.path(1).tickS).toBeLessThanOrEqual(5);
    expect(host.sent).toEqual([]);
  },
  'L4.1 enable'() {
    const host = new OneMap().run(100);
    host.disabledGroups = [1];
    host.run(125);
    expect(host.since(100)).toEqual(['enable_group:1']);
    expect(host.disabledGroups).toEqual([]);
  },
  'L4.5 ignored'() {
    for (const answer of ['wild', 'unchecked'] as const) {
      const host = new OneMap().run(100).say(answer, 0).run(200);
      expect([host.states, host.sent]).toEqual([['up', 'up', 'up', 'up'], []]);
      expect(host.path(0).intervalS).toBe(20);
    }
  },
  'L4.5 unsent'() {
    const host = new OneMap().run(100).say('down', 0).run(130);
    host.active.set(0, true);
    host.run(150);
    expect(host.since(131).slice(0, 1)).toEqual(['fail_path:0']);
    expect(host.active.get(0)).toBe(false);
  },
  'L4.5 flaps'() {
    const host = new OneMap().run(200);
    for (let second = 201; second <= 260; second += 1) host.ioError(0).run(second);
    const back = host.sent.filter((each) => each.what === 'reinstate_path:0').map((each) => each.atS);
    expect(back.length).toBeGreaterThanOrEqual(12);
    for (const [row, atS] of back.slice(1).entries()) expect(atS - back[row]).toBeLessThanOrEqual(5);
    expect(host.map.stats.pathFaults).toBeGreaterThanOrEqual(12);
  },
  'L4.5 implicit'() {
    const host = new OneMap({ implicitOnly: true }).run(100).say('down', 0, 1, 2, 3).run(130).say('ghost', 1).run(145);
    // Seen at the first check as a ghost without company; at the next one it counts as usable itself.
    const seen = host.asked[1].filter((time) => time > 130);
    expect(host.path(1)).toMatchObject({ state: 'ghost', dmState: 'active' });
    expect(host.since(131)).toEqual(['reinstate_path:1']);
    expect(host.when('reinstate_path:1')).toBe(seen[1]);
  },
  'L4.5 explicit'() {
    const host = new OneMap().run(100).say('down', 0, 1, 2, 3).run(130).say('ghost', 1).run(140);
    expect(host.since(131)).toEqual(['reinstate_path:1']);
    expect(host.path(1).state).toBe('ghost');
  },
  'L4.5 gone'() {
    for (const answer of ['removed', 'disconnected'] as const) {
      const host = new OneMap().run(100).say(answer, 0).run(125);
      expect(host.path(0).state).toBe('down');
      expect(host.since(100)).toEqual(['fail_path:0']);
    }
  },
  'L4.5 wwid'() {
    const start = (recheckWwid: boolean): OneMap => {
      const host = new OneMap({ recheckWwid }).run(100).say('down', 0).run(130).say('up', 0);
      host.otherLun.add(0);
      return host.run(140);
    };
    const host = start(true);
    expect(host.since(131)).toEqual(['reload']);
    expect(host.map.groups).toEqual([[2], [1, 3]]);
    expect(host.map.paths.map((path) => path.path)).toEqual([1, 2, 3]);
    expect(start(false).since(131)).toEqual(['reinstate_path:0']);
  },
};
