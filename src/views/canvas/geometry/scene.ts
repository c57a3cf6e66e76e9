/** The whole drawing laid out: devices, ports, cables with strands, pills, captions, crossings. */
import type { Discovery, Nexus } from '../../../sim/discovery/discovery';
import { captions, clearPills } from './captions';
import { cutSpot } from './cut-spot';
import type { Parts } from './nodes';
import { allNodes } from './nodes';
import { routes } from './routing';
import type { Wish } from './routing';
import type { Box, CableShape, ChipSpot, Crossing, InnerCurve, NodeShape, PillSpot, Point, PortSpot } from './shapes';
import { sheathWidth, size, strandOffset } from './shapes';
import { chipsOf, innerCurves } from './inner';
import { crosses, level } from './traffic';

export interface Scene {
  readonly nodes: readonly NodeShape[];
  readonly node: ReadonlyMap<string, NodeShape>;
  readonly port: ReadonlyMap<string, PortSpot>;
  readonly cables: readonly CableShape[];
  readonly cable: ReadonlyMap<string, CableShape>;
  readonly crossings: readonly Crossing[];
  readonly pills: readonly PillSpot[];
  readonly chips: ReadonlyMap<string, readonly ChipSpot[]>;
  readonly inner: readonly InnerCurve[];
  readonly bounds: Box;
}
export interface SceneParts extends Parts {
  readonly discovery: Discovery;
  /** Controller id, or null when both controllers serve the LUN alike. */
  ownerOf(lun: string): string | null;
  /** While a device is in the hand: good enough, and at once. */
  readonly hasty?: boolean;
}

/** Paths over each cable, in the order of where they end, top first. */
function pathsOver(discovery: Discovery, port: ReadonlyMap<string, PortSpot>): Map<string, string[]> {
  const nexus = new Map<string, Nexus>(discovery.nexuses.map((one) => [one.id, one]));
  const over = new Map<string, { path: string; y: number }[]>();
  for (const path of discovery.paths) {
    const one = nexus.get(path.nexus);
    for (const hop of one?.hops ?? []) {
      const list = over.get(hop.cable) ?? [];
      if (!list.some((entry) => entry.path === path.id)) {
        list.push({ path: path.id, y: port.get(one?.targetPort ?? '')?.y ?? 0 });
      }
      over.set(hop.cable, list);
    }
  }
  return new Map(
    [...over].map(([cable, list]) => [cable, list.sort((p, q) => p.y - q.y).map((entry) => entry.path)]),
  );
}

export function layScene(parts: SceneParts): Scene {
  const nodes = allNodes(parts);
  const node = new Map(nodes.map((one) => [one.id, one]));
  const port = new Map(nodes.flatMap((one) => one.ports.map((spot) => [spot.id, spot] as const)));
  const over = pathsOver(parts.discovery, port);
  const wishes = parts.topology.cables.flatMap((cable): Wish[] => {
    const [a, b] = [port.get(cable.a), port.get(cable.b)];
    if (!a || !b) return [];
    const paths = over.get(cable.id)?.length ?? 0;
    const room = (spot: PortSpot): number => (spot.role === 'target' ? pillRoom(paths) : 0);
    return [{ id: cable.id, a, b, width: sheathWidth(paths) + 2, roomA: room(a), roomB: room(b) }];
  });
  const lines = routes(wishes, nodes.map((one) => ({ owner: one.id, box: one.box })), parts.hasty);
  const bare = wishes.map((wish) => {
    const points = lines.get(wish.id) ?? [];
    const paths = over.get(wish.id) ?? [];
    const rightward = wish.a.side === 1 ? 1 : -1;
    const strands = paths.map((path, i) => ({ path, offset: rightward * strandOffset(i, paths.length) }));
    const cut = cutSpot(points, wish.roomA, wish.roomB);
    return { id: wish.id, a: wish.a, b: wish.b, points, width: wish.width - 2, strands, cut, above: null, below: null };
  });
  const pills = clearPills(pillsOf(parts.discovery, port), bare, nodes);
  const cables = captions(bare, nodes, pills);
  const lunsOf = (array: string): { id: string; owner: string | null }[] =>
    parts.topology.luns.filter((lun) => lun.array === array).map((lun) => ({ id: lun.id, owner: parts.ownerOf(lun.id) }));
  const arrays = nodes.filter((one) => one.kind === 'array');
  const chips = new Map(arrays.map((one) => [one.id, chipsOf(one, lunsOf(one.id))]));
  const cable = new Map(cables.map((one) => [one.id, one]));
  return {
    nodes,
    node,
    port,
    cables,
    cable,
    crossings: crossingsOf(cables),
    pills,
    chips,
    inner: innerCurves(parts.discovery, port, cable, chips),
    bounds: boundsOf(nodes, cables),
  };
}

/** Two pills side by side at most; more paths share a last one. */
export const pillRoom = (paths: number): number => (paths === 0 ? 0 : paths === 1 ? size.pill + 12 : 2 * size.pillShort + 16);

function pillsOf(discovery: Discovery, port: ReadonlyMap<string, PortSpot>): PillSpot[] {
  const nexus = new Map(discovery.nexuses.map((one) => [one.id, one]));
  const nth = new Map<string, number>();
  const total = new Map<string, number>();
  for (const path of discovery.paths) {
    const target = nexus.get(path.nexus)?.targetPort ?? '';
    total.set(target, (total.get(target) ?? 0) + 1);
  }
  return discovery.paths.flatMap((path): PillSpot[] => {
    const spot = port.get(nexus.get(path.nexus)?.targetPort ?? '');
    if (!spot?.cable) return [];
    const count = nth.get(spot.id) ?? 0;
    nth.set(spot.id, count + 1);
    if (count > 1) return [];
    const x = spot.x + spot.side * (size.port / 2 + 4 + count * (size.pillShort + 4));
    return [{ path: path.id, port: spot.id, x, y: spot.y, side: spot.side, compact: (total.get(spot.id) ?? 0) > 1 }];
  });
}

function crossingsOf(cables: readonly CableShape[]): Crossing[] {
  const out: Crossing[] = [];
  cables.forEach((one, i) => {
    for (const other of cables.slice(i + 1)) {
      for (const [a, b] of legs(one.points)) {
        for (const [c, d] of legs(other.points)) {
          if (level(a, b) === level(c, d)) continue;
          if (level(a, b) ? crosses(a, b, c, d) : crosses(c, d, a, b)) {
            const flat = level(a, b) ? one.id : other.id;
            const [x, y] = level(a, b) ? [c.x, a.y] : [a.x, c.y];
            out.push({ one: one.id, other: other.id, level: flat, x, y });
          }
        }
      }
    }
  });
  return out;
}
const legs = (points: readonly Point[]): [Point, Point][] => points.slice(1).map((b, i) => [points[i], b]);

function boundsOf(nodes: readonly NodeShape[], cables: readonly CableShape[]): Box {
  if (nodes.length === 0) return { x: 80, y: 74, w: 968, h: 334 };
  const xs = [...nodes.flatMap(({ box }) => [box.x, box.x + box.w]), ...cables.flatMap((c) => c.points.map((p) => p.x))];
  const ys = [...nodes.flatMap(({ box }) => [box.y, box.y + box.h]), ...cables.flatMap((c) => c.points.map((p) => p.y))];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}
