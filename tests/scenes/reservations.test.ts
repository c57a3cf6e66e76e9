/** Two hosts of a cluster at one LUN: keys, who is kept out, what a takeover and a new path do to it (ms-mpio.md 7.7, T57, T58). */
import { describe, expect, it } from 'vitest';
import type { Reservation } from '../../src/sim/scsi';
import type { JournalRow, Scenario, WorkloadSpec } from '../../src/sim/scenario/scenario';
import { loadScene, seconds, Watched, withAccess, withJournal } from '../support/scenes';

const keys = { web1: 'a1', web2: 'b2' } as const;
type Host = keyof typeof keys;

function reserve(atS: number, host: Host, action: Reservation['action'], more: Partial<Reservation> = {}): JournalRow {
  const registers = action.startsWith('register');
  const key = registers ? '0' : keys[host];
  const serviceKey = registers ? keys[host] : '0';
  return { atNs: seconds(atS), do: 'reserve', aim: `${host}/lun0`, action, key, serviceKey, type: 5, ...more };
}

const lightLoad = ({ outstanding: _, ...load }: WorkloadSpec): WorkloadSpec => ({ ...load, rateIops: 200 });

/** Both hosts see lun0 and work on it, a little. */
function cluster(...journal: readonly JournalRow[]): Scenario {
  const scene = withAccess(loadScene('two-hosts-one-array'), 'symmetric');
  const luns = scene.topology.luns
    .filter((lun) => lun.id === 'lun0')
    .map((lun) => ({ ...lun, maps: [...lun.maps, { host: 'web2', lun: 0 }] }));
  const workloads = scene.workloads.map((load) => ({ ...lightLoad(load), lun: 'lun0' }));
  return withJournal({ ...scene, topology: { ...scene.topology, luns }, workloads }, journal);
}

class ClusterRun extends Watched {
  /** I/Os that ended in an error; no other error happens here. */
  conflicts(host: Host): number {
    const load = this.scenario.workloads.findIndex((each) => each.host === host);
    return this.run.world.load.failed[load]!;
  }
  /** Rows of the event list that tell of them. */
  errors(host: Host): string[] {
    const load = this.scenario.workloads.find((each) => each.host === host)!.id;
    return this.log
      .filter((row) => row.code === 'app-error' && row.aim === load)
      .map((row) => String(row.params.reason));
  }
  /** Rows of the cluster's own commands. */
  get said(): string[] {
    return this.log
      .filter((row) => /^(key-|reservation-|path-(not-)?registered)/.test(row.code))
      .map(({ code, aim, params }) =>
        `${code} ${aim} ${params.action ?? ''} ${params.done ?? params.keys ?? ''}`.trim().replace(/ +/g, ' '),
      );
  }
  done(host: Host): number {
    return this.run.world.load.done[this.scenario.workloads.findIndex((each) => each.host === host)]!;
  }
}

const owned = [reserve(1, 'web1', 'register-ignore'), reserve(2, 'web1', 'reserve')];

