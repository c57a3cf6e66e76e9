/** A part from the shelf: dragged over the drawing and dropped on it, or picked up by a click and put down by the next. */
import { size } from '../geometry/shapes';
import type { Box } from '../geometry/shapes';
import type { CarriedPart } from './carry.svelte';
import { carry } from './carry.svelte';
import type { Hands } from './hands';

const kindOfPart = 'application/x-san-part';
const sizes: Readonly<Record<CarriedPart['kind'], { w: number; h: number }>> = {
  host: { w: size.host, h: 208 },
  switch: { w: size.switch, h: 108 },
  array: { w: size.array, h: 340 },
};
export const snap = (value: number): number => Math.round(value / 4) * 4;

export function attachDrop(home: HTMLElement, { app, view, gesture }: Hands): () => void {
  const box = (event: MouseEvent, kind: CarriedPart['kind'] = 'host'): Box => {
    const rect = home.getBoundingClientRect();
    const at = view.toWorld({ x: event.clientX - rect.left, y: event.clientY - rect.top });
    const { w, h } = sizes[kind];
    return { x: snap(at.x - w / 2), y: snap(at.y - 24), w, h };
  };
  const add = (part: { readonly kind: string; readonly model?: string }, { x, y }: Box): void =>
    void app.actions
      .invoke('add-device', { kind: part.kind, ...(part.model ? { model: part.model } : {}), at: [x, y] })
      .catch((error: unknown) => app.announce(error instanceof Error ? error.message : 'Refused'));
  const letGo = (): void => {
    carry.drop();
    gesture.ghost = null;
  };
  const on = {
    dragover(event: DragEvent) {
      if (!event.dataTransfer?.types.includes(kindOfPart)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      gesture.ghost = box(event, carry.part?.kind);
    },
    dragleave(event: DragEvent) {
      if (!home.contains(event.relatedTarget as Node | null)) gesture.ghost = null;
    },
    drop(event: DragEvent) {
      const text = event.dataTransfer?.getData(kindOfPart);
      const kind = carry.part?.kind;
      letGo();
      if (!text) return;
      event.preventDefault();
      add(JSON.parse(text) as { kind: string; model?: string }, box(event, kind));
    },
    pointermove(event: PointerEvent) {
      if (carry.part) gesture.ghost = box(event, carry.part.kind);
      else if (gesture.ghost) gesture.ghost = null;
    },
    pointerleave() {
      gesture.ghost = null;
    },
  };
  // Before everything else: the press that puts a part down selects and drags nothing.
  const early = {
    pointerdown(event: PointerEvent) {
      if (carry.part && event.button === 0 && !(event.target as Element).closest('.float, dialog')) event.stopImmediatePropagation();
    },
    mousedown(event: MouseEvent) {
      if (carry.part && event.button === 0 && !(event.target as Element).closest('.float, dialog')) event.stopImmediatePropagation();
    },
    click(event: MouseEvent) {
      const { part } = carry;
      if (!part || (event.target as Element).closest('.float, dialog')) return;
      event.stopImmediatePropagation();
      letGo();
      add(part, box(event, part.kind));
    },
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !carry.part) return;
    letGo();
    event.preventDefault();
    event.stopPropagation();
  };
  const listeners = Object.entries(on) as [string, (event: Event) => void][];
  const first = Object.entries(early) as [string, (event: Event) => void][];
  for (const [name, listener] of listeners) home.addEventListener(name, listener);
  for (const [name, listener] of first) home.addEventListener(name, listener, true);
  window.addEventListener('keydown', escape, true);
  return () => {
    for (const [name, listener] of listeners) home.removeEventListener(name, listener);
    for (const [name, listener] of first) home.removeEventListener(name, listener, true);
    window.removeEventListener('keydown', escape, true);
    letGo();
  };
}
