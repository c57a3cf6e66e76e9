/** What the behaviour table does not name: messages that are refused, suspends, queues that are full, work and its clock. */
import { describe, expect, it } from 'vitest';
import { dmTarget } from '../../../../src/sim/multipath';
import { line, OneMap, plain, second } from './one-map';

const queueing = '1 queue_if_no_path';
const two = (features = '0', handler = '0'): OneMap => new OneMap(line(plain(2, 2), { features, handler }));

describe('messages', () => {
  it.each([
    ['switch_group 0', -22],
    ['switch_group 3', -22],
    ['switch_group 1x', -22],
    ['switch_group', -22],
    ['switch_group 1 2', -22],
    ['fail_path 8:255', -22],
    ['fail_path', -22],
    ['queue_if_no_path 1', -22],
    ['set_group 1', -22],
    ['', -22],
    ['SWITCH_GROUP 2', 0],
    ['Fail_If_No_Path', 0],
    ['disable_group 2', 0],
    ['reinstate_path 8:16', 0],
  ])('%s: %d', (text, rc) => {
    expect(two().message(text)).toBe(rc);
  });

  it('are not taken while the map is suspended', () => {
    const map = two().suspend(true);
    expect(map.message('fail_path 8:16')).toBe(-16);
    expect(map.resume().message('fail_path 8:16')).toBe(0);
    expect(map.paths).toBe('F1 A0 A0 A0');
  });

  it('switch_group clears every bypass flag, and a group without usable paths is passed over', () => {
    const map = two();
    map.submit();
    map.message('disable_group 1');
    map.message('disable_group 2');
    expect(map.letters).toBe('D D');
    map.fail(3, 4).message('switch_group 2');
    expect([map.letters, map.submit(), map.letters]).toEqual(['E E', 2, 'A E']);
  });

  it('disabling and enabling a group is a failback by itself', () => {
    const map = two();
    map.submit();
    map.message('switch_group 2');
    expect([map.submit(), map.letters]).toEqual([3, 'E A']);
    map.message('enable_group 2');
    expect([map.submit(), map.letters]).toEqual([2, 'A E']);
  });

  it('tell one event, however many of them wait', () => {
    const map = two();
    map.message('disable_group 2');
    expect(map.seen()).toEqual(['dm_event']);
  });
});

describe('paths', () => {
  it('fail and come back once, and count every failure', () => {
    const map = two().fail(1, 1).reinstate(1, 1).fail(1);
    expect(map.paths).toBe('F2 A0 A0 A0');
    expect(map.seen().filter((effect) => effect.startsWith('uevent'))).toEqual([
      'uevent:PATH_FAILED:8:16:3',
      'uevent:PATH_REINSTATED:8:16:4',
      'uevent:PATH_FAILED:8:16:3',
    ]);
  });

  it('with a handler one that comes back into the current group is activated, one elsewhere is not', () => {
    const map = two('0', '1 alua');
    map.submit();
    map.activated(1, 'OK').activated(2, 'OK').fail(2, 4);
    map.seen();
    expect(map.reinstate(2).seen()).toContain('activate:8:32');
    expect([map.busy, map.activated(2, 'OK').busy]).toEqual([true, false]);
    map.seen();
    expect(map.reinstate(4).seen()).toEqual(['uevent:PATH_REINSTATED:8:64:4', 'dm_event']);
  });

  it('a full queue turns the list and starts nothing; a dying one fails the path', () => {
    const map = new OneMap(line(plain(2), { selector: 'round-robin 0' })).setQueue(1, 'full');
    expect([map.submit(), map.submit(), map.submit()]).toEqual(['REQUEUE', 2, 'REQUEUE']);
    map.setQueue(1, 'full', false).setQueue(2, 'dying');
    expect([map.submit(), map.paths]).toEqual(['DELAY_REQUEUE', 'A0 F1']);
    expect(map.seen()).toEqual(['uevent:PATH_FAILED:8:32:1', 'kick_requeue', 'dm_event']);
    expect(map.submit()).toBe(1);
  });

  it('what the path queue gives back at once is not in flight', () => {
    const map = new OneMap(line(plain(2), { selector: 'queue-length 0' }));
    const { path, bytes, startNs } = map.send();
    expect(map.status).toContain('8:16 A 0 1 ');
    dmTarget.releaseIo(map.arena, map.map, path, bytes, startNs, map.nowNs);
    expect([map.status.includes('8:16 A 0 0 '), map.paths]).toEqual([true, 'A0 A0']);
  });
});

describe('busy', () => {
  it('is a map that activates, or whose active paths are all busy below', () => {
    const map = two();
    expect(map.busy).toBe(false);
    map.submit();
    map.setQueue(1, 'busy');
    expect(map.busy).toBe(false);
    map.setQueue(2, 'busy');
    expect(map.busy).toBe(true);
    // A group whose paths are gone will be left: only a try can tell.
    expect(map.fail(1, 2).busy).toBe(false);
  });
  it('is not one without any path: its I/O is tried and told to wait', () => {
    expect(two(queueing).fail(1, 2, 3, 4).busy).toBe(false);
  });
});

