// A healthy scene stays as it is: no decay when a cache has filled, no drift, no event of its own.
import { describe, expect, it } from 'vitest';
import { Run } from '../../src/sim';
import { scenes } from '../../src/sim/catalog';
import type { JournalRow, Scenario } from '../../src/sim/scenario/scenario';
import { createSink } from '../analytic/engine';
import { loadScene, withJournal } from '../support/scenes';

/** Weather that is part of the drawing stays: S11's slow path. */
const calm = (id: string): Scenario =>
  withJournal(
    loadScene(id),
    loadScene(id).journal.filter((row: JournalRow) => row.atNs === 0),
  );
/** Scenes that differ in title, note, later faults and hosts' timers alone are one scene here. */
const keyOf = ({ topology, settings, workloads, journal, seed }: Scenario): string =>
  JSON.stringify([topology, Object.entries(settings).filter(([owner]) => owner !== 'web1'), workloads, journal, seed]);
/** Fewer I/Os to compute, and all the more work for the drives. */
const hard = (scenario: Scenario): Scenario => ({
  ...scenario,
  workloads: scenario.workloads.map((load) => ({ ...load, hitShare: 0 })),
});

function iops(run: Run, sink: ReturnType<typeof createSink>, fromS: number, toS: number): number {
  run.advance(fromS * 1e9);
  sink.reset();
  run.advance(toS * 1e9);
  return sink.count / (toS - fromS);
}

function opened(scenario: Scenario): { run: Run; sink: ReturnType<typeof createSink>; rows: () => number } {
  const sink = createSink();
  let rows = 0;
  sink.log = (row) => {
    if (row.atNs > 0) rows++;
  };
  return { run: new Run(scenario, { sink, checkpointEvery: 0 }), sink, rows: () => rows };
}

/** `CALM=10` takes ten minutes of every scene as it is drawn (some 80 million I/Os); without it, of two, made harder. */
const whole = process.env['CALM'] === '10';
const seen = new Set<string>();
const different = scenes
  .map((scene) => scene.id)
  .filter((id) => {
    const key = keyOf(calm(id));
    return !seen.has(key) && seen.add(key);
  });

describe('without faults', () => {
  it.each([
    ...(whole ? different.map((id) => [id, calm(id)] as const) : []),
    ['the default scene without cache hits', hard(calm('dual-fabric-4-paths'))],
    ['two hosts without cache hits', hard(calm('two-hosts-one-array'))],
  ] as const)(
    '%s: minute 10 is as minute 1, to 3 in a hundred',
    (_, scenario) => {
      const { run, sink, rows } = opened(scenario);
      const first = iops(run, sink, 0, 60);
      const last = iops(run, sink, 540, 600);
      expect(Math.abs(last / first - 1)).toBeLessThan(0.03);
      expect(rows()).toBe(0);
      expect(run.world.failedIo).toBe(0);
    },
    600_000,
  );

  // Nothing in the model has a memory longer than the destage window of 0.1 s, so that some seconds tell.
  it.each(different)('%s: the tenth second is as the first ones', (id) => {
    const { run, sink } = opened(calm(id));
    const first = iops(run, sink, 1, 5);
    const last = iops(run, sink, 8, 12);
    expect(Math.abs(last / first - 1)).toBeLessThan(0.03);
    expect(run.world.load.longestGapNs[0]).toBeLessThan(0.06e9);
    expect(run.world.failedIo).toBe(0);
  });

  it('the default scene is believable: 10,000 to 14,000 IOPS, p99 of 5 to 25 ms', () => {
    const run = new Run(calm('dual-fabric-4-paths'), { checkpointEvery: 0, sink: createSink() });
    const latencies: number[] = [];
    run.world.sink.completed = (_load, _path, ns) => latencies.push(ns);
    run.advance(10e9);
    latencies.sort((a, b) => a - b);
    expect(latencies.length / 10).toBeGreaterThan(10_000);
    expect(latencies.length / 10).toBeLessThan(14_000);
    const p99 = latencies[Math.floor(latencies.length * 0.99)]! / 1e6;
    expect(p99).toBeGreaterThan(5);
    expect(p99).toBeLessThan(25);
    // Half of the I/Os never leave the cache.
    expect(latencies[Math.floor(latencies.length * 0.5)]! / 1e6).toBeLessThan(0.3);
  });
});
