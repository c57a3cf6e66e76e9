/** Rows on what an error does, and on I/O without a path. */
import { expect } from 'vitest';
import { errnoOf, line, OneMap, plain } from './one-map';
import type { Checks } from './selector-rows';

const queueing = '1 queue_if_no_path';
const withoutPath = (features = '0'): OneMap => {
  const map = new OneMap(line(plain(1, 1), { features })).fail(1, 2);
  map.seen();
  return map;
};
/** A status that another path would not better. */
function isPassedUp(status: string): void {
  const map = new OneMap(line(plain(2, 2)));
  expect(map.end(map.send(), status)).toBe('DONE');
  expect(map.paths).toBe('A0 A0 A0 A0');
  expect(map.seen()).toEqual([]);
}

export const errorRows: Checks = {
  BT22: () => isPassedUp('MEDIUM'),
  BT23: () => isPassedUp('RESV_CONFLICT'),
  BT24: () => {
    const map = new OneMap(line(plain(2, 2)));
    const io = map.send();
    expect(io.path).toBe(0);
    expect(map.end(io, 'IOERR')).toBe('REQUEUE');
    expect(map.paths).toBe('F1 A0 A0 A0');
    expect(map.seen()).toEqual(['uevent:PATH_FAILED:8:16:3', 'dm_event']);
    const again = map.send();
    expect(again.path).toBe(1);
    expect(map.end(again)).toBe('DONE');
  },
  BT25: () => {
    const map = new OneMap(line(plain(2)));
    expect(map.end(map.send(), 'RESOURCE')).toBe('DELAY_REQUEUE');
    expect(map.paths).toBe('F1 A0');
  },
  BT26: () => {
    const map = new OneMap(line(plain(2))).fail(2);
    expect(map.end(map.send(), 'TRANSPORT')).toBe('DONE');
    expect([map.paths, errnoOf('TRANSPORT')]).toEqual(['F1 F1', 'ENOLINK']);
  },
  BT27: () => {
    expect(withoutPath().submit()).toBe('KILL');
    expect(errnoOf('IOERR')).toBe('EIO');
  },
  BT28: () => {
    const map = withoutPath(queueing);
    for (let tries = 0; tries < 70; tries += 1) {
      expect(map.submit()).toBe('DELAY_REQUEUE');
      map.pass(0.1);
    }
    map.reinstate(1);
    expect(map.seen()).toEqual(['uevent:PATH_REINSTATED:8:16:1', 'run_queue', 'kick_requeue', 'dm_event']);
    expect(map.end(map.send())).toBe('DONE');
  },
  BT29: () => {
    const map = withoutPath(queueing);
    expect(map.submit()).toBe('DELAY_REQUEUE');
    expect(map.message('fail_if_no_path')).toBe(0);
    expect(map.seen()).toEqual(['run_queue', 'kick_requeue']);
    expect(map.submit()).toBe('KILL');
  },
  BT30: () => {
    const map = new OneMap(line(plain(1, 1), { features: queueing }), 10).fail(1, 2);
    map.seen();
    expect(map.pass(9.999).seen()).toEqual([]);
    expect([map.submit(), map.table.startsWith('1 queue_if_no_path ')]).toEqual(['DELAY_REQUEUE', true]);
    expect(map.pass(0.001).seen()).toEqual(['run_queue', 'kick_requeue']);
    expect([map.submit(), map.table.startsWith('0 ')]).toEqual(['KILL', true]);
  },
};
