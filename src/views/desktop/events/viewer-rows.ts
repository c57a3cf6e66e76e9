/** Rows of the run as a host's System log and an array's event log show them; rules without pixels. */
import type { LogRow, RunFacts } from '../../../sim/run/reading';
import { mpioEvents } from '../../../sim/catalog';
import type { EventSpec, Topology } from '../../../sim/catalog';
import { aimWord, describeLog, formatClock, logTemplates, windowsEvents } from '../../../locales';
import type { Names } from '../../../locales';

export type Level = 'info' | 'warning' | 'error';
export const levelWords: Readonly<Record<Level, string>> = { info: 'Information', warning: 'Warning', error: 'Error' };

/** Who writes to the System log of Windows. */
export const systemSources: readonly string[] = ['mpio', 'msdsm', 'disk', 'storport', 'ntfs'];

const specs: readonly EventSpec[] = Object.values(mpioEvents);
const specOf = (row: LogRow): EventSpec | undefined =>
  specs.find((spec) => spec.code === row.code) ?? specs.find((spec) => spec.eventId !== null && spec.eventId === row.eventId && spec.source === row.source);

export function hostOfRow(row: LogRow, topology: Topology): string | null {
  const named = typeof row.params.host === 'string' ? row.params.host : row.aim.split(/[./]/)[0];
  return Object.hasOwn(topology.devices, named) && topology.devices[named].kind === 'host' ? named : null;
}
/** What Windows on this host would have written down. */
export const systemRows = (log: readonly LogRow[], host: string, topology: Topology): readonly LogRow[] =>
  log.filter((row) => (row.eventId !== null || systemSources.includes(row.source)) && hostOfRow(row, topology) === host);

/** What the arrays wrote down about themselves, and what the fabric told about them. */
export const arrayRows = (log: readonly LogRow[], topology: Topology): readonly LogRow[] =>
  log.filter((row) => row.source === 'array' || (row.source === 'fabric' && arrayOfRow(row, topology) !== null));
export function arrayOfRow(row: LogRow, topology: Topology): string | null {
  const named = [row.params.array, row.aim.split(/[./]/)[0], topology.luns.find((lun) => lun.id === row.aim)?.array];
  return named.map(String).find((id) => Object.hasOwn(topology.devices, id) && topology.devices[id].kind === 'array') ?? null;
}

const byName = (code: string): Level =>
  /lockdown|timeout|crash/.test(code) ? 'error' : /down|removed|write-thru|failover|refused/.test(code) ? 'warning' : 'info';
/** Windows' level of its ids (inferred from their meaning); an array's rows by their own names. */
export const levelOf = (row: LogRow): Level => {
  const known = windowsEvents[row.code as keyof typeof windowsEvents]?.level ?? specOf(row)?.level;
  return known ?? (systemSources.includes(row.source) ? 'info' : byName(row.code));
};
/** What an event means, in one sentence; '' when its own text says all there is. */
export function meaningOf(row: LogRow, text = ''): string {
  const meaning = specOf(row)?.meaning ?? '';
  const said = text.toLowerCase();
  const words = meaning.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return words.every((word) => said.includes(word)) ? '' : meaning;
}

/** The binary data of an event as Windows shows it: the path id of a path, and what else the row carries. */
export function dataOf(row: LogRow, facts: RunFacts | null): readonly (readonly [string, string])[] {
  const data: [string, string][] = [];
  for (const { groups } of Object.values(facts?.hosts ?? {})) {
    for (const group of groups) {
      const at = group.pathIds.indexOf(row.aim);
      if (at >= 0) data.push(['Path ID', group.paths[at].pathId]);
    }
  }
  const said = new Set((logTemplates as Readonly<Record<string, string>>)[row.code]?.match(/\{(\w+)\}/g)?.map((key) => key.slice(1, -1)) ?? []);
  for (const [key, value] of Object.entries(row.params)) {
    if (key === 'host' || said.has(key) || value === '') continue;
    data.push([capital(key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()), key.endsWith('Ns') ? formatClock(Number(value)) : typeof value === 'string' ? aimWord(value) : String(value)]);
  }
  return data;
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What led to it, the first cause first; the row itself is not in it. */
export function causesOf(row: LogRow, log: readonly LogRow[]): readonly LogRow[] {
  const bySeq = new Map(log.map((one) => [one.seq, one]));
  const chain: LogRow[] = [];
  for (let one = bySeq.get(row.cause); one && !chain.includes(one); one = bySeq.get(one.cause)) chain.unshift(one);
  return chain;
}

export interface Filter {
  readonly source: string;
  readonly level: string;
  /** Digits of an id, or ''. */
  readonly id: string;
}
export const noFilter: Filter = { source: '', level: '', id: '' };
export const filtered = (rows: readonly LogRow[], filter: Filter): readonly LogRow[] =>
  rows.filter(
    (row) =>
      (filter.source === '' || row.source === filter.source) &&
      (filter.level === '' || levelOf(row) === filter.level) &&
      (filter.id.trim() === '' || filter.id.split(/[\s,]+/).filter(Boolean).includes(String(row.eventId ?? ''))),
  );

export const asText = (rows: readonly LogRow[], names: Names): string =>
  [
    'Level\tTime\tSource\tEvent ID\tText',
    ...rows.map((row) => [levelWords[levelOf(row)], formatClock(row.atNs), row.source, row.eventId ?? '', describeLog(row, names)].join('\t')),
  ].join('\n');
