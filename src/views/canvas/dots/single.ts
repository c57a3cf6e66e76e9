/**
 * Slow motion: each dot is one I/O. On a wire it is placed by the model's clock; in the host's driver and inside the array
 * it is parked in a small block, so that each I/O is somewhere. Rows of seven: serial, path, leg, from, to, flags, fate.
 */
import type { Track } from './tracks';

export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly path: number;
  readonly shape: 'read' | 'write' | 'retry';
  readonly held: boolean;
  /** In a block: drawn small. */
  readonly parked: boolean;
}
export const rowLength = 7;
/** Marks in a row of a block, their distance, and how many rows there are. */
const block = { row: 10, pitch: 6, most: 40 };
/** A wire that shows a cut: what was on it stays where it was when the page saw it go. */
export type IsCut = (cable: string) => boolean;

export class Single {
  readonly placed: Placed[] = [];
  readonly #parked = new Map<string, number>();
  readonly #shares = new Map<number, number>();

  place(rows: Float64Array, tracks: ReadonlyMap<number, Track>, nowNs: number, isCut: IsCut): void {
    this.placed.length = 0;
    this.#parked.clear();
    for (let i = 0; i + rowLength <= rows.length && this.placed.length < 1000; i += rowLength) {
      const track = tracks.get(rows[i + 1]);
      if (track) this.#put(rows, i, track, nowNs, isCut);
    }
  }

  #put(rows: Float64Array, i: number, track: Track, nowNs: number, isCut: IsCut): void {
    const [serial, leg, from, to, flags, fate] = [rows[i], rows[i + 2], rows[i + 3], rows[i + 4], rows[i + 5], rows[i + 6]];
    const shape = flags & 2 ? 'retry' : flags & 1 ? 'write' : 'read';
    // What is lost on the way is still outstanding for the driver: it waits there for its timer.
    if (leg < 0 || fate !== 0) return this.#park(track.home, -1, track, shape, fate !== 0);
    if (leg >= track.legs.length) return this.#park(track.goal, 1, track, shape, false);
    const { cable, points } = track.legs[leg];
    const last = points.length / 2 - 1;
    let share = to > from ? Math.max(0, Math.min(1, (nowNs - from) / (to - from))) : 1;
    const cut = isCut(cable);
    if (cut) share = this.#shares.get(serial) ?? share;
    this.#shares.set(serial, share);
    if (this.#shares.size > 4096) this.#shares.clear();
    const at = (flags & 4 ? 1 - share : share) * last;
    const low = Math.min(last, Math.floor(at));
    const high = Math.min(last, low + 1);
    const t = at - low;
    const x = points[low * 2] + (points[high * 2] - points[low * 2]) * t;
    const y = points[low * 2 + 1] + (points[high * 2 + 1] - points[low * 2 + 1]) * t;
    this.placed.push({ x, y, path: track.index, shape, held: cut, parked: false });
  }

  /** `way` is where the block grows to: from a host's port to the left, from a target's to the right. */
  #park(at: Track['home'], way: -1 | 1, track: Track, shape: Placed['shape'], held: boolean): void {
    const nth = this.#parked.get(at.port) ?? 0;
    this.#parked.set(at.port, nth + 1);
    if (nth >= block.most) return;
    const x = at.x + way * (nth % block.row) * block.pitch;
    const y = at.y + Math.floor(nth / block.row) * block.pitch;
    this.placed.push({ x, y, path: track.index, shape, held, parked: true });
  }
}
