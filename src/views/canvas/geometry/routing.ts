/**
 * Routes of cables: level runs out of the ports, one upright channel a cable, as few crossings as a greedy choice with
 * a second look finds, no two parallel runs on each other, no run under a device. Pure: same drawing, same routes.
 */
import type { Box, Point, PortSpot } from './shapes';
import { outerEnd, size } from './shapes';
import { simplified } from './polyline';
import { search } from './search';
import type { Obstacle, Strictness } from './traffic';
import { Traffic } from './traffic';

export interface Wish {
  readonly id: string;
  readonly a: PortSpot;
  readonly b: PortSpot;
  /** Sheath with its edge. */
  readonly width: number;
  /** Room for pills on the level run before each end. */
  readonly roomA: number;
  readonly roomB: number;
  /** Where its channel should be, when many share a gap. */
  readonly channel?: number;
  /** One of very many: good enough, and at once. */
  readonly crowded?: boolean;
}

const strictness: readonly Strictness[] = [
  { margin: 12, gap: 6 },
  { margin: 4, gap: 3 },
  { margin: 0, gap: 1 },
];
/** When nothing else is left: lie on another cable rather than under a device. */
const last: readonly Strictness[] = [
  { margin: 0, gap: 1, careless: true },
  { margin: 0, gap: -1000, careless: true },
];
/** Searches a drawing may cost; beyond that, crowded cables take the plain pattern. */
const searches = (devices: number, cables: number): number => (devices <= 16 ? 400 : cables <= 60 ? 60 : 10);
/** From a port's outer side to the nearest channel: corner and a little run. */
const stub = size.corner + 8;

interface Ends {
  readonly from: Point;
  readonly to: Point;
  readonly own: readonly string[];
  readonly minA: number;
  readonly minB: number;
}
function endsOf(wish: Wish): Ends {
  return {
    from: outerEnd(wish.a),
    to: outerEnd(wish.b),
    own: [wish.a.device, wish.b.device],
    minA: stub + wish.roomA,
    minB: stub + wish.roomB,
  };
}

function steps(wished: number, lo: number, hi: number, coarse = false): number[] {
  const all = [wished];
  const step = Math.max(4, Math.round((hi - lo) / (coarse ? 90 : 240)) * 4);
  for (let off = step; wished - off >= lo || wished + off <= hi; off += step) {
    if (wished - off >= lo) all.push(wished - off);
    if (wished + off <= hi) all.push(wished + off);
  }
  return all;
}

/** Channel positions that may serve, the wished one first. */
function channels(wish: Wish, ends: Ends): { readonly wished: number; readonly all: number[] } | null {
  const { from, to, minA, minB } = ends;
  const [sa, sb] = [wish.a.side, wish.b.side];
  let lo: number;
  let hi: number;
  let wished: number;
  if (sa !== sb) {
    const [leftEnd, rightEnd] = sa === 1 ? [from.x + minA, to.x - minB] : [to.x + minB, from.x - minA];
    if (leftEnd > rightEnd) {
      // Less room than wished: the doorsteps give way, corners keep theirs as long as they can.
      const [l, r] = sa === 1 ? [from.x, to.x] : [to.x, from.x];
      if (r - l < 8) return null;
      const corner = Math.min(stub, (r - l) / 2);
      return { wished: (l + r) / 2, all: steps((l + r) / 2, l + corner, r - corner) };
    }
    [lo, hi] = [leftEnd, rightEnd];
    wished = wish.roomB > wish.roomA ? (sb === -1 ? hi : lo) : wish.roomA > wish.roomB ? (sa === 1 ? lo : hi) : (lo + hi) / 2;
  } else if (sa === 1) {
    lo = Math.max(from.x + minA, to.x + minB);
    hi = lo + 240;
    wished = lo;
  } else {
    hi = Math.min(from.x - minA, to.x - minB);
    lo = hi - 240;
    wished = hi;
  }
  if (wish.channel !== undefined) wished = Math.max(lo, Math.min(hi, wish.channel));
  // A cable with a channel of its own looks less far for a better one.
  return { wished, all: steps(wished, lo, hi, wish.channel !== undefined && wish.crowded) };
}

function pattern(wish: Wish, traffic: Traffic, strict: Strictness): Point[] | null {
  const ends = endsOf(wish);
  const half = wish.width / 2;
  const open = (points: readonly Point[]): boolean =>
    points
      .slice(1)
      .every(
        (b, i) =>
          !traffic.hits(wish.id, ends.own, points[i], b, half, strict) &&
          !traffic.overlaps(wish.id, points[i], b, half, strict),
      );
  if (ends.from.y === ends.to.y && wish.a.side !== wish.b.side && (ends.to.x - ends.from.x) * wish.a.side > 0) {
    const straight = [ends.from, ends.to];
    if (open(straight)) return straight;
  }
  const choice = channels(wish, ends);
  if (!choice) return null;
  let best: Point[] | null = null;
  let bestCost = Infinity;
  for (const x of choice.all) {
    const points = [ends.from, { x, y: ends.from.y }, { x, y: ends.to.y }, ends.to];
    const off = Math.abs(x - choice.wished) * 0.15;
    if (off >= bestCost || !open(points)) continue;
    let cost = off + traffic.crowding(wish.id, points[1], points[2], size.channel) * 1.5;
    for (let i = 1; i < points.length; i += 1) cost += traffic.crossings(wish.id, points[i - 1], points[i]) * 100;
    if (cost < bestCost) [best, bestCost] = [points, cost];
  }
  return best;
}

