/** Pointer gestures on the canvas. Every one ends in an action; nothing is changed here. */
import type { App, Ref } from '../../../app/types';
import type { CanvasView } from '../view.svelte';
import { attachDrop } from './drop';
import type { Gesture } from './gesture.svelte';
import { attachKeys } from './keys';
import { refOf } from './refs';

export interface Hands {
  readonly app: App;
  readonly view: CanvasView;
  readonly gesture: Gesture;
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
  const dropKeys = attachKeys(home, hands);
  return () => {
    for (const [name, listener] of listeners) home.removeEventListener(name, listener);
    drop();
    dropKeys();
  };
}
