/** A corner of a plot where words meet no line, or null. */
import type { TimeScale } from '../time/time-scale';
import type { Columns } from './columns';

export function freePlace(
  width: number,
  scale: TimeScale,
  height: number,
  nowX: number,
  lines: readonly Columns[],
  y: (value: number) => number,
): { readonly x: number; readonly y: number } | null {
  const [left, right] = [scale.x0 + 6, Math.max(scale.x0 + 6, Math.min(nowX, scale.x1) - 6 - width)];
  const [top, bottom] = [11, height - 5];
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ] as const;
  const isWhole = (x: number): boolean => scale.tears.every((tear) => tear.x1 < x || tear.x0 > x + width);
  const corner = corners.find(
    ([x, baseline]) =>
      isWhole(x) &&
      lines.every((columns) =>
        columns.x.every(
          (at, index) =>
            at < x - 3 ||
            at > x + width + 3 ||
            y(columns.low[index]) < baseline - 10 ||
            y(columns.high[index]) > baseline + 4,
        ),
      ),
  );
  return corner ? { x: corner[0], y: corner[1] } : null;
}
