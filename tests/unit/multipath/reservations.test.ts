/** Persistent reservations over the paths of one host: ms-mpio.md 7.7 with 14.1, T57, T58. */
import { describe, expect, it } from 'vitest';
import type { AdminCommand } from '../../../src/sim/multipath';
import type { Outcome, Reservation } from '../../../src/sim/scsi';
import { OneHost, outcomes, second, sense } from './one-host';

const resetAttention = sense(6, 0x29, 0);
const transition = sense(2, 4, 0x0a);
const command = (action: Reservation['action'], serviceKey = '0', key = 'a1'): Reservation => ({
  action,
  key,
  serviceKey,
  type: 5,
});

class Cluster extends OneHost {
  ask(action: Reservation['action'], serviceKey?: string): this {
    this.orders = [];
    const admin: AdminCommand = { set: 'reservation', group: 0, reservation: command(action, serviceKey) };
    this.admin(admin);
    return this;
  }
  /** Answers what is sent until nothing is: the first answer that is left, then good ones. Gives the paths in order. */
  play(...answers: readonly Outcome[]): number[] {
    const paths: number[] = [];
    for (let at = 0; this.pending.length > 0; at += 1) {
      paths.push(this.pending.at(-1)!.path);
      this.answer(answers[at] ?? outcomes.good);
    }
    return paths;
  }
  get key(): string | null {
    return this.opinion().reservationKey;
  }
  get registered(): boolean[] {
    return this.state.paths.map((path) => path.keyRegistered);
  }
  get said(): string {
    const rows = this.orders.flatMap((order) => (order.kind === 'announce' && order.eventId === null ? [order] : []));
    return rows.map(({ code, params }) => `${code} ${params?.done ?? params?.keys ?? ''}`.trim()).join(', ');
  }
}
const three = (): Cluster => new Cluster({ paths: 3 }).arriveAll();
const holding = (): Cluster => {
  const host = three().ask('register-ignore', 'a1');
  host.play();
  return host;
};

describe('registering a key (T57)', () => {
  it('goes down every path, the last one first', () => {
    const host = three().ask('register-ignore', 'a1');
    expect(host.pending.map(({ command: name, reservation }) => [name, reservation?.serviceKey])).toEqual([
      ['reservation', 'a1'],
    ]);
    expect(host.play()).toEqual([2, 1, 0]);
    expect([host.key, host.registered, host.said]).toEqual(['a1', [true, true, true], 'key-registered 3']);
    expect(host.reads(3)).toEqual([0, 1, 2]);
  });

  it('succeeds only if all do, and is remembered if any does: the others carry nothing', () => {
    const host = three().ask('register-ignore', 'a1');
    expect(host.play(outcomes.good, outcomes.conflict)).toEqual([2, 1, 0]);
    expect([host.key, host.registered]).toEqual(['a1', [true, false, true]]);
    expect(host.said).toBe('reservation-conflict 2');
    expect(host.reads(4)).toEqual([0, 2, 0, 2]);
  });

  it('that no path takes leaves nothing behind', () => {
    const host = three().ask('register-ignore', 'a1');
    host.play(outcomes.conflict, outcomes.conflict, outcomes.conflict);
    expect([host.key, host.registered]).toEqual([null, [false, false, false]]);
    expect(host.reads(3)).toEqual([0, 1, 2]);
  });

  it('leaves failed paths out', () => {
    const host = three();
    host.fail(1);
    expect(host.ask('register-ignore', 'a1').play()).toEqual([2, 0]);
  });

  it('key 0 takes it back, whatever the paths answer', () => {
    const host = holding().ask('register-ignore', '0');
    expect(host.play(outcomes.noDevice)).toEqual([2, 1, 0]);
    expect([host.key, host.registered, host.said]).toEqual([null, [false, false, false], 'reservation-failed 2']);
  });
});

