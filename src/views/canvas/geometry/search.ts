/** The way round: a shortest path over lines beside devices, for cables that no simple pattern fits. */
import type { Point } from './shapes';
import type { Strictness, Traffic } from './traffic';

export interface Quest {
  readonly cable: string;
  readonly own: readonly string[];
  readonly from: Point;
  readonly to: Point;
  readonly fromSide: -1 | 1;
  readonly toSide: -1 | 1;
  readonly half: number;
}
const bendCost = 60;
const crossCost = 90;

function lines(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, i) => i === 0 || value - sorted[i - 1] > 0.5);
}

/** Tracks beside every device, as many as there is need for, and the middle of nothing: short and predictable. */
export function tracks(quest: Quest, traffic: Traffic, depth: number, pitch: number): { xs: number[]; ys: number[] } {
  const xs = [quest.from.x, quest.to.x];
  const ys = [quest.from.y, quest.to.y];
  for (const { box } of traffic.nodes) {
    for (let k = 0; k < depth; k += 1) {
      const off = 34 + k * pitch;
      xs.push(box.x - off, box.x + box.w + off);
      ys.push(box.y - off, box.y + box.h + off);
    }
  }
  if (traffic.doorsteps.length <= 40) {
    for (const { box } of traffic.doorsteps) {
      const off = quest.half + 1;
      for (let k = 0; k < Math.min(4, depth); k += 1) xs.push(box.x - off - k * 24, box.x + box.w + off + k * 24);
      ys.push(box.y - off, box.y + box.h + off);
    }
  }
  return { xs: lines(xs), ys: lines(ys) };
}

export function search(quest: Quest, traffic: Traffic, strict: Strictness, depth: number, pitch: number): Point[] | null {
  const { xs, ys } = tracks(quest, traffic, depth, pitch);
  const [nx, ny] = [xs.length, ys.length];
  // Directions: 0 right, 1 down, 2 left, 3 up. A state is a crossing of two lines and the direction of arrival.
  const id = (i: number, j: number, dir: number): number => (i * ny + j) * 4 + dir;
  const cost = new Float64Array(nx * ny * 4).fill(Infinity);
  const came = new Int32Array(nx * ny * 4).fill(-1);
  const heap = new Heap();
  const [si, sj] = [nearest(xs, quest.from.x), nearest(ys, quest.from.y)];
  const [ti, tj] = [nearest(xs, quest.to.x), nearest(ys, quest.to.y)];
  const startDir = quest.fromSide === 1 ? 0 : 2;
  const endDir = quest.toSide === 1 ? 2 : 0;
  const start = id(si, sj, startDir);
  cost[start] = 0;
  heap.push(0, start);
  const edge = new Map<number, number>();
  const edgeCost = (i: number, j: number, k: number, l: number): number => {
    const key = i === k ? (i * ny + Math.min(j, l)) * 2 : (Math.min(i, k) * ny + j) * 2 + 1;
    const known = edge.get(key);
    if (known !== undefined) return known;
    const [a, b] = [{ x: xs[i], y: ys[j] }, { x: xs[k], y: ys[l] }];
    const blocked =
      traffic.hits(quest.cable, quest.own, a, b, quest.half, strict) ||
      traffic.overlaps(quest.cable, a, b, quest.half, strict);
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const value = blocked ? Infinity : length + traffic.crossings(quest.cable, a, b) * crossCost;
    edge.set(key, value);
    return value;
  };
  for (let at = heap.pop(); at >= 0; at = heap.pop()) {
    const dir = at % 4;
    const cell = (at - dir) / 4;
    const j = cell % ny;
    const i = (cell - j) / ny;
    if (i === ti && j === tj && dir === endDir) return trace(at, came, xs, ys, ny);
    for (let turn = 0; turn < 4; turn += 1) {
      if (turn === (dir + 2) % 4) continue;
      const k = i + (turn === 0 ? 1 : turn === 2 ? -1 : 0);
      const l = j + (turn === 1 ? 1 : turn === 3 ? -1 : 0);
      if (k < 0 || l < 0 || k >= nx || l >= ny) continue;
      const step = edgeCost(i, j, k, l);
      if (step === Infinity) continue;
      const next = id(k, l, turn);
      const sum = cost[at] + step + (turn === dir ? 0 : bendCost);
      if (sum >= cost[next]) continue;
      cost[next] = sum;
      came[next] = at;
      heap.push(sum + Math.abs(xs[k] - quest.to.x) + Math.abs(ys[l] - quest.to.y), next);
    }
  }
  return null;
}

function trace(end: number, came: Int32Array, xs: readonly number[], ys: readonly number[], ny: number): Point[] {
  const points: Point[] = [];
  for (let at = end; at >= 0; at = came[at]) {
    const cell = (at - (at % 4)) / 4;
    points.unshift({ x: xs[Math.floor(cell / ny)], y: ys[cell % ny] });
  }
  return points;
}
const nearest = (values: readonly number[], value: number): number =>
  values.reduce((best, v, i) => (Math.abs(v - value) < Math.abs(values[best] - value) ? i : best), 0);

class Heap {
  #keys: number[] = [];
  #values: number[] = [];
  push(key: number, value: number): void {
    let i = this.#keys.length;
    this.#keys.push(key);
    this.#values.push(value);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if (this.#keys[up] <= key) break;
      this.#keys[i] = this.#keys[up];
      this.#values[i] = this.#values[up];
      i = up;
    }
    this.#keys[i] = key;
    this.#values[i] = value;
  }
  pop(): number {
    if (this.#keys.length === 0) return -1;
    const top = this.#values[0];
    const key = this.#keys.pop() as number;
    const value = this.#values.pop() as number;
    const n = this.#keys.length;
    if (n === 0) return top;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= n) break;
      if (down + 1 < n && this.#keys[down + 1] < this.#keys[down]) down += 1;
      if (this.#keys[down] >= key) break;
      this.#keys[i] = this.#keys[down];
      this.#values[i] = this.#values[down];
      i = down;
    }
    this.#keys[i] = key;
    this.#values[i] = value;
    return top;
  }
}
