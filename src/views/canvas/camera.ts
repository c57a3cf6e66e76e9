/** Where the drawing stands in the window. Pure, but for d3-zoom, which moves it. */
import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import type { D3ZoomEvent, ZoomBehavior } from 'd3-zoom';
import type { Box } from './geometry/shapes';
import type { Camera } from './view.svelte';

export const range: readonly [number, number] = [0.05, 3];

const pads = {
  full: { left: 72, right: 24, top: 56, bottom: 48 },
  compact: { left: 16, right: 16, top: 56, bottom: 14 },
  /** On the wall nothing floats over the drawing. */
  bare: { left: 16, right: 16, top: 4, bottom: 4 },
};
export type Floating = keyof typeof pads;

/** All in view between the chips above, the tools at the left and the legend below; never larger than drawn. */
export function fitted(bounds: Box, size: { readonly w: number; readonly h: number }, floating: Floating, most = 1): Camera {
  const pad = pads[floating];
  const w = Math.max(80, size.w - pad.left - pad.right);
  const h = Math.max(80, size.h - pad.top - pad.bottom);
  const wide = bounds.w + 6;
  const high = bounds.h + 2;
  const k = Math.max(range[0], Math.min(most, w / wide, h / high));
  const x = pad.left + (w - bounds.w * k) / 2 - bounds.x * k;
  const y = pad.top + (h - bounds.h * k) * 0.42 - bounds.y * k;
  const grid = k === 1 ? 1 : 100;
  return { k, x: Math.round(x * grid) / grid, y: Math.round(y * grid) / grid };
}

export interface Zooming {
  set(camera: Camera): void;
  by(factor: number): void;
  destroy(): void;
}
/** Wheel pans, ctrl-wheel and pinch zoom, middle button and space-drag pan, and so does the pan tool. */
export function attachZoom(
  element: HTMLElement,
  mayPan: (event: Event) => boolean,
  moved: (camera: Camera, byUser: boolean) => void,
): Zooming {
  const behaviour: ZoomBehavior<HTMLElement, unknown> = zoom<HTMLElement, unknown>()
    .scaleExtent([range[0], range[1]])
    .filter((event: Event) => {
      if (event.type === 'wheel') return (event as WheelEvent).ctrlKey;
      if (event.type === 'dblclick') return false;
      if (event.type.startsWith('touch')) return (event as TouchEvent).touches.length > 1 || mayPan(event);
      return (event as MouseEvent).button === 1 || mayPan(event);
    })
    // A notch of a wheel is a fifth, the small steps of a pinch on a touchpad add up to the same.
    .wheelDelta((event: WheelEvent) => -event.deltaY * (event.deltaMode === 1 ? 0.05 : Math.abs(event.deltaY) >= 40 ? 0.0028 : 0.01))
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      const { k, x, y } = event.transform;
      moved({ k, x, y }, event.sourceEvent !== null && event.sourceEvent !== undefined);
    });
  const target = select<HTMLElement, unknown>(element);
  target.call(behaviour).on('dblclick.zoom', null);
  const pan = (event: WheelEvent): void => {
    if (event.ctrlKey) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : 1;
    const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    const k = (element as HTMLElement & { __zoom?: { k: number } }).__zoom?.k ?? 1;
    behaviour.translateBy(target, (-dx * unit) / k, (-dy * unit) / k);
    moved(cameraOf(element), true);
  };
  element.addEventListener('wheel', pan, { passive: false });
  return {
    set: ({ k, x, y }) => behaviour.transform(target, zoomIdentity.translate(x, y).scale(k)),
    by: (factor) => behaviour.scaleBy(target, factor),
    destroy() {
      element.removeEventListener('wheel', pan);
      target.on('.zoom', null);
    },
  };
}
function cameraOf(element: HTMLElement): Camera {
  const { k, x, y } = (element as HTMLElement & { __zoom?: Camera }).__zoom ?? { k: 1, x: 0, y: 0 };
  return { k, x, y };
}
