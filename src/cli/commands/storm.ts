/** `san storm`: random drawings, loads and faults from a seed, with every law of the simulator held against them. */
import { runStorm, type StormResult } from '../../sim';
import { printScenario } from '../../sim/catalog';
import { printJson, refuse } from '../answer';
import { exitCodes, helpOption, jsonOption, type CliCommand } from '../command';
import { printFinding, problem, type Finding } from '../findings';
import { writeText } from '../files';
import type { CommandLine } from '../options';

export const stormCommand: CliCommand = {
  name: 'storm',
  usage: '[options]',
  summary: 'Random drawings, loads and faults from a seed, with every check on',
  about:
    'Each seed draws hosts, HBAs, fabrics, arrays, LUNs, settings and loads, and faults of every kind at random times; then everything is\n' +
    'mended. Held against it: every I/O ends exactly once and all counters agree; no I/O goes out on a path that its stack calls failed or\n' +
    'removed; no host knows what nobody told it; everything recovers within a bound; nothing stays in flight when the loads go; and the run\n' +
    'has the same fingerprint when it is run again, in slices, and sought back and forth. The exit code is 1 when any of this fails.',
  options: [
    { name: 'seed', value: 'N', help: 'The first seed (1)' },
    { name: 'count', value: 'N', help: 'How many seeds (20; 1 when --seed is given)' },
    { name: 'seconds', value: 'N', help: 'Simulated seconds of weather (5)' },
    { name: 'administrator', help: 'Somebody works on hosts and LUNs meanwhile: restarts, policies, LUN maps, keys' },
    { name: 'save', value: 'FILE', help: 'Write the scenario of the first failing seed (or of the only seed) there' },
    jsonOption,
    helpOption,
  ],
  examples: ['storm --count 20 --seconds 5', 'storm --seed 17', 'storm --seed 17 --save storm-17.scenario.json'],
  run(line, context) {
    const findings: Finding[] = [...line.findings];
    for (const word of line.words)
      findings.push(problem('no-word-here', word, 'This command takes options only.', 'Take the word out.'));
    const seed = readWhole(line, 'seed', 1, 0, 4_294_967_295, findings);
    const count = readWhole(line, 'count', line.has('seed') ? 1 : 20, 1, 1_000_000, findings);
    const seconds = readWhole(line, 'seconds', 5, 1, 3_600, findings);
    if (findings.length > 0) return refuse(context, findings, line.has('json'));
    const results: StormResult[] = [];
    for (let i = 0; i < count; i++) {
      const result = runStorm((seed + i) % 4_294_967_296, seconds, line.has('administrator'));
      results.push({ ...result });
      if (!line.has('json')) context.out(stormText(result, seconds, line.has('administrator')));
    }
    const bad = results.filter((each) => each.breaches.length > 0);
    const saved = bad[0] ?? (results.length === 1 ? results[0] : undefined);
    const file = line.text('save');
    if (file !== undefined && saved)
      for (const finding of writeText(file, printScenario(saved.scenario))) context.err(`${printFinding(finding)}\n`);
    if (line.has('json')) {
      const storms = results.map(({ scenario: _, ...rest }) => ({
        ...rest,
        recoveredAfterSeconds: rest.recoveredAfterNs / 1e9,
      }));
      printJson(context, {
        format: 'san-storm',
        version: 1,
        seconds,
        storms: storms.length,
        failed: bad.length,
        failedSeeds: bad.map((each) => each.seed),
        results: storms,
      });
    } else context.out(`${results.length} storms, ${bad.length} failed\n`);
    return bad.length > 0 ? exitCodes.failed : exitCodes.good;
  },
};

function stormText(result: StormResult, seconds: number, administrator: boolean): string {
  const { seed, breaches, done, failed, events, recoveredAfterNs, fingerprint } = result;
  if (breaches.length === 0) {
    return `seed ${seed}: good; ${events} events, ${done} I/Os done, ${failed} failed, all back after ${(recoveredAfterNs / 1e9).toFixed(1)} s, ${fingerprint}\n`;
  }
  const again = `san storm --seed ${seed}${seconds === 5 ? '' : ` --seconds ${seconds}`}${administrator ? ' --administrator' : ''}`;
  return `seed ${seed} · ${again}\n${breaches.map(({ check, atNs, what }) => `  ${check}, at ${(atNs / 1e9).toFixed(6)} s: ${what}\n`).join('')}`;
}

export function readWhole(
  line: CommandLine,
  name: string,
  standard: number,
  least: number,
  most: number,
  findings: Finding[],
): number {
  const text = line.text(name);
  if (text === undefined) return standard;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  findings.push(
    problem(
      'out-of-range',
      `--${name} ${text}`,
      'This is not a number that counts here.',
      `Write a whole number from ${least} to ${most}.`,
    ),
  );
  return standard;
}
