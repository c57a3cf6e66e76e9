/** The camera in the user's hand: d3-zoom. */
import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import type { D3ZoomEvent, ZoomBehavior } from 'd3-zoom';
import { range } from '../camera';
import type { Camera } from '../view.svelte';

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
