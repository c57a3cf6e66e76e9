/** `san oracle`: what the real Linux multipath and the public sample of Microsoft's DSM did, replayed against ours. */
import { linuxTraces, type OracleMismatch } from '../../sim';
import { printJson, refuse } from '../answer';
import { exitCodes, helpOption, jsonOption, type CliCommand } from '../command';
import { problem, type Finding } from '../findings';
import { table } from '../report/table';
import { replayFile, type FileResult } from '../traces/replay-file';

export const oracleCommand: CliCommand = {
  name: 'oracle',
  usage: 'FILE... [options]',
  summary: 'Replay traces of real multipath code against ours',
  about:
    'Each FILE holds traces, one a line as JSON, plain or packed with gzip: of Linux multipath (path selectors,\n' +
    'the whole target, multipathd, grouping of paths, texts), or scripts and the error grid of the public sample of the\n' +
    'Microsoft DSM. A line tells which by what it holds, those of Linux by their format:\n' +
    `${linuxTraces.map((trace) => trace.format).join(', ')}.\n` +
    'MSDSM runs under "sample-exact". One JSON object tells scripts, events, mismatches and the first of them in\n' +
    'context. The exit code is 1 when anything differs, 2 when a line is no trace.',
  options: [
    { name: 'text', help: 'Print a table instead of one JSON object' },
    { ...jsonOption, help: 'Print one JSON object, as without any option' },
    helpOption,
  ],
  examples: [
    'oracle tests/oracle/linux/dm-mpath.jsonl.gz tests/oracle/msdsm/interpret-error.jsonl.gz',
    'oracle traces.jsonl --text',
  ],
  run(line, context) {
    const asJson = !line.has('text');
    const findings: Finding[] = [...line.findings];
    if (line.words.length === 0)
      findings.push(
        problem('no-file', 'FILE', 'No trace file is named.', 'Name one or more .jsonl or .jsonl.gz files.'),
      );
    const results: FileResult[] = [];
    for (const file of line.words) if (findings.length === 0) results.push(replayFile(file, findings));
    if (findings.length > 0) return refuse(context, findings, asJson);
    const sum = (of: (each: FileResult) => number): number => results.reduce((total, each) => total + of(each), 0);
    const mismatches = sum((each) => each.mismatches);
    const first = results.find((each) => each.first !== null);
    if (asJson) {
      printJson(context, {
        format: 'san-oracle',
        version: 1,
        scripts: sum((each) => each.scripts),
        events: sum((each) => each.events),
        mismatches,
        firstMismatch: first ? { file: first.file, ...first.first } : null,
        files: results.map(({ file, traces, scripts, events, mismatches: own }) => ({
          file,
          traces,
          scripts,
          events,
          mismatches: own,
        })),
      });
    } else {
      context.out(
        table(
          ['file', 'traces', 'scripts', 'events', 'mismatches'],
          results.map((each) => [
            each.file,
            each.traces.join(' '),
            ...[each.scripts, each.events, each.mismatches].map(String),
          ]),
        ),
      );
      context.out(first?.first ? mismatchText(first.file, first.first) : 'Every answer is the same.\n');
    }
    return mismatches === 0 ? exitCodes.good : exitCodes.failed;
  },
};

/** Longest text of an event that is still of use in a terminal. */
const mostText = 400;
const short = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > mostText ? `${text.slice(0, mostText)} …` : text;
};

function mismatchText(file: string, { script, event, what, expected, got, context }: OracleMismatch): string {
  const where = event < 0 ? 'at the end' : `event ${event}`;
  const before = context.map(
    (each, i) => `  ${event < 0 ? '' : Math.max(0, event - context.length + 1 + i)}  ${short(each)}\n`,
  );
  return `First mismatch in ${file}: ${script}, ${where}, ${what}\n  the trace: ${expected}\n  ours:      ${got}\n${before.join('')}`;
}
