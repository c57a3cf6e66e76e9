/** Columns of one world that grow by doubling. Typed arrays stay outside Svelte's proxies: 36,000 rows are an hour. */
import type { SeriesChunk } from '../sim/run/reading';
import type { Series } from './types';

const plain = ['atNs', 'iops', 'bytesPerSecond', 'p50Ns', 'p99Ns', 'slowestNs', 'outstanding', 'held'] as const;
const heatClasses = 64;

function room(column: Float64Array, needed: number): Float64Array {
  if (needed <= column.length) return column;
  const larger = new Float64Array(Math.max(256, column.length * 2, needed));
  larger.set(column);
  return larger;
}

export class Columns implements Series {
  readonly world: string;
  length = 0;
  atNs: Float64Array = new Float64Array(0);
  iops: Float64Array = new Float64Array(0);
  bytesPerSecond: Float64Array = new Float64Array(0);
  p50Ns: Float64Array = new Float64Array(0);
  p99Ns: Float64Array = new Float64Array(0);
  slowestNs: Float64Array = new Float64Array(0);
  outstanding: Float64Array = new Float64Array(0);
  held: Float64Array = new Float64Array(0);
  pathIops: Float64Array = new Float64Array(0);
  paths = 0;
  heat: Float64Array = new Float64Array(0);

  constructor(world: string) {
    this.world = world;
  }

  append(chunk: SeriesChunk): void {
    const rows = chunk.atNs.length;
    const end = this.length + rows;
    for (const name of plain) {
      this[name] = room(this[name], end);
      this[name].set(chunk[name], this.length);
    }
    if (chunk.paths > 0) {
      if (chunk.paths !== this.paths) this.#widen(chunk.paths);
      this.pathIops = room(this.pathIops, end * this.paths);
      this.pathIops.set(chunk.pathIops, this.length * this.paths);
    }
    if (chunk.heat.length > 0) {
      this.heat = room(this.heat, end * heatClasses);
      this.heat.set(chunk.heat, this.length * heatClasses);
    }
    this.length = end;
  }

  /** The drawing got or lost paths: earlier rows are laid out anew, new paths had 0 there. */
  #widen(paths: number): void {
    const wider = new Float64Array(Math.max(this.length, 1) * paths);
    const common = Math.min(paths, this.paths);
    for (let row = 0; row < this.length; row++) {
      for (let path = 0; path < common; path++) wider[row * paths + path] = this.pathIops[row * this.paths + path];
    }
    this.pathIops = wider;
    this.paths = paths;
  }
}
