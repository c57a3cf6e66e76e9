/** What becomes of an I/O that failed, and of a disk without paths: ms-mpio.md 6 and 7, beside the rows of the behaviour table. */
import { describe, expect, it } from 'vitest';
import { verdictTable } from '../../../src/sim/multipath';
import { AccessState, OneHost, outcomes, second, sense } from './one-host';

const two = (): OneHost => new OneHost({ paths: 2 }).arriveAll();

describe('errors that fail no path', () => {
  it('14 the class driver gives up after 8 on 2008 R2, after 4 on 2022', () => {
    for (const [release, budget] of [
      ['2008', 8],
      ['2008R2', 8],
      ['2012R2', 4],
      ['2022', 4],
    ] as const) {
      const host = new OneHost({ paths: 2, release }).arriveAll();
      expect(host.fail(0, outcomes.timeout, { classTries: budget - 1 }).do).toBe('class-retry');
      expect(host.fail(0, outcomes.timeout, { classTries: budget })).toEqual({ do: 'fail', code: 'io-timeout' });
    }
  });

  it('every row of the table has its id once, E1 to E22', () => {
    expect(verdictTable.map((row) => row.id)).toEqual(Array.from({ length: 22 }, (_, i) => `E${i + 1}`));
  });
});

describe('errors that fail a nexus', () => {
  it.each([
    ['E2', outcomes.noDevice],
    ['E18', sense(0, 0, 0)],
    ['E19', sense(5, 0x25, 0)],
    ['E20', sense(4, 0x67, 0x0a)],
  ])('%s fails every LUN behind it, and no other nexus', (_, outcome) => {
    const host = new OneHost({ paths: 3, groups: 2 }).arriveAll();
    host.orders = [];
    expect(host.fail(1, outcome)).toEqual({ do: 'requeue' });
    expect([host.words(0), host.words(1)]).toEqual(['AO FAILED AO', 'AO FAILED AO']);
    expect(host.events()).toEqual([16, 16]);
    // The next I/O that comes back from the same path changes nothing more.
    const before = host.state;
    expect(host.fail(1, outcome)).toEqual({ do: 'requeue' });
    expect(host.state).toBe(before);
  });

  it('16 a path, 17 once for paths that fail together, 46 when PnP takes them', () => {
    const host = new OneHost({ paths: 4 }).arriveAll();
    host.orders = [];
    host.nowNs = 35.1 * second;
    host.fail(0);
    host.fail(1);
    // The first test was of a path that has failed as well; the handling ends with the second.
    expect(host.events()).toEqual([16, 16]);
    expect(host.pending.map((sent) => [sent.command, sent.path])).toEqual([
      ['tur', 1],
      ['tur', 2],
    ]);
    expect([host.gate, host.opinion().health]).toEqual(['hold', 'failover']);
    host.answer(outcomes.good);
    expect(host.gate).toBe('open');
    host.nowNs += second;
    host.remove(0);
    host.remove(1);
    expect(host.events()).toEqual([16, 16, 17, 46, 46]);
    expect(host.words()).toBe('gone gone AO AO');
    expect(host.opinion().health).toBe('degraded');
  });
});

describe('events beside the failover', () => {
  it('7 for a medium error, which nobody sends again', () => {
    const host = two();
    host.orders = [];
    expect(host.fail(0, sense(3, 0x11, 0))).toEqual({ do: 'fail', code: 'data-error' });
    expect(host.events()).toEqual([7]);
  });

  it('37 once when the LUN is throttled, however many I/Os say so', () => {
    const host = new OneHost({ paths: 2, portGroups: [0, 1], alua: 'implicit' });
    host.arriveAll([AccessState.activeOptimized, AccessState.activeUnoptimized]);
    host.orders = [];
    for (const path of [0, 0, 1]) host.fail(path, sense(6, 0x2a, 6));
    expect([host.events(), host.gate]).toEqual([[37], 'hold']);
  });

  it('32 where paths are left that may carry nothing: the array refuses to move', () => {
    const host = new OneHost({ paths: 2, portGroups: [0, 1], alua: 'explicit' });
    host.arriveAll([AccessState.activeOptimized, AccessState.standby]);
    host.orders = [];
    host.fail(0);
    expect(host.events()).toEqual([16]);
    host.answer(sense(5, 0x26, 0));
    expect(host.events()).toEqual([16, 32, 23]);
    expect([host.gate, host.opinion().health]).toEqual(['hold', 'allFailed']);
  });
});

