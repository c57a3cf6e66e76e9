/** The four numbers beside the clock. They always say something, and always in the same width. */
import { formatDurationNs, formatIops, formatOfBefore } from '../../locales';
import type { WorkloadLive } from '../../sim/run/reading';

/** A wait that a user would feel: above this the numbers turn to attention. */
export const longWaitNs = 1_000_000_000;

export interface Kpi {
  readonly id: 'no-io-for' | 'slowest' | 'iops' | 'p99';
  readonly label: string;
  /** Small print after the label. */
  readonly aside: string;
  readonly value: string;
  readonly unit: string;
  readonly long: boolean;
  readonly help: string;
}
const split = (text: string): readonly [string, string] => {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

export function kpis(load: WorkloadLive | null): readonly Kpi[] {
  const duration = (id: Kpi['id'], label: string, ns: number | null, help: string): Kpi => {
    const [value, unit] = ns === null ? ['–', ''] : split(formatDurationNs(ns));
    return { id, label, aside: '', value, unit, long: ns !== null && ns > longWaitNs, help };
  };
  const of = load ? formatOfBefore(load.iops, load.iopsBefore) : '–';
  return [
    duration('no-io-for', 'No I/O for', load?.noIoForNs ?? null, 'Longest time without a completed I/O since the last fault'),
    duration('slowest', 'Slowest I/O', load?.slowestNs ?? null, 'Longest I/O since the last fault, waiting ones included'),
    {
      id: 'iops',
      label: 'IOPS',
      aside: load ? `, ${formatIops(load.iops)} of ${formatIops(load.iopsBefore)}` : '',
      value: of,
      unit: of === '–' ? '' : 'of before',
      long: false,
      help: 'I/Os a second now, against the five seconds before the last fault. Model values',
    },
    duration('p99', 'p99, last 1 s', load?.p99Ns ?? null, '99 % of I/Os of the last second were faster; the age of waiting ones counts'),
  ];
}

export function speedText(speed: number | 'max'): string {
  if (speed === 'max') return 'Max';
  if (speed >= 1) return `${speed}x`;
  return `1/${Math.round(1 / speed)}x`;
}
/** `10x`, or `38x of 100x` when the machine cannot keep up; never while a wait is skipped, then speed means nothing. */
export function speedLabel(wanted: number | 'max', reached: number, playing: boolean, skipping: boolean): string {
  if (!playing || skipping || reached <= 0) return speedText(wanted);
  const shown = reached >= 10 ? `${Math.round(reached)}x` : `${Number(reached.toPrecision(2))}x`;
  if (wanted === 'max') return `Max, ${shown}`;
  return reached < wanted * 0.85 ? `${shown} of ${speedText(wanted)}` : speedText(wanted);
}
interface Skip {
  readonly fromNs: number;
  readonly toNs: number;
  readonly why: string;
}
const lengthText = (skip: Skip): string => formatDurationNs(skip.toNs - skip.fromNs).replace(/\.0 s$/, ' s');
/** `28 s skipped: link-down hold of HBA-1` */
export const skipText = (skip: Skip): string => `${lengthText(skip)} skipped: ${skip.why}`;
/** `Skipping 28 s: link-down hold of HBA-1`, while it is under way. */
export const skippingText = (skip: Skip): string => `Skipping ${lengthText(skip)}: ${skip.why}`;
