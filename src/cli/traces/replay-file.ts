/** All traces of one file, replayed. A line that is no trace ends in a finding with its place; nothing in here throws. */
import {
  replayGrid,
  replayMsdsm,
  type GridHeader,
  type GridLine,
  type OracleMismatch,
  type OracleResult,
} from '../../sim';
import { readText } from '../files';
import { problem, type Finding } from '../findings';
import { readTrace } from './formats';

export interface FileResult {
  readonly file: string;
  /** What was replayed: names of selectors, `dm-mpath`, `MSDSM`, `MSDSM error grid` … */
  readonly traces: readonly string[];
  /** Scripts, or lines of a grid. */
  readonly scripts: number;
  /** Events, or cells of a grid. Of a script that differs, those up to the difference. */
  readonly events: number;
  readonly mismatches: number;
  readonly first: OracleMismatch | null;
}

export function replayFile(file: string, findings: Finding[]): FileResult {
  const read = readText(file);
  findings.push(...read.findings);
  const tally = new Tally();
  let header: GridHeader | null = null;
  let grid: GridLine[] = [];
  const rows = (read.text ?? '').split('\n');
  for (const [row, text] of rows.entries()) {
    if (text.trim() === '') continue;
    const trace = readTrace(text);
    const bad = (message: string): void => void findings.push(notATrace(file, row, message));
    switch (trace.kind) {
      case 'linux':
        tally.script(trace.name, trace.replay, bad);
        break;
      case 'msdsm':
        tally.script('MSDSM', () => replayMsdsm(trace.script), bad);
        break;
      case 'grid-header':
        if (header) tally.grid(header, grid);
        header = trace.header;
        grid = [];
        break;
      case 'grid':
        if (!header) bad('the line with the verdicts has to stand before it');
        else if (Object.values(trace.line.v).some((verdict) => verdict >= header!.verdicts.length))
          bad('it names a verdict that the header does not have');
        else grid.push(trace.line);
        break;
      case 'none':
        bad(trace.why);
        break;
      default:
        trace satisfies never;
    }
    if (findings.length > 0) return tally.result(file);
  }
  if (header) tally.grid(header, grid);
  if (tally.empty && findings.length === 0) findings.push(notATrace(file, 0, 'the file has no trace'));
  return tally.result(file);
}

const notATrace = (file: string, row: number, why: string): Finding =>
  problem(
    'not-a-trace',
    `${file}:${row + 1}`,
    `This line is not a trace: ${why}.`,
    'Use traces of Linux multipath (selectors, target, multipathd, grouping, texts), scripts of MSDSM, or its error grid.',
  );

class Tally {
  readonly #traces = new Set<string>();
  #scripts = 0;
  #events = 0;
  #mismatches = 0;
  #first: OracleMismatch | null = null;

  get empty(): boolean {
    return this.#traces.size === 0;
  }

  /** Words of a script can be wrong in more ways than its form tells; whatever it stumbles over, the line is to blame. */
  script(name: string, replay: () => OracleResult, bad: (why: string) => void): void {
    let result: OracleResult;
    try {
      result = replay();
    } catch (error) {
      bad(`it cannot be replayed (${error instanceof Error ? error.message : String(error)})`);
      return;
    }
    this.#add(name, 1, result.events, result.mismatch === null ? 0 : 1, result.mismatch);
  }

  grid(header: GridHeader, lines: readonly GridLine[]): void {
    const { cells, mismatches, first } = replayGrid(header, lines);
    this.#add('MSDSM error grid', lines.length, cells, mismatches, first);
  }

  #add(name: string, scripts: number, events: number, mismatches: number, first: OracleMismatch | null): void {
    this.#traces.add(name);
    this.#scripts += scripts;
    this.#events += events;
    this.#mismatches += mismatches;
    this.#first ??= first;
  }

  result(file: string): FileResult {
    return {
      file,
      traces: [...this.#traces],
      scripts: this.#scripts,
      events: this.#events,
      mismatches: this.#mismatches,
      first: this.#first,
    };
  }
}
