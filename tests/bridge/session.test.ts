// The session behind the page's door: what is asked decides what is told; the wall clock decides only when.
import { describe, expect, it } from 'vitest';
import { Run } from '../../src/sim';
import { policyIds } from '../../src/sim/scenario/scenario';
import { quick } from '../support/run-weather';
import { loadScene, withJournal, withPolicyOf, withSettings } from '../support/scenes';
import { Desk, steady, wall } from './desk';
import type { Wall } from './desk';

const second = 1e9;
const scene = () => quick(loadScene('S05'));
const two = ['round-robin-subset', 'least-queue-depth'] as const;

const walls: readonly (readonly [string, () => Wall])[] = [
  ['steady', steady],
  ['in jerks', () => wall((look) => (look % 7 === 0 ? 90 : 0.01))],
  ['so slow that each slice ends at once', () => wall(() => 40)],
  ['that hardly moves', () => wall((look) => (look % 50 === 0 ? 1 : 0))],
];

/** Paused and playing, forth and back. Where the pause comes depends on the wall; what is asked after it does not. */
async function visit(clock: Wall): Promise<Desk> {
  const desk = new Desk(clock);
  await desk.open(scene(), 0, two);
  await desk.seek(1 * second);
  await desk.bridge.ask({ ask: 'command', command: { do: 'cut', aim: 'A1' } });
  await desk.playTo(1.6 * second, 2, false);
  await desk.seek(3.2 * second);
  await desk.bridge.ask({ ask: 'command', command: { do: 'set-policy', aim: 'web1/lun0', policy: 'least-queue-depth' } });
  for (let i = 0; i < 3; i++) await desk.bridge.ask({ ask: 'step' });
  await desk.seek(4 * second);
  await desk.bridge.ask({ ask: 'command', command: { do: 'mend', aim: 'A1' } });
  await desk.seek(6 * second);
  await desk.rounds();
  return desk;
}

describe('the same requests, another wall clock', () => {
  it('tell the same, to the digit', async () => {
    const [first, ...others] = await Promise.all(walls.map(([, clock]) => visit(clock())));
    const picture = first!.picture();
    expect(first!.log.map((row) => row.code)).toEqual(expect.arrayContaining(['cable-cut', 'failover', 'policy-set', 'cable-mended']));
    expect(first!.series.get('main')!.atNs.length).toBe(60);
    for (const [i, other] of others.entries()) expect(other.picture(), walls[i + 1]![0]).toEqual(picture);
  });

  it.each(walls)('play and then seek is a straight run, with a wall clock %s', async (_, clock) => {
    const desk = new Desk(clock());
    await desk.open(scene(), 0, []);
    const paused = await desk.playTo(1.3 * second, 5, false);
    expect(paused).toBeGreaterThanOrEqual(1.3 * second);
    const straight = new Run(scene());
    straight.advance(3 * second);
    expect(await desk.seek(3 * second)).toBe(straight.fingerprint);
  });

  it('speed is wall time times speed, however the slices fall', async () => {
    let now = 0;
    const desk = new Desk(() => now);
    await desk.open(scene(), 0, []);
    await desk.bridge.ask({ ask: 'play', speed: 3, lens: false });
    for (let i = 0; i < 40; i++) {
      now += 5;
      let done = false;
      await desk.rounds(() => done || ((done = true), false), 1);
    }
    expect(desk.last!.nowNs).toBeGreaterThan(0.5 * second);
    expect(desk.last!.nowNs).toBeLessThanOrEqual(0.6 * second);
    // A page that slept for a minute does not owe a minute.
    now += 60_000;
    await desk.rounds(() => false, 1);
    expect(desk.last!.nowNs).toBeLessThanOrEqual(1 * second);
  });
});

