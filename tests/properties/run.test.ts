// One run, however it is walked: slices, seeks, forks, branches. Seeds are in the titles.
import { describe, expect, it } from 'vitest';
import { Recorder, Run } from '../../src/sim';
import type { Scenario } from '../../src/sim/scenario/scenario';
import { Luck, quick, stormy } from '../support/run-weather';
import { loadScene } from '../support/scenes';

const endNs = 6_500_000_000;
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

interface Seen {
  readonly fingerprint: string;
  readonly log: string;
  readonly lanes: string;
  readonly series: string;
}

function see(run: Run): Seen {
  const recorder = run.recorder!;
  const chunk = recorder.chunk(-1, Number.MAX_SAFE_INTEGER)!;
  const series = JSON.stringify(
    Object.entries(chunk).map(([key, value]) => [key, value instanceof Float64Array ? [...value] : value]),
  );
  return {
    fingerprint: run.fingerprint,
    log: JSON.stringify(recorder.log_),
    lanes: JSON.stringify(recorder.lanes),
    series,
  };
}

const open = (scenario: Scenario, checkpointEvery = 0): Run =>
  new Run(scenario, { recorder: new Recorder('main', true), checkpointEvery });

function straight(scenario: Scenario, untilNs = endNs): Run {
  const run = open(scenario);
  run.advance(untilNs);
  return run;
}

describe('slices', () => {
  it.each(seeds)('any slices and event budgets give the same run and the same rows, seed %d', (seed) => {
    const scenario = stormy(seed);
    const luck = new Luck(seed + 1000);
    const run = open(scenario, 3_000);
    let atNs = 0;
    let slices = 0;
    while (atNs < endNs) {
      const cell = luck.of([1, 1_000, 1_000_000, 100_000_000, 700_000_000]);
      atNs = Math.min(endNs, atNs + 1 + luck.below(cell));
      const budget = luck.unit() < 0.5 ? 1 + luck.below(3_000) : Number.MAX_SAFE_INTEGER;
      for (let i = 0; !run.advance(atNs, budget); i++) if (i > 1e6) throw new Error('does not get there');
      if (++slices > 3_000) atNs = Math.max(atNs, endNs - 1);
    }
    expect(see(run)).toEqual(see(straight(scenario)));
  });
});

describe('seek', () => {
  it.each(seeds.slice(0, 5))('back and forth stands where a straight run stands, seed %d', (seed) => {
    const scenario = stormy(seed);
    const luck = new Luck(seed + 2000);
    const run = open(scenario, 2_000);
    run.advance(endNs);
    const whole = see(run);
    for (let i = 0; i < 5; i++) {
      const atNs = Math.floor(luck.unit() * endNs);
      run.seek(atNs);
      expect(run.nowNs).toBe(atNs);
      expect(run.fingerprint).toBe(straight(scenario, atNs).fingerprint);
    }
    run.seek(endNs);
    expect(see(run)).toEqual(whole);
    expect(run.checkpointing.count).toBeGreaterThan(2);
  });

  it('works within a small memory, with fewer copies further apart', () => {
    const scenario = stormy(3);
    const run = new Run(scenario, { checkpointEvery: 500, checkpointBytes: 400_000 });
    run.advance(endNs);
    expect(run.checkpointing.bytes).toBeLessThan(500_000);
    expect(run.checkpointing.spacing).toBeGreaterThan(500);
    run.seek(2_000_000_000);
    expect(run.fingerprint).toBe(straight(scenario, 2_000_000_000).fingerprint);
  });
});

describe('fork and branch', () => {
  it.each(seeds.slice(0, 4))('a fork with the same future is the same run, seed %d', (seed) => {
    const scenario = stormy(seed);
    const luck = new Luck(seed + 3000);
    const run = open(scenario, 5_000);
    run.advance(Math.floor(luck.unit() * 4e9));
    const fork = run.fork();
    for (const row of scenario.journal) if (row.atNs > run.nowNs) fork.journal.push(row);
    run.advance(endNs);
    fork.advance(endNs);
    expect(fork.fingerprint).toBe(run.fingerprint);
  });

  it('the fork does not disturb its origin', () => {
    const scenario = quick(loadScene('S03'));
    const run = open(scenario);
    run.advance(1e9);
    const fork = run.fork();
    fork.command({ do: 'cut', aim: 'A1' });
    fork.advance(3e9);
    run.advance(3e9);
    expect(run.fingerprint).toBe(straight(scenario, 3e9).fingerprint);
    expect(fork.fingerprint).not.toBe(run.fingerprint);
  });

  it.each(seeds.slice(0, 4))('a command in the past branches, and the old future is kept, seed %d', (seed) => {
    const scenario = stormy(seed);
    const run = open(scenario, 2_000);
    run.advance(endNs);
    const before = run.journal;
    const backNs = 2_000_000_000;
    run.seek(backNs);
    const atNs = run.command({ do: 'cut', aim: scenario.topology.cables[0]!.id });
    expect(atNs).toBe(backNs + 1);
    const ahead = before.filter((row) => row.atNs > backNs);
    expect(run.branches.map((branch) => branch.rows)).toEqual(ahead.length > 0 ? [ahead] : []);
    expect(run.journal.filter((row) => row.atNs < atNs)).toEqual(before.filter((row) => row.atNs < atNs));
    run.advance(endNs);
    // What is told is told of the new future only, and equals a straight run of the new recipe.
    expect(see(run)).toEqual(see(straight(run.export())));
  });

  it('a command stamped just after what was run acts the same live and replayed', () => {
    const scenario = quick(loadScene('S05'));
    const live = open(scenario, 1_000);
    live.advance(1_234_567_890);
    live.command({ do: 'cut', aim: 'A1' });
    live.advance(1_300_000_000);
    live.command({ do: 'mend', aim: 'A1' });
    live.command({ do: 'power-off', aim: 'fabB' });
    live.advance(endNs);
    expect(see(live)).toEqual(see(straight(live.export())));
    expect(live.journal).toHaveLength(3);
  });
});
