// Compare: same requests, same luck; refused policies are told; numbers of the recorder add up.
import { describe, expect, it } from 'vitest';
import { compareFacts, openVariants, passOn, Recorder, refusalOf, Run, sampleNs } from '../../src/sim';
import { percentileWithAges, waitingAges } from '../../src/sim/run';
import { Histogram } from '../../src/sim/kernel';
import { policyIds } from '../../src/sim/scenario/scenario';
import { quick, stormy } from '../support/run-weather';
import { loadScene, withAccess, withJournal } from '../support/scenes';

const curves = (recorder: Recorder): number[][] => {
  const chunk = recorder.chunk(-1, Number.MAX_SAFE_INTEGER)!;
  return [
    chunk.iops,
    chunk.bytesPerSecond,
    chunk.p50Ns,
    chunk.p99Ns,
    chunk.slowestNs,
    chunk.outstanding,
    chunk.held,
  ].map((each) => [...each]);
};

describe('worlds', () => {
  it('a host that claims its devices later is compared, one that never does is not', () => {
    const bare = loadScene('white-paper-f300q');
    expect(refusalOf(bare, 'round-robin')).toMatch(/claimed/);
    const hardware = '';
    const claims = withJournal(bare, [{ atNs: 1e9, do: 'claim', aim: 'web1', hardware }]);
    expect(refusalOf(claims, 'round-robin')).toBeNull();
    expect(refusalOf(claims, 'least-blocks')).toMatch(/2008/);
  });

  it.each(['least-queue-depth', 'round-robin-subset', 'fail-over-only'] as const)(
    'two with the same policy give the same curves to the digit: %s',
    (policy) => {
      const scenario = stormy(4);
      const [one, two] = openVariants(scenario, [policy, policy]);
      one!.run!.advance(5e9);
      for (let atNs = 0; atNs <= 5e9; atNs += 37_000_001) two!.run!.advance(Math.min(5e9, atNs));
      two!.run!.advance(5e9);
      expect(curves(one!.recorder)).toEqual(curves(two!.recorder));
      expect(compareFacts(one!)).toEqual(compareFacts(two!));
      expect(one!.run!.fingerprint).toBe(two!.run!.fingerprint);
    },
  );

  it('the k-th I/O asks the same and meets the same luck under every policy', () => {
    const asked = policyIds.map((policy) => {
      const seen = new Map<number, string>();
      const [variant] = openVariants(withJournal(loadScene('S03'), []), [policy]);
      const w = variant!.run!.world;
      for (let step = 0; step < 400; step++) {
        variant!.run!.advance(step * 50_000);
        for (let row = 0; row < w.io.state.length; row++) {
          if (w.io.state[row] !== 0) seen.set(w.io.k[row]!, `${w.io.lba[row]} ${w.io.bytes[row]} ${w.io.isWrite[row]}`);
        }
      }
      return seen;
    });
    let both = 0;
    for (const [k, text] of asked[0]!) {
      for (const other of asked.slice(1)) {
        if (!other.has(k)) continue;
        both++;
        expect(other.get(k)).toBe(text);
      }
    }
    expect(both).toBeGreaterThan(500);
  });

  it('follow a command of the main run to the same nanosecond, also one they have passed', () => {
    const scenario = quick(loadScene('S03'));
    const main = new Run(scenario, { recorder: new Recorder('main', true) });
    const [ahead, fresh] = openVariants(scenario, ['round-robin', 'round-robin']);
    main.advance(1e9);
    ahead!.run!.advance(1.4e9);
    fresh!.run!.advance(0.3e9);
    const command = { do: 'cut', aim: 'A1' } as const;
    const atNs = main.command(command);
    for (const each of [ahead!, fresh!]) passOn(each, atNs, command);
    for (const run of [main, ahead!.run!, fresh!.run!]) run.advance(4e9);
    // Main runs round robin of its own accord.
    expect(ahead!.run!.fingerprint).toBe(fresh!.run!.fingerprint);
    expect(curves(ahead!.recorder)).toEqual(curves(fresh!.recorder));
    expect(ahead!.run!.world.finished).toBe(main.world.finished);
  });

  it('a policy that the stack refuses has no world, but a reason', () => {
    const scenario = withAccess(loadScene('S03'), 'alua-explicit');
    const variants = openVariants(scenario, policyIds);
    const refused = variants.filter((each) => each.run === null);
    expect(refused.map((each) => each.policy)).toEqual(['round-robin']);
    expect(refused[0]!.refused).toMatch(/symmetric/);
    expect(compareFacts(refused[0]!)).toMatchObject({ done: 0, refused: refused[0]!.refused });
    expect(refusalOf(loadScene('S03'), 'round-robin')).toBeNull();
  });
});

