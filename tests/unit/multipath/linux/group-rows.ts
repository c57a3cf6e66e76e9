/** Rows on groups: which one is used, and what activating it takes. */
import { expect } from 'vitest';
import { line, OneMap, plain } from './one-map';
import type { Checks } from './selector-rows';

const alua = (sizes: readonly number[], features = '0'): OneMap =>
  new OneMap(line(plain(...sizes), { handler: '1 alua', features }));
/** Group 1 is gone, group 2 in use. */
function failedOver(): OneMap {
  const map = new OneMap(line(plain(2, 2)));
  expect(map.submit()).toBe(1);
  map.fail(1, 2);
  expect(map.submit()).toBe(3);
  return map;
}
/** The first map has asked for the activation of group 1's paths. */
function activating(sizes: readonly number[], features = '0'): OneMap {
  const map = alua(sizes, features);
  expect(map.submit()).toBe('DELAY_REQUEUE');
  return map;
}

export const groupRows: Checks = {
  BT13: () => {
    const map = failedOver();
    expect(map.letters).toBe('E A');
    expect(map.status).toMatch(/^2 0 0 0 2 2 /);
    expect(map.seen().filter((effect) => effect.startsWith('activate'))).toEqual([]);
  },
  BT14: () => {
    const map = failedOver().reinstate(1);
    expect([map.submit(), map.letters]).toEqual([4, 'E A']);
  },
  BT15: () => {
    const map = failedOver().reinstate(1);
    expect(map.message('switch_group 1')).toBe(0);
    expect([map.submit(), map.letters]).toEqual([1, 'A E']);
  },
  BT16: () => {
    const map = alua([2, 2]);
    expect(map.submit()).toBe('DELAY_REQUEUE');
    expect(map.seen()).toEqual(['activate:8:16', 'activate:8:32']);
    expect(map.status).toMatch(/^2 1 1 0 2 1 A /);
    expect(map.busy).toBe(true);
  },
  BT17: () => {
    const map = activating([2, 2]).activated(1, 'OK').activated(2, 'OK');
    expect(map.seen()).toContain('kick_requeue');
    expect([map.submit(), map.submit()]).toEqual([2, 1]);
    expect(map.status).toMatch(/^2 0 1 0 2 1 A /);
  },
  BT18: () => {
    const map = activating([1, 1]).activated(1, 'RETRY');
    expect(map.paths).toBe('F1 A0');
  },
  BT19: () => {
    const map = activating([1, 1], '2 pg_init_retries 2');
    for (let retry = 1; retry <= 2; retry += 1) {
      map.seen();
      map.activated(1, 'RETRY').pass(1.999);
      expect(map.seen()).toEqual([]);
      expect(map.pass(0.001).seen()).toEqual(['activate:8:16']);
    }
    map.activated(1, 'OK');
    expect([map.paths, map.submit()]).toEqual(['A0 A0', 1]);
    expect(map.status).toMatch(/^2 0 3 0 2 1 A /);
  },
  BT20: () => {
    const map = activating([2, 2]).activated(1, 'OK').activated(2, 'DEV_TEMP_BUSY');
    expect(map.letters).toBe('D E');
    map.seen();
    expect(map.submit()).toBe('DELAY_REQUEUE');
    expect(map.seen()).toEqual(['activate:8:48', 'activate:8:64']);
    expect(map.letters).toBe('D A');
    const other = activating([2, 2]).activated(1, 'DEV_TEMP_BUSY');
    expect(other.letters).toBe('D E');
    expect(other.activated(2, 'OK').letters).toBe('E E');
  },
  BT21: () => {
    const map = activating([2]).activated(1, 'OK').activated(2, 'OK');
    expect(map.submit()).toBe(2);
    expect(map.message('disable_group 1')).toBe(0);
    map.seen();
    expect([map.submit(), map.letters, map.pass(1.999).seen()]).toEqual(['DELAY_REQUEUE', 'D', []]);
    expect(map.pass(0.001).seen()).toEqual(['activate:8:16', 'activate:8:32']);
    expect(map.activated(1, 'OK').activated(2, 'OK').letters).toBe('A');
    // The table's initial group is an order: its flag is not looked at.
    const fresh = alua([2]);
    fresh.message('disable_group 1');
    fresh.seen();
    expect([fresh.submit(), fresh.seen()]).toEqual(['DELAY_REQUEUE', ['activate:8:16', 'activate:8:32']]);
  },
};
