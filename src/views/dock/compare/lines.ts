/** Series of all worlds to lines, leaders and words inside the plot. Pixels only. */
import type { Series } from '../../../app/types';
import { columnsOf, linePath, rowsInView } from '../charts/columns';
import { spreadLabels } from '../shared/spread-labels';
import { textWidth } from '../shared/text-width';
import type { TimeScale } from '../time/time-scale';
import { bundlesOf } from './bundle';
import type { CompareRow } from './rows';

export interface CompareLine {
  readonly policy: string;
  readonly stroke: CompareRow['stroke'];
  readonly d: string;
  /** Where it ends. */
  readonly x: number;
  readonly y: number;
  /** Present value, % of before. */
  readonly share: number;
}

export interface LineSource {
  readonly rows: readonly CompareRow[];
  readonly scale: TimeScale;
  readonly nowNs: number;
  readonly turnsNs: readonly number[];
  /** IOPS that count as 100 %. */
  readonly before: number;
  readonly top: number;
  /** Pixel of 0 %. */
  readonly zero: number;
  /** % at `top`. */
  readonly most: number;
  series(policy: string): Series | null;
}

export function linesOf(source: LineSource): CompareLine[] {
  const { rows, scale, nowNs, before, zero, top, most } = source;
  const y = (iops: number): number => zero - ((zero - top) * iops * 100) / Math.max(before, 1e-9) / most;
  const drawn = rows
    .filter((row) => row.refused === null)
    .sort((a, b) => Number(b.inForce) - Number(a.inForce))
    .map((row) => ({ row, series: source.series(row.policy) }))
    .filter((one): one is { row: CompareRow; series: Series } => one.series !== null && one.series.length > 0);
  const bundles = bundlesOf(drawn.map((one) => one.series), source.turnsNs, nowNs, y);
  return drawn.map(({ row, series }, index) => {
    let d = '';
    let end = { x: scale.x0, y: zero, share: 0 };
    for (const bundle of bundles) {
      const view = rowsInView(series.atNs, series.length, { ...scale, startNs: Math.max(scale.startNs, bundle.fromNs) }, bundle.toNs);
      const columns = columnsOf(view, series.iops);
      if (columns.x.length === 0) continue;
      const shifted = (value: number): number => y(value) + bundle.shift[index];
      const part = linePath(columns, shifted);
      d += d === '' ? part : part.replace('M', 'L');
      const last = columns.last[columns.last.length - 1];
      end = { x: columns.x[columns.x.length - 1], y: shifted(last), share: (last * 100) / Math.max(before, 1e-9) };
    }
    return { policy: row.policy, stroke: row.stroke, d, ...end };
  });
}

export interface InPlotWord {
  readonly text: string;
  readonly stroke: CompareRow['stroke'] | 'plain';
  readonly x: number;
  readonly y: number;
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const STALLED = 2;

/** After a fault: who keeps going with how many held, and how many stand still. */
export function wordsInPlot(lines: readonly CompareLine[], rows: readonly CompareRow[], faultX: number | null, top: number, zero: number): InPlotWord[] {
  if (faultX === null) return [];
  const room = Math.max(0, ...lines.map((line) => line.x)) - faultX - 8;
  const heldOf = (policy: string): number => rows.find((row) => row.policy === policy)?.held ?? 0;
  const still = lines.filter((line) => line.share < STALLED && heldOf(line.policy) > 0);
  const going = lines.filter((line) => line.share >= STALLED && heldOf(line.policy) > 0);
  const words: InPlotWord[] = going.map((line) => ({
    text: `${rows.find((row) => row.policy === line.policy)?.code}, ${heldOf(line.policy)} held`,
    stroke: line.stroke,
    x: faultX + 5,
    y: line.y - 6,
  }));
  if (still.length > 0) {
    const held = Math.max(...still.map((line) => heldOf(line.policy)));
    const first = rows.find((row) => row.policy === still[0].policy)?.code;
    const text = still.length === 1 ? `${first} stalls, ${held} held` : `${numbers[still.length] ?? still.length} stall, ${held} held`;
    words.push({ text, stroke: still.length === 1 ? still[0].stroke : 'plain', x: faultX + 5, y: zero - 7 });
  }
  const fitting = words.filter((word) => textWidth(word.text, 11, true) <= room);
  const spread = spreadLabels(fitting.map((word) => word.y), 14, top + 8, zero - 7);
  return fitting.map((word, index) => ({ ...word, y: spread[index] }));
}

/** Top of the scale, in % of before: a step that holds still while the lines wobble. */
export const topOf = (greatest: number): number => (greatest <= 118 ? 118 : Math.ceil(greatest / 50) * 50 + 10);
