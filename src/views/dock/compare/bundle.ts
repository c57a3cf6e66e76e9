/**
 * Lines that share a value are drawn side by side, so that four stalled policies stay four lines. The past never moves:
 * between two events each line's level is its median there, and lines of one level stand 3.4 px apart.
 */
import type { Series } from '../../../app/types';
import { middleOf, rowAfter, rowAt } from '../charts/columns';

export const PITCH = 3.4;
const SAMPLES = 40;

/** Between two events. */
export interface Stretch {
  readonly fromNs: number;
  readonly toNs: number;
}
/** `turnsNs`: the events, ascending. The first stretch begins before the first sample. */
export function stretchesOf(turnsNs: readonly number[], untilNs: number): Stretch[] {
  const edges = [-1, ...turnsNs.filter((ns) => ns > 0 && ns < untilNs), Math.max(untilNs, 1)];
  return edges.slice(1).map((toNs, index) => ({ fromNs: edges[index], toNs }));
}

/** With the shift in pixels of each line. */
export interface Bundle extends Stretch {
  readonly shift: readonly number[];
}

/** `lines` in drawing order, the policy in force first: it keeps its true value. `pixels` turns a value into pixels. */
export function bundlesOf(
  lines: readonly Series[],
  stretches: readonly Stretch[],
  pixels: (value: number) => number,
): Bundle[] {
  return stretches.map(({ fromNs, toNs }) => {
    const levels = lines.map((series) => levelOf(series, fromNs, toNs));
    return { fromNs, toNs, shift: shiftsOf(levels.map((level) => (level === null ? null : pixels(level)))) };
  });
}

function levelOf(series: Series, fromNs: number, toNs: number): number | null {
  // The first sample after an event still holds some of what was before.
  const from = Math.min(rowAfter(series.atNs, series.length, fromNs) + 2, rowAt(series.atNs, series.length, toNs));
  const to = rowAt(series.atNs, series.length, toNs);
  if (to < 0 || from < 0) return null;
  const stride = Math.max(1, Math.floor((to - from + 1) / SAMPLES));
  const values: number[] = [];
  for (let row = from; row <= to; row += stride) values.push(series.iops[row]);
  return values.length === 0 ? null : middleOf(values);
}

/** Pixels to move each line down so that those nearer than the pitch stand apart. */
export function shiftsOf(levels: readonly (number | null)[]): number[] {
  const bundles: { level: number; count: number }[] = [];
  return levels.map((level) => {
    if (level === null) return 0;
    const bundle = bundles.find((one) => Math.abs(one.level - level) < PITCH);
    if (!bundle) {
      bundles.push({ level, count: 1 });
      return 0;
    }
    return bundle.count++ * PITCH;
  });
}
