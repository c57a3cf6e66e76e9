/** Rows of the event list: filter, words, cause chain, text to copy. */
import type { LogRow } from '../../../sim/run/reading';
import type { App, Ref } from '../../../app/types';
import { describeLog, formatEventTime, sourceLabel } from '../../../locales';
import type { Names } from '../../../locales';

export type Tone = 'fault' | 'driver' | 'windows' | 'plain';

export const toneOf = (source: string): Tone =>
  source === 'fault'
    ? 'fault'
    : source === 'hba'
      ? 'driver'
      : ['mpio', 'msdsm', 'disk', 'storport', 'ntfs', 'windows'].includes(source)
        ? 'windows'
        : 'plain';

/** Sources that occur, in order of first appearance. */
export const sourcesOf = (log: readonly LogRow[]): string[] => [...new Set(log.map((row) => row.source))];

/** No chip pressed means all. */
export const filtered = (log: readonly LogRow[], sources: ReadonlySet<string>): readonly LogRow[] =>
  sources.size === 0 ? log : log.filter((row) => sources.has(row.source));

/** The selected row, what led to it, and what it led to. */
export function chainOf(log: readonly LogRow[], seq: number | null): ReadonlySet<number> {
  const chain = new Set<number>();
  if (seq === null) return chain;
  const bySeq = new Map(log.map((row) => [row.seq, row]));
  for (let row = bySeq.get(seq); row && !chain.has(row.seq); row = bySeq.get(row.cause)) chain.add(row.seq);
  // Effects come later in the log than their cause.
  const after = new Set([seq]);
  for (const row of log) if (row.cause >= 0 && after.has(row.cause)) after.add(row.seq);
  return new Set([...chain, ...after]);
}

/** Tab-separated, with a head, as it pastes into a sheet. */
export const asText = (rows: readonly LogRow[], names?: Names): string =>
  [
    'Time\tSource\tId\tEvent',
    ...rows.map((row) =>
      [formatEventTime(row.atNs), sourceLabel(row.source, row.aim), row.eventId ?? '', describeLog(row, names)].join(
        '\t',
      ),
    ),
  ].join('\n');

/** What a row is about, as the page selects it; null when it is nothing that can be selected. */
export function refOf(aim: string, { drawing, run }: Pick<App, 'drawing' | 'run'>): Ref | null {
  const topology = run.facts?.topology ?? drawing.topology;
  const discovery = run.facts?.discovery ?? drawing.discovery;
  if (topology.cables.some((cable) => cable.id === aim)) return { kind: 'cable', id: aim };
  if (aim in topology.devices) return { kind: 'device', id: aim };
  if (topology.luns.some((lun) => lun.id === aim)) return { kind: 'lun', id: aim };
  if (discovery.paths.some((path) => path.id === aim)) return { kind: 'path', id: aim };
  if (discovery.ports.some((port) => port.id === aim)) return { kind: 'port', id: aim };
  if (/^[^./]+\.ctr\d+$/.test(aim)) return { kind: 'controller', id: aim };
  if (/^[^./]+\.hba\d+$/.test(aim)) return { kind: 'adapter', id: aim };
  if ((run.facts?.workloads ?? drawing.scenario.workloads).some((load) => load.id === aim))
    return { kind: 'workload', id: aim };
  const lun = /^[^/]+\/([^/]+)$/.exec(aim)?.[1];
  return lun !== undefined && topology.luns.some((one) => one.id === lun) ? { kind: 'lun', id: lun } : null;
}

/** Rows to draw of a scrolled list, a few more on each side. */
export function visibleRange(
  count: number,
  rowHeight: number,
  scrolled: number,
  height: number,
): readonly [number, number] {
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - 4);
  return [from, Math.min(count, Math.ceil((scrolled + height) / rowHeight) + 4)];
}

/** Where a key moves in the grid; null for other keys. */
export function rowByKey(key: string, row: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
