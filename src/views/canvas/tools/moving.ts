/** What d3 does on the canvas, in one chunk: the first picture stands without it. */
export { attachDrag } from './drag';
export { attachZoom } from './zoom';