describe('a cluster key on two hosts', () => {
  it('T57 registers down every path, and keeps a stranger from writing', () => {
    const run = new ClusterRun(cluster(...owned)).to(1.9);
    expect(run.said).toEqual(['key-registered web1/lun0 4']);
    expect([run.group().reservationKey, run.group('web2/lun0').reservationKey]).toEqual(['a1', null]);
    expect(run.conflicts('web2')).toBe(0);
    run.to(4);
    expect(run.said.slice(1)).toEqual(['reservation-done web1/lun0 reserve']);
    expect(run.conflicts('web1')).toBe(0);
    expect(run.conflicts('web2')).toBeGreaterThan(50);
    expect(run.errors('web2')).toEqual(['reservation-conflict']);
    // Type 5 lets anybody read.
    expect(run.done('web2')).toBeGreaterThan(100);
    expect(run.times('failover')).toEqual([]);
    expect(Object.values(run.states('web2/lun0'))).toEqual(Array(4).fill('activeOptimized'));
  });

  it('exclusive access for registrants keeps a stranger from reading too', () => {
    const run = new ClusterRun(cluster(owned[0], reserve(2, 'web1', 'reserve', { type: 6 }))).to(2.5);
    const before = run.done('web2');
    run.to(4);
    expect(run.done('web2')).toBe(before);
    expect(run.conflicts('web1')).toBe(0);
  });

  it('a type without "registrants" keeps the other paths of the holder out too: clusters use 5', () => {
    const run = new ClusterRun(cluster(owned[0], reserve(2, 'web1', 'reserve', { type: 3 }))).to(4);
    expect(run.conflicts('web1')).toBeGreaterThan(50);
    // It was sent down the last path of the list, which now holds it (ms-mpio.md 9.13).
    expect(run.shares(2.5, 4)).toMatchObject({ P1: 0, P2: 0, P3: 0, P4: 1 });
  });

  it('a second registrant may write, and cannot reserve', () => {
    const run = new ClusterRun(
      cluster(...owned, reserve(3, 'web2', 'register-ignore'), reserve(5, 'web2', 'reserve')),
    ).to(4);
    const before = run.conflicts('web2');
    run.to(6);
    expect(run.conflicts('web2')).toBe(before);
    expect(run.said.slice(2)).toEqual(['key-registered web2/lun0 4', 'reservation-conflict web2/lun0 reserve 0']);
  });

  it('preempting takes the LUN over: the first host is told, then kept out', () => {
    const run = new ClusterRun(
      cluster(
        ...owned,
        reserve(3, 'web2', 'register-ignore'),
        reserve(4, 'web2', 'preempt', { serviceKey: keys.web1 }),
        reserve(5, 'web2', 'read-keys'),
        reserve(5.5, 'web1', 'read-reservation'),
      ),
    ).to(6);
    expect(run.conflicts('web1')).toBeGreaterThan(50);
    expect(run.said.slice(3)).toEqual([
      'reservation-done web2/lun0 preempt',
      'reservation-read web2/lun0 read-keys 0xb2 0xb2 0xb2 0xb2',
      'reservation-read web1/lun0 read-reservation 0xb2',
    ]);
  });

  it('a key taken back frees the LUN', () => {
    const run = new ClusterRun(cluster(...owned, reserve(3, 'web1', 'register-ignore', { serviceKey: '0' }))).to(3.1);
    const before = run.conflicts('web2');
    expect(before).toBeGreaterThan(0);
    run.to(5);
    expect(run.conflicts('web2')).toBe(before);
    expect(run.group().reservationKey).toBeNull();
  });

  it('a takeover by the other controller forgets nothing', () => {
    const crash: JournalRow = { atNs: seconds(3), do: 'crash', aim: 'a1.ctr1' };
    const run = new ClusterRun(cluster(...owned, crash)).to(40);
    const before = run.conflicts('web2');
    run.to(41);
    expect(run.conflicts('web2')).toBeGreaterThan(before);
    expect(run.conflicts('web1')).toBe(0);
  });

  it('a path that comes back registers before it carries (T58)', () => {
    const cut: JournalRow = { atNs: seconds(3), do: 'cut', aim: 'A2' };
    const mend: JournalRow = { atNs: seconds(60), do: 'mend', aim: 'A2' };
    const run = new ClusterRun(cluster(...owned, cut, mend)).to(100);
    const back = run.times('path-added', 'web1/lun0/1').filter((each) => each > 60);
    const registered = run.times('path-registered', 'web1/lun0/1');
    expect([back.length, registered.length]).toEqual([1, 1]);
    expect(registered[0]).toBeGreaterThanOrEqual(back[0]);
    expect(run.shares(90, 100).P1).toBeGreaterThan(0.2);
    expect(run.conflicts('web1')).toBe(0);
    expect(run.times('path-registered', 'web2/lun0/1')).toEqual([]);
  });

  it('the event list says it in SCSI words', () => {
    const run = new ClusterRun(
      cluster(...owned, reserve(3, 'web2', 'register-ignore'), reserve(4, 'web2', 'preempt', { serviceKey: 'a1' })),
    ).to(5);
    const told = run
      .story(0.5, 5)
      .split('\n')
      .filter((line) => line.includes('msdsm'))
      .map((line) => line.replace(/^.*msdsm +/, ''));
    expect(told).toEqual([
      'Reservation key 0xa1 registered on LUN 0, paths: 4',
      'Reservation of LUN 0 changed: RESERVE with key 0xa1',
      'Reservation key 0xb2 registered on LUN 0, paths: 4',
      'Reservation of LUN 0 changed: PREEMPT with key 0xb2, against key 0xa1',
    ]);
  });

  it('a LUN that is deleted and made again is free', () => {
    const scenario = cluster(...owned);
    const lun = scenario.topology.luns[0]!;
    const edits: JournalRow[] = [
      { atNs: seconds(3), do: 'edit', edits: [{ op: 'remove-lun', id: 'lun0' }] },
      { atNs: seconds(4), do: 'edit', edits: [{ op: 'add-lun', lun }] },
    ];
    const run = new ClusterRun(withJournal(scenario, [...owned, ...edits])).to(2.5);
    expect(run.run.world.reservations.filter((each) => each !== undefined)).toHaveLength(1);
    run.to(5);
    expect(run.run.world.reservations.filter((each) => each !== undefined)).toEqual([]);
    expect([...run.run.world.path.fence].filter((bits) => bits !== 0)).toEqual([]);
  });

  it('a stranger is kept out by a column that is 0 everywhere else', () => {
    const run = new ClusterRun(cluster(...owned)).to(3);
    const fence = run.run.world.path.fence;
    const strangers = run.run.world.dir.paths.flatMap((path, row) => (path.id.startsWith('web2/') ? [fence[row]] : []));
    expect(strangers).toEqual([2, 2, 2, 2]);
  });

  it('two commands at once: the second is refused in words', () => {
    const run = new ClusterRun(cluster(owned[0], reserve(1.00001, 'web1', 'reserve'))).to(2);
    expect(run.log.find((row) => row.code === 'refused')?.params.reason).toContain('under way');
    expect(run.said).toEqual(['key-registered web1/lun0 4']);
  });

  it('is the same when it is run again in slices', () => {
    const scenario = cluster(...owned, reserve(3, 'web2', 'register-ignore'));
    const straight = new ClusterRun(scenario).to(4).run.world.hash;
    const sliced = new ClusterRun(scenario);
    for (let s = 0.1; s <= 4; s += 0.1) sliced.to(s);
    expect(sliced.to(4).run.world.hash).toEqual(straight);
  });
});

describe('a cable that is plugged in while the LUN holds a key', () => {
  it('T58 the DSM registers on the new path first', () => {
    const scene = loadScene('hot-added-path');
    const run = new ClusterRun({ ...scene, workloads: scene.workloads.map(lightLoad) }).to(25);
    const added = run.times('path-added', 'web1/lun0/3').at(-1)!;
    const registered = run.times('path-registered', 'web1/lun0/3');
    expect(registered).toHaveLength(1);
    expect(registered[0]).toBeGreaterThan(added);
    expect(run.shares(20, 25).P3).toBeCloseTo(1 / 3, 1);
    expect(run.order()).toEqual(['P1', 'P2', 'P3']);
  });
});