describe('suspend', () => {
  it('with a flush puts queueing aside and gives it back', () => {
    const map = two(queueing).suspend(false);
    expect(map.seen()).toEqual(['run_queue', 'kick_requeue']);
    expect([map.table.startsWith('0 '), map.resume().table.startsWith(queueing)]).toEqual([true, true]);
    // Twice in a row saves what the first one saved.
    map.suspend(false).suspend(false).resume();
    expect(map.table.startsWith(queueing)).toBe(true);
  });
  it('without a flush pushes I/O back that would have failed', () => {
    const map = new OneMap(line(plain(1)));
    const io = map.send();
    map.suspend(true);
    expect(map.end(io, 'IOERR')).toBe('REQUEUE');
    const other = new OneMap(line(plain(1)));
    const lost = other.send();
    other.suspend(false);
    expect(other.end(lost, 'IOERR')).toBe('DONE');
  });
  it('gives nothing back that the no-path timer turned off meanwhile', () => {
    const map = new OneMap(line(plain(1), { features: queueing }), 1).fail(1).suspend(false).pass(1).resume();
    expect(map.table.startsWith('0 ')).toBe(true);
  });
});

describe('the no-path timer', () => {
  const stuck = (): OneMap => new OneMap(line(plain(1), { features: queueing }), 10).fail(1);
  it('stops when a path comes back, or queueing is turned off by hand', () => {
    for (const message of ['reinstate_path 8:16', 'fail_if_no_path']) {
      const map = stuck();
      map.message(message);
      expect(dmTarget.nextDueNs(map.arena, map.map)).toBe(-1);
    }
  });
  it('starts anew when queueing is turned on while no path is usable', () => {
    const map = stuck().pass(9);
    map.message('queue_if_no_path');
    expect(map.pass(9.999).table.startsWith(queueing)).toBe(true);
    expect(map.pass(0.001).table.startsWith('0 ')).toBe(true);
  });
  it('is off by default, and ticks in whole milliseconds', () => {
    const off = new OneMap(line(plain(1), { features: queueing })).fail(1);
    expect(dmTarget.nextDueNs(off.arena, off.map)).toBe(-1);
    const map = new OneMap(line(plain(1), { features: queueing }), 10);
    map.nowNs = second + 999_999;
    map.fail(1);
    expect(dmTarget.nextDueNs(map.arena, map.map)).toBe(11 * second);
  });
});

describe('pg_init', () => {
  const alua = (features = '0'): OneMap => {
    const map = two(features, '1 alua');
    map.submit();
    map.seen();
    return map;
  };
  it('is started once, and all I/O waits for the last answer', () => {
    const map = alua();
    expect([map.submit(), map.seen()]).toEqual(['DELAY_REQUEUE', []]);
    expect(map.activated(1, 'OK').submit()).toBe('DELAY_REQUEUE');
    expect(map.activated(2, 'OK').submit()).toBe(2);
  });
  it('that fails its path goes on with the others of the group', () => {
    const map = alua().activated(1, 'IO').activated(2, 'OK');
    expect([map.paths, map.submit(), map.letters]).toEqual(['F1 A0 A0 A0', 2, 'A E']);
  });
  it.each(['IMM_RETRY', 'RES_TEMP_UNAVAIL'])('%s is tried again at once, as often as the table says', (code) => {
    const map = alua('2 pg_init_retries 1').activated(1, 'OK').activated(2, code);
    expect(map.seen()).toEqual(['activate:8:16', 'activate:8:32']);
    expect(map.activated(1, 'OK').activated(2, code).paths).toBe('A0 F1 A0 A0');
  });
  it('waits as long as the table says, and one second answer decides for all', () => {
    const map = alua('4 pg_init_retries 1 pg_init_delay_msecs 500').activated(1, 'OK').activated(2, 'RETRY');
    expect(dmTarget.nextDueNs(map.arena, map.map)).toBe(second + second / 2);
    expect(map.pass(0.5).seen()).toEqual(['activate:8:16', 'activate:8:32']);
  });
  it('a path that failed while its activation waited counts as offline', () => {
    const map = alua('2 pg_init_retries 1').activated(1, 'OK').activated(2, 'RETRY').fail(1, 2);
    map.seen();
    expect([map.pass(2).seen(), map.paths]).toEqual([['kick_requeue'], 'F1 F1 A0 A0']);
    // The wait that RETRY asked for is still in force for the next group.
    expect([map.submit(), map.seen()]).toEqual(['DELAY_REQUEUE', []]);
    expect(map.pass(2).seen()).toEqual(['activate:8:48', 'activate:8:64']);
  });
});
