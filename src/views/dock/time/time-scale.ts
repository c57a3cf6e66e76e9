/**
 * The ruler: simulated time to pixels, one scale everywhere but in torn strips.
 * A strip stands for a long wait without events. It begins to narrow only when the whole no longer fits at the wanted
 * scale, and narrows evenly, so nothing on the ruler ever jumps while the clock runs.
 */
import { bisector } from 'd3-array';

export interface Gap {
  readonly fromNs: number;
  readonly toNs: number;
  /** The time lens jumped over it (it was not watched). */
  readonly skipped: boolean;
}

export interface Tear extends Gap {
  readonly x0: number;
  readonly x1: number;
}

export interface TimeScale {
  readonly startNs: number;
  readonly endNs: number;
  readonly x0: number;
  readonly x1: number;
  /** Outside of tears. */
  readonly pxPerSecond: number;
  readonly tears: readonly Tear[];
  x(ns: number): number;
  ns(x: number): number;
}

export interface TimeScaleSpec {
  readonly startNs: number;
  readonly endNs: number;
  readonly x0: number;
  readonly x1: number;
  /** In order, not touching; parts outside of start and end are left out. */
  readonly gaps: readonly Gap[];
  /** Narrowest width of a torn strip. */
  readonly strip?: number;
  /** Wanted pixels a second; fewer only when tearing everything is not enough. */
  readonly wanted?: number;
}

const SECOND = 1e9;

export function timeScale(spec: TimeScaleSpec): TimeScale {
  const { startNs, x0, x1 } = spec;
  const endNs = Math.max(spec.endNs, startNs + 1);
  const strip = spec.strip ?? 62;
  const wanted = spec.wanted ?? 18;
  const gaps = spec.gaps
    .map((gap) => ({ ...gap, fromNs: Math.max(gap.fromNs, startNs), toNs: Math.min(gap.toNs, endNs) }))
    .filter((gap) => gap.toNs > gap.fromNs);
  const lengths = gaps.map((gap) => (gap.toNs - gap.fromNs) / SECOND);
  const solid = (endNs - startNs) / SECOND - lengths.reduce((sum, length) => sum + length, 0);
  const { scale, widest } = fit(lengths, Math.max(solid, 0), Math.max(x1 - x0, 1), strip, wanted);

  const times = [startNs];
  const places = [x0];
  const tears: Tear[] = [];
  const to = (ns: number, width: number): void => {
    times.push(ns);
    places.push(places[places.length - 1] + width);
  };
  gaps.forEach((gap, index) => {
    to(gap.fromNs, ((gap.fromNs - times[times.length - 1]) / SECOND) * scale);
    const natural = lengths[index] * scale;
    const width = widthOf(lengths[index], scale, widest);
    const left = places[places.length - 1];
    to(gap.toNs, width);
    if (natural > width + 4) tears.push({ ...gap, x0: left, x1: places[places.length - 1] });
  });
  to(endNs, ((endNs - times[times.length - 1]) / SECOND) * scale);

  return {
    startNs,
    endNs,
    x0,
    x1,
    pxPerSecond: scale,
    tears,
    x: (ns) => between(times, places, ns),
    ns: (x) => Math.round(between(places, times, x)),
  };
}

/** Short waits are not worth a tear; between these lengths in seconds a wait gives way little by little. */
const worthIt = [6, 9] as const;

/** Pixels of a wait when no strip shall be wider than `widest`. */
function widthOf(length: number, scale: number, widest: number): number {
  const natural = length * scale;
  const give = Math.max(0, Math.min(1, (length - worthIt[0]) / (worthIt[1] - worthIt[0])));
  return natural - give * Math.max(0, natural - widest);
}

/** Scale and the width that no strip exceeds, so that everything fills `width`. */
function fit(
  lengths: readonly number[],
  solid: number,
  width: number,
  strip: number,
  wanted: number,
): { scale: number; widest: number } {
  const total = solid + lengths.reduce((sum, length) => sum + length, 0);
  if (total * wanted <= width || lengths.length === 0) return { scale: width / total, widest: Infinity };
  const filled = (scale: number, widest: number): number =>
    lengths.reduce((sum, length) => sum + widthOf(length, scale, widest), solid * scale);
  // At the wanted scale: lower the common width of the strips until all fits.
  if (filled(wanted, strip) <= width)
    return { scale: wanted, widest: root((widest) => filled(wanted, widest) - width, strip, width) };
  const narrow = Math.min(strip, width / (2 * lengths.length));
  return {
    scale: root((scale) => filled(scale, narrow) - width, 0, width / Math.max(total, 1e-9) + wanted),
    widest: narrow,
  };
}

/** Where a rising function crosses zero. */
function root(of: (value: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let step = 0; step < 60; step++) {
    const middle = (a + b) / 2;
    if (of(middle) > 0) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}

const rightOf = bisector((value: number) => value).right;

function between(from: readonly number[], to: readonly number[], value: number): number {
  const last = from.length - 1;
  if (value <= from[0]) return to[0];
  if (value >= from[last]) return to[last];
  const index = rightOf(from as number[], value);
  const [a, b] = [from[index - 1], from[index]];
  return b === a ? to[index] : to[index - 1] + ((value - a) / (b - a)) * (to[index] - to[index - 1]);
}
