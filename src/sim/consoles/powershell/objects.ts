/** What a cmdlet returns before it is printed: rows with named properties, as Format-Table and Format-List show them. */
import type { ConsoleLine, Provenance } from '../console';
import { say } from '../lines';

export interface Column {
  readonly name: string;
  /** At least this wide, as the module's own format files have it. */
  readonly width?: number;
  readonly right?: true;
}
export interface Row {
  readonly cells: readonly string[];
  readonly about: string | null;
}
export interface Objects {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly view: 'table' | 'list';
  readonly provenance: Provenance;
  /** Stands above the table (the group of Get-WinEvent). */
  readonly title?: string;
}
/** Rows with properties, or text that no format changes. */
export type Output = Objects | readonly ConsoleLine[];

export const isText = (output: Output): output is readonly ConsoleLine[] => Array.isArray(output);

function table({ columns, rows, provenance, title }: Objects): ConsoleLine[] {
  const last = columns.length - 1;
  const widths = columns.map(({ name, width = 0 }, i) =>
    Math.max(width, name.length, ...rows.map((row) => row.cells[i]!.length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (columns[i]!.right ? cell.padStart(widths[i]!) : i === last ? cell : cell.padEnd(widths[i]!)))
      .join(' ')
      .trimEnd();
  const head = [line(columns.map(({ name }) => name)), line(columns.map(({ name }) => '-'.repeat(name.length)))];
  return [
    ...(title === undefined ? [] : ['', title]).map((text) => say(text, provenance)),
    ...['', ...head].map((text) => say(text, provenance)),
    ...rows.map((row) => say(line(row.cells), provenance, row.about)),
    say('', provenance),
  ];
}

function list({ columns, rows, provenance }: Objects): ConsoleLine[] {
  const width = Math.max(...columns.map(({ name }) => name.length));
  return [
    ...rows.flatMap((row) => [
      say('', provenance),
      ...columns.map(({ name }, i) => say(`${name.padEnd(width)} : ${row.cells[i]}`.trimEnd(), provenance, row.about)),
    ]),
    say('', provenance),
  ];
}

/** Nothing prints nothing, as in PowerShell. */
export function print(output: Output): readonly ConsoleLine[] {
  if (isText(output)) return output;
  if (output.rows.length === 0) return [];
  return output.view === 'table' ? table(output) : list(output);
}

export const rowOf = (cells: readonly (string | number | boolean)[], about: string | null = null): Row => ({
  cells: cells.map((cell) => (cell === true ? 'True' : cell === false ? 'False' : String(cell))),
  about,
});
