/** Where the drawing stands in the window. Pure. */
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
