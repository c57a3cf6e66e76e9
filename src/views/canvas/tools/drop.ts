/** A part from the shelf, dragged over the drawing and dropped on it. */
import { size } from '../geometry/shapes';
import type { Box } from '../geometry/shapes';
import type { Hands } from './hands';

const kindOfPart = 'application/x-san-part';
export const snap = (value: number): number => Math.round(value / 4) * 4;

export function attachDrop(home: HTMLElement, { app, view, gesture }: Hands): () => void {
  const box = (event: DragEvent): Box => {
    const rect = home.getBoundingClientRect();
    const at = view.toWorld({ x: event.clientX - rect.left, y: event.clientY - rect.top });
    return { x: snap(at.x - size.host / 2), y: snap(at.y - 40), w: size.host, h: 120 };
  };
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes(kindOfPart)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    gesture.ghost = box(event);
  };
  const leave = (event: DragEvent): void => {
    if (!home.contains(event.relatedTarget as Node | null)) gesture.ghost = null;
  };
  const drop = (event: DragEvent): void => {
    const text = event.dataTransfer?.getData(kindOfPart);
    gesture.ghost = null;
    if (!text) return;
    event.preventDefault();
    const { x, y } = box(event);
    const part = JSON.parse(text) as { kind: string; model?: string };
    void app.actions
      .invoke('add-device', { ...part, at: [x, y] })
      .catch((error: unknown) => app.announce(error instanceof Error ? error.message : 'Refused'));
  };
  home.addEventListener('dragover', over);
  home.addEventListener('dragleave', leave);
  home.addEventListener('drop', drop);
  return () => {
    home.removeEventListener('dragover', over);
    home.removeEventListener('dragleave', leave);
    home.removeEventListener('drop', drop);
  };
}
