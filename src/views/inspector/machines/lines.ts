/** Arrows of a state chart: from where to where, with rounded corners, and where their words go. */
import type { ChartRegion, ChartState, ChartTransition } from '../../../sim/kernel/chart';

export type Point = readonly [number, number];
export interface Arrow {
  readonly key: string;
  readonly outline: string;
  /** Corners of the arrowhead. */
  readonly head: string;
  readonly words: readonly { readonly text: string; readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end'; readonly onLine: boolean }[];
  readonly from: string;
  readonly to: string;
}
const headLength = 6;
const shortHead = 4;
const radius = 6;
const perCharacter = 5.9;

const centre = (box: ChartState): Point => [box.x + box.w / 2, box.y + box.h / 2];

/** Without corners of its own an arrow runs straight between the facing edges. */
function straight(from: ChartState, to: ChartState): Point[] {
  const [ax, ay] = centre(from);
  const [bx, by] = centre(to);
  if (Math.abs(bx - ax) >= Math.abs(by - ay)) {
    const right = bx > ax;
    return [
      [right ? from.x + from.w : from.x, ay],
      [right ? to.x : to.x + to.w, ay],
    ];
  }
  const down = by > ay;
  return [
    [ax, down ? from.y + from.h : from.y],
    [ax, down ? to.y : to.y + to.h],
  ];
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [from[0] + ((to[0] - from[0]) * distance) / length, from[1] + ((to[1] - from[1]) * distance) / length];
}
const at = ([x, y]: Point): string => `${Number(x.toFixed(2))} ${Number(y.toFixed(2))}`;

export function outlineOf(points: readonly Point[]): string {
  const parts = [`M${at(points[0])}`];
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    const r = Math.min(radius, Math.hypot(corner[0] - before[0], corner[1] - before[1]) / 2, Math.hypot(after[0] - corner[0], after[1] - corner[1]) / 2);
    parts.push(`L${at(towards(corner, before, r))}Q${at(corner)} ${at(towards(corner, after, r))}`);
  }
  parts.push(`L${at(points[points.length - 1])}`);
  return parts.join('');
}
function headAt(tip: Point, before: Point): string {
  const length = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
  const size = length < 18 ? shortHead : headLength;
  const half = size * 0.58;
  const [bx, by] = towards(tip, before, size);
  const [nx, ny] = [(-(tip[1] - before[1]) / length) * half, ((tip[0] - before[0]) / length) * half];
  return `M${at(tip)}L${at([bx + nx, by + ny])}L${at([bx - nx, by - ny])}z`;
}

function wordsOf(points: readonly Point[], label: string, below: boolean): Arrow['words'] {
  if (label === '') return [];
  let longest = 0;
  const lengthOf = (i: number): number => Math.hypot(points[i + 1][0] - points[i][0], points[i + 1][1] - points[i][1]);
  for (let i = 1; i < points.length - 1; i++) if (lengthOf(i) > lengthOf(longest)) longest = i;
  const [a, b] = [points[longest], points[longest + 1]];
  const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const width = label.length * perCharacter;
  if (a[1] !== b[1]) return [{ text: label, x: x - 6, y: y + 4, anchor: 'end', onLine: false }];
  const run = Math.abs(b[0] - a[0]);
  if (run > width + 24) return [{ text: label, x, y: y + 4, anchor: 'middle', onLine: true }];
  const space = label.lastIndexOf(' ');
  // Between two near boxes: a word above the arrow, the rest below it.
  if (run - headLength < width && space > 0 && !below) {
    return [
      { text: label.slice(0, space), x, y: y - 6, anchor: 'middle', onLine: false },
      { text: label.slice(space + 1), x, y: y + 14, anchor: 'middle', onLine: false },
    ];
  }
  return [{ text: label, x, y: below ? y + 13 : y - 6, anchor: 'middle', onLine: false }];
}

export function arrowsOf(region: ChartRegion, relabel: (transition: ChartTransition) => string = (one) => one.label): readonly Arrow[] {
  const byId = new Map(region.states.map((state) => [state.id, state]));
  return region.transitions.flatMap((transition): Arrow[] => {
    const from = byId.get(transition.from);
    const to = byId.get(transition.to);
    // From anywhere in the region: the row's title says who decides.
    if (!from || !to) return [];
    const points = transition.points ?? straight(from, to);
    const tip = points[points.length - 1];
    const before = points[points.length - 2];
    const twin = region.transitions.some((other) => other.from === transition.to && other.to === transition.from && points.length === 2);
    return [
      {
        key: `${transition.from}>${transition.to}:${transition.event}`,
        outline: outlineOf([...points.slice(0, -1), towards(tip, before, headLength - 1)]),
        head: headAt(tip, before),
        words: wordsOf(points, relabel(transition), twin && tip[0] < before[0]),
        from: transition.from,
        to: transition.to,
      },
    ];
  });
}
