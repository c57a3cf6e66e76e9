// The check of a disk's paths: off unless it is asked for; on, it finds an idle dead path (INFERRED: a test of every path).
import { describe, expect, it } from 'vitest';
import { seconds, withPolicyOf, withRelease } from '../../support/scenes';
import { at, twoPaths, WindowsRun } from './host';

const drop = [at(5, { do: 'drop', aim: 'B1' })];
/** Nobody reads or writes. */
const idle = (release: '2008R2' | '2012R2' | '2022', settings: object = {}): WindowsRun => {
  const scene = withRelease(twoPaths(settings, drop), release);
  return new WindowsRun({ ...scene, workloads: [] });
};
const on = { diskPathCheckEnabled: true };

describe('the check of a disk’s paths', () => {
  it.each(['2008R2', '2012R2', '2022'] as const)('is off on %s unless it is asked for: an idle dead path stays unnoticed', (release) => {
    const run = idle(release).to(305);
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
  });

  it.each(['2008R2', '2012R2', '2022'] as const)('finds it on %s within the interval and the time of a command', (release) => {
    const run = idle(release, on).to(9.9);
    expect(run.words).toEqual(['activeOptimized', 'activeOptimized']);
    run.to(120);
    const found = run.when('path/web1/lun0/2', 'failed');
    expect(found).toBeGreaterThanOrEqual(10);
    expect(found).toBeLessThan(5 + 10 + 60.5);
    expect(run.words[0]).toBe('activeOptimized');
  });

  it('counts by its interval', () => {
    const run = idle('2012R2', { ...on, diskPathCheckIntervalNs: seconds(40), diskTimeoutNs: seconds(2) }).to(120);
    const found = run.when('path/web1/lun0/2', 'failed');
    expect(found).toBeGreaterThanOrEqual(40);
    expect(found).toBeLessThan(43);
  });

  it('would end the long wait on a path that swallows data, which is why it is off', () => {
    const scene = (settings: object): WindowsRun =>
      new WindowsRun(withRelease(withPolicyOf(twoPaths(settings, [at(5, { do: 'drop', aim: 'A1' })]), 'fail-over-only'), '2012R2'));
    const [documented, checked] = [scene({}), scene(on)].map((run) => run.to(330).slowest());
    expect(documented).toBeGreaterThan(300);
    expect(checked).toBeLessThan(140);
  });
});
