/** The way of an I/O along its path, as points four units apart: strand by strand, through switches, to the LUN. */
import type { Discovery } from '../../../sim/discovery/discovery';
import { bezierPoints, shifted, walked } from '../geometry/polyline';
import type { Scene } from '../geometry/scene';
import type { Point } from '../geometry/shapes';

export const pitch = 4;
export interface Leg {
  readonly cable: string;
  /** From host to array. */
  readonly points: Float32Array;
}
/** Where I/Os of a path stand that are on no wire: near the host's port, and behind the target's. */
export interface Stand extends Point {
  readonly port: string;
}
export interface Track {
  readonly path: string;
  readonly index: number;
  readonly legs: readonly Leg[];
  /** All legs and curves in one row of x, y. */
  readonly points: Float32Array;
  readonly count: number;
  readonly home: Stand;
  readonly goal: Stand;
  /** First point of each cable along the whole. */
  readonly starts: readonly { readonly cable: string; readonly at: number; readonly middle: number }[];
}
const packed = (points: readonly Point[]): Float32Array => {
  const out = new Float32Array(points.length * 2);
  points.forEach((point, i) => {
    out[i * 2] = point.x;
    out[i * 2 + 1] = point.y;
  });
  return out;
};

export function tracksOf(discovery: Discovery, scene: Scene): Track[] {
  const nexus = new Map(discovery.nexuses.map((one) => [one.id, one]));
  const curves = new Map<string, typeof scene.inner[number][]>();
  for (const curve of scene.inner) curves.set(curve.path, [...(curves.get(curve.path) ?? []), curve]);
  return discovery.paths.flatMap((path, index): Track[] => {
    const one = nexus.get(path.nexus);
    if (!one) return [];
    const own = curves.get(path.id) ?? [];
    const all: Point[] = [];
    const legs: Leg[] = [];
    const starts: Track['starts'][number][] = [];
    for (const [i, hop] of one.hops.entries()) {
      const cable = scene.cable.get(hop.cable);
      if (!cable) return [];
      const strand = cable.strands.find((each) => each.path === path.id);
      const line = shifted(cable.points, strand?.offset ?? 0);
      const outward = cable.a.id === hop.from ? line : [...line].reverse();
      const points = walked(outward, 12, pitch);
      starts.push({ cable: hop.cable, at: all.length, middle: all.length + Math.floor(points.length / 2) });
      legs.push({ cable: hop.cable, points: packed(points) });
      all.push(...points);
      const inner = own.find((curve) => curve.device === scene.port.get(hop.to)?.device);
      if (inner && i < one.hops.length - 1) all.push(...bezierPoints(inner.from, inner.to, inner.bend, pitch));
    }
    const [from, to] = [scene.port.get(one.hops[0]?.from ?? ''), scene.port.get(one.targetPort)];
    if (!from || !to) return [];
    // Under the words of the adapter's strip, clear of its ring; under the name of the target's port.
    const home = { port: from.id, x: from.x - 18, y: from.y + 22 };
    const goal = { port: to.id, x: to.x + 24, y: to.y + 13 };
    return [{ path: path.id, index, legs, points: packed(all), count: all.length, starts, home, goal }];
  });
}