function wayRound(wish: Wish, traffic: Traffic, strict: Strictness, depth: number): Point[] | null {
  const { from, to, own, minA, minB } = endsOf(wish);
  const half = wish.width / 2;
  // Shorter doorsteps when the long ones end in something.
  for (const share of [1, 0.6, 0]) {
    const stubA = { x: from.x + wish.a.side * (stub + (minA - stub) * share), y: from.y };
    const stubB = { x: to.x + wish.b.side * (stub + (minB - stub) * share), y: to.y };
    const taken = (p: Point, q: Point): boolean =>
      traffic.hits(wish.id, own, p, q, half, strict) || traffic.overlaps(wish.id, p, q, half, strict);
    if (share > 0 && (taken(from, stubA) || taken(stubB, to))) continue;
    const quest = { cable: wish.id, own, from: stubA, to: stubB, fromSide: wish.a.side, toSide: wish.b.side, half };
    const middle = search(quest, traffic, strict, depth, depth > 2 ? 14 : 26);
    if (middle) return [from, ...middle, to];
  }
  return null;
}

function routeOf(wish: Wish, traffic: Traffic, budget: { left: number }): Point[] {
  const round = (strict: Strictness, depth: number): Point[] | null => {
    budget.left -= depth;
    return budget.left < 0 ? null : wayRound(wish, traffic, strict, depth);
  };
  for (const strict of strictness) {
    const found = pattern(wish, traffic, strict) ?? round(strict, 2) ?? round(strict, traffic.nodes.length <= 16 ? 10 : 5);
    if (found) return simplified(found);
  }
  for (const strict of last) {
    const plain = pattern(wish, traffic, strict) ?? round(strict, 2);
    if (plain) return simplified(plain);
  }
  const { from, to } = endsOf(wish);
  const x = (from.x + to.x) / 2;
  return simplified([from, { x, y: from.y }, { x, y: to.y }, to]);
}

/** The run before a port, where its pills stand if it is a target; foreign cables keep off. */
export function doorstep(port: PortSpot, room: number, width: number): Box {
  const outer = port.x + port.side * (size.port / 2);
  const long = Math.max(room, stub - 2);
  const [up, down] = room > 0 ? [13, 19] : [width / 2, width / 2];
  return { x: port.side === 1 ? outer : outer - long, y: port.y - up, w: long, h: up + down };
}

const climb = (wish: Wish): number => Math.round(Math.abs(wish.a.y - wish.b.y) / 60);

/**
 * When more than a few cables share the gap between two columns, each gets a channel of its own beforehand: going down,
 * the upper one turns last; going up, the lower one. That is the order without crossings.
 */
function spread(wishes: readonly Wish[]): Wish[] {
  const gaps = new Map<string, Wish[]>();
  for (const wish of wishes) {
    if (wish.a.side === wish.b.side || wish.a.y === wish.b.y) continue;
    const [from, to] = wish.a.side === 1 ? [wish.a, wish.b] : [wish.b, wish.a];
    if (from.x >= to.x) continue;
    const key = `${from.x} ${to.x}`;
    gaps.set(key, [...(gaps.get(key) ?? []), wish]);
  }
  const channel = new Map<string, number>();
  for (const gap of gaps.values()) {
    if (gap.length <= 4) continue;
    const range = channels(gap[0], endsOf(gap[0]));
    if (!range) continue;
    const [lo, hi] = [Math.min(...range.all), Math.max(...range.all)];
    const start = (wish: Wish): number => (wish.a.side === 1 ? wish.a.y : wish.b.y);
    const end = (wish: Wish): number => (wish.a.side === 1 ? wish.b.y : wish.a.y);
    const down = gap.filter((wish) => end(wish) > start(wish)).sort((p, q) => start(p) - start(q));
    const up = gap.filter((wish) => end(wish) < start(wish)).sort((p, q) => start(q) - start(p));
    for (const stack of [down, up]) {
      stack.forEach((wish, i) => channel.set(wish.id, hi - ((i + 0.5) * (hi - lo)) / stack.length));
    }
  }
  return wishes.map((wish) => ({ ...wish, channel: channel.get(wish.id), crowded: wishes.length > 60 }));
}

/** Short and straight cables first: they have the least choice. Then a second look at each bent one, all others lying. */
export function routes(given: readonly Wish[], boxes: readonly Obstacle[], hasty = false): Map<string, Point[]> {
  const wishes = spread(given);
  const doorsteps = wishes.flatMap((wish) => [
    { owner: wish.id, box: doorstep(wish.a, wish.roomA, wish.width) },
    { owner: wish.id, box: doorstep(wish.b, wish.roomB, wish.width) },
  ]);
  const traffic = new Traffic(boxes, doorsteps);
  const order = [...wishes].sort(
    (p, q) => climb(p) - climb(q) || p.a.x - q.a.x || p.a.y - q.a.y || (p.id < q.id ? -1 : 1),
  );
  const found = new Map<string, Point[]>();
  const budget = { left: hasty ? 12 : searches(boxes.length, given.length) };
  for (const wish of order) {
    const points = routeOf(wish, traffic, budget);
    found.set(wish.id, points);
    traffic.lay(wish.id, points, wish.width / 2);
  }
  if (wishes.length <= 60 && !(hasty && wishes.length > 24)) {
    for (const wish of order) {
      if ((found.get(wish.id)?.length ?? 0) <= 2) continue;
      traffic.runs.delete(wish.id);
      const points = routeOf(wish, traffic, budget);
      found.set(wish.id, points);
      traffic.lay(wish.id, points, wish.width / 2);
    }
  }
  return found;
}
