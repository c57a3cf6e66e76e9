import { describe, expect, it } from 'vitest';
import { CrashTicket } from '../../../src/cli/one-run';
import { BrokenInvariant } from '../../../src/sim';
import { firstScene } from '../../../src/sim/catalog';
import { commands } from '../../../src/cli/main';
import { san, sanJson } from '../../support/terminal';

const scene = 'dual-fabric-4-paths';
type Row = Record<string, unknown>;

describe('san run', () => {
  it('reports totals, paths, states and events with their Windows ids', () => {
    const { code, json } = sanJson('run', scene, '--until', '40s', '--cut', 'A1@5s');
    expect(code).toBe(0);
    expect(json).toMatchObject({
      policy: 'round-robin',
      refused: null,
      seed: 42,
      untilNs: 40e9,
      untilSeconds: 40,
      failed: 0,
    });
    expect(json.issued).toBe((json.done as number) + (json.failed as number) + (json.stillWaiting as number));
    expect(json.longestGapSeconds).toBeGreaterThan(30);
    expect(json.longestGapSeconds).toBeLessThan(30.5);
    expect(json.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    const paths = json.paths as Row[];
    expect(paths.map((path) => path.label)).toEqual(['P1', 'P2', 'P3', 'P4']);
    for (const key of [
      'done',
      'failed',
      'retried',
      'mbPerSecond',
      'meanNs',
      'p50Ns',
      'p95Ns',
      'p99Ns',
      'p999Ns',
      'slowestNs',
      'p99Ms',
    ]) {
      expect(paths[2]).toHaveProperty(key, expect.any(Number));
      expect(json).toHaveProperty(key, expect.any(Number));
    }
    const states = paths[0].states as Row[];
    expect(states.map((each) => each.state)).toEqual(expect.arrayContaining(['activeOptimized', 'failed', 'removed']));
    expect(states.every((each) => typeof each.owner === 'string' && typeof each.atNs === 'number')).toBe(true);
    const failover = (json.events as Row[]).find((each) => each.eventId === 16);
    expect(failover).toMatchObject({ code: 'failover', source: 'mpio', text: expect.stringMatching(/P[12]/) as unknown });
    expect(failover?.atSeconds).toBeGreaterThan(35);
  });

  it('is the same twice, and another with another seed', () => {
    const print = (...more: string[]): unknown => sanJson('run', scene, '--until', '1s', ...more).json.fingerprint;
    expect(print()).toBe(print());
    expect(print()).not.toBe(print('--seed', '43'));
  });

  it('forces a policy, and says when the host refuses it', () => {
    expect(sanJson('run', scene, '--until', '1s', '--policy', 'LQD').json).toMatchObject({
      policy: 'least-queue-depth',
      refused: null,
    });
    const refused = sanJson('run', 'S10', '--until', '1s', '--policy', 'RR');
    expect([refused.code, refused.json.policy, refused.json.policyAsked]).toEqual([
      0,
      'round-robin-subset',
      'round-robin',
    ]);
    expect(refused.json.refused).toMatch(/symmetric/);
  });

  it('prints a report to read', () => {
    const { code, out, err } = san('run', scene, '--until', '2s', '--set', 'oltp.outstanding=8');
    expect([code, err]).toEqual([0, '']);
    for (const word of [
      'longest gap',
      'P4',
      'Active/Optimized',
      'IOPS',
      'fingerprint',
      'MPIO Disk0',
      '8 still waiting',
    ])
      expect(out).toContain(word);
  });

  it('does not call removed what the DSM never took', () => {
    const { out } = san('run', 'paths-36', '--until', '100ms');
    expect(out.match(/^P3[3-6] +web1 lun0 +Not added /gm)).toHaveLength(4);
    expect(sanJson('run', 'paths-36', '--until', '100ms').json.paths).toContainEqual(
      expect.objectContaining({ label: 'P33', word: 'Not added' }),
    );
  });

  it.each([
    [['run', 'no-such-scene'], 'no-such-file'],
    [['run'], 'no-file'],
    [['run', scene, '--until', 'later'], 'bad-duration'],
    [['run', scene, '--until', '0s'], 'out-of-range'],
    [['run', scene, '--cut', 'Z1@5s'], 'unknown-aim'],
    [['run', scene, '--set', 'web1.polic=RR'], 'unknown-setting'],
    [['run', scene, '--seed', 'x'], 'not-a-number'],
    [['run', scene, '--policy', 'best'], 'unknown-policy'],
    [['run', scene, '--policy', 'RR,LQD'], 'one-policy'],
    [['run', 'package.json'], 'not-a-scenario'],
    [['run', scene, '--cutt', 'A1@5s'], 'unknown-option'],
    [['rnu'], 'unknown-command'],
    [['compare', scene, '--seeds', '5..1'], 'bad-seeds'],
    [['storm', '--seed', '-1'], 'out-of-range'],
    [['oracle', 'README.md'], 'not-a-trace'],
  ])('%j is not understood: %s, exit code 2', (args, code) => {
    const said = sanJson(...args);
    expect([said.code, said.json.error]).toEqual([2, true]);
    expect((said.json.findings as Row[]).map((each) => each.code)).toContain(code);
    expect(said.err).toMatch(/^error: /m);
  });
});

describe('san compare', () => {
  it('runs each policy with each seed, and lists what is refused', () => {
    const { code, json } = sanJson('compare', 'S10', '--policy', 'RR,RRWS,LQD', '--seeds', '1..2', '--until', '500ms');
    expect(code).toBe(0);
    const runs = json.runs as Row[];
    expect(runs.map(({ policy, seed }) => [policy, seed])).toEqual([
      ['round-robin', undefined],
      ['round-robin-subset', 1],
      ['round-robin-subset', 2],
      ['least-queue-depth', 1],
      ['least-queue-depth', 2],
    ]);
    expect(runs[0]).toEqual({ policy: 'round-robin', refused: expect.stringMatching(/symmetric/) as unknown });
    expect((json.summary as Row[])[1]).toMatchObject({
      runs: 2,
      iops: { mean: expect.any(Number) as unknown, plusMinus95: expect.any(Number) as unknown },
    });
  });

  it('prints a table', () => {
    const { out } = san('compare', scene, '--policy', 'FOO,LQD', '--until', '500ms');
    expect(out).toMatch(/fail-over-only .*\nleast-queue-depth /);
  });
});

describe('help', () => {
  it.each(commands.map((command) => command.name))('of %s has its options and examples that it understands', (name) => {
    const { code, out } = san(name, '--help');
    const command = commands.find((each) => each.name === name)!;
    expect(code).toBe(0);
    for (const option of command.options) expect(out).toContain(`--${option.name}`);
    for (const example of command.examples) expect(out).toContain(example);
  });

  it('of the program names every command', () => {
    for (const command of commands) expect(san('--help').out).toContain(command.name);
    expect([san().code, san('help', 'run').out]).toEqual([2, san('run', '--help').out]);
  });
});

describe('san oracle', () => {
  it('finds the traces kept here all equal', () => {
    const { code, json } = sanJson('oracle', 'tests/oracle/linux/round-robin.jsonl.gz');
    expect([code, json.mismatches, json.scripts]).toEqual([0, 0, 24]);
  });
});

describe('a crash ticket', () => {
  it('holds the recipe, the time and the fingerprint, and no path of a machine', () => {
    const cause = new BrokenInvariant('made up');
    const ticket = JSON.parse(new CrashTicket(cause, firstScene, 7, '00ff').print()) as Row;
    expect(ticket).toMatchObject({
      ticket: 'san-crash',
      message: 'made up',
      atNs: 7,
      fingerprint: '00ff',
      scenario: { format: 'san-scenario' },
    });
    expect((ticket.stack as string[]).join('\n')).not.toMatch(/\/(?:src|tests)\//);
  });
});
