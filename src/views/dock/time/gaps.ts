/** Which stretches of a run are worth their length on paper: around events and the playhead; the rest may be torn out. */
import type { Gap } from './time-scale';

const SECOND = 1e9;

export interface QuietSpec {
  readonly startNs: number;
  readonly endNs: number;
  readonly nowNs: number;
  /** Moments that matter, in any order. */
  readonly eventsNs: readonly number[];
  readonly skips: readonly { readonly fromNs: number; readonly toNs: number }[];
}

/** Kept in full before and after a moment, in seconds. */
const aroundEvent = { before: 1.5, after: 2 };
const aroundNow = { before: 10, after: 2 };
const leastGap = 2;

export function quietGaps({ startNs, endNs, nowNs, eventsNs, skips }: QuietSpec): Gap[] {
  // What the lens jumped over was not watched: it is no part of the playhead's neighbourhood.
  const watchedNs = Math.max(startNs, ...skips.map((skip) => skip.toNs).filter((ns) => ns <= nowNs));
  const keep = [
    [startNs, startNs + aroundEvent.after * SECOND],
    [Math.max(nowNs - aroundNow.before * SECOND, watchedNs), nowNs + aroundNow.after * SECOND],
    [endNs - aroundEvent.before * SECOND, endNs],
    ...eventsNs
      .filter((ns) => ns >= startNs && ns <= endNs)
      .map((ns) => [ns - aroundEvent.before * SECOND, ns + aroundEvent.after * SECOND]),
  ].sort((a, b) => a[0] - b[0]);

  const gaps: Gap[] = [];
  let reached = startNs;
  for (const [from, to] of keep) {
    if (from - reached >= leastGap * SECOND) gaps.push(gap(reached, from, skips));
    reached = Math.max(reached, to);
  }
  return gaps;
}

function gap(fromNs: number, toNs: number, skips: QuietSpec['skips']): Gap {
  const skippedNs = skips.reduce(
    (sum, skip) => sum + Math.max(0, Math.min(skip.toNs, toNs) - Math.max(skip.fromNs, fromNs)),
    0,
  );
  return { fromNs, toNs, skipped: skippedNs * 2 > toNs - fromNs };
}

export interface WindowSpec {
  readonly nowNs: number;
  readonly lastEventNs: number;
  /** Ends of running timers. */
  readonly forecastNs: readonly number[];
}

/** How far the ruler reaches: past the forecast, and never less than 20 s. */
export function rulerEnd({ nowNs, lastEventNs, forecastNs }: WindowSpec): number {
  return Math.max(
    20 * SECOND,
    nowNs + 2 * SECOND,
    lastEventNs + 6 * SECOND,
    ...forecastNs.map((ns) => ns + 6 * SECOND),
  );
}
