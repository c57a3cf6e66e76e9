/** Each habit of the public DSM sample, under both settings of `dsmBehaviour`. */
import { describe, expect, it } from 'vitest';
import { quirks } from '../../../src/sim/multipath';
import { AccessState, OneHost, outcomes, sense, type HostOptions } from './one-host';

type Behaviour = 'documented' | 'sample-exact';
const { activeOptimized: AO, activeUnoptimized: AU, standby: SB, unavailable: UA } = AccessState;
const explicit = (portGroups: readonly number[]): HostOptions => ({
  alua: 'explicit',
  paths: portGroups.length,
  portGroups,
});

interface Check {
  /** What is seen, given a host with this setting. */
  readonly see: (host: (options: HostOptions) => OneHost) => unknown;
  readonly documented: unknown;
  readonly exact: unknown;
}

const checks: Readonly<Record<string, Check>> = {
  '9.1': {
    see: (hostOf) => {
      const host = hostOf({ paths: 4, policy: 'round-robin-subset' }).arriveAll();
      host.columns.pathState[1] = SB;
      host.columns.groupPointer[0] = 1;
      return host.reads(4);
    },
    documented: [2, 3, 0, 2],
    exact: [3, 0, 2, 3],
  },
  '9.2': {
    see: (hostOf) => {
      const host = hostOf(explicit([0, 1, 2])).arriveAll([AO, AU, UA]);
      host.fail(0);
      return host.pending.map((sent) => [sent.command, sent.path]);
    },
    documented: [['stpg', 1]],
    exact: [['stpg', 2]],
  },
  '9.3': {
    see: (hostOf) => {
      const wishes = [{ path: 0, preferred: true }];
      return hostOf({ ...explicit([0, 0]), policy: 'fail-over-only', wishes }).arriveAll([AO, AO]).words();
    },
    documented: 'AO AU',
    exact: 'AU AO',
  },
  '9.4': {
    see: (hostOf) => {
      const host = hostOf({ paths: 2, policy: 'fail-over-only' }).arriveAll();
      host.fail(0);
      host.timer('recovery');
      host.answer(outcomes.good);
      return [host.words(), host.choose()];
    },
    documented: ['SB AO', 1],
    exact: ['AO AO', 0],
  },
  'cache off alone': {
    see: (hostOf) => {
      const caches = (settings: Record<string, number | boolean>): number =>
        hostOf({ release: '2022', policy: 'least-blocks', settings }).arriveAll().columns.groupCacheBytes[0]!;
      const off = { useCacheForLeastBlocks: false };
      return [caches(off), caches({ ...off, leastBlocksCacheBytes: 4096 }), caches({ leastBlocksCacheBytes: 4096 })];
    },
    documented: [-1, -1, 4096],
    exact: [0x100000, -1, 4096],
  },
  '9.7': {
    see: (hostOf) => {
      const host = hostOf({}).arriveAll();
      host.reads(1);
      host.admin({ set: 'dsm-policy', policy: 'weighted-paths' });
      return host.reads(2);
    },
    documented: [0, 0],
    exact: [1, 1],
  },
  '9.10': {
    see: (hostOf) => {
      const host = hostOf(explicit([0, 1])).arriveAll([AO, AU]);
      host.fail(0, sense(6, 0x2a, 6));
      const before = host.orders.length;
      host.answer(sense(6, 0x2a, 6));
      return host.orders.slice(before).filter((order) => order.kind === 'send').length;
    },
    documented: 1,
    exact: 0,
  },
  '9.11': {
    see: (hostOf) => {
      const host = hostOf(explicit([0, 1, 1])).arriveAll([AO, AU, AU]);
      const weights = [1, 9, 5].map((weight, path) => ({ path, weight }));
      host.setLun('weighted-paths', weights);
      host.fail(0);
      host.answer(outcomes.good);
      host.answer(outcomes.good, [AU, AO, AO]);
      return [host.words(), host.choose()];
    },
    documented: ['FAILED AO AO', 2],
    exact: ['FAILED AO AO', 1],
  },
  'cleared policy': {
    see: (hostOf) => {
      const host = hostOf({}).arriveAll();
      host.setLun('fail-over-only');
      host.setLun(null);
      host.remove(2);
      host.arrive(2);
      return host.opinion().policy;
    },
    documented: 'round-robin',
    exact: 'fail-over-only',
  },
  'wishes left behind': {
    see: (hostOf) => {
      const host = hostOf({ dsmPolicy: 'fail-over-only' }).arriveAll();
      host.setLun('least-queue-depth');
      host.setLun(null);
      return host.words();
    },
    documented: 'AO SB SB',
    exact: 'SB SB AO',
  },
  'refused set': {
    see: (hostOf) => {
      const host = hostOf({}).arriveAll();
      const rest = [0, 1, 2].map((path) => ({ path, state: 'standby' as const }));
      return [host.refusal(host.setLun('round-robin-subset', rest)) !== null, host.columns.groupPointer[0]];
    },
    documented: [true, 0],
    exact: [true, -1],
  },
  'own request': {
    see: (hostOf) => {
      const host = hostOf(explicit([0, 1]));
      for (const path of [0, 1]) {
        host.arrive(path, AU);
        host.answer(sense(4, 0x67, 0x0a));
        host.answer(outcomes.good, [AU, AU]);
      }
      host.setLun('round-robin-subset', [0, 1].map((path) => ({ path, state: 'active' as const })));
      return [host.pending.map((sent) => sent.command), host.words()];
    },
    documented: [['stpg'], 'AU AU'],
    exact: [[], 'AO AU'],
  },
  'failed path to be used': {
    see: (hostOf) => {
      const host = hostOf({ paths: 2, policy: 'fail-over-only' }).arriveAll();
      host.fail(0);
      host.fail(0, sense(6, 0x2a, 4));
      return host.choose();
    },
    documented: 1,
    exact: 0,
  },
  'candidate failed meanwhile': {
    see: (hostOf) => {
      const host = hostOf(explicit([0, 1, 1])).arriveAll([AO, SB, SB]);
      host.fail(0);
      host.fail(1);
      // The newest command is answered first: the second failure's, then the first one's.
      for (let command = 0; command < 4 && host.pending.length > 0; command += 1) host.answer(outcomes.good, [SB, AO, AO]);
      return host.words();
    },
    documented: 'FAILED FAILED AO',
    exact: 'FAILED AO AO',
  },
  'policy after a report': {
    see: (hostOf) => {
      const host = hostOf({ alua: 'implicit', paths: 2, portGroups: [0, 1] }).arriveAll([AO, AO]);
      host.fail(0);
      host.timer('recovery');
      host.answer(outcomes.good, [AO, AU]);
      return host.opinion().policy;
    },
    documented: 'round-robin-subset',
    exact: 'round-robin',
  },
};

describe.each(['documented', 'sample-exact'] as const)('%s', (behaviour: Behaviour) => {
  const hostOf = (options: HostOptions): OneHost =>
    new OneHost({ ...options, settings: { dsmBehaviour: behaviour, ...options.settings } });

  it.each(Object.entries(checks))('%s', (_, check) => {
    expect(check.see(hostOf)).toEqual(behaviour === 'documented' ? check.documented : check.exact);
  });
});

it('every quirk that the two settings do not share is checked here, once', () => {
  const differing = quirks.filter((quirk) => !quirk.same).map((quirk) => quirk.id);
  expect(Object.keys(checks).sort()).toEqual(differing.sort());
  expect(new Set(quirks.map((quirk) => quirk.id)).size).toBe(quirks.length);
});

it('the setting takes effect on a running host', () => {
  const host = new OneHost({ paths: 4, policy: 'round-robin-subset' }).arriveAll();
  host.admin({ set: 'setting', key: 'dsmBehaviour', value: 'sample-exact' });
  host.columns.pathState[1] = SB;
  host.columns.groupPointer[0] = 1;
  expect(host.choose()).toBe(3);
});
