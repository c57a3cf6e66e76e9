/** Rows of samples to columns of pixels: each pixel keeps its least and greatest value, so that no peak is lost. */
import { bisector, median } from 'd3-array';
import { line } from 'd3-shape';
import type { TimeScale } from '../time/time-scale';

type Numbers = Float64Array;

const byValue = bisector((value: number) => value);

/** First row at or after `ns`; `length` if there is none. */
export const rowAfter = (atNs: Numbers, length: number, ns: number): number => byValue.left(atNs, ns, 0, length);

/** The row in force at `ns`: the last one at or before it, or -1. */
export const rowAt = (atNs: Numbers, length: number, ns: number): number => byValue.right(atNs, ns, 0, length) - 1;

/** The rows worth drawing, and where: all of them in solid time, a few a pixel inside a torn strip. */
export interface RowsInView {
  readonly rows: Int32Array;
  readonly xs: Float64Array;
}

const PER_PIXEL = 3;

/** `afterNs`: only rows later than this; without it, one row before the window leads in. */
export function rowsInView(atNs: Numbers, length: number, scale: TimeScale, untilNs: number, afterNs = -1): RowsInView {
  const begin = Math.max(0, rowAfter(atNs, length, scale.startNs) - 1, rowAt(atNs, length, afterNs) + 1);
  const end = rowAt(atNs, length, untilNs);
  const rows: number[] = [];
  const take = (from: number, to: number, stride: number): void => {
    for (let row = from; row < to; row += stride) rows.push(row);
  };
  let row = begin;
  for (const tear of scale.tears) {
    const from = Math.min(end + 1, Math.max(row, rowAfter(atNs, length, tear.fromNs)));
    const to = Math.min(end + 1, Math.max(from, rowAfter(atNs, length, tear.toNs)));
    take(row, from, 1);
    take(from, to, Math.max(1, Math.floor((to - from) / ((tear.x1 - tear.x0) * PER_PIXEL))));
    row = to;
  }
  take(row, end + 1, 1);
  return { rows: Int32Array.from(rows), xs: Float64Array.from(rows, (one) => scale.x(atNs[one])) };
}

export interface Columns {
  readonly x: number[];
  readonly low: number[];
  readonly high: number[];
  /** Value of the last row of each column. */
  readonly last: number[];
}

/** `positive`: leave out zeros, which a logarithmic scale cannot show and which mean that nothing was measured. */
export function columnsOf({ rows, xs }: RowsInView, values: Numbers, positive = false): Columns {
  const out: Columns = { x: [], low: [], high: [], last: [] };
  let column = -Infinity;
  for (let place = 0; place < rows.length; place++) {
    const value = values[rows[place]];
    if (positive && value <= 0) continue;
    const pixel = Math.floor(xs[place]);
    const index = out.x.length - 1;
    if (pixel === column) {
      if (value < out.low[index]) out.low[index] = value;
      if (value > out.high[index]) out.high[index] = value;
      out.last[index] = value;
      continue;
    }
    column = pixel;
    out.x.push(xs[place]);
    out.low.push(value);
    out.high.push(value);
    out.last.push(value);
  }
  return out;
}

/** Means over stretches of `width` pixels: calmer, for lines that are compared by eye. */
export function meansOf({ rows, xs }: RowsInView, values: Numbers, width: number): Columns {
  const out: Columns = { x: [], low: [], high: [], last: [] };
  let [stretch, count] = [-Infinity, 0];
  for (let place = 0; place < rows.length; place++) {
    const at = Math.floor((xs[place] - xs[0]) / width);
    if (at !== stretch) {
      [stretch, count] = [at, 0];
      out.x.push(xs[place]);
      out.last.push(0);
    }
    const index = out.x.length - 1;
    count++;
    out.x[index] += (xs[place] - out.x[index]) / count;
    out.last[index] += (values[rows[place]] - out.last[index]) / count;
  }
  out.low.push(...out.last);
  out.high.push(...out.last);
  return out;
}

const trace = line<readonly [number, number]>()
  .x((point) => point[0])
  .y((point) => point[1])
  .digits(1);

/** A line through the columns; a column with a spread is a vertical stroke. `y` maps a value to pixels. */
export function linePath(columns: Columns, y: (value: number) => number): string {
  const points: (readonly [number, number])[] = [];
  columns.x.forEach((x, index) => {
    const [low, high, last] = [columns.low[index], columns.high[index], columns.last[index]];
    if (high > low) {
      const first = last === high ? low : high;
      points.push([x, y(first)], [x, y(first === high ? low : high)]);
      if (last !== low && last !== high) points.push([x, y(last)]);
    } else points.push([x, y(last)]);
  });
  // A single point would close its path; it needs none.
  return points.length === 1 ? `M${points[0][0].toFixed(1)},${points[0][1].toFixed(1)}` : (trace(points) ?? '');
}

/** The area under a line down to `base` pixels. */
export function areaPath(columns: Columns, y: (value: number) => number, base: number): string {
  if (columns.x.length === 0) return '';
  const first = columns.x[0].toFixed(1);
  const last = columns.x[columns.x.length - 1].toFixed(1);
  return `${linePath(columns, y)}L${last},${base}L${first},${base}Z`;
}

export const middleOf = (values: readonly number[]): number => median(values) ?? 0;
