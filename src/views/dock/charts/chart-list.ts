/** The charts there are: which columns each shows, on what scale, in which words. */
import type { Series } from '../../../app/types';
import { formatCount, formatDurationNs, formatIops } from '../../../locales';
import { classFloorNs, FIRST, LAST } from './heat';

export interface ChartLine {
  /** Beside its value; empty when the title says it. */
  readonly name: string;
  readonly stroke: 'main' | 'side' | 'held';
  values(series: Series): Float64Array;
}
export interface ChartKind {
  readonly id: 'iops' | 'rate' | 'latency' | 'queue' | 'map';
  readonly title: string;
  /** Said inside the plot, where no line runs. */
  readonly note: string;
  readonly lines: readonly ChartLine[];
  readonly scale: 'linear' | 'log';
  /** Share of the pane's height. */
  readonly share: number;
  readonly unit: string;
  format(value: number): string;
  /** Short, for the axis. */
  axis(value: number): string;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export const charts: readonly ChartKind[] = [
  {
    id: 'iops',
    title: 'IOPS',
    note: '',
    lines: [{ name: '', stroke: 'main', values: (series) => series.iops }],
    scale: 'linear',
    share: 1.2,
    unit: 'I/Os a second',
    format: formatIops,
    axis: (value) => (value >= 1000 ? `${Number((value / 1000).toFixed(1))}k` : String(value)),
  },
  {
    id: 'rate',
    title: 'MB/s',
    note: '',
    lines: [{ name: '', stroke: 'main', values: (series) => series.bytesPerSecond }],
    scale: 'linear',
    share: 0.8,
    unit: 'million bytes a second',
    format: megabytes,
    axis: (value) => String(Math.round(value / 1e6)),
  },
  {
    id: 'latency',
    title: 'p99 with waiting',
    note: 'waiting I/O counted, over the last 1 s',
    lines: [
      { name: '', stroke: 'main', values: (series) => series.p99Ns },
      { name: 'max', stroke: 'side', values: (series) => series.slowestNs },
    ],
    scale: 'log',
    share: 1.4,
    unit: 'time an I/O takes',
    format: formatDurationNs,
    axis: (value) => (value >= 1e9 ? `${value / 1e9} s` : `${value / 1e6} ms`),
  },
  {
    id: 'queue',
    title: 'Outstanding',
    note: '',
    lines: [
      { name: '', stroke: 'main', values: (series) => series.outstanding },
      { name: 'held', stroke: 'held', values: (series) => series.held },
    ],
    scale: 'linear',
    share: 0.95,
    unit: 'I/Os',
    format: formatCount,
    axis: (value) => String(value),
  },
  {
    id: 'map',
    title: 'Latency map',
    note: '',
    lines: [{ name: 'p99', stroke: 'main', values: (series) => series.p99Ns }],
    scale: 'log',
    share: 1.15,
    unit: 'time an I/O takes',
    format: formatDurationNs,
    axis: (value) => (value >= 1e9 ? `${value / 1e9} s` : `${value / 1e6} ms`),
  },
];

/** The latency map's range, always: the picture must not change its scale when something goes wrong. */
export const latencyDomain: readonly [number, number] = [classFloorNs(FIRST), classFloorNs(LAST)];
export const latencyTicks: readonly number[] = [1e6, 1e9];

const LEAST = 26;
const BETWEEN = 6;

const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next round number: top of a linear axis. */
export function roundTop(most: number): number {
  const power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9))));
  return (steps.find((step) => step * power >= most * 1.0001) ?? 10) * power;
}

/** Top and height of each chart in the pane. */
export function placeCharts(height: number): { readonly top: number; readonly height: number }[] {
  const free = Math.max(height - BETWEEN * (charts.length - 1), LEAST * charts.length);
  const shares = charts.reduce((sum, chart) => sum + chart.share, 0);
  let top = 0;
  return charts.map((chart) => {
    const own = Math.max(LEAST, Math.floor((free * chart.share) / shares));
    const placed = { top, height: own };
    top += own + BETWEEN;
    return placed;
  });
}
