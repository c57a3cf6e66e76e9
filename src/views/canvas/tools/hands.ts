/** Pointer gestures on the canvas. Every one ends in an action; nothing is changed here. */
import { drag } from 'd3-drag';
import type { D3DragEvent } from 'd3-drag';
import { select } from 'd3-selection';
import type { App, Ref } from '../../../app/types';
import type { CanvasView } from '../view.svelte';
import { attachDrop, snap } from './drop';
import type { Gesture } from './gesture.svelte';
import { attachKeys } from './keys';
import { refOf } from './refs';

export interface Hands {
  readonly app: App;
  readonly view: CanvasView;
  readonly gesture: Gesture;
}
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

function attachDrag(home: HTMLElement, { app, view, gesture }: Hands): () => void {
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

function clicked({ app, view, gesture }: Hands, ref: Ref | null): void {
  const { tool, mode } = app.preferences;
  if (ref?.kind === 'cable' && tool === 'cut') return gesture.toggleCut(ref.id);
  if (ref?.kind === 'port') {
    if (gesture.source) return void gesture.connect(ref.id);
    const free = view.scene.port.get(ref.id)?.cable === null;
    if (tool === 'cable' || (mode === 'edit' && free)) gesture.begin(ref.id);
  } else {
    gesture.cancel();
  }
  void app.actions.invoke('select', { ref });
}

export function attachHands(home: HTMLElement, hands: Hands): () => void {
  const { app, view, gesture } = hands;
  const world = (event: PointerEvent): { x: number; y: number } => {
    const rect = home.getBoundingClientRect();
    return view.toWorld({ x: event.clientX - rect.left, y: event.clientY - rect.top });
  };
  let pressed: string | null = null;
  const on = {
    pointerdown(event: PointerEvent) {
      gesture.keyboard = false;
      if ((event.target as Element).closest('.float, dialog')) return;
      gesture.forgive();
      const ref = refOf(event.target);
      const tool = app.preferences.tool;
      if (event.button !== 0 || gesture.panning) return;
      if (ref?.kind === 'port' && (tool === 'cable' || app.preferences.mode === 'edit')) pressed = ref.id;
    },
    pointermove(event: PointerEvent) {
      if (pressed && !gesture.source) {
        const spot = view.scene.port.get(pressed);
        const at = world(event);
        if (spot && Math.hypot(at.x - spot.x, at.y - spot.y) > 8 && spot.cable === null) gesture.begin(pressed);
      }
      if (gesture.source) gesture.pointer = world(event);
    },
    pointerup(event: PointerEvent) {
      const from = pressed;
      pressed = null;
      if (!from || gesture.source !== from) return;
      const ref = refOf(document.elementFromPoint(event.clientX, event.clientY));
      if (ref?.kind === 'port' && ref.id !== from) void gesture.connect(ref.id);
      else if (ref?.id !== from) gesture.end();
    },
    pointerover(event: PointerEvent) {
      if (event.pointerType === 'touch') return;
      const ref = refOf(event.target);
      app.selection.hover(ref);
      if (gesture.source && ref?.kind === 'port') {
        const reason = gesture.reasonOf(ref.id);
        if (reason) gesture.refuse(ref.id, reason);
        else gesture.forgive();
      }
    },
    pointerleave() {
      app.selection.hover(null);
    },
    click(event: MouseEvent) {
      const target = event.target as Element;
      if (target.closest('.float, dialog') || gesture.panning || !target.closest('svg')) return;
      clicked(hands, refOf(target));
    },
  };
  const drop = attachDrop(home, hands);
  const listeners = Object.entries(on) as [string, (event: Event) => void][];
  for (const [name, listener] of listeners) home.addEventListener(name, listener);
  const dropDrag = attachDrag(home, hands);
  const dropKeys = attachKeys(home, hands);
  return () => {
    for (const [name, listener] of listeners) home.removeEventListener(name, listener);
    drop();
    dropDrag();
    dropKeys();
  };
}
