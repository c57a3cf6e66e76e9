/** `san oracle`: what the real Linux path selectors did, replayed against ours. */
import { replayOracle, type OracleMismatch, type OracleScript } from '../../sim';
import { printJson, refuse } from '../answer';
import { exitCodes, helpOption, jsonOption, type CliCommand } from '../command';
import { readText } from '../files';
import { problem, type Finding } from '../findings';
import { table } from '../report/table';

interface FileResult {
  readonly file: string;
  readonly selectors: readonly string[];
  readonly scripts: number;
  readonly events: number;
  readonly mismatches: readonly OracleMismatch[];
}

export const oracleCommand: CliCommand = {
  name: 'oracle',
  usage: 'FILE... [options]',
  summary: 'Replay traces of the real Linux path selectors against ours',
  about:
    'Each FILE holds traces of the form dmps-trace-1, one script a line as JSON, plain or packed with gzip.\n' +
    'The selectors round-robin and service-time are built. The exit code is 1 when any answer differs.',
  options: [jsonOption, helpOption],
  examples: [
    'oracle tests/oracle/linux/round-robin.jsonl.gz tests/oracle/linux/service-time.jsonl.gz',
    'oracle traces.jsonl --json',
  ],
  run(line, context) {
    const asJson = line.has('json');
    const findings: Finding[] = [...line.findings];
    if (line.words.length === 0)
      findings.push(
        problem('no-file', 'FILE', 'No trace file is named.', 'Name one or more .jsonl or .jsonl.gz files.'),
      );
    const results = findings.length > 0 ? [] : line.words.map((file) => replayFile(file, findings));
    if (findings.length > 0) return refuse(context, findings, asJson);
    const mismatches = results.flatMap((each) => each.mismatches);
    const sum = (of: (each: FileResult) => number): number => results.reduce((total, each) => total + of(each), 0);
    const scripts = sum((each) => each.scripts);
    const events = sum((each) => each.events);
    if (asJson) {
      const files = results.map(({ mismatches: own, ...rest }) => ({ ...rest, mismatches: own.length }));
      printJson(context, {
        format: 'san-oracle',
        version: 1,
        scripts,
        events,
        mismatches: mismatches.length,
        firstMismatch: mismatches[0] ?? null,
        files,
      });
    } else {
      context.out(
        table(
          ['file', 'selector', 'scripts', 'events', 'mismatches'],
          results.map((each) => [
            each.file,
            each.selectors.join(' '),
            ...[each.scripts, each.events, each.mismatches.length].map(String),
          ]),
        ),
      );
      context.out(mismatches.length === 0 ? 'Every answer is the same.\n' : mismatchText(mismatches[0]));
    }
    return mismatches.length === 0 ? exitCodes.good : exitCodes.failed;
  },
};

function replayFile(file: string, findings: Finding[]): FileResult {
  const read = readText(file);
  findings.push(...read.findings);
  const scripts: OracleScript[] = [];
  for (const [row, text] of (read.text ?? '').split('\n').entries()) {
    if (text.trim() === '' || findings.length > 0) continue;
    const script = readScript(text);
    if (script) scripts.push(script);
    else
      findings.push(
        problem(
          'not-a-trace',
          `${file}:${row + 1}`,
          'This line is not a trace of the form dmps-trace-1.',
          'Use a file of path selector traces.',
        ),
      );
  }
  const results = scripts.map(replayOracle);
  return {
    file,
    selectors: [...new Set(scripts.map((script) => script.selector))],
    scripts: scripts.length,
    events: scripts.reduce((sum, script) => sum + script.events.length, 0),
    mismatches: results.map((each) => each.mismatch).filter((each) => each !== null),
  };
}

function readScript(text: string): OracleScript | null {
  try {
    const value = JSON.parse(text) as OracleScript;
    const good =
      value.format === 'dmps-trace-1' &&
      Array.isArray(value.events) &&
      Array.isArray(value.final) &&
      Number.isInteger(value.paths);
    return good ? value : null;
  } catch {
    return null;
  }
}

function mismatchText({ script, event, what, expected, got, context }: OracleMismatch): string {
  const where = event < 0 ? 'at the end' : `event ${event}`;
  const before = context.map(
    (each, i) => `  ${event < 0 ? '' : event - context.length + 1 + i}  ${JSON.stringify(each)}\n`,
  );
  return `First mismatch: script ${script}, ${where}, ${what}\n  the kernel: ${expected}\n  ours:       ${got}\n${before.join('')}`;
}
