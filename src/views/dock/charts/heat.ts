/** The latency map as an image: a pixel column of time by latency classes; darker means more I/Os. */
import type { Series } from '../../../app/types';
import type { TimeScale } from '../time/time-scale';
import type { RowsInView } from './columns';

export const CLASSES = 64;
/** Classes shown: 16 us to about 100 s. */
export const FIRST = 1;
export const LAST = 46;
export const SHOWN = LAST - FIRST;

/** Lower bound of a class: class 0 lies below 16 us, then two classes an octave. */
export const classFloorNs = (index: number): number => (index <= 0 ? 0 : 16_000 * Math.pow(2, (index - 1) / 2));

export interface HeatImage {
  readonly width: number;
  readonly height: number;
  /** Share of the fullest cell, 0 to 1 (logarithmic), row 0 at the top is the slowest class. */
  readonly cells: Float32Array;
}

export function heatOf(series: Series, view: RowsInView, scale: TimeScale): HeatImage {
  const width = Math.max(1, Math.round(scale.x1 - scale.x0));
  const counts = new Float64Array(width * SHOWN);
  const rows = new Float64Array(width);
  const { heat, length } = series;
  const drawn = heat.length >= length * CLASSES ? view.rows.length : 0;
  const place = (x: number): number => Math.max(0, Math.min(width, Math.round(x - scale.x0)));
  let from = 0;
  for (let one = 0; one < drawn; one++) {
    const row = view.rows[one];
    const to = Math.max(from + 1, place(view.xs[one]));
    for (let x = from; x < to && x < width; x++) {
      rows[x]++;
      for (let index = 0; index < SHOWN; index++) {
        const count = heat[row * CLASSES + FIRST + index];
        if (count > 0) counts[(SHOWN - 1 - index) * width + x] += count;
      }
    }
    from = Math.max(from, place(view.xs[one]));
  }
  const cells = new Float32Array(width * SHOWN);
  let most = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    const share = counts[cell] / Math.max(1, rows[cell % width]);
    cells[cell] = share;
    if (share > most) most = share;
  }
  const full = Math.log1p(most);
  if (full > 0) for (let cell = 0; cell < cells.length; cell++) cells[cell] = Math.log1p(cells[cell]) / full;
  return { width, height: SHOWN, cells };
}

/** `rgb(1, 2, 3)` as the browser computes it. */
export function parseColor(text: string): readonly [number, number, number] {
  const parts = text.match(/[\d.]+/g)?.map(Number) ?? [];
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
}
