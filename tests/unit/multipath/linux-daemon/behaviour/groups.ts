/** Checks of the behaviour table: priorities, groups, failback. */
import { expect } from 'vitest';
import { multipathd } from '../../../../../src/sim/multipath';
import { OneMap } from '../one-map';
import type { Checks } from './check';

const asPaths = (host: OneMap): readonly multipathd.GroupingPath[] => host.map.paths;
const members = (host: OneMap): multipathd.GroupingPath[][] =>
  host.map.groups.map((group) => group.map((number) => host.path(number)));

/** Group 1 lost and found by checks, then healthy again. */
function loseGroup1(host: OneMap): OneMap {
  return host.run(100).say('down', 0, 2).run(140);
}

export const groups: Checks = {
  BT36() {
    const host = new OneMap({ failback: 'immediate' }).run(100);
    host.group = 2;
    host.run(121);
    expect(host.since(100)).toEqual(['switch_group:1']);
    expect(host.map.stats.switchGroup).toBe(1);
  },
  'BT36 order'() {
    const host = loseGroup1(new OneMap({ failback: 'immediate' }));
    expect(host.map.groups).toEqual([
      [1, 3],
      [0, 2],
    ]);
    host.say('up', 0, 2).run(150);
    expect(host.since(141)).toContain('reload');
    expect(host.map.groups).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(host.group).toBe(1);
  },
  BT37() {
    const host = new OneMap({ failback: 'followover' }).run(100).say('down', 0, 2).run(140);
    host.group = 2;
    host.run(160).say('up', 2).run(170);
    expect(host.since(141)).toEqual(['reinstate_path:2', 'switch_group:1']);
  },
  'BT37 variant'() {
    const host = new OneMap({ failback: 'followover' }).run(100).say('down', 0).run(140);
    host.group = 2;
    host.run(160).say('up', 0).run(220);
    expect(host.since(141)).toEqual(['reinstate_path:0']);
  },
  BT38() {
    const host = new OneMap({ failback: 30 }).run(100);
    host.group = 2;
    host.run(121);
    expect(host.map.failbackTickS).toBeGreaterThan(0);
    host.say('down', 3).run(145);
    // Found down by a check: cancelled, and begun anew in full at a good one.
    const cancelled = host.when('fail_path:3');
    expect(cancelled).toBeGreaterThan(100);
    const next = host.asked[0].find((time) => time >= cancelled)!;
    host.run(next + 29);
    expect(host.when('switch_group:1')).toBe(-1);
    host.run(next + 30);
    expect(host.when('switch_group:1')).toBe(next + 30);
  },
  'BT38 kernel'() {
    const host = new OneMap({ failback: 30 }).run(100);
    host.group = 2;
    host.run(121);
    const due = 121 + host.map.failbackTickS;
    host.say('down', 3).ioError(3).run(due);
    expect(host.when('switch_group:1')).toBe(due);
  },
  BT39() {
    const host = new OneMap();
    expect(host.map).toMatchObject({
      groups: [
        [0, 2],
        [1, 3],
      ],
      bestGroup: 1,
    });
    expect(members(host).map((group) => multipathd.ownGrouping.weigh(group).prio)).toEqual([50, 10]);
  },
  BT40() {
    const host = new OneMap({ states: ['down', 'up', 'down', 'up'] });
    const list = [
      [host.path(0), host.path(2)],
      [host.path(1), host.path(3)],
    ];
    expect(list.map((group) => multipathd.ownGrouping.weigh(group).prio)).toEqual([0, 10]);
    expect(multipathd.ownGrouping.best(list)).toBe(2);
    // Grouped now, the dead group comes last.
    expect(multipathd.ownGrouping.groups('group_by_prio', asPaths(host), false)).toEqual([
      [1, 3],
      [0, 2],
    ]);
  },
  'L4.6 lost'() {
    const after = (failback: multipathd.Failback): string[] =>
      loseGroup1(new OneMap({ failback }))
        .since(100)
        .filter((what) => !what.startsWith('fail_path'));
    expect(after('immediate')).toEqual(['reload']);
    expect(after('followover')).toEqual([]);
    expect(after('manual')).toEqual([]);
    const deferred = loseGroup1(new OneMap({ failback: 10 }));
    const last = Math.max(deferred.when('fail_path:0'), deferred.when('fail_path:2'));
    expect(deferred.when('reload') - last).toBe(10);
    // Both known to be down are failed in the new table.
    expect(deferred.since(deferred.when('reload'))).toEqual(['reload', 'fail_path:0', 'fail_path:2']);
  },
  'L4.6 prio'() {
    const host = new OneMap({ failback: 'immediate' }).run(100);
    [host.prios[0], host.prios[2]] = [10, 50];
    host.run(125);
    expect(host.since(100)).toEqual(['reload']);
    expect(host.map.groups).toEqual([[2], [0, 1, 3]]);
  },
  'L4.6 prio manual'() {
    const host = new OneMap().run(100);
    [host.prios[0], host.prios[1]] = [10, 50];
    host.run(125);
    expect(host.since(100)).toEqual([]);
    expect(host.map.paths.map((path) => path.prio)).toEqual([10, 50, 50, 10]);
  },
  'L4.6 unread'() {
    const host = new OneMap({ failback: 'followover' }).run(100);
    for (const path of [0, 1, 2, 3]) host.prios[path] = multipathd.undefinedPrio;
    host.run(125);
    expect(host.map.paths.map((path) => path.prio)).toEqual([-1, -1, -1, -1]);
    expect(host.since(100)).toEqual([]);
  },
  'L4.6 reload'() {
    const host = new OneMap({ states: ['down', 'shaky', 'up', 'up'] });
    host.daemon = multipathd.reloadMap(host.daemon, host.at);
    expect(host.since(0).sort()).toEqual(['fail_path:0', 'fail_path:1', 'reload']);
    // A check that timed out leaves a state of its own, until an event of the kernel calls it down.
    const late = new OneMap({ states: ['timeout', 'up', 'up', 'up'] });
    late.daemon = multipathd.reloadMap(late.daemon, late.at);
    expect(late.since(0)).toEqual(['reload']);
  },
  'L4.6 start'() {
    const host = new OneMap({ states: ['up', 'down', 'up', 'up'], noPathRetry: 6 });
    const { maps, settings } = host.daemon;
    const empty = { settings, maps: [] };
    host.daemon = multipathd.addMap(empty, maps[0], host.at);
    expect(host.since(0)).toEqual(['reload', 'fail_path:1']);
    expect([host.group, host.queueing, host.map.stats.mapLoads]).toEqual([1, true, 1]);
    expect(empty.maps).toEqual([]);
  },
  'L4.6 user'() {
    const host = new OneMap().run(100);
    host.group = 2;
    host.run(150);
    expect(host.since(0)).toEqual([]);
    host.daemon = multipathd.reloadMap(host.daemon, host.at);
    expect([host.since(0), host.group]).toEqual([['reload'], 1]);
  },
  'L7.2 removed'() {
    const host = new OneMap().run(100);
    host.daemon = multipathd.removePath(host.daemon, host.at, 0);
    expect(host.map.groups).toEqual([[2], [1, 3]]);
    host.daemon = multipathd.addPath(host.daemon, host.at, 0, { state: 'up', prio: 50 });
    expect(host.map.groups).toEqual([
      [2, 0],
      [1, 3],
    ]);
    expect(host.since(0)).toEqual(['reload', 'reload']);
    expect(host.map.stats.mapLoads).toBe(2);
    const same = multipathd.addPath(host.daemon, host.at, 0, { state: 'up', prio: 50 });
    expect(same.maps[0].paths.length).toBe(4);
  },
};
