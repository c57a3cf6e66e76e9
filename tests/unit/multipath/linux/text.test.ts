/** Texts of multipath-tools beyond the traces: words at their edges, several maps, paths of no map. */
import { describe, expect, it } from 'vitest';
import { dmText } from '../../../../src/sim/multipath';

const { failbackWord, mapsList, mapsStatus, pathsList, progressWord, queueingWord, sizeWord, topology } = dmText;

const path: dmText.PathPicture = {
  hcil: [1, 0, 0, 1],
  name: 'sdb',
  device: '8:16',
  dmState: 'active',
  checkerState: 'up',
  offline: false,
  prio: 50,
  checkInterval: 5,
  nextCheck: 2,
};
const map: dmText.MapPicture = {
  alias: 'mpatha',
  wwid: '36001',
  minor: 3,
  vendor: 'Qsan',
  product: 'F400Q',
  sizeSectors: 20_971_520,
  readOnly: false,
  suspended: false,
  features: '0',
  handler: '1 alua',
  selector: 'service-time 0',
  failback: 'immediate',
  failbackTick: 0,
  noPathRetry: 'fail',
  retryTick: 0,
  action: 'nothing',
  stats: { pathFaults: 0, groupSwitches: 0, mapLoads: 1, queueingTime: 0, queueingTimeouts: 0 },
  groups: [
    { status: 'active', prio: 50, paths: [path, { ...path, hcil: [2, 0, 0, 1], name: 'sdd', device: '8:48' }] },
    {
      status: 'enabled',
      prio: 10,
      paths: [{ ...path, hcil: [10, 0, 1, 1], name: 'sdc', device: '8:32', dmState: 'failed', checkerState: 'down' }],
    },
  ],
};

describe('topology', () => {
  it('is drawn as a tree, columns as wide as their widest value', () => {
    expect(topology(map)).toBe(
      [
        'mpatha (36001) dm-3 Qsan,F400Q',
        "size=10G features='0' hwhandler='1 alua' wp=rw",
        "|-+- policy='service-time 0' prio=50 status=active",
        '| |- 1:0:0:1  sdb 8:16 active ready  running',
        '| `- 2:0:0:1  sdd 8:48 active ready  running',
        "`-+- policy='service-time 0' prio=10 status=enabled",
        '  `- 10:0:1:1 sdc 8:32 failed faulty running',
        '',
      ].join('\n'),
    );
  });
  it.each([
    ['nothing', 'mpatha (36001) dm-3'],
    ['impossible', 'mpatha (36001) dm-3'],
    ['switchpg', 'switchpg: mpatha (36001) dm-3'],
  ])('of a map with action %s begins "%s"', (action, begin) => {
    expect(topology({ ...map, action }).startsWith(begin)).toBe(true);
  });
  it('of a map without groups is its two lines', () => {
    expect(topology({ ...map, alias: '36001', groups: [] }).split('\n')).toHaveLength(3);
  });
});

describe('lists', () => {
  it('are as wide as the widest of all maps', () => {
    expect(mapsList([map, { ...map, alias: 'a', minor: 12 }])).toBe(
      'name   sysfs uuid \nmpatha dm-3  36001\na      dm-12 36001\n',
    );
    expect(mapsStatus([])).toBe('name failback queueing paths dm-st write_prot\n');
  });
  it('call a path of no map an orphan', () => {
    expect(pathsList([{ ...path, nextCheck: null, dmState: 'undef' }])).toMatch(/undef ready {2}running orphan {4}\n$/);
  });
});

describe('words', () => {
  it.each([
    [0, '0.0K'],
    [19, '9.0K'],
    [20, '10K'],
    [2047, '1023K'],
    [2048, '1.0M'],
    // A half goes to the even digit: 1.25 and 10.5, 11.5.
    [2560, '1.2M'],
    [2816, '1.4M'],
    [21_504, '10M'],
    [23_552, '12M'],
    [20_479, '10.0M'],
    [2 ** 41, '1.0P'],
    [2 ** 52, '2048P'],
  ])('%d sectors: %s', (sectors, word) => {
    expect(sizeWord(sectors)).toBe(word);
  });

  it.each([
    [0, 5, '.......... 0/5'],
    [5, 5, 'XXXXXXXXXX 5/5'],
    [1, 20, '.......... 1/20'],
    [11, 10, 'XXXXXXXXXX 11/10'],
    [0, 0, ' 0/0'],
  ])('%d of %d: %s', (left, total, word) => {
    expect(progressWord(left, total)).toBe(word);
  });

  it.each([
    ['queue', 0, 'on'],
    ['fail', 0, 'off'],
    ['undef', 0, '-'],
    [6, 3, '3 sec'],
    [6, 0, '6 chk'],
  ] as const)('no_path_retry %s with %d ticks left: %s', (noPathRetry, retryTick, word) => {
    expect(queueingWord({ ...map, noPathRetry, retryTick })).toBe(word);
  });
  it('an expired countdown is off', () => {
    expect(queueingWord({ ...map, noPathRetry: 6, groups: [map.groups[1]] })).toBe('off');
  });
  it.each([
    ['manual', 0, 'manual'],
    [10, 0, 'deferred:10'],
    [10, 3, 'XXX....... 3/10'],
  ])('failback %s with %d ticks left: %s', (failback, failbackTick, word) => {
    expect(failbackWord({ ...map, failback, failbackTick })).toBe(word);
  });
});
