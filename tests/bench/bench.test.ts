import { describe, expect, it } from 'vitest';
import { benchScenario } from '../../src/cli/bench/drawing';
import { Tandem } from '../../src/cli/bench/tandem';
import { Run } from '../../src/sim';
import { discover } from '../../src/sim/catalog';
import { sanJson } from '../support/terminal';

describe('the drawings of the bench', () => {
  it.each([1, 10, 25])('%i hosts have four paths each and no finding', (hosts) => {
    const { paths, findings } = discover(benchScenario(hosts).topology);
    expect(paths).toHaveLength(hosts * 4);
    expect(findings.filter((each) => each.level === 'error')).toEqual([]);
  });

  it('carry on every path', () => {
    const run = new Run(benchScenario(12), { checkpointEvery: 0 });
    run.advance(100_000_000);
    expect(run.world.dir.paths.map((_, path) => run.world.path.done[path] > 0)).not.toContain(false);
  });
});

describe('the bare network', () => {
  it('does as many events a round as it has stations, the same each time', () => {
    const [one, two] = [new Tandem(2, 5), new Tandem(2, 5)];
    one.run(1000);
    two.run(1000);
    expect([one.events, one.nowNs]).toEqual([two.events, two.nowNs]);
    expect(one.events / one.done).toBeGreaterThan(4.9);
    expect(one.events / one.done).toBeLessThan(5.4);
  });
});

describe('san bench', () => {
  it('--quick prints figures of every size and policy', { timeout: 60_000 }, () => {
    const { code, json } = sanJson('bench', '--quick');
    expect(code).toBe(0);
    expect(json.sizes).toHaveLength(2);
    expect(json.policies).toHaveLength(6);
  });
});