describe('time', () => {
  it('back and forth: each instant is as a straight run finds it', async () => {
    const desk = new Desk();
    await desk.open(withJournal(scene(), [{ atNs: second, do: 'cut', aim: 'A1' }]), 0, two);
    const at = async (seconds: number): Promise<unknown> => {
      await desk.seek(seconds * second);
      await desk.rounds();
      const { fingerprint, workloads, compare } = desk.last!;
      return { fingerprint, workloads, compare };
    };
    const forth = [await at(0.5), await at(1.7), await at(2.9), await at(4.1)];
    const back = [await at(4.1), await at(2.9), await at(1.7), await at(0.5)];
    expect(back.reverse()).toEqual(forth);
  });

  it('a command in the past begins another future, and the old one leaves no trace in it', async () => {
    const old = new Desk();
    await old.open(withJournal(scene(), [{ atNs: 3 * second, do: 'cut', aim: 'B1' }]), 0, []);
    await old.seek(5 * second);
    await old.seek(1 * second);
    await old.bridge.ask({ ask: 'command', command: { do: 'cut', aim: 'A1' } });
    await old.seek(5 * second);
    await old.rounds();
    const fresh = new Desk();
    await fresh.open(withJournal(scene(), []), 0, []);
    await fresh.seek(1 * second);
    await fresh.bridge.ask({ ask: 'command', command: { do: 'cut', aim: 'A1' } });
    await fresh.seek(5 * second);
    await fresh.rounds();
    expect(old.log).toEqual(fresh.log);
    expect(old.log.map((row) => row.aim)).not.toContain('B1');
    expect(old.lanes).toEqual(fresh.lanes);
    expect(old.last!.fingerprint).toBe(fresh.last!.fingerprint);
    expect(old.series.get('main')).toEqual(fresh.series.get('main'));
  });

  it('commands while playing take effect, and the recipe then gives the same run again', async () => {
    const desk = new Desk(wall((look) => (look % 3) + 1));
    await desk.open(scene(), 0, []);
    await desk.bridge.ask({ ask: 'play', speed: 1, lens: false });
    await desk.rounds(() => (desk.last?.nowNs ?? 0) > 0.4 * second);
    const cut = await desk.bridge.ask<'command'>({ ask: 'command', command: { do: 'cut', aim: 'A1' } });
    expect(cut).toMatchObject({ ok: true, finding: null });
    await desk.rounds(() => (desk.last?.nowNs ?? 0) > 0.9 * second);
    expect(desk.facts!.cables.A1!.cut).toBe(true);
    await desk.bridge.ask({ ask: 'pause' });
    const { scenario, atNs, fingerprint } = await desk.bridge.ask<'export'>({ ask: 'export' });
    expect(scenario.journal).toEqual([{ atNs: cut.atNs, do: 'cut', aim: 'A1' }]);
    expect(await new Desk().open(scenario, atNs)).toBe(fingerprint);
    // Paused, a command is seen at once too.
    await desk.bridge.ask({ ask: 'command', command: { do: 'mend', aim: 'A1' } });
    await desk.rounds();
    expect(desk.facts!.cables.A1!.cut).toBe(false);
  });
});

