/** The rows of the port list: first where a cable can begin, then where it can end, with what that would give. */
import { spokenPort } from '../spoken';
import type { CanvasView } from '../view.svelte';
import { fullPort } from '../names';
import { consequence, fitOf } from '../tools/fits';

export interface PickRow {
  readonly port: string;
  readonly title: string;
  readonly text: string;
  readonly can: boolean;
}
export function sourceRows(view: CanvasView): PickRow[] {
  const { topology, discovery } = view.app.drawing;
  const cabled = new Set(topology.cables.flatMap((cable) => [cable.a, cable.b]));
  const seen = new Map<string, number>();
  return discovery.ports.flatMap((port): PickRow[] => {
    if (cabled.has(port.id)) return [];
    // Of a switch's many free ports the first two will do.
    const key = port.role === 'fabric' ? port.device : port.id;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (count > 2) return [];
    return [{ port: port.id, title: fullPort(topology, port.id), text: `${port.speedsGbps.at(-1)} Gb, free`, can: true }];
  });
}
export function targetRows(view: CanvasView, source: string): PickRow[] {
  const { topology, discovery } = view.app.drawing;
  const spots = new Map(discovery.ports.map((port) => [port.id, spotOf(view, port.id)]));
  const from = spots.get(source);
  if (!from) return [];
  const rows = discovery.ports.flatMap((port): PickRow[] => {
    const to = spots.get(port.id);
    if (!to || port.id === source || (port.role === 'fabric' && to.cable !== null)) return [];
    const fit = fitOf(topology, from, to);
    return [{ port: port.id, title: fullPort(topology, port.id), text: fit.reason, can: fit.fits }];
  });
  const seen = new Set<string>();
  const good = rows.filter((row) => row.can).filter((row) => {
    const device = row.port.slice(0, row.port.indexOf('.'));
    const key = /\.(hba|ctr)/.test(row.port) ? row.port : device;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return [
    ...good.map((row) => {
      const to = spots.get(row.port);
      return { ...row, text: to ? consequence(topology, from, to) : row.text };
    }),
    ...rows.filter((row) => !row.can).slice(0, 12),
  ];
}
/** Free ports of a switch are not drawn, yet they can be picked. */
function spotOf(view: CanvasView, id: string) {
  const drawn = view.scene.port.get(id);
  const facts = view.app.drawing.discovery.ports.find((port) => port.id === id);
  const cable = view.app.drawing.topology.cables.find((one) => one.a === id || one.b === id)?.id ?? null;
  return drawn ?? { id, device: facts?.device ?? '', x: 0, y: 0, side: 1 as const, role: facts?.role ?? ('fabric' as const), label: '', cable, controller: null };
}
export { spokenPort };
