/** What the parts of the canvas share: the camera and scene, and the gesture in progress. */
import { getContext, setContext } from 'svelte';
import type { Gesture } from './tools/gesture.svelte';
import type { CanvasView } from './view.svelte';

export interface Here {
  readonly view: CanvasView;
  readonly gesture: Gesture;
}
const key = Symbol('canvas');
export const provideCanvas = (here: Here): Here => setContext(key, here);
export const getCanvas = (): Here => getContext<Here>(key);
