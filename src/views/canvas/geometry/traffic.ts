/** What already stands or runs where: device boxes, pills at their doorstep, and the runs of cables laid so far. */
import type { Box, Point } from './shapes';
import { meets } from './shapes';

export interface Run {
  readonly cable: string;
  readonly a: Point;
  readonly b: Point;
  readonly half: number;
}
export interface Obstacle {
  readonly owner: string;
  readonly box: Box;
}
export interface Strictness {
  /** Distance from a foreign device, and between the edges of parallel sheaths. */
  readonly margin: number;
  readonly gap: number;
  /** May a cable run over foreign pills? Only when there is no other way. */
  readonly careless?: boolean;
}

export const level = (a: Point, b: Point): boolean => a.y === b.y;

export class Traffic {
  readonly nodes: readonly Obstacle[];
  readonly doorsteps: readonly Obstacle[];
  readonly runs = new Map<string, readonly Run[]>();

  constructor(nodes: readonly Obstacle[], doorsteps: readonly Obstacle[]) {
    this.nodes = nodes;
    this.doorsteps = doorsteps;
  }

  lay(cable: string, points: readonly Point[], half: number): void {
    this.runs.set(
      cable,
      points.slice(1).map((b, i) => ({ cable, a: points[i], b, half })),
    );
  }

  /** Does a straight run hit a device or a foreign doorstep? Its own devices may be near its ends, never under it. */
  hits(cable: string, own: readonly string[], a: Point, b: Point, half: number, strict: Strictness): boolean {
    const run = slim(a, b);
    const flat = level(a, b);
    for (const node of this.nodes) {
      const by = own.includes(node.owner) ? 6 : strict.margin;
      if (nears(node.box, run, flat ? by : by + half, flat ? by + half : by)) return true;
    }
    if (strict.careless) return false;
    for (const step of this.doorsteps) {
      if (step.owner !== cable && nears(step.box, run, flat ? 0 : half, flat ? half : 0)) return true;
    }
    return false;
  }

  /** Would it lie on a parallel run of another cable? */
  overlaps(cable: string, a: Point, b: Point, half: number, strict: Strictness): boolean {
    const flat = level(a, b);
    for (const runs of this.runs.values()) {
      for (const run of runs) {
        if (run.cable === cable || level(run.a, run.b) !== flat) continue;
        const clear = half + run.half + strict.gap;
        if (apart(a, b, run.a, run.b, flat) < clear && shared(a, b, run.a, run.b, flat, clear)) return true;
      }
    }
    return false;
  }

  crossings(cable: string, a: Point, b: Point): number {
    let count = 0;
    const flat = level(a, b);
    for (const runs of this.runs.values()) {
      for (const run of runs) {
        if (run.cable === cable || level(run.a, run.b) === flat) continue;
        if (flat ? crosses(a, b, run.a, run.b) : crosses(run.a, run.b, a, b)) count += 1;
      }
    }
    return count;
  }

  /** How crowded a channel is: 0 when every parallel neighbour is at least `wish` away. */
  crowding(cable: string, a: Point, b: Point, wish: number): number {
    let sum = 0;
    const flat = level(a, b);
    for (const runs of this.runs.values()) {
      for (const run of runs) {
        if (run.cable === cable || level(run.a, run.b) !== flat) continue;
        const distance = apart(a, b, run.a, run.b, flat);
        if (distance < wish && shared(a, b, run.a, run.b, flat, 0)) sum += wish - distance;
      }
    }
    return sum;
  }
}

const slim = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
});
const nears = (box: Box, run: Box, dx: number, dy: number): boolean =>
  meets({ x: box.x - dx, y: box.y - dy, w: box.w + 2 * dx, h: box.h + 2 * dy }, run);
const apart = (a: Point, _b: Point, c: Point, _d: Point, flat: boolean): number =>
  flat ? Math.abs(a.y - c.y) : Math.abs(a.x - c.x);
function shared(a: Point, b: Point, c: Point, d: Point, flat: boolean, by: number): boolean {
  const [a1, a2] = flat ? [Math.min(a.x, b.x), Math.max(a.x, b.x)] : [Math.min(a.y, b.y), Math.max(a.y, b.y)];
  const [c1, c2] = flat ? [Math.min(c.x, d.x), Math.max(c.x, d.x)] : [Math.min(c.y, d.y), Math.max(c.y, d.y)];
  return a1 < c2 + by && c1 < a2 + by;
}
/** `a b` is level, `c d` upright. */
export const crosses = (a: Point, b: Point, c: Point, d: Point): boolean =>
  c.x > Math.min(a.x, b.x) && c.x < Math.max(a.x, b.x) && a.y > Math.min(c.y, d.y) && a.y < Math.max(c.y, d.y);
