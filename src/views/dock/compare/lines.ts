/** Series of all worlds to lines, leaders and words inside the plot. Pixels only. */
import type { Series } from '../../../app/types';
import { linePath, meansOf, rowsInView } from '../charts/columns';
import { textWidth } from '../shared/text-width';
import type { TimeScale } from '../time/time-scale';
import { bundlesOf, stretchesOf } from './bundle';
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
  /** Corners of the line, for words that want to stand clear of it. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Pixels that are averaged; events end a stretch, so a cut stays a cliff. */
const CALM = 4;

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
  series(policy: string): Series | null;
}

export interface CompareLines {
  readonly lines: readonly CompareLine[];
  /** % at the top of the plot. */
  readonly most: number;
}

export function linesOf(source: LineSource): CompareLines {
  const { rows, scale, nowNs, zero, top } = source;
  const drawn = rows
    .filter((row) => row.refused === null)
    .sort((a, b) => Number(b.inForce) - Number(a.inForce))
    .map((row) => ({ row, series: source.series(row.policy) }))
    .filter((one): one is { row: CompareRow; series: Series } => one.series !== null && one.series.length > 0);
  const stretches = stretchesOf(source.turnsNs, nowNs);
  const columns = drawn.map(({ series }) =>
    stretches.map(({ fromNs, toNs }) =>
      meansOf(rowsInView(series.atNs, series.length, scale, toNs, fromNs), series.iops, CALM),
    ),
  );
  const greatest = columns.reduce((most, parts) => parts.reduce((one, { high }) => Math.max(one, ...high), most), 0);
  const before = Math.max(source.before > 0 ? source.before : greatest, 1e-9);
  const most = topOf((greatest * 100) / before);
  const y = (iops: number): number => zero - ((zero - top) * iops * 100) / before / most;
  const bundles = bundlesOf(
    drawn.map((one) => one.series),
    stretches,
    y,
  );
  const lines = drawn.map(({ row }, index) => {
    let d = '';
    const xs: number[] = [];
    const ys: number[] = [];
    let end = { x: scale.x0, y: zero, share: 0 };
    bundles.forEach((bundle, stretch) => {
      const part = columns[index][stretch];
      if (part.x.length === 0) return;
      const shifted = (value: number): number => y(value) + bundle.shift[index];
      const path = linePath(part, shifted);
      d += d === '' ? path : path.replace('M', 'L');
      xs.push(...part.x);
      ys.push(...part.last.map(shifted));
      const last = part.last[part.last.length - 1];
      end = { x: part.x[part.x.length - 1], y: shifted(last), share: (last * 100) / before };
    });
    return { policy: row.policy, stroke: row.stroke, d, xs, ys, ...end };
  });
  return { lines, most };
}

export interface InPlotWord {
  readonly text: string;
  readonly stroke: CompareRow['stroke'] | 'plain';
  readonly x: number;
  readonly y: number;
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const STALLED = 2;

/** After a fault: who keeps going with how many held, and how many stand still. Each word stands clear of all lines. */
export function wordsInPlot(
  lines: readonly CompareLine[],
  rows: readonly CompareRow[],
  faultX: number | null,
  top: number,
  zero: number,
): InPlotWord[] {
  if (faultX === null) return [];
  const x = faultX + 5;
  const room = Math.max(0, ...lines.map((line) => line.x)) - x - 3;
  const rowOf = (line: CompareLine): CompareRow | undefined => rows.find((row) => row.policy === line.policy);
  const heldOf = (line: CompareLine): number => rowOf(line)?.held ?? 0;
  const holding = lines.filter((line) => heldOf(line) > 0);
  const still = holding.filter((line) => line.share < STALLED);
  const words: InPlotWord[] = [];
  const place = (text: string, stroke: InPlotWord['stroke'], near: number): void => {
    const width = textWidth(text, 11, true);
    if (width > room) return;
    const y = freeHeight(lines, words, x, width, near, top, zero);
    if (y !== null) words.push({ text, stroke, x, y });
  };
  for (const line of holding)
    if (!still.includes(line)) place(`${rowOf(line)?.code ?? ''}, ${heldOf(line)} held`, line.stroke, line.y);
  if (still.length === 1)
    place(`${rowOf(still[0])?.code ?? ''} stalls, ${heldOf(still[0])} held`, still[0].stroke, zero);
  if (still.length > 1)
    place(`${numbers[still.length] ?? still.length} stall, ${Math.max(...still.map(heldOf))} held`, 'plain', zero);
  return words;
}

const LETTERS = 11;

/** The baseline nearest to `near` at which a word of this width meets no line and no other word. */
function freeHeight(
  lines: readonly CompareLine[],
  words: readonly InPlotWord[],
  x: number,
  width: number,
  near: number,
  top: number,
  zero: number,
): number | null {
  // What each line covers below or above the word.
  const spans = lines.flatMap((line) => {
    let [low, high] = [Infinity, -Infinity];
    line.xs.forEach((at, index) => {
      if (at < x || at > x + width) return;
      low = Math.min(low, line.ys[index]);
      high = Math.max(high, line.ys[index]);
    });
    return low <= high ? [{ low, high }] : [];
  });
  const isFree = (y: number): boolean =>
    spans.every((span) => span.high < y - LETTERS + 1 || span.low > y + 3) &&
    words.every((word) => Math.abs(word.y - y) >= 14);
  for (let away = 5; away < 60; away++) {
    for (const y of [near - away, near + away + LETTERS - 5]) if (y >= top + 22 && y <= zero - 4 && isFree(y)) return y;
  }
  return null;
}

/** Top of the scale, in % of before: a step that holds still while the lines wobble. */
export const topOf = (greatest: number): number => (greatest <= 118 ? 118 : Math.ceil(greatest / 50) * 50 + 10);
