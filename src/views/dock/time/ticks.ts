/** Marks of the ruler: small ones each step, long ones with a number where there is room. */
import { textWidth } from '../shared/text-width';
import type { Tear, TimeScale } from './time-scale';

export interface Tick {
  readonly x: number;
  readonly ns: number;
  /** Empty for a small mark. */
  readonly label: string;
}

const SECOND = 1e9;
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600];
const LABEL_ROOM = 30;
const MARK_ROOM = 9;

/** `reserved`: stretches of x where no number may stand (the playhead's label). */
export function ticks(scale: TimeScale, reserved: readonly (readonly [number, number])[] = []): Tick[] {
  const perSecond = Math.max(scale.pxPerSecond, 1e-6);
  const small = steps.find((step) => step * perSecond >= MARK_ROOM) ?? steps[steps.length - 1];
  const big = steps.find((step) => step * perSecond >= LABEL_ROOM && isMultiple(step, small)) ?? small * 5;
  const out: Tick[] = [];
  let free = -Infinity;
  const count = Math.floor(scale.endNs / SECOND / small + 1e-6);
  for (let index = Math.ceil(scale.startNs / SECOND / small - 1e-6); index <= count; index++) {
    const seconds = index * small;
    const ns = Math.round(seconds * SECOND);
    const x = scale.x(ns);
    if (inTear(scale.tears, ns)) {
      index = Math.max(index, Math.floor(tearOf(scale.tears, ns).toNs / SECOND / small) - 1);
      continue;
    }
    const text = secondsText(
      seconds,
      out.every((tick) => tick.label === ''),
    );
    const half = halfOf(text);
    const clear = isMultiple(seconds, big) && x - half > free && isFree(x, half, scale, reserved);
    if (clear) free = x + half + 8;
    out.push({ x, ns, label: clear ? text : '' });
  }
  return withStretches(out, scale, reserved);
}
const halfOf = (text: string): number => text.length * 3.4;
const isFree = (x: number, half: number, { tears }: TimeScale, reserved: readonly (readonly [number, number])[]): boolean =>
  !reserved.some(([from, to]) => x + half > from && x - half < to) &&
  !tears.some((tear) => x + half > tear.x0 - 1 && x - half < tear.x1 + 1);

/** A stretch between two tears that got no number takes one of its small marks', the roundest that fits. */
function withStretches(marks: Tick[], scale: TimeScale, reserved: readonly (readonly [number, number])[]): Tick[] {
  const edges = [-Infinity, ...scale.tears.flatMap((tear) => [tear.x0, tear.x1]), Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    const own = marks.filter((mark) => mark.x >= edges[i] && mark.x <= edges[i + 1]);
    if (own.length === 0 || own.some((mark) => mark.label !== '')) continue;
    const fitting = own.map((mark) => ({ mark, seconds: mark.ns / SECOND }))
      .filter(({ mark, seconds }) => isFree(mark.x, halfOf(secondsText(seconds, false)), scale, reserved));
    const roundest = [10, 5, 2, 1].flatMap((step) => fitting.filter(({ seconds }) => isMultiple(seconds, step))).at(0);
    if (roundest) marks[marks.indexOf(roundest.mark)] = { ...roundest.mark, label: secondsText(roundest.seconds, false) };
  }
  return marks;
}

const isMultiple = (value: number, of: number): boolean => Math.abs(value / of - Math.round(value / of)) < 1e-6;
const inTear = (tears: readonly Tear[], ns: number): boolean =>
  tears.some((tear) => ns > tear.fromNs && ns < tear.toNs);
const tearOf = (tears: readonly Tear[], ns: number): Tear =>
  tears.find((tear) => ns > tear.fromNs && ns < tear.toNs) as Tear;

function secondsText(seconds: number, first: boolean): string {
  if (seconds >= 120) {
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  }
  const digits = isMultiple(seconds, 1) ? 0 : 1;
  return seconds.toFixed(digits) + (first ? ' s' : '');
}

/** `12 s`, `2 min 05 s`, `26 s skipped`. */
export function tearText(tear: Tear): string {
  const seconds = Math.round((tear.toNs - tear.fromNs) / SECOND);
  const length =
    seconds < 120
      ? `${seconds} s`
      : seconds < 7200
        ? `${Math.floor(seconds / 60)} min`
        : `${(seconds / 3600).toFixed(1)} h`;
  return tear.skipped ? `${length} skipped` : length;
}

export interface TearLabel {
  readonly fromNs: number;
  readonly x: number;
  readonly text: string;
  /** Where it stands, for what must keep away. */
  readonly span: readonly [number, number];
}

/** The length of each torn wait, in its strip; shorter words in narrow strips, none where the playhead's label is. */
export function tearLabels(scale: TimeScale, reserved: readonly (readonly [number, number])[] = []): TearLabel[] {
  const out: TearLabel[] = [];
  for (const tear of scale.tears) {
    const x = (tear.x0 + tear.x1) / 2;
    const room = tear.x1 - tear.x0 + 16;
    const text = [tearText(tear), tearText({ ...tear, skipped: false })].find((words) => textWidth(words) <= room);
    if (text === undefined) continue;
    const half = textWidth(text) / 2 + 3;
    const span: readonly [number, number] = [x - half, x + half];
    const taken = [...reserved, ...out.map((label) => label.span)];
    if (taken.every(([from, to]) => span[1] <= from || span[0] >= to)) out.push({ fromNs: tear.fromNs, x, text, span });
  }
  return out;
}

/** The playhead's label: `20.000 s`, `12:05.250` from two minutes on. Cut like the clock's, so that both say the same. */
export function playheadText(ns: number): string {
  const ms = Math.floor(ns / 1e6);
  if (ms < 120_000) return `${(ms / 1000).toFixed(3)} s`;
  const minutes = Math.floor(ms / 60_000);
  return `${minutes}:${((ms % 60_000) / 1000).toFixed(3).padStart(6, '0')}`;
}
