/** A lane as marks: bars with their word, the echo of the stroke, truth, timers. Pixels only. */
import { longestThatFits, textWidth } from '../shared/text-width';
import type { TimeScale } from '../time/time-scale';
import type { Lane } from './lanes';
import type { Segment } from './segments';
import { lookOf, wordings } from './state-look';
import type { StateLook, Truth } from './state-look';

export interface BarMark {
  readonly x: number;
  readonly width: number;
  readonly look: StateLook;
  readonly word: string;
  readonly wordX: number;
  /** In full, for the tooltip and the screen reader. */
  readonly title: string;
  readonly echo: readonly [number, number] | null;
  /** A cross instead of a word, in a bar too short for any. */
  readonly crossX: number | null;
}
export interface TruthMark {
  readonly x0: number;
  readonly x1: number;
  readonly state: Truth;
}
export interface TimerMark {
  readonly id: string;
  readonly x0: number;
  readonly x1: number;
  readonly text: string;
  readonly textX: number;
  readonly anchor: 'start' | 'end';
}

const PAD = 6;
const GAP = 1.5;
const ROOMY = 90;

export function barsOf(lane: Lane, scale: TimeScale): BarMark[] {
  return lane.segments
    .map((segment): BarMark | null => {
      const toNs = segment.open ? Math.max(lane.sureUntilNs, segment.toNs) : segment.toNs;
      if (toNs < scale.startNs) return null;
      const x0 = scale.x(Math.max(segment.fromNs, scale.startNs)) + GAP / 2;
      const x1 = scale.x(toNs) - GAP / 2;
      const width = Math.max(x1 - x0, 1);
      const look = lookOf(lane.kind, segment.state);
      const room = roomForWord(x0, x1, scale);
      const words = wordings(look, segment.owner);
      const full = words.slice(0, words.length - look.words.length + 1);
      // The whole word in solid time, else across a tear, else a short one.
      const solid = longestThatFits(full, room.width - PAD - 2);
      const across = solid === '' ? longestThatFits(full, width - PAD - 2) : '';
      const word = solid || across || longestThatFits(words, room.width - PAD - 2);
      const wordX = (across === '' ? room.x : x0) + PAD;
      const end = word === '' ? x0 : wordX + textWidth(word, 11, true);
      const echo: readonly [number, number] | null = look.echo !== 'none' && x1 - end > 30 ? [end + 14, x1 - 6] : null;
      const crossX = word === '' && look.sign === 'cross' && width >= 9 ? x0 + width / 2 : null;
      return { x: x0, width, look, word, wordX, title: titleOf(segment, look), echo, crossX };
    })
    .filter((mark) => mark !== null);
}

/** A word stands in solid time: in the first part between tears that has room, else in the widest. */
function roomForWord(x0: number, x1: number, scale: TimeScale): { readonly x: number; readonly width: number } {
  const parts: { x: number; width: number }[] = [];
  let from = x0;
  for (const tear of scale.tears) {
    if (tear.x1 <= x0 || tear.x0 >= x1) continue;
    if (tear.x0 > from) parts.push({ x: from, width: tear.x0 - from });
    from = Math.max(from, tear.x1 + 4);
  }
  if (x1 > from) parts.push({ x: from, width: x1 - from });
  if (parts.length === 0) {
    const tear = scale.tears.find((one) => one.x0 <= x0 && one.x1 >= x1);
    return tear ? { x: x0 + 2, width: x1 - x0 - 6 } : { x: x0, width: x1 - x0 };
  }
  const part = parts.find((one) => one.width >= ROOMY) ?? parts.reduce((a, b) => (b.width > a.width ? b : a));
  return { x: part.x, width: part.width };
}

const seconds = (ns: number): string => `${(ns / 1e9).toFixed(3)} s`;

const titleOf = (segment: Segment, look: StateLook): string => {
  const owner = segment.owner === '' ? '' : ` (${segment.owner})`;
  const until = segment.open
    ? `since ${seconds(segment.fromNs)}`
    : `${seconds(segment.fromNs)} to ${seconds(segment.toNs)}`;
  return `${look.words[0]}${owner}, ${until}`;
};

export function truthOf(lane: Lane, scale: TimeScale): TruthMark[] {
  return lane.truth.map((segment) => ({
    x0: scale.x(segment.fromNs),
    x1: scale.x(segment.open ? scale.endNs : segment.toNs),
    state: segment.state === 'up' || segment.state === 'silent' ? segment.state : 'down',
  }));
}

/** The countdown stands left of the playhead in its bar; right of it when the bar has only begun. */
export function timersOf(lane: Lane, bars: readonly BarMark[], scale: TimeScale, nowNs: number): TimerMark[] {
  return lane.timers
    .filter((timer) => timer.endNs > nowNs && timer.startNs <= nowNs)
    .map((timer, index) => {
      const text = index > 0 ? '' : `${((timer.endNs - nowNs) / 1e9).toFixed(1)} s left`;
      const width = textWidth(text, 11, true);
      const nowX = scale.x(nowNs);
      const bar = bars.findLast((one) => one.x <= nowX);
      const wordEnd = bar && bar.word !== '' ? bar.wordX + textWidth(bar.word, 11, true) : (bar?.x ?? scale.x0);
      const left = nowX - 8 - width > wordEnd + 3;
      const start = Math.max(nowX + 34, wordEnd + 10);
      const torn = scale.tears.some((tear) => start + width > tear.x0 && start < tear.x1 + 6);
      const fits = left || (!torn && start + width < scale.x(timer.endNs) - 4);
      return {
        id: timer.id,
        x0: scale.x(timer.startNs),
        x1: scale.x(timer.endNs),
        text: fits ? text : '',
        textX: left ? nowX - 8 : start,
        anchor: left ? ('end' as const) : ('start' as const),
      };
    });
}
