/** A chart as rows of a table: at most `most` instants, evenly, and always the last one. */
import type { Series } from '../../../app/types';
import { formatEventTime } from '../../../locales';
import type { ChartKind } from './chart-list';
import { rowAt } from './columns';

export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function tableOf(
  chart: ChartKind,
  series: Series | null,
  nowNs: number,
  pathLabels: readonly string[],
  most = 60,
): ChartTable {
  const byPath = chart.id === 'iops' && series !== null && series.paths > 0;
  const heads = [
    'Time, s',
    ...chart.lines.map((line) => line.name || chart.title),
    ...(byPath ? pathLabels.slice(0, series.paths) : []),
  ];
  if (series === null) return { heads, rows: [] };
  const last = rowAt(series.atNs, series.length, nowNs);
  const step = Math.max(1, Math.ceil((last + 1) / most));
  const rows: string[][] = [];
  for (let row = last; row >= 0; row -= step) {
    rows.push([
      formatEventTime(series.atNs[row]),
      ...chart.lines.map((line) => chart.format(line.values(series)[row])),
      ...(byPath
        ? Array.from({ length: series.paths }, (_, path) => chart.format(series.pathIops[row * series.paths + path]))
        : []),
    ]);
  }
  return { heads, rows: rows.reverse() };
}