describe('no path left', () => {
  it('single path: 18, 23, I/O held for PDORemovePeriod, then the disk is gone', () => {
    const host = new OneHost({ paths: 1 }).arriveAll();
    host.orders = [];
    host.nowNs = 35 * second;
    expect(host.fail(0)).toEqual({ do: 'requeue' });
    expect(host.events()).toEqual([18, 23]);
    expect(host.timers()).toContain('pdo-remove/0 @55');
    expect([host.gate, host.opinion().health]).toEqual(['hold', 'allFailed']);
    host.remove(0);
    host.nowNs = 55 * second;
    host.timer('pdo-remove/0');
    expect([host.gate, host.opinion().health, host.choose()]).toEqual(['gone', 'removed', -2]);
    expect(host.events().slice(-1)).toEqual([157]);
    expect(host.fail(0)).toEqual({ do: 'fail', code: 'no-such-device' });
  });

  it('a path that comes in time saves the disk', () => {
    const host = new OneHost({ paths: 1 }).arriveAll();
    host.fail(0);
    host.remove(0);
    host.orders = [];
    const orders = host.arrive(0);
    expect([host.gate, host.choose()]).toEqual(['open', 0]);
    expect(host.events()).toEqual([45]);
    expect(orders).toContainEqual({ kind: 'cancel-timer', timer: 'pdo-remove/0' });
    expect(orders).toContainEqual({ kind: 'gate', group: 0, gate: 'open' });
  });

  it('a path that comes later brings the disk back', () => {
    const host = new OneHost({ paths: 1 }).arriveAll();
    host.fail(0);
    host.remove(0);
    host.timer('pdo-remove/0');
    host.orders = [];
    host.arrive(0);
    expect(host.events()).toEqual([1, 45]);
    expect([host.gate, host.opinion().health]).toEqual(['open', 'normal']);
  });

  it('several paths: 16 each, then 22 and 23', () => {
    const host = two();
    host.orders = [];
    host.fail(0);
    host.fail(1);
    expect(host.events()).toEqual([16, 16, 22, 23]);
  });

  it('idle disk: PnP alone takes the paths, 46 46 23', () => {
    const host = two();
    host.orders = [];
    host.remove(0);
    host.remove(1);
    expect(host.events()).toEqual([46, 46, 23]);
    expect(host.gate).toBe('hold');
  });

  it('PDORemovePeriod is read when the last path goes', () => {
    const host = new OneHost({ paths: 1 }).arriveAll();
    host.admin({ set: 'setting', key: 'pdoRemovePeriodNs', value: 120 * second });
    host.fail(0);
    expect(host.timers()).toContain('pdo-remove/0 @120');
  });
});

