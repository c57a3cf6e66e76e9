/** A device in the user's hand: d3-drag. It ends in one `move`. */
import { drag } from 'd3-drag';
import type { D3DragEvent } from 'd3-drag';
import { select } from 'd3-selection';
import type { Ref } from '../../../app/types';
import type { CanvasView } from '../view.svelte';
import { snap } from './drop';
import type { Hands } from './hands';
import { refOf } from './refs';

const deviceOf = (ref: Ref | null): string | null =>
  ref === null ? null : ref.kind === 'device' ? ref.id : ref.kind === 'controller' || ref.kind === 'adapter' ? ref.id.slice(0, ref.id.indexOf('.')) : null;

/** The card that a press lands on: parts of a device drag the device. */
function cardAt(view: CanvasView, target: EventTarget | null, x: number, y: number): string | null {
  const ref = refOf(target);
  if (ref && ['port', 'path', 'cable'].includes(ref.kind)) return null;
  const named = deviceOf(ref);
  if (named) return named;
  if (!ref) return null;
  const at = view.toWorld({ x, y });
  return view.scene.nodes.find(({ box }) => at.x >= box.x && at.y >= box.y && at.x <= box.x + box.w && at.y <= box.y + box.h)?.id ?? null;
}

export function attachDrag(home: HTMLElement, { app, view, gesture }: Hands): () => void {
  let mark = 0;
  const behaviour = drag<HTMLElement, unknown, { x: number; y: number; id: string } | undefined>()
    .clickDistance(4)
    .filter((event: MouseEvent | TouchEvent) => {
      if (gesture.panning || app.preferences.tool !== 'select' || ('button' in event && (event.button !== 0 || event.ctrlKey))) return false;
      if ((event.target as Element | null)?.closest('.float, dialog')) return false;
      if ('touches' in event && event.touches.length > 1) return false;
      const point = 'touches' in event ? event.touches[0] : event;
      const rect = home.getBoundingClientRect();
      return cardAt(view, event.target, point.clientX - rect.left, point.clientY - rect.top) !== null;
    })
    .subject((event: D3DragEvent<HTMLElement, unknown, unknown>) => {
      const source = event.sourceEvent as MouseEvent | TouchEvent;
      const id = cardAt(view, source.target, event.x, event.y);
      const box = id ? view.scene.node.get(id)?.box : undefined;
      if (!id || !box) return undefined;
      const at = view.toScreen(box);
      return { x: at.x, y: at.y, id };
    })
    .on('start', () => {
      mark += 1;
    })
    .on('drag', (event: D3DragEvent<HTMLElement, unknown, { id: string }>) => {
      const to = view.toWorld({ x: event.x, y: event.y });
      view.held = { id: event.subject.id, x: snap(to.x), y: snap(to.y) };
    })
    .on('end', () => {
      const { held } = view;
      if (!held) return;
      void app.actions.invoke('move', { id: held.id, to: [held.x, held.y], mark: String(mark) }).finally(() => {
        view.held = null;
      });
    });
  const target = select<HTMLElement, unknown>(home);
  target.call(behaviour as unknown as (selection: typeof target) => void);
  return () => target.on('.drag', null);
}
