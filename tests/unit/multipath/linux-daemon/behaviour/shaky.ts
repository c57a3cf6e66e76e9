/** Checks of the behaviour table: paths that fail again and again, and maps of standby paths alone. */
import { expect } from 'vitest';
import { multipathd } from '../../../../../src/sim/multipath';
import { OneMap, type Options } from '../one-map';
import type { Checks } from './check';

const err = { threshold: 1, forgetRate: 5, recoveryTimeS: 30 };
const marginalPath = { doubleFailedTimeS: 60, sampleTimeS: 120, errRateThreshold: 10, recheckGapTimeS: 60 };

/** Path 0 fails and comes back, this often; the last time it is only said to be good. */
function flap(host: OneMap, times: number): OneMap {
  host.run(100);
  for (let time = 1; time <= times; time += 1) {
    host
      .say('down', 0)
      .ioError(0)
      .run(host.nowS + 6);
    host.say('up', 0).run(host.nowS + 6);
  }
  return host;
}
const shakyMap = (options: Options = {}): OneMap => new OneMap({ sanPathErr: err, ...options });

/** Path 0 failed twice by I/O errors, and good for the checker again. */
function sampledMap(): OneMap {
  const host = new OneMap({ marginalPath }).run(100).ioError(0).run(110).ioError(0).run(120);
  expect(host.path(0)).toMatchObject({ state: 'delayed', sampling: { phase: 'sampling' } });
  expect(host.since(115)).toEqual([]);
  return host;
}

export const shaky: Checks = {
  'L4.8 held'() {
    const host = flap(shakyMap(), 2);
    expect(host.path(0)).toMatchObject({ state: 'delayed', shaky: { failures: 2, held: true } });
    const since = host.path(0).shaky.heldSinceS - 100_000;
    host.run(since + 60);
    const back = host.when('reinstate_path:0', since);
    expect(back).toBeGreaterThan(since + 30);
    expect(back).toBeLessThanOrEqual(since + 36);
    expect(host.path(0)).toMatchObject({ state: 'up', shaky: { failures: 0, held: false } });
  },
  'L4.8 forgets'() {
    const host = flap(shakyMap({ sanPathErr: { ...err, forgetRate: 2 } }), 1);
    expect(host.path(0).shaky.failures).toBe(1);
    const seen = host.asked[0].length;
    while (host.path(0).shaky.failures > 0 && host.nowS < 300) host.run(host.nowS + 1);
    expect(host.asked[0].length - seen).toBeLessThanOrEqual(3);
    expect(host.path(0).shaky.failures).toBe(0);
  },
  'L4.8 relapse'() {
    const host = flap(shakyMap(), 2);
    const sent = host.sent.length;
    host.say('down', 0).run(host.nowS + 6);
    expect(host.path(0).state).toBe('down');
    expect(host.sent.length).toBe(sent);
    const relapse = host.nowS;
    host.say('up', 0).run(relapse + 30);
    expect(host.path(0).state).toBe('delayed');
    host.run(relapse + 45);
    expect(host.path(0).state).toBe('up');
  },
  'L4.8 early'() {
    const host = flap(shakyMap(), 2).say('down', 1, 2, 3);
    for (const path of [1, 2, 3]) host.ioError(path);
    const from = host.nowS;
    host.run(from + 6);
    expect(host.since(from + 1)).toContain('reinstate_path:0');
  },
  'L4.8 groups'() {
    const host = flap(shakyMap({ marginalPathgroups: 'on' }), 2);
    expect(host.path(0)).toMatchObject({ state: 'up', dmState: 'active', marginal: true });
    expect(host.map.groups).toEqual([[2], [1, 3], [0]]);
    host.run(host.nowS + 60);
    expect(host.path(0).marginal).toBe(false);
    expect(host.map.groups).toEqual([
      [0, 2],
      [1, 3],
    ]);
  },
  'L4.8 sampling'() {
    const host = sampledMap();
    host.daemon = multipathd.sampled(host.daemon, host.at, 0, 1200, 12);
    expect(host.path(0)).toMatchObject({ tickS: 1, sampling: { phase: 'none' } });
    host.run(121);
    expect(host.since(120)).toEqual(['reinstate_path:0']);
    // Two failures that lie further apart are two first ones.
    const slow = new OneMap({ marginalPath }).run(100).ioError(0).run(170).ioError(0);
    expect(slow.path(0).sampling.phase).toBe('failed-once');
    // Nothing is held back when it would be the last path.
    const alone = new OneMap({ marginalPath, prios: [50] }).run(100).ioError(0).run(110).ioError(0).run(120);
    expect(alone.path(0)).toMatchObject({ state: 'up', sampling: { phase: 'none' } });
  },
  'L4.8 bad sample'() {
    const host = sampledMap();
    host.daemon = multipathd.sampled(host.daemon, host.at, 0, 1200, 13);
    expect(host.path(0).sampling.phase).toBe('waiting');
    host.run(120 + 60);
    expect(host.path(0)).toMatchObject({ state: 'delayed', sampling: { phase: 'waiting' } });
    host.run(120 + 62);
    expect(host.path(0)).toMatchObject({ state: 'delayed', sampling: { phase: 'sampling' } });
  },
  'L4.8 fpin'() {
    const host = new OneMap({ marginalPathgroups: 'fpin', sanPathErr: err }).run(100);
    host.daemon = multipathd.setMarginal(host.daemon, host.at, 2, true);
    expect(host.map.groups).toEqual([[0], [1, 3], [2]]);
    // The daemon's own filters are off beside it.
    flap(host, 3);
    expect(host.path(0)).toMatchObject({ state: 'up', marginal: false, shaky: { failures: 0 } });
    expect(host.path(2).marginal).toBe(true);
    host.daemon = multipathd.setMarginal(host.daemon, host.at, 2, false);
    expect(host.map.groups[0]).toEqual([0, 2]);
    const off = new OneMap().run(10);
    expect(multipathd.setMarginal(off.daemon, off.at, 2, true).maps[0].paths[2].marginal).toBe(false);
  },
  'L4.8 ghosts'() {
    const states = ['ghost', 'ghost', 'down', 'down'] as const;
    const host = new OneMap({ states, ghostDelayS: 30 });
    expect(host.map.ghostDelayTickS).toBe(30);
    host.run(40);
    expect(host.when('reload')).toBe(30);
    expect(new OneMap({ states: ['ghost', 'up', 'ghost', 'ghost'], ghostDelayS: 30 }).map.ghostDelayTickS).toBe(0);
    expect(new OneMap({ states: ['down', 'down', 'down', 'down'], ghostDelayS: 30 }).map.ghostDelayTickS).toBe(0);
  },
  'L4.8 ghosts end'() {
    const host = new OneMap({ states: ['ghost', 'ghost', 'ghost', 'ghost'], ghostDelayS: 30, failback: 'immediate' });
    host.prios.splice(0, 4, 1, 1, 1, 1);
    host.run(3).say('up', 0);
    host.prios[0] = 50;
    host.run(28);
    expect(host.since(0)).toContain('reload');
    expect(host.map.ghostDelayTickS).toBe(0);
    expect(host.when('reload')).toBeLessThan(28);
  },
};
