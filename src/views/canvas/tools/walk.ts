/** Where the keyboard goes next: the nearest device that way, the parts of a device in reading order, along a cable. */
import type { Ref } from '../../../app/types';
import type { Scene } from '../geometry/scene';
import type { Box } from '../geometry/shapes';

export type Way = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
const middle = (box: Box): { x: number; y: number } => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });

export function nearestDevice(scene: Scene, from: string, way: Way): string | null {
  const start = scene.node.get(from);
  if (!start) return scene.nodes[0]?.id ?? null;
  const a = middle(start.box);
  let best: string | null = null;
  let least = Infinity;
  for (const node of scene.nodes) {
    if (node.id === from) continue;
    const b = middle(node.box);
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const [ahead, aside] = way === 'ArrowRight' ? [dx, dy] : way === 'ArrowLeft' ? [-dx, dy] : way === 'ArrowDown' ? [dy, dx] : [-dy, dx];
    if (ahead <= 4) continue;
    const cost = ahead + Math.abs(aside) * 2;
    if (cost < least) [best, least] = [node.id, cost];
  }
  return best;
}

/** Devices column by column: what Home and End go to. */
export const readingOrder = (scene: Scene): string[] =>
  [...scene.nodes].sort((p, q) => p.box.x - q.box.x || p.box.y - q.box.y).map((node) => node.id);

/** Adapters, applications, disks, controllers, LUNs and ports of a device, top to bottom. */
export function partsOf(scene: Scene, id: string): Ref[] {
  const node = scene.node.get(id);
  if (!node) return [];
  const parts: { ref: Ref; y: number; x: number }[] = node.ports.map((port) => ({ ref: { kind: 'port', id: port.id }, y: port.y, x: port.x }));
  for (const row of node.rows) {
    const ref: Ref =
      row.kind === 'hba' ? { kind: 'adapter', id: row.id } : row.kind === 'app' ? { kind: 'workload', id: row.id } : { kind: 'lun', id: `${id}/${row.id}` };
    parts.push({ ref, y: node.box.y + row.y, x: node.box.x + row.x });
  }
  for (const half of node.controllers) parts.push({ ref: { kind: 'controller', id: half.id }, y: half.box.y, x: half.box.x });
  // A chip of many LUNs opens its array, which is a stop already.
  for (const chip of scene.chips.get(id) ?? []) if (!chip.more) parts.push({ ref: { kind: 'lun', id: chip.lun }, y: chip.box.y, x: chip.box.x });
  for (const pill of scene.pills) {
    if (scene.port.get(pill.port)?.device === id) parts.push({ ref: { kind: 'path', id: pill.path }, y: pill.y + 0.5, x: pill.x });
  }
  return parts.sort((p, q) => p.y - q.y || p.x - q.x).map((part) => part.ref);
}
export function ownerDevice(scene: Scene, ref: Ref): string | null {
  if (ref.kind === 'device') return ref.id;
  return scene.nodes.find((node) => partsOf(scene, node.id).some((part) => part.kind === ref.kind && part.id === ref.id))?.id ?? null;
}
/** From a port onto its cable, from a cable to the port at that side, from a device to its first cabled port that way. */
export function alongCable(scene: Scene, ref: Ref, way: Way): Ref | null {
  const forward = way === 'ArrowRight' || way === 'ArrowDown';
  if (ref.kind === 'port') {
    const cable = scene.port.get(ref.id)?.cable;
    return cable ? { kind: 'cable', id: cable } : null;
  }
  if (ref.kind === 'cable') {
    const cable = scene.cable.get(ref.id);
    if (!cable) return null;
    const [left, right] = cable.a.x <= cable.b.x ? [cable.a, cable.b] : [cable.b, cable.a];
    return { kind: 'port', id: forward ? right.id : left.id };
  }
  const device = ownerDevice(scene, ref);
  const ports = scene.node.get(device ?? '')?.ports.filter((port) => port.cable !== null) ?? [];
  const port = ports.find((one) => (one.side === 1) === forward) ?? ports[0];
  return port ? { kind: 'port', id: port.id } : null;
}
