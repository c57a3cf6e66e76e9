/** Rows of the error table: what an answer does to the I/O and to its path. */
import { expect } from 'vitest';
import { outcomes, second, sense, type OneHost } from '../one-host';
import { hostOf, type Behaviour, type Checks } from './check';

const two = (behaviour: Behaviour): OneHost => hostOf(behaviour, { paths: 2 }).arriveAll();

export const errors: Checks = {
  T47: (behaviour) => {
    const host = two(behaviour);
    expect(host.fail(0, sense(3, 0x11, 0))).toEqual({ do: 'fail', code: 'data-error' });
    expect(host.words()).toBe('AO AO');
    expect(host.reads(2)).toEqual([0, 1]);
  },
  T48: (behaviour) => {
    const host = two(behaviour);
    const attention = sense(6, 0x29, 0);
    expect(host.fail(0, attention)).toEqual({ do: 'mpio-retry', afterNs: second, counts: true });
    // RetryCount used up: the status goes up.
    expect(host.fail(0, attention, { mpioTries: 3 }).do).not.toBe('mpio-retry');
    expect(host.words()).toBe('AO AO');
  },
  T49: (behaviour) => {
    const host = two(behaviour);
    expect(host.columns.groupPointer[0]).toBe(0);
    expect(host.fail(1, sense(6, 0x2a, 4))).toEqual({ do: 'mpio-retry', afterNs: 0, counts: true });
    expect(host.columns.groupPointer[0]).toBe(1);
    expect(host.choose()).toBe(1);
  },
  T50: (behaviour) => {
    for (const attention of [sense(6, 0x3f, 0x0e), sense(6, 0x2a, 9)]) {
      const host = two(behaviour);
      expect(host.fail(0, attention).do).not.toBe('mpio-retry');
      expect(host.words()).toBe('AO AO');
      expect(host.pending).toEqual([]);
    }
  },
  T51: (behaviour) => {
    const host = hostOf(behaviour, { paths: 2, groups: 2 }).arriveAll();
    expect(host.fail(0, outcomes.noDevice)).toEqual({ do: 'requeue' });
    expect([host.words(0), host.words(1)]).toEqual(['FAILED AO', 'FAILED AO']);
    expect([host.choose(0), host.choose(1)]).toEqual([1, 3]);
  },
};