describe('compare', () => {
  const world = (desk: Desk) => Object.fromEntries(desk.last!.compare.map((each) => [each.policy, each]));

  it('main never waits for the others; they catch up, and say where they are until then', async () => {
    // Every look at the clock costs 25 ms: a slice is over after one bite.
    const desk = new Desk(wall(() => 25));
    await desk.open(scene(), 0, policyIds);
    await desk.bridge.ask({ ask: 'play', speed: 20, lens: false });
    let lagged = 0;
    await desk.rounds(() => {
      const { compare = [], nowNs = 0 } = desk.last ?? {};
      lagged += compare.filter((each) => each.refused === null && each.atNs < nowNs).length;
      for (const each of compare) expect(each.atNs).toBeLessThanOrEqual(nowNs);
      return nowNs > 4 * second;
    });
    expect(lagged).toBeGreaterThan(0);
    await desk.bridge.ask({ ask: 'pause' });
    await desk.rounds();
    const run = desk.last!.compare.filter((each) => each.refused === null);
    expect(run).toHaveLength(5);
    for (const each of run) expect(each.atNs).toBe(desk.last!.nowNs);
    for (const { policy } of run) expect(desk.series.get(policy)!.atNs).toEqual(desk.series.get('main')!.atNs);
  });

  it('a refused policy has a reason and no curve', async () => {
    const desk = new Desk();
    await desk.open(loadScene('S10'), 2 * second, policyIds);
    await desk.rounds();
    expect(world(desk)['round-robin']).toMatchObject({ refused: expect.stringMatching(/symmetric/) as string, done: 0 });
    expect(desk.series.has('round-robin')).toBe(false);
    expect(desk.series.get('least-queue-depth')!.atNs).toHaveLength(20);
  });

  it('the world of the policy in force is the main run itself', async () => {
    const desk = new Desk();
    await desk.open(withJournal(scene(), [{ atNs: second, do: 'cut', aim: 'A1' }]), 3 * second, two);
    await desk.rounds();
    expect(desk.series.get('round-robin-subset')).toEqual(desk.series.get('main'));
    expect(desk.series.get('least-queue-depth')).not.toEqual(desk.series.get('main'));
  });

  it('follows a command given in the past', async () => {
    const desk = new Desk();
    await desk.open(withJournal(scene(), []), 0, two);
    await desk.seek(4 * second);
    await desk.rounds();
    await desk.seek(1 * second);
    await desk.bridge.ask({ ask: 'command', command: { do: 'cut', aim: 'A1' } });
    await desk.seek(4 * second);
    await desk.rounds();
    expect(desk.series.get('round-robin-subset')).toEqual(desk.series.get('main'));
    const fresh = new Desk();
    await fresh.open((await desk.bridge.ask<'export'>({ ask: 'export' })).scenario, 4 * second, two);
    await fresh.rounds();
    expect(desk.last!.compare).toEqual(fresh.last!.compare);
    expect(desk.series).toEqual(fresh.series);
    // And back: checkpoints of the old future must not be stood upon.
    await desk.seek(2.5 * second);
    await fresh.seek(2.5 * second);
    await desk.rounds();
    await fresh.rounds();
    expect(desk.last!.compare).toEqual(fresh.last!.compare);
  });
});

