/** Lines with right angles: rounding, shifting sideways, cutting, and walking along them. */
import type { Point } from './shapes';

const num = (value: number): string => String(Math.round(value * 100) / 100);
const span = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

/** Drops repeated points and points in the middle of a straight run. */
export function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && Math.abs(last.x - point.x) < 0.01 && Math.abs(last.y - point.y) < 0.01) continue;
    const before = kept.at(-2);
    if (last && before && ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

/** SVG outline with corners of radius r, smaller where a run is short. */
export function outline(points: readonly Point[], r: number): string {
  if (points.length < 2) return '';
  let d = `M${num(points[0].x)} ${num(points[0].y)}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const [p, c, n] = [points[i - 1], points[i], points[i + 1]];
    const reach = Math.min(r, span(p, c) / 2, span(c, n) / 2);
    const from = toward(c, p, reach);
    const to = toward(c, n, reach);
    d += `L${num(from.x)} ${num(from.y)}Q${num(c.x)} ${num(c.y)} ${num(to.x)} ${num(to.y)}`;
  }
  const end = points[points.length - 1];
  return `${d}L${num(end.x)} ${num(end.y)}`;
}

export function toward(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

/** The same line, `by` to the left of its direction (up, when it runs to the right). */
export function shifted(points: readonly Point[], by: number): Point[] {
  if (by === 0 || points.length < 2) return [...points];
  const moved = points.slice(1).map((b, i) => {
    const a = points[i];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const nx = ((b.y - a.y) / length) * by;
    const ny = (-(b.x - a.x) / length) * by;
    return { a: { x: a.x + nx, y: a.y + ny }, b: { x: b.x + nx, y: b.y + ny }, level: a.y === b.y };
  });
  const out: Point[] = [moved[0].a];
  for (let i = 1; i < moved.length; i += 1) {
    const [one, two] = [moved[i - 1], moved[i]];
    out.push(one.level === two.level ? one.b : one.level ? { x: two.a.x, y: one.a.y } : { x: one.a.x, y: two.a.y });
  }
  out.push(moved[moved.length - 1].b);
  return out;
}

/** Two lines with a gap around a place on a segment. */
export function parted(points: readonly Point[], segment: number, at: Point, gap: number): readonly [Point[], Point[]] {
  const half = gap / 2;
  const head = [...points.slice(0, segment + 1), toward(at, points[segment], half)];
  const tail = [toward(at, points[segment + 1], half), ...points.slice(segment + 1)];
  return [head, tail];
}

export interface Step extends Point {
  /** Radians; 0 runs to the right. */
  readonly angle: number;
}
/** Places every `every` units along the line, first after `start`, none nearer than `clear` to a corner or end. */
export function placesAlong(points: readonly Point[], every: number, start: number, clear: number): Step[] {
  const out: Step[] = [];
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    const length = span(a, b);
    const angle = Math.atan2(b.y - a.y, b.x - a.x);
    const first = Math.max(start, clear);
    for (let s = first; s <= length - clear; s += every) out.push({ ...toward(a, b, s), angle });
  }
  return out;
}

/** A line with amplitude `high`, for a cable that loses frames. */
export function zigzag(points: readonly Point[], high: number, pitch: number): string {
  let d = `M${num(points[0].x)} ${num(points[0].y)}`;
  for (let i = 1; i < points.length; i += 1) {
    const [a, b] = [points[i - 1], points[i]];
    const length = span(a, b);
    const teeth = Math.max(2, Math.floor(length / pitch));
    const nx = (b.y - a.y) / (length || 1);
    const ny = -(b.x - a.x) / (length || 1);
    for (let t = 1; t < teeth; t += 1) {
      const at = toward(a, b, (length * t) / teeth);
      const up = t % 2 === 0 ? -high : high;
      d += `L${num(at.x + nx * up)} ${num(at.y + ny * up)}`;
    }
    d += `L${num(b.x)} ${num(b.y)}`;
  }
  return d;
}

/** Points every few units along rounded corners: what a dot runs on. */
export function walked(points: readonly Point[], r: number, step: number): Point[] {
  const fine: Point[] = [points[0]];
  for (let i = 1; i < points.length - 1; i += 1) {
    const [p, c, n] = [points[i - 1], points[i], points[i + 1]];
    const reach = Math.min(r, span(p, c) / 2, span(c, n) / 2);
    const [from, to] = [toward(c, p, reach), toward(c, n, reach)];
    for (let t = 0; t <= 4; t += 1) fine.push(onArc(from, c, to, t / 4));
  }
  fine.push(points[points.length - 1]);
  return evenly(fine, step);
}
const onArc = (a: Point, c: Point, b: Point, t: number): Point => ({
  x: (1 - t) * (1 - t) * a.x + 2 * t * (1 - t) * c.x + t * t * b.x,
  y: (1 - t) * (1 - t) * a.y + 2 * t * (1 - t) * c.y + t * t * b.y,
});

export function evenly(points: readonly Point[], step: number): Point[] {
  const out: Point[] = [points[0]];
  let left = step;
  for (let i = 1; i < points.length; i += 1) {
    let from = points[i - 1];
    let length = Math.hypot(points[i].x - from.x, points[i].y - from.y);
    while (length >= left) {
      from = toward(from, points[i], left);
      length -= left;
      left = step;
      out.push(from);
    }
    left -= length;
  }
  return out;
}

export function bezier(from: Point, to: Point, bend: number): string {
  const sign = to.x >= from.x ? 1 : -1;
  return `M${num(from.x)} ${num(from.y)}C${num(from.x + sign * bend)} ${num(from.y)} ${num(to.x - sign * bend)} ${num(to.y)} ${num(to.x)} ${num(to.y)}`;
}
export function bezierPoints(from: Point, to: Point, bend: number, step: number): Point[] {
  const sign = to.x >= from.x ? 1 : -1;
  const [c1, c2] = [from.x + sign * bend, to.x - sign * bend];
  const points: Point[] = [];
  for (let i = 0; i <= 16; i += 1) {
    const t = i / 16;
    const u = 1 - t;
    points.push({
      x: u * u * u * from.x + 3 * u * u * t * c1 + 3 * u * t * t * c2 + t * t * t * to.x,
      y: u * u * u * from.y + 3 * u * u * t * from.y + 3 * u * t * t * to.y + t * t * t * to.y,
    });
  }
  return evenly(points, step);
}