describe('the recorder', () => {
  it.each([1, 2, 5])('its series add up to the completions, seed %d', (seed) => {
    const scenario = stormy(seed);
    const recorder = new Recorder('main', true);
    const run = new Run(scenario, { recorder });
    run.advance(6_400_000_000);
    const chunk = recorder.chunk(-1, Number.MAX_SAFE_INTEGER)!;
    const sum = (values: Float64Array): number => values.reduce((all, each) => all + each, 0);
    expect(chunk.atNs).toHaveLength(64);
    expect(sum(chunk.iops) / 10).toBeCloseTo(run.world.finished, 6);
    expect(sum(chunk.pathIops) / 10).toBeCloseTo(run.world.finished, 6);
    expect(sum(chunk.heat)).toBe(run.world.finished);
    const bytes = run.world.load.bytes.reduce((all, each) => all + each, 0);
    expect(sum(chunk.bytesPerSecond) / 10).toBeCloseTo(bytes, 3);
  });

  it('p99 is the percentile over the last second’s completions and the ages of what waits longer', () => {
    const latencies: { atNs: number; ns: number }[] = [];
    const recorder = new Recorder('main', true);
    const inner = recorder.completed.bind(recorder);
    let clock = (): number => 0;
    recorder.completed = (load, path, ns, bytes) => {
      latencies.push({ atNs: clock(), ns });
      inner(load, path, ns, bytes);
    };
    const run = new Run(
      { ...loadScene('S03'), settings: { 'web1/lun0': { policy: 'least-queue-depth' } } },
      { recorder },
    );
    clock = () => run.world.nowNs;
    for (const atNs of [4e9, 5.5e9, 6.1e9, 7e9, 9e9]) {
      run.advance(atNs);
      const ages = waitingAges(run.world, atNs);
      for (const age of ages) expect(age).toBeGreaterThan(1e9);
      const within = latencies.filter((each) => each.atNs > atNs - 1e9 && each.atNs <= atNs).map((each) => each.ns);
      const all = [...within, ...ages].sort((a, b) => a - b);
      const wanted = all[Math.min(all.length - 1, Math.floor(0.99 * all.length))]!;
      expect(Math.abs(recorder.total.p99Ns / wanted - 1)).toBeLessThan(0.02);
      expect(recorder.total.iops).toBe(within.length);
    }
    // 16 of some 6,000 are stuck: far under 1 %, so p99 stays small and the longest wait stands beside it.
    expect(recorder.total.p99Ns).toBeLessThan(60e6);
    const last = recorder.chunk(8.95e9, 9e9)!;
    expect(last.slowestNs[0]).toBeGreaterThan(3.9e9);
    expect(last.held[0]).toBeGreaterThanOrEqual(15);
  });

  it('with nothing completed, p99 is an age', () => {
    const run = new Run(loadScene('S03'), { recorder: new Recorder('main', true) });
    run.advance(20e9);
    expect(run.recorder!.total.iops).toBe(0);
    expect(run.recorder!.total.p99Ns).toBeGreaterThan(14.9e9);
    expect(percentileWithAges(new Histogram(), [], 0.99)).toBe(0);
    expect(sampleNs).toBe(100_000_000);
  });
});
