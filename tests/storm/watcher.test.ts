/** A law that nothing could break proves nothing: planted faults of ours are seen. */
import { describe, expect, it } from 'vitest';
import { Run } from '../../src/sim';
import { firstScene } from '../../src/sim/catalog';
import { missing, unrest } from '../../src/sim/experiment/storm/recovery';
import { Watcher } from '../../src/sim/experiment/storm/watcher';

function planted(plant: (run: Run) => void): readonly string[] {
  const run = new Run(firstScene, { checkpointEvery: 0 });
  run.advance(10_000_000);
  const watcher = new Watcher(run);
  watcher.walk(20_000_000);
  plant(run);
  watcher.walk(60_000_000);
  return watcher.breaches.map((each) => each.check);
}

describe('the watcher', () => {
  it('says nothing of a good run', () => {
    expect(planted(() => undefined)).toEqual([]);
  });

  it('sees an I/O that is counted but not there', () => {
    expect(planted(({ world }) => (world.issued += 1))).toContain('ledger');
  });

  it('sees a wrong in-flight counter', () => {
    expect(planted(({ world }) => (world.mp.nexusInFlight[2]! += 1))).toContain('in flight');
  });

  it('sees I/O on a path that the stack calls failed', () => {
    const run = new Run(firstScene, { checkpointEvery: 0 });
    run.advance(10_000_000);
    const { io, mp } = run.world;
    mp.pathState[1] = 18;
    const watcher = new Watcher(run);
    // As if it had been chosen again, for that path.
    const row = io.state.findIndex((state) => state !== 0);
    io.path[row] = 1;
    io.tries[row] += 1;
    watcher.walk(60_000_000);
    expect(watcher.breaches.map((each) => each.check)).toContain('no I/O on a failed path');
  });

  it('sees a path that changed although nobody told its host', () => {
    const run = new Run({ ...firstScene, workloads: [] }, { checkpointEvery: 0 });
    run.advance(10_000_000);
    const watcher = new Watcher(run);
    run.world.mp.pathState[0] = 18;
    watcher.walk(20_000_000);
    expect(watcher.breaches).toMatchObject([{ check: 'not omniscient' }]);
  });
});

describe('recovery and rest', () => {
  it('name what is missing', () => {
    const run = new Run(firstScene, { checkpointEvery: 0 });
    run.advance(100_000_000);
    expect(missing(run.world, [0])).toEqual([]);
    expect(missing(run.world, [1e9])).toEqual(['oltp completes nothing']);
    run.world.mp.pathState[0] = 18;
    expect(missing(run.world, [0])).toHaveLength(1);
    expect(unrest(run.world)).toContain('32 I/Os in use');
  });
});
