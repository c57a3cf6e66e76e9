/** Where a cable parts: the middle of its longest run, away from pills. */
import type { CutSpot, Point } from './shapes';
import { size } from './shapes';
import { toward } from './polyline';

export function cutSpot(points: readonly Point[], roomA: number, roomB: number): CutSpot {
  let best: CutSpot = { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0, segment: 0, horizontal: true, gap: 0 };
  let longest = -1;
  for (let i = 1; i < points.length; i += 1) {
    let [a, b] = [points[i - 1], points[i]];
    const whole = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    if (i === 1) a = toward(a, b, Math.min(roomA, whole * 0.7));
    if (i === points.length - 1) b = toward(b, a, Math.min(roomB, whole * 0.7));
    const horizontal = a.y === b.y;
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    // A level run reads better, so it wins over an upright one that is a little longer.
    const worth = horizontal ? length * 1.4 : length;
    if (worth <= longest) continue;
    longest = worth;
    const gap = Math.max(4, Math.min(size.cutGap, length - 20));
    best = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, segment: i - 1, horizontal, gap };
  }
  return best;
}
