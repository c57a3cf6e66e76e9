/** Short pieces of each cable over those that lie below it: drawn wider in the ground's colour they make a bridge. */
import type { Scene } from './scene';
import type { CableShape, Point } from './shapes';

export type Piece = readonly [Point, Point];

/** `order` is the order of painting, undermost first. */
export function casingsOf(order: readonly CableShape[], scene: Pick<Scene, 'crossings' | 'cable'>): ReadonlyMap<string, readonly Piece[]> {
  const place = new Map(order.map((cable, i) => [cable.id, i]));
  const out = new Map<string, Piece[]>();
  for (const { one, other, level, x, y } of scene.crossings) {
    const upper = (place.get(one) ?? 0) > (place.get(other) ?? 0) ? one : other;
    const under = scene.cable.get(upper === one ? other : one);
    const reach = (under?.width ?? 13) / 2 + 9;
    const piece: Piece =
      level === upper
        ? [
            { x: x - reach, y },
            { x: x + reach, y },
          ]
        : [
            { x, y: y - reach },
            { x, y: y + reach },
          ];
    out.set(upper, [...(out.get(upper) ?? []), piece]);
  }
  return out;
}
