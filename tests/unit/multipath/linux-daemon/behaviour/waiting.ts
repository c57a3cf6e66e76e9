/** Checks of the behaviour table: queueing without a path, the end of the daemon, the last device. */
import { expect } from 'vitest';
import { multipathd } from '../../../../../src/sim/multipath';
import { OneMap } from '../one-map';
import type { Checks } from './check';

const allDown = (host: OneMap): OneMap => {
  host.run(100).say('down', 0, 1, 2, 3);
  for (const path of [0, 1, 2, 3]) host.ioError(path);
  return host;
};

export const waiting: Checks = {
  'L4.7 words'() {
    const seen = (noPathRetry: multipathd.NoPathRetry, queueing: boolean): string[] => {
      const host = new OneMap({ noPathRetry }).run(100);
      host.queueing = queueing;
      return host.run(125).since(100);
    };
    expect(seen('fail', true)).toEqual(['fail_if_no_path']);
    expect(seen('fail', false)).toEqual([]);
    expect(seen('queue', false)).toEqual(['queue_if_no_path']);
    expect(seen('queue', true)).toEqual([]);
    expect(seen('unset', true)).toEqual([]);
    expect(seen('unset', false)).toEqual([]);
    expect(seen(6, false)).toEqual(['queue_if_no_path']);
    // Without a path: queue goes on for ever, fail and nothing count no time.
    expect(
      allDown(new OneMap({ noPathRetry: 'queue' }))
        .run(900)
        .since(101),
    ).toEqual([]);
    expect(allDown(new OneMap({ noPathRetry: 'fail' })).map).toMatchObject({ inRecovery: false, retryTickS: 0 });
  },
  'L4.7 expired'() {
    const host = allDown(new OneMap({ noPathRetry: 6 })).run(200);
    expect(host.queueing).toBe(false);
    host.daemon = multipathd.reloadMap(host.daemon, host.at);
    expect(host.since(200)).toEqual(['reload', 'fail_path:0', 'fail_path:2', 'fail_path:1', 'fail_path:3']);
    expect(host.queueing).toBe(false);
    // While it waits, a new table goes on queueing.
    const early = allDown(new OneMap({ noPathRetry: 6 })).run(110);
    early.daemon = multipathd.reloadMap(early.daemon, early.at);
    expect([early.queueing, early.map.retryTickS]).toEqual([true, 21]);
  },
  'L4.7 pending'() {
    const states = ['pending', 'down', 'down', 'down'] as const;
    const host = new OneMap({ noPathRetry: 6, states }).run(30);
    expect(host.map).toMatchObject({ inRecovery: false, retryTickS: 0 });
    host.say('down', 0).run(40);
    expect(host.map.inRecovery).toBe(true);
  },
  'L4.7 stop'() {
    const host = new OneMap({ noPathRetry: 'queue' }).run(10);
    const after = multipathd.stop(host.daemon, host.outside, true);
    expect([after, host.since(0)]).toEqual([host.daemon, []]);
    expect(multipathd.stop(host.daemon, host.outside, false).maps[0].queueing).toBe(false);
    expect([host.since(0), host.queueing]).toEqual([['fail_if_no_path'], false]);
  },
  'L4.7 flush'() {
    const last = (flushOnLastDel: 'unused' | 'always' | 'never', isOpen: boolean): [string[], number] => {
      const host = new OneMap({ prios: [50], noPathRetry: 'queue', flushOnLastDel }).run(10);
      host.isOpen = isOpen;
      host.daemon = multipathd.removePath(host.daemon, host.at, 0);
      return [host.since(0), host.daemon.maps.length];
    };
    expect(last('unused', false)).toEqual([['fail_if_no_path', 'remove'], 0]);
    expect(last('unused', true)).toEqual([['reload'], 1]);
    expect(last('always', false)).toEqual([['fail_if_no_path', 'remove'], 0]);
    expect(last('always', true)).toEqual([['fail_if_no_path', 'reload'], 1]);
    expect(last('never', false)).toEqual([['reload'], 1]);
  },
};