describe('the lens', () => {
  const cut = { atNs: 2 * second, do: 'cut', aim: 'A1' } as const;
  const slow = () => wall(() => 5);
  /** Two of four paths carry on during the hold, so that the jump takes more than one slice. */
  const busy = () => withPolicyOf(withJournal(loadScene('dual-fabric-4-paths'), [cut]), 'least-queue-depth');

  it('jumps over the hold, from a second after the cut to a second before its end, and writes it down', async () => {
    const desk = new Desk(slow());
    await desk.open(busy(), 0, []);
    await desk.playTo(36 * second, 10);
    const { skips } = desk.last!;
    expect(skips).toHaveLength(1);
    const [skip] = skips;
    expect(skip!.why).toMatch(/link-down hold/i);
    expect(skip!.fromNs).toBeGreaterThanOrEqual(3 * second);
    expect(skip!.fromNs).toBeLessThan(6 * second);
    const ended = desk.log.find((row) => row.code === 'hold-ended')!.atNs;
    expect(ended - skip!.toNs).toBe(1 * second);
    const told = desk.readings.filter((reading) => reading.skipping !== null);
    expect(told.length).toBeGreaterThan(0);
    for (const reading of told) expect(reading.skipping!.untilNs).toBe(skip!.toNs);
    // Jumping is running: nothing of the run is different.
    const straight = new Run(busy());
    straight.advance(40 * second);
    expect(await desk.seek(40 * second)).toBe(straight.fingerprint);
    // Back before the wait: the note of it goes, and comes again.
    await desk.seek(1 * second);
    await desk.rounds();
    expect(desk.last!.skips).toEqual([]);
  });

  it('is off when the user says so', async () => {
    const desk = new Desk(slow());
    await desk.open(busy(), 0, []);
    await desk.playTo(12 * second, 50, false);
    expect(desk.last!.skips).toEqual([]);
    expect(desk.readings.every((reading) => reading.skipping === null)).toBe(true);
  });

  it.each([
    ['healthy time', loadScene('dual-fabric-4-paths')],
    // A clock that comes again and again is no wait.
    ['a periodic verification', withSettings(loadScene('dual-fabric-4-paths'), { web1: { pathVerifyEnabled: true } })],
  ])('never jumps over %s', async (_, scenario) => {
    const desk = new Desk(slow());
    await desk.open(withJournal(scenario, []), 0, []);
    await desk.playTo(20 * second, 100);
    expect(desk.last!.skips).toEqual([]);
    expect(desk.readings.every((reading) => reading.skipping === null)).toBe(true);
  });

  it('a command during the jump ends it', async () => {
    const desk = new Desk(wall(() => 9));
    await desk.open(busy(), 0, []);
    await desk.bridge.ask({ ask: 'play', speed: 5, lens: true });
    await desk.rounds(() => (desk.last?.skipping != null && desk.last.nowNs > 10 * second) || (desk.last?.nowNs ?? 0) > 34 * second);
    expect(desk.last!.skipping).not.toBeNull();
    const { atNs } = await desk.bridge.ask<'command'>({ ask: 'command', command: { do: 'mend', aim: 'A1' } });
    await desk.rounds(() => desk.last!.nowNs > atNs);
    expect(desk.last!.skipping).toBeNull();
    expect(desk.last!.skips.at(-1)!.toNs).toBeLessThanOrEqual(atNs);
  });
});

describe('other questions', () => {
  it('why: the chain in order, the length of the wait, and whose clock it was', async () => {
    const desk = new Desk();
    await desk.open(withJournal(loadScene('dual-fabric-4-paths'), [{ atNs: 5 * second, do: 'cut', aim: 'A1' }]), 20 * second, []);
    const why = await desk.bridge.ask<'why'>({ ask: 'why', workload: 'oltp' });
    expect(why.lines.map((line) => line.atNs)).toEqual(why.lines.map((line) => line.atNs).sort((a, b) => a - b));
    expect(why.lines[0]).toMatchObject({ code: 'cable-cut', aim: 'A1', forecast: false });
    expect(why.lines.at(-1)!.forecast).toBe(true);
    expect(why.waitedNs).toBeGreaterThan(14.9 * second);
    expect(why.blame[0]!.owner).toMatch(/link-down hold/);
  });

  it('a refusal of the stack is told with the command, and nothing changes', async () => {
    const desk = new Desk();
    await desk.open(loadScene('S10'), second, []);
    const reply = await desk.bridge.ask<'command'>({ ask: 'command', command: { do: 'set-policy', aim: 'web1/lun0', policy: 'round-robin' } });
    expect(reply.finding).toMatchObject({ code: 'refused', message: expect.stringMatching(/symmetric/) as string });
    await desk.rounds();
    expect(desk.facts!.hosts.web1!.groups[0]!.policy).not.toBe('round-robin');
  });

  it('a question that cannot be answered harms nobody', async () => {
    const desk = new Desk();
    await expect(desk.bridge.ask({ ask: 'export' })).rejects.toThrow('no run is open');
    await desk.open(scene(), second, []);
    expect(await desk.bridge.ask({ ask: 'why', workload: 'nobody' })).toMatchObject({ lines: [] });
    expect(desk.crashes).toEqual([]);
    expect(await desk.seek(2 * second)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('a paused run says each thing once', async () => {
    const desk = new Desk();
    await desk.open(scene(), second, two);
    await desk.rounds();
    const told = desk.readings.length;
    await desk.rounds();
    expect(desk.readings.length).toBe(told);
  });
});
