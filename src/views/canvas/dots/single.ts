/** Slow motion: each dot is one I/O, placed by the model's clock. Rows of seven: serial, path, leg, from, to, flags, fate. */
import type { Track } from './tracks';

export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly path: number;
  readonly shape: 'read' | 'write' | 'retry';
  readonly held: boolean;
}
export const rowLength = 7;

export function placeRows(rows: Float64Array, tracks: ReadonlyMap<number, Track>, nowNs: number, out: Placed[]): void {
  out.length = 0;
  const waiting = new Map<number, number>();
  for (let i = 0; i + rowLength <= rows.length && out.length < 1000; i += rowLength) {
    const track = tracks.get(rows[i + 1]);
    if (!track) continue;
    const [leg, from, to, flags, fate] = [rows[i + 2], rows[i + 3], rows[i + 4], rows[i + 5], rows[i + 6]];
    if (fate === 2) continue;
    const shape = flags & 2 ? 'retry' : flags & 1 ? 'write' : 'read';
    if (leg === -1 || fate === 1) {
      const nth = waiting.get(track.index) ?? 0;
      waiting.set(track.index, nth + 1);
      out.push({ x: track.points[0] + 6 + (nth % 8) * 3, y: track.points[1], path: track.index, shape, held: fate === 1 });
      continue;
    }
    const points = track.legs[Math.min(leg, track.legs.length - 1)]?.points;
    if (!points) continue;
    const last = points.length / 2 - 1;
    if (leg >= track.legs.length) {
      out.push({ x: points[last * 2], y: points[last * 2 + 1], path: track.index, shape, held: false });
      continue;
    }
    const share = to > from ? Math.max(0, Math.min(1, (nowNs - from) / (to - from))) : 1;
    const at = (flags & 4 ? 1 - share : share) * last;
    const low = Math.min(last, Math.floor(at));
    const high = Math.min(last, low + 1);
    const t = at - low;
    out.push({
      x: points[low * 2] + (points[high * 2] - points[low * 2]) * t,
      y: points[low * 2 + 1] + (points[high * 2 + 1] - points[low * 2 + 1]) * t,
      path: track.index,
      shape,
      held: false,
    });
  }
}
