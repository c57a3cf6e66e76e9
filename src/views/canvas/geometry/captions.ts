/**
 * Places for the two caption lines of a cable, name above and rate below: where no foreign cable, device, pill or other
 * caption is. A line that finds no place is left out; the inspector has it.
 */
import type { Box, CableShape, NodeShape, PillSpot, Point } from './shapes';
import { grown, lane, meets, size } from './shapes';

export const captionBox = (middle: Point): Box => ({
  x: middle.x - size.captionWide / 2,
  y: middle.y - size.captionHigh / 2,
  w: size.captionWide,
  h: size.captionHigh,
});
export const pillWidth = (pill: PillSpot): number => (pill.compact ? size.pillShort : size.pill);
export const pillBox = (pill: PillSpot): Box => ({
  x: pill.side === 1 ? pill.x : pill.x - pillWidth(pill),
  y: pill.y - 11,
  w: pillWidth(pill),
  h: 32,
});

export function captions(cables: readonly CableShape[], nodes: readonly NodeShape[], pills: readonly PillSpot[]): CableShape[] {
  const lanes = cables.flatMap((cable) =>
    cable.points.slice(1).map((b, i) => ({ cable: cable.id, box: lane(cable.points[i], b, cable.width + 6) })),
  );
  const solid = [
    ...nodes.map((node) => grown(node.box, 2)),
    ...nodes.flatMap((node) => node.ports.map((port) => ({ x: port.x - 12, y: port.y - 12, w: 24, h: 24 }))),
    ...pills.map(pillBox),
  ];
  const taken: Box[] = [];
  const free = (box: Box): boolean =>
    !solid.some((other) => meets(other, box)) &&
    !taken.some((other) => meets(other, box)) &&
    !lanes.some((run) => meets(run.box, box));
  const ranked = [...cables].sort((p, q) => rank(p) - rank(q));
  const found = new Map<string, Pick<CableShape, 'above' | 'below'>>();
  for (const cable of ranked) {
    const below = firstFree(cable, 1, free);
    if (below) taken.push(captionBox(below));
    const above = firstFree(cable, -1, free, below);
    if (above) taken.push(captionBox(above));
    found.set(cable.id, { above, below });
  }
  return cables.map((cable) => ({ ...cable, ...found.get(cable.id) }));
}

/** Cables of hosts are captioned first, then short ones. */
const rank = (cable: CableShape): number =>
  (cable.a.role === 'initiator' || cable.b.role === 'initiator' ? 0 : 1e6) + cable.points.length * 1e4 + cable.a.y;

function firstFree(cable: CableShape, way: -1 | 1, free: (box: Box) => boolean, partner?: Point | null): Point | null {
  const off = cable.width / 2 + (way === 1 ? 22 : 20);
  const spots: Point[] = [];
  if (partner) spots.push({ x: partner.x, y: partner.y - 2 * cable.width });
  const { cut } = cable;
  if (cut.horizontal) spots.push({ x: cut.x, y: cut.y + way * off });
  const runs = cable.points.slice(1).map((b, i) => ({ a: cable.points[i], b }));
  const flat = runs.filter(({ a, b }) => a.y === b.y).sort((p, q) => Math.abs(q.a.x - q.b.x) - Math.abs(p.a.x - p.b.x));
  for (const { a, b } of flat) {
    for (const t of [0.5, 0.3, 0.7, 0.15, 0.85]) spots.push({ x: a.x + (b.x - a.x) * t, y: a.y + way * off });
  }
  if (!partner) {
    for (const { a, b } of runs.filter((run) => run.a.x === run.b.x)) {
      for (const t of [0.5, 0.3, 0.7]) {
        const beside = cable.width / 2 + 12 + size.captionWide / 2;
        spots.push({ x: a.x + beside, y: a.y + (b.y - a.y) * t }, { x: a.x - beside, y: a.y + (b.y - a.y) * t });
      }
    }
  }
  return spots.find((spot) => free(captionBox(spot))) ?? null;
}

/** A pill whose doorstep a foreign cable had to cross moves along its own cable, to the first level run with room. */
export function clearPills(pills: readonly PillSpot[], cables: readonly CableShape[], nodes: readonly NodeShape[]): PillSpot[] {
  const lanes = cables.flatMap((cable) =>
    cable.points.slice(1).map((b, i) => ({ cable: cable.id, box: lane(cable.points[i], b, cable.width + 2) })),
  );
  const placed: Box[] = [];
  return pills.map((pill) => {
    const cable = cables.find((one) => one.a.id === pill.port || one.b.id === pill.port);
    const free = (spot: PillSpot): boolean => {
      const box = pillBox(spot);
      const foreign = lanes.some((run) => run.cable !== cable?.id && meets(run.box, box));
      return !foreign && !placed.some((other) => meets(other, box)) && !nodes.some((node) => meets(grown(node.box, 2), box));
    };
    const spots = [pill];
    for (const [a, b] of cable?.points.slice(1).map((p, i) => [cable.points[i], p] as const) ?? []) {
      if (a.y !== b.y) continue;
      const [left, right] = [Math.min(a.x, b.x) + 14, Math.max(a.x, b.x) - 14];
      const wide = pillWidth(pill);
      for (const t of [1, 0.5, 0]) {
        if (right - left >= wide) spots.push({ ...pill, side: -1, y: a.y, x: left + wide + (right - left - wide) * t });
      }
    }
    const spot = spots.find(free) ?? pill;
    placed.push(pillBox(spot));
    return spot;
  });
}