describe('one path is enough', () => {
  it.each(['reserve', 'release', 'preempt'] as const)('for %s: the last one of the list', (action) => {
    const host = holding().ask(action, action === 'preempt' ? 'b2' : '0');
    expect(host.play()).toEqual([2]);
    expect([host.key, host.said]).toEqual(['a1', 'reservation-done']);
  });

  it('a conflict is tried on every path before it is told', () => {
    const host = holding().ask('reserve');
    expect(host.play(outcomes.conflict, outcomes.conflict, outcomes.conflict)).toEqual([2, 1, 0]);
    expect(host.said).toBe('reservation-conflict 0');
    expect(host.words()).toBe('AO AO AO');
  });

  it('a path without the key is left out', () => {
    const host = three().ask('register-ignore', 'a1');
    host.play(outcomes.conflict);
    expect(host.ask('reserve').play()).toEqual([1]);
  });

  it('CLEAR forgets the key, even when it fails', () => {
    const host = holding().ask('clear');
    expect(host.play()).toEqual([2]);
    expect(host.key).toBeNull();
    const failed = holding().ask('clear');
    failed.play(outcomes.conflict, outcomes.conflict, outcomes.conflict);
    expect([failed.key, failed.said]).toEqual([null, 'reservation-conflict 0']);
  });

  it('PREEMPT AND ABORT goes down the first active path, and no second', () => {
    const host = holding().ask('preempt-abort', 'b2');
    expect(host.play(outcomes.conflict)).toEqual([0]);
    expect(host.said).toBe('reservation-conflict 0');
  });

  it('READ KEYS takes the next path on failure, a path without the key too', () => {
    const host = three().ask('register-ignore', 'a1');
    host.play(outcomes.conflict);
    expect(host.ask('read-keys').play(outcomes.noDevice)).toEqual([2, 1]);
    expect(host.said).toBe('reservation-read none');
  });
});

describe('resets and transitions', () => {
  it.each([resetAttention, transition, sense(6, 0x2a, 6), sense(6, 0x3f, 0x0e)])(
    'are no answer: sent again down the same path',
    (outcome) => {
      expect(three().ask('register-ignore', 'a1').play(outcome, outcome)).toEqual([2, 2, 2, 1, 0]);
    },
  );

  it('for DsmMaximumStateTransitionTime, 3 s', () => {
    const host = three().ask('register-ignore', 'a1');
    host.nowNs += 2.9 * second;
    host.answer(transition);
    expect(host.pending[0].path).toBe(2);
    host.nowNs += 0.2 * second;
    host.answer(transition);
    expect(host.pending[0].path).toBe(1);
    host.play();
    expect([host.key, host.registered]).toEqual(['a1', [true, true, false]]);
  });

  it('READ KEYS does so only while a key is held', () => {
    expect(three().ask('read-keys').play(resetAttention)).toEqual([2, 1]);
    expect(holding().ask('read-keys').play(resetAttention)).toEqual([2, 2]);
  });
});

describe('a path that arrives while a key is held (T58)', () => {
  const late = (): Cluster => {
    const host = new Cluster({ paths: 3 });
    host.arrive(0);
    host.arrive(1);
    host.ask('register', 'a1').play();
    host.orders = [];
    host.arrive(2);
    return host;
  };

  it('registers it first, as the cluster did, and carries then', () => {
    const host = late();
    expect(host.pending.map(({ path, reservation }) => [path, reservation])).toEqual([
      [2, { action: 'register', key: '0', serviceKey: 'a1', type: 5 }],
    ]);
    expect(host.reads(3)).toEqual([0, 1, 0]);
    host.play();
    expect([host.reads(3), host.words()]).toEqual([[0, 1, 2], 'AO AO AO']);
    expect(host.said).toBe('path-registered');
  });

  it('that cannot register never carries', () => {
    const host = late();
    host.play(outcomes.conflict);
    expect([host.reads(4), host.registered[2]]).toEqual([[0, 1, 0, 1], false]);
    expect(host.said).toBe('path-not-registered');
  });

  it('and registers when the recovery asks it again', () => {
    const host = late();
    host.play(outcomes.conflict);
    host.nowNs = 40 * second;
    host.timer('recovery');
    expect(host.pending.map((order) => [order.command, order.path])).toEqual([['tur', 2]]);
    host.play();
    expect([host.registered[2], host.reads(3)]).toEqual([true, [0, 1, 2]]);
  });

  it('that leaves meanwhile is forgotten', () => {
    const host = late();
    host.remove(2);
    expect(host.pending).toEqual([]);
    expect(host.key).toBe('a1');
  });

  it('without a key nothing is registered', () => {
    const host = new Cluster({ paths: 2 });
    host.arriveAll();
    expect(host.orders.some((order) => order.kind === 'send')).toBe(false);
  });
});

describe('one command at a time', () => {
  it('a second one is refused in words', () => {
    const host = three().ask('register-ignore', 'a1');
    expect(host.refusal(host.admin({ set: 'reservation', group: 0, reservation: command('reserve') }))).toContain(
      'under way',
    );
    expect(host.play()).toEqual([2, 1, 0]);
  });

  it('goes on without a path that leaves', () => {
    const host = three().ask('register-ignore', 'a1');
    host.remove(2);
    expect(host.pending.map((order) => order.path)).toEqual([1]);
    expect(host.play()).toEqual([1, 0]);
    expect([host.key, host.registered]).toEqual(['a1', [true, true, false]]);
  });

  it('without any path it fails at once', () => {
    const host = new Cluster({ paths: 1 }).arriveAll();
    host.remove(0);
    expect(host.ask('reserve').said).toBe('reservation-failed 0');
  });
});
