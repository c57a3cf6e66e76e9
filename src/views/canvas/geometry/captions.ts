/**
 * Places for the two caption lines of a cable, name above and rate below: where no foreign cable, device, pill or other
 * caption is. A line that finds no place is left out; the inspector has it.
 */
import type { Box, CableShape, CaptionSpot, NodeShape, PillSpot, Point } from './shapes';
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
  const take = (spot: CaptionSpot | undefined): CaptionSpot | null => {
    if (spot) taken.push(captionBox(spot));
    return spot ?? null;
  };
  const first = (spots: readonly CaptionSpot[]): CaptionSpot | null => take(spots.find((spot) => free(captionBox(spot))));
  // All names before any rate: where there is room for one line only, it is the name.
  for (const cable of ranked) {
    const above = first([...level(cable, -1), ...beside(cable)]);
    found.set(cable.id, { above, below: above ? null : first(level(cable, 1)) });
  }
  for (const cable of ranked) {
    const { above } = found.get(cable.id) ?? { above: null };
    if (!above) continue;
    const under = above.anchor === 'middle' ? apart(cable, 1) + apart(cable, -1) : size.captionHigh;
    found.set(cable.id, { above, below: first([{ ...above, y: above.y + under }, ...(above.anchor === 'middle' ? level(cable, 1) : [])]) });
  }
  return cables.map((cable) => ({ ...cable, ...found.get(cable.id) }));
}

/** Cables of hosts are captioned first, then short ones. */
const rank = (cable: CableShape): number =>
  (cable.a.role === 'initiator' || cable.b.role === 'initiator' ? 0 : 1e6) + cable.points.length * 1e4 + cable.a.y;
const apart = (cable: CableShape, way: -1 | 1): number => cable.width / 2 + (way === 1 ? 22 : 20);
const runsOf = (cable: CableShape): { a: Point; b: Point }[] => cable.points.slice(1).map((b, i) => ({ a: cable.points[i], b }));

/** Over (-1) or under (1) the level runs, where it would be cut first, then the longest. */
function level(cable: CableShape, way: -1 | 1): CaptionSpot[] {
  const off = way * apart(cable, way);
  const spots: CaptionSpot[] = [];
  const { cut } = cable;
  if (cut.horizontal) spots.push({ x: cut.x, y: cut.y + off, anchor: 'middle' });
  const flat = runsOf(cable).filter(({ a, b }) => a.y === b.y).sort((p, q) => Math.abs(q.a.x - q.b.x) - Math.abs(p.a.x - p.b.x));
  for (const { a, b } of flat) {
    for (const t of [0.5, 0.3, 0.7, 0.15, 0.85]) spots.push({ x: a.x + (b.x - a.x) * t, y: a.y + off, anchor: 'middle' });
  }
  return spots;
}
/** Right or left of the upright runs. */
function beside(cable: CableShape): CaptionSpot[] {
  const off = cable.width / 2 + 10 + size.captionWide / 2;
  return runsOf(cable)
    .filter(({ a, b }) => a.x === b.x)
    .flatMap(({ a, b }) =>
      [0.5, 0.3, 0.7].flatMap((t): CaptionSpot[] => {
        const y = a.y + (b.y - a.y) * t;
        return [
          { x: a.x + off, y, anchor: 'start' },
          { x: a.x - off, y, anchor: 'end' },
        ];
      }),
    );
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