describe('the path that takes over', () => {
  const losing = (): OneHost => {
    const host = new OneHost({ paths: 3, policy: 'fail-over-only' }).arriveAll();
    host.orders = [];
    host.nowNs = 5 * second;
    expect(host.fail(0)).toEqual({ do: 'requeue' });
    return host;
  };
  const tested = (host: OneHost) => host.pending.map((order) => [order.command, order.path, order.timeoutNs / second]);

  it('is tested before I/O goes on by it, and event 17 tells when it has answered', () => {
    const host = losing();
    expect([host.words(), host.gate, host.events()]).toEqual(['FAILED AO SB', 'hold', [16]]);
    expect(tested(host)).toEqual([['tur', 1, 60]]);
    host.answer(outcomes.good);
    expect([host.words(), host.gate, host.events()]).toEqual(['FAILED AO SB', 'open', [16, 17]]);
  });

  it('fails as well when it gives no answer, and the next one is tested', () => {
    const host = losing();
    host.answer(outcomes.timeout);
    expect([host.words(), host.gate, host.events()]).toEqual(['FAILED FAILED AO', 'hold', [16, 16]]);
    expect(tested(host)).toEqual([['tur', 2, 60]]);
    host.answer(outcomes.noDevice);
    expect([host.gate, host.events()]).toEqual(['hold', [16, 16, 16, 22, 23]]);
    expect(host.timers()).toContain('pdo-remove/0 @25');
  });

  it('is alive when it answers, whatever it says', () => {
    const host = losing();
    host.answer(outcomes.conflict);
    expect([host.words(), host.gate, host.events(), host.pending]).toEqual(['FAILED AO SB', 'open', [16, 17], []]);
  });

  it('may leave before it answers: the next one is tested', () => {
    const host = losing();
    host.remove(1);
    expect([host.words(), host.gate, host.events()]).toEqual(['FAILED gone AO', 'hold', [16, 46]]);
    expect(tested(host)).toEqual([['tur', 2, 60]]);
    host.answer(outcomes.good);
    expect([host.gate, host.events()]).toEqual(['open', [16, 46, 17]]);
  });

  it('is tested for each LUN behind the lost nexus, by a report of the port groups where there is ALUA', () => {
    const host = new OneHost({ paths: 2, groups: 2, alua: 'implicit' }).arriveAll();
    host.orders = [];
    host.fail(0);
    expect(host.pending.map((order) => [order.command, order.path])).toEqual([
      ['rtpg', 1],
      ['rtpg', 3],
    ]);
    const { activeOptimized: AO } = AccessState;
    host.answer(outcomes.good, [AO, AO]);
    host.answer(outcomes.good, [AO, AO]);
    expect([host.events(), host.gate]).toEqual([[16, 16, 17, 17], 'open']);
  });
});

describe('recovery and verification', () => {
  it('failed paths are tested every 40 s, and return by the arrival rule', () => {
    const host = two();
    host.nowNs = 5 * second;
    host.fail(0);
    host.answer(outcomes.good);
    expect(host.timers()).toContain('recovery @45');
    host.nowNs = 45 * second;
    host.timer('recovery');
    expect(host.pending.map((order) => [order.command, order.path])).toEqual([['tur', 0]]);
    host.answer(outcomes.timeout);
    expect(host.words()).toBe('FAILED AO');
    host.nowNs = 85 * second;
    host.timer('recovery');
    host.answer(outcomes.good);
    expect(host.words()).toBe('AO AO');
    expect(host.list()).toEqual([0, 1]);
    host.orders = [];
    host.nowNs = 125 * second;
    host.timer('recovery');
    expect(host.timers()).toEqual([]);
  });

  it('a custom interval counts at once', () => {
    const host = two();
    host.fail(0);
    host.admin({ set: 'setting', key: 'useCustomPathRecoveryInterval', value: true });
    host.orders = [];
    host.admin({ set: 'setting', key: 'pathRecoveryIntervalNs', value: 10 * second });
    expect(host.timers()).toEqual(['recovery @10']);
  });

  it('without verification nothing looks at an idle path', () => {
    const host = two();
    expect(host.timers()).toEqual([]);
  });

  it('with verification every path is tested each period', () => {
    const host = new OneHost({ paths: 2, settings: { pathVerifyEnabled: true } }).arriveAll();
    expect(host.timers()).toEqual(['verify @30']);
    host.nowNs = 30 * second;
    host.timer('verify');
    expect(host.pending.map((order) => [order.command, order.path])).toEqual([
      ['tur', 0],
      ['tur', 1],
    ]);
    host.answer(outcomes.timeout);
    expect(host.words()).toBe('AO FAILED');
    expect(host.opinion().paths[1].how).toBe('verify');
  });

  it('a setting out of range is refused in words', () => {
    const host = two();
    expect(host.refusal(host.admin({ set: 'setting', key: 'retryCount', value: 501 }))).toContain('500');
    expect(host.refusal(host.admin({ set: 'setting', key: 'nonsense', value: 1 }))).toContain('nonsense');
  });
});
