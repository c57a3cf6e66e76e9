/** What is drawn inside devices: curves through a switch and to a LUN, and the LUN chips of an array. */
import type { Discovery } from '../../../sim/discovery/discovery';
import { textWidth } from '../names';
import type { CableShape, ChipSpot, InnerCurve, NodeShape, Point, PortSpot } from './shapes';

/** More LUNs than this on one half share the last chip. */
const mostChips = 4;
const chipGap = 5;

/** How much more room than `FC1` the longest of these names takes: chips and curves give way to it. */
const longer = (ports: readonly PortSpot[]): number => Math.max(0, ...ports.map(({ label }) => Math.ceil(textWidth(label, 11) - textWidth('FC1', 11))));

/** Chips stand on their owner's half, or astride when both halves serve the LUN alike (`owner` null). */
export function chipsOf(array: NodeShape, luns: readonly { readonly id: string; readonly owner: string | null }[]): ChipSpot[] {
  const out: ChipSpot[] = [];
  const shift = longer(array.ports);
  const halves: readonly (string | null)[] = [null, ...array.controllers.map((one) => one.id)];
  for (const half of halves) {
    const mine = luns.filter((lun) => lun.owner === half || (half === null && !halves.includes(lun.owner)));
    if (mine.length === 0) continue;
    const count = Math.min(mine.length, mostChips);
    const [top, bottom] = room(array, half, count);
    const high = Math.max(17, Math.min(half === null ? 72 : 62, Math.floor((bottom - top + chipGap) / count) - chipGap));
    const y = (top + bottom) / 2 - (count * (high + chipGap) - chipGap) / 2;
    mine.slice(0, count).forEach((lun, i) => {
      const box = { x: array.box.x + 84.5 + shift, y: y + i * (high + chipGap), w: 124 - shift, h: high };
      const shared = i === count - 1 && mine.length > count;
      out.push(shared ? { lun: lun.id, more: mine.slice(i).map((each) => each.id), box } : { lun: lun.id, box });
    });
  }
  return out;
}

/** From where to where chips may stand: in the middle of a half, or up to its edge beside the name when there are many. */
function room(array: NodeShape, half: string | null, count: number): readonly [number, number] {
  const at = array.controllers.findIndex((one) => one.id === half);
  if (at < 0) return [array.box.y + 62, array.box.y + array.box.h - 20];
  const { box, labelY } = array.controllers[at];
  if (count < 3) return [box.y + 30, box.y + box.h - 30];
  return labelY < box.y + box.h / 2 ? [box.y + 28, box.y + box.h - 7] : [box.y + 7, box.y + box.h - 28];
}

function strandEnd(port: PortSpot, cable: CableShape | undefined, path: string): Point {
  const strand = cable?.strands.find((one) => one.path === path);
  if (!cable || !strand) return { x: port.x, y: port.y };
  const mine = cable.a.id === port.id;
  // Offsets lie to the left of the cable's direction: up when it leaves to the right.
  const dx = mine ? port.side : -port.side;
  return { x: port.x, y: port.y - strand.offset * dx };
}

export function innerCurves(
  discovery: Discovery,
  ports: ReadonlyMap<string, PortSpot>,
  cables: ReadonlyMap<string, CableShape>,
  chips: ReadonlyMap<string, readonly ChipSpot[]>,
): InnerCurve[] {
  const nexus = new Map(discovery.nexuses.map((one) => [one.id, one]));
  const out: InnerCurve[] = [];
  const seen = new Map<string, number>();
  for (const path of discovery.paths) {
    const one = nexus.get(path.nexus);
    if (!one) continue;
    for (let i = 1; i < one.hops.length; i += 1) {
      const [enter, leave] = [ports.get(one.hops[i - 1].to), ports.get(one.hops[i].from)];
      if (!enter || !leave) continue;
      const from = strandEnd(enter, cables.get(one.hops[i - 1].cable), path.id);
      const to = strandEnd(leave, cables.get(one.hops[i].cable), path.id);
      const pad = (port: PortSpot, at: Point): Point => ({ x: at.x - port.side * 11, y: at.y });
      out.push({ path: path.id, device: enter.device, from: pad(enter, from), to: pad(leave, to), bend: 62 });
    }
    const target = ports.get(one.targetPort);
    const chip = target && chips.get(target.device)?.find((spot) => spot.lun === path.lun || spot.more?.includes(path.lun));
    if (!target || !chip) continue;
    const nth = seen.get(path.lun) ?? 0;
    seen.set(path.lun, nth + 1);
    const all = discovery.paths.filter((other) => other.lun === path.lun).length;
    const gap = Math.min(10, (chip.box.h - 20) / Math.max(1, all));
    const order = entryOrder(discovery, nexus, ports, path.lun).indexOf(path.id);
    const y = chip.box.y + chip.box.h / 2 + (order - (all - 1) / 2) * gap;
    out.push({ path: path.id, device: target.device, from: { x: target.x + 58 + longer([target]), y: target.y }, to: { x: chip.box.x, y }, bend: 16 });
  }
  return out;
}

function entryOrder(
  discovery: Discovery,
  nexus: ReadonlyMap<string, Discovery['nexuses'][number]>,
  ports: ReadonlyMap<string, PortSpot>,
  lun: string,
): string[] {
  return discovery.paths
    .filter((path) => path.lun === lun)
    .map((path) => ({ id: path.id, y: ports.get(nexus.get(path.nexus)?.targetPort ?? '')?.y ?? 0 }))
    .sort((p, q) => p.y - q.y)
    .map((entry) => entry.id);
}
