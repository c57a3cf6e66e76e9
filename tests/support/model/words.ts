/** How MODEL.md writes values, tags and sources. */
import type { SettingSpec, SourceTag } from '../../../src/sim/kernel/settings';

const trim = (value: number): string => String(Number(value.toFixed(3)));

export function duration(ns: number): string {
  if (ns === 0) return '0';
  if (ns >= 86_400e9 && ns % 86_400e9 === 0) return `${ns / 86_400e9} d`;
  if (ns >= 1e9) return `${trim(ns / 1e9)} s`;
  if (ns >= 1e6) return `${trim(ns / 1e6)} ms`;
  return ns >= 1e3 ? `${trim(ns / 1e3)} µs` : `${trim(ns)} ns`;
}

export function bytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  let rest = value;
  while (rest >= 1024 && unit < units.length - 1) {
    rest /= 1024;
    unit++;
  }
  return `${trim(rest)} ${units[unit]!}`;
}

const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');

export function settingValue(spec: SettingSpec, value: number | boolean | string): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string')
    return spec.kind === 'choice' ? (spec.choices.find((each) => each.id === value)?.label ?? value) : value;
  if (spec.kind === 'duration') return duration(value);
  if (spec.kind === 'share') return `${trim(value * 100)} %`;
  if (spec.kind === 'bytes') return bytes(value);
  return count(value);
}

export function settingRange(spec: SettingSpec): string {
  if (spec.kind === 'switch') return 'on, off';
  if (spec.kind === 'choice') return spec.choices.map((each) => each.label).join(', ');
  return `${settingValue(spec, spec.min)} to ${settingValue(spec, spec.max)}`;
}

/** One letter in the tables; the legend stands at the top of MODEL.md. */
export const tagLetter: Readonly<Record<SourceTag, string>> = {
  known: 'K',
  general: 'G',
  inferred: 'I',
  placeholder: 'P',
};

/** Chapters of the notes on MPIO that some sources name, as the public documents behind them. */
const chapters: Readonly<Record<string, string>> = {
  '3.1': 'Microsoft DSM sample, dsmmain.c',
  '3.4': 'Microsoft DSM sample, dsmmain.c and intrface.c',
  '4.1': 'Microsoft DSM sample; mpclaim help',
  '5.9': 'Microsoft DSM sample, utils.c',
  '6.5': 'Microsoft class driver, classpnp',
  '7.3': 'Microsoft: MPIO timer counters (WMI), Configuring MPIO Timers (TechNet)',
  '8.2': 'Microsoft: Set-MPIOSetting, Storport and disk timeouts',
  '8.6': 'Microsoft: what is new in MPIO of 2008 R2',
  '10.1': 'mpclaim help and captured output',
  '12': '',
  '14': '',
};

export function source(text: string): string {
  return text
    .replace(/ms-mpio\.md ((?:\d+(?:\.\d+)?)(?:, \d+(?:\.\d+)?)*)/g, (_, numbers: string) =>
      numbers
        .split(', ')
        .map((number) => {
          const words = chapters[number];
          if (words === undefined)
            throw new Error(`MODEL.md has no words for chapter ${number} of the notes on MPIO: ${text}`);
          return words;
        })
        .filter((words) => words !== '')
        .join('; '),
    )
    .replace(/^: /, '');
}

export const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

/** A table in Markdown; its columns as wide as their words, so that the file is read without a renderer too. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map(cell));
  // A column of long sentences is not padded: it would only make every line as long as the longest.
  const wide = head.map((_, i) => Math.min(36, Math.max(3, ...all.map((row) => row[i]!.length))));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => (i === row.length - 1 ? text : text.padEnd(wide[i]!))).join(' | ')} |`;
  return [line(all[0]!), `| ${wide.map((width) => '-'.repeat(width)).join(' | ')} |`, ...all.slice(1).map(line)].join(
    '\n',
  );
}

/** Rows that say the same of several models become one row that names them all. */
export function together<R>(
  rows: readonly { readonly of: string; readonly row: R }[],
  key: (row: R) => string,
): { readonly of: readonly string[]; readonly row: R }[] {
  const found = new Map<string, { of: string[]; row: R }>();
  for (const { of, row } of rows) {
    const same = found.get(key(row));
    if (same) same.of.push(of);
    else found.set(key(row), { of: [of], row });
  }
  return [...found.values()];
}
