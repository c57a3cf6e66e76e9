/** Random weather from seeds, and the seeds that once found something. On failure: `npm run -s san -- storm --seed N`. */
import { describe, expect, it } from 'vitest';
import { drawStorm, runStorm } from '../../src/sim';
import { parseScenario, printScenario } from '../../src/sim/catalog';
import { openSeeds, pinned, pinnedAdministered } from './pinned';

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const seconds = 5;

describe('storm', () => {
  it.each(seeds)('seed %i · san storm --seed %i', { timeout: 60_000 }, (seed) => {
    expect(runStorm(seed, seconds).breaches).toEqual([]);
  });

  it.each(seeds.slice(0, 12))(
    'seed %i with an administrator · san storm --seed %i --administrator',
    { timeout: 60_000 },
    (seed) => {
      expect(runStorm(seed, seconds, true).breaches).toEqual([]);
    },
  );

  it.each(pinned)('pinned seed $seed: $found', { timeout: 60_000 }, ({ seed }) => {
    expect(runStorm(seed, seconds).breaches).toEqual([]);
  });

  it.each(pinnedAdministered)('pinned seed $seed with an administrator: $found', { timeout: 60_000 }, ({ seed }) => {
    expect(runStorm(seed, seconds, true).breaches).toEqual([]);
  });

  it.each(openSeeds)('open seed $seed still shows what it found: $found', { timeout: 60_000 }, ({ seed, check }) => {
    expect(runStorm(seed, seconds).breaches.map((each) => each.check)).toContain(check);
  });

  it('draws scenarios that a file can hold', () => {
    for (const seed of seeds) {
      const drawn = drawStorm(seed, 5e9, seed % 2 === 0);
      const { value, findings } = parseScenario(printScenario(drawn));
      expect(findings.filter((each) => each.level !== 'note')).toEqual([]);
      expect(value).toEqual(drawn);
    }
  });

  it('draws the same from the same seed', () => {
    expect(drawStorm(7, 5e9)).toEqual(drawStorm(7, 5e9));
    expect(drawStorm(7, 5e9)).not.toEqual(drawStorm(8, 5e9));
  });
});
