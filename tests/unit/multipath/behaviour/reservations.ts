/** Rows on persistent reservations: the DSM runs them over its paths. */
import { expect } from 'vitest';
import type { Reservation } from '../../../../src/sim/multipath';
import { outcomes, sense, type OneHost } from '../one-host';
import { hostOf, type Behaviour, type Checks } from './check';

const key = 'abc1';
const register: Reservation = { action: 'register', key: '0', serviceKey: key, type: 5 };

const ask = (host: OneHost, reservation: Reservation): void => {
  host.admin({ set: 'reservation', group: 0, reservation });
};

/** Paths that were asked to reserve, in order. */
const asked = (host: OneHost): number[] =>
  host.orders.flatMap((order) => (order.kind === 'send' && order.command === 'reservation' ? [order.path] : []));

function registered(behaviour: Behaviour, answers: readonly boolean[]): OneHost {
  const host = hostOf(behaviour).arriveAll();
  host.orders = [];
  ask(host, register);
  for (const good of answers) host.answer(good ? outcomes.good : outcomes.conflict);
  expect(host.pending).toEqual([]);
  return host;
}

export const reservations: Checks = {
  T57: (behaviour) => {
    const all = registered(behaviour, [true, true, true]);
    expect(asked(all)).toEqual([2, 1, 0]);
    expect(all.opinion().reservationKey).toBe(key);
    // One of three fails: the command fails, and the key is kept all the same.
    const some = registered(behaviour, [true, false, true]);
    expect(asked(some)).toEqual([2, 1, 0]);
    expect(some.opinion().reservationKey).toBe(key);
    const none = registered(behaviour, [false, false, false]);
    expect(none.opinion().reservationKey).toBeNull();
  },
  T58: (behaviour) => {
    const withKey = (answer: boolean): OneHost => {
      const host = hostOf(behaviour, { paths: 4 });
      for (const path of [0, 1, 2]) host.arrive(path);
      ask(host, register);
      for (let i = 0; i < 3; i += 1) host.answer(outcomes.good);
      host.orders = [];
      host.arrive(3);
      expect(asked(host)).toEqual([3]);
      // Not yet: no I/O before the key is there.
      expect(host.reads(6)).not.toContain(3);
      host.answer(answer ? outcomes.good : sense(5, 0x20, 0));
      return host;
    };
    expect(new Set(withKey(true).reads(8))).toEqual(new Set([0, 1, 2, 3]));
    const without = withKey(false);
    expect(new Set(without.reads(8))).toEqual(new Set([0, 1, 2]));
    // It is there and has not failed: it is not called removed.
    expect(without.opinion().paths[3]).toMatchObject({ present: true, word: 'Not registered', state: 'unavailable', how: 'not-registered' });
  },
};
