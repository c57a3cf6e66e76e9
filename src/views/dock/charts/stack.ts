/** IOPS by path as layers: the mean of each pixel's rows, one layer upon the other. */
import { area, stack } from 'd3-shape';
import type { Series } from '../../../app/types';
import type { RowsInView } from './columns';

export interface Layer {
  readonly path: number;
  readonly d: string;
  /** Middle of the layer where it ends, and its height there, in pixels. */
  readonly middle: number;
  readonly height: number;
}

const COLUMN = 2;

export function layersOf(series: Series, view: RowsInView, y: (value: number) => number): Layer[] {
  const { pathIops, paths } = series;
  if (paths === 0) return [];
  const xs: number[] = [];
  const means: number[][] = [];
  let column = -Infinity;
  let rows = 0;
  for (let index = 0; index < view.rows.length; index++) {
    const row = view.rows[index];
    const place = Math.floor(view.xs[index] / COLUMN);
    if (place !== column) {
      column = place;
      rows = 0;
      xs.push(view.xs[index]);
      means.push(new Array<number>(paths).fill(0));
    }
    rows++;
    const mean = means[means.length - 1];
    for (let path = 0; path < paths; path++) mean[path] += (pathIops[row * paths + path] - mean[path]) / rows;
  }
  if (xs.length === 0) return [];
  const keys = Array.from({ length: paths }, (_, path) => path);
  const layers = stack<number[], number>()
    .keys(keys)
    .value((mean, path) => mean[path])(means);
  const shape = area<{ 0: number; 1: number }>()
    .x((_, index) => xs[index])
    .y0((point) => y(point[0]))
    .y1((point) => y(point[1]))
    .digits(1);
  return layers.map((layer, path) => {
    const last = layer[layer.length - 1];
    const [bottom, top] = [y(last[0]), y(last[1])];
    return { path, d: shape(layer) ?? '', middle: (bottom + top) / 2, height: bottom - top };
  });
}
