import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/cli/findings';
import { readCommandLine } from '../../../src/cli/options';
import { readPolicies } from '../../../src/cli/recipe';
import { readTime, readTimed, timed } from '../../../src/cli/timed-options';
import { estimate } from '../../../src/cli/report/summary';
import { faults, parseScenario } from '../../../src/sim/catalog';
import type { JournalRow } from '../../../src/sim/catalog';

const specs = [
  { name: 'until', value: 'TIME', help: '' },
  { name: 'json', help: '' },
  { name: 'help', help: '' },
];

describe('a command line', () => {
  it('takes values behind a blank or an equals sign, switches, and words', () => {
    const line = readCommandLine(['a.json', '--until', '60s', '--json', '--until=90s'], specs);
    expect([line.words, line.text('until'), line.all('until'), line.has('json'), line.findings]).toEqual([
      ['a.json'],
      '90s',
      ['60s', '90s'],
      true,
      [],
    ]);
  });

  it('takes everything behind -- as words, and -h as --help', () => {
    const line = readCommandLine(['-h', '--', '--until'], specs);
    expect([line.has('help'), line.words]).toEqual([true, ['--until']]);
  });

  it.each([
    [['--untill', '60s'], 'unknown-option', 'Did you mean --until?'],
    [['--until'], 'value-missing', 'Write --until TIME.'],
    [['--until', '--json'], 'value-missing', 'Write --until TIME.'],
    [['--json=yes'], 'no-value-here', 'Write --json alone.'],
  ])('%j is %s', (args, code, mend) => {
    expect(readCommandLine(args, specs).findings).toMatchObject([{ code, mend }]);
  });

  it('does not take the value of an unknown option for a file', () => {
    expect(readCommandLine(['--utnil', '60s', 'a.json'], specs).words).toEqual(['a.json']);
  });
});

describe('nearest', () => {
  it.each([
    ['rnu', 'run'],
    ['comapre', 'compare'],
    ['xyz', null],
  ])('%s: %s', (word, best) => {
    expect(nearest(word, ['run', 'compare', 'storm'])).toBe(best);
  });
});

describe('faults as options', () => {
  const { value } = parseScenario(
    JSON.stringify({
      format: 'san-scenario',
      version: 1,
      title: 'Small',
      devices: {
        web1: { kind: 'host', os: 'windows', release: '2008R2', hba: ['qle2560'] },
        fabA: { kind: 'switch', model: 'brocade-300' },
        a1: { kind: 'array', model: 'qsan-f400q', access: 'symmetric' },
      },
      cables: ['A1 web1.hba0.0 - fabA.0 5m', 'A2 fabA.1 - a1.ctr1.0 5m'],
      luns: [{ id: 'lun0', array: 'a1', group: 'rg0', owner: 'ctr1', sizeGiB: 100, maps: ['web1:0'] }],
    }),
  );
  const read = (...args: string[]): ReturnType<typeof readTimed> =>
    readTimed(readCommandLine(args, timed), value!.topology);

  it('has every fault and every remedy of the registry', () => {
    const names = timed.map((each) => each.name);
    for (const fault of faults) expect(names).toEqual(expect.arrayContaining([fault.cliOption, fault.healVerb]));
  });

  it.each<[string, string, JournalRow]>([
    ['--cut', 'A1@5s', { atNs: 5e9, do: 'cut', aim: 'A1' }],
    ['--mend', 'A1@10', { atNs: 10e9, do: 'mend', aim: 'A1' }],
    ['--errors', 'A1@5s,share=0.01', { atNs: 5e9, do: 'errors', aim: 'A1', share: 0.01 }],
    ['--errors', 'A1@5s', { atNs: 5e9, do: 'errors', aim: 'A1', share: 0.001 }],
    ['--delay', 'A1@5s,delay=40ms', { atNs: 5e9, do: 'delay', aim: 'A1', delayNs: 40e6 }],
    ['--delay', 'A1@5s,delayNs=40ms', { atNs: 5e9, do: 'delay', aim: 'A1', delayNs: 40e6 }],
    ['--pull-port', 'fabA.1@1500ms', { atNs: 1.5e9, do: 'pull-port', aim: 'fabA.1' }],
    ['--disable-hba', 'web1.hba0@5s', { atNs: 5e9, do: 'disable-hba', aim: 'web1.hba0' }],
    ['--power-off', 'fabA@5s', { atNs: 5e9, do: 'power-off', aim: 'fabA' }],
    ['--crash', 'a1.ctr1@0', { atNs: 0, do: 'crash', aim: 'a1.ctr1' }],
    ['--move-owner', 'lun0@5s,to=ctr2', { atNs: 5e9, do: 'move-owner', aim: 'lun0', to: 'ctr2' }],
    ['--restore-all', '@60s', { atNs: 60e9, do: 'restore-all' }],
    ['--restore-all', '60s', { atNs: 60e9, do: 'restore-all' }],
    [
      '--set-policy',
      'web1/lun0@5s,policy=LQD',
      { atNs: 5e9, do: 'set-policy', aim: 'web1/lun0', policy: 'least-queue-depth' },
    ],
  ])('%s %s', (option, text, row) => {
    expect(read(option, text)).toEqual({ rows: [row], findings: [] });
  });

  it.each([
    ['--cut', 'A9@5s', 'unknown-aim'],
    ['--cut', 'A1', 'no-time'],
    ['--cut', '@5s', 'no-aim'],
    ['--cut', 'A1@soon', 'bad-duration'],
    ['--cut', 'A1@5s,share=1', 'unknown-key'],
    ['--errors', 'A1@5s,share=2', 'out-of-range'],
    ['--errors', 'A1@5s,share', 'not-a-parameter'],
    ['--delay', 'A1@5s,delay=40', 'bad-duration'],
    ['--pull-port', 'fabA.99@5s', 'unknown-aim'],
    ['--power-off', 'a1@5s', 'unknown-aim'],
    ['--move-owner', 'lun0@5s,to=ctr9', 'unknown-controller'],
    ['--move-owner', 'lun0@5s', 'missing-key'],
  ])('%s %s is refused: %s', (option, text, code) => {
    const { rows, findings } = read(option, text);
    expect([rows, findings.map((each) => each.code), findings.map((each) => each.place)]).toEqual([
      [],
      [code],
      [`${option} ${text}`],
    ]);
  });
});

describe('words', () => {
  it('of time: a bare number counts in seconds', () => {
    expect(['90', '1.5', '250ms', '2min'].map((text) => readTime(text, '').atNs)).toEqual([90e9, 1.5e9, 0.25e9, 120e9]);
  });

  it('of policies: short, long, all, unknown', () => {
    expect(readPolicies('RR, least-blocks,rr', '').policies).toEqual(['round-robin', 'least-blocks']);
    expect(readPolicies('all', '').policies).toHaveLength(6);
    expect(readPolicies('RR,best', '--policy').findings).toMatchObject([{ code: 'unknown-policy', place: '--policy' }]);
  });
});

describe('an estimate', () => {
  it('is the mean with 95 % confidence by Student', () => {
    // By hand: mean 3, variance 2.5, t(4) = 2.776, half width 2.776 x sqrt(0.5) = 1.963.
    expect(estimate([1, 2, 3, 4, 5])).toEqual({ mean: 3, plusMinus95: 1.963, least: 1, most: 5 });
  });

  it('of one value has no interval', () => {
    expect(estimate([7])).toEqual({ mean: 7, plusMinus95: null, least: 7, most: 7 });
  });
});
