/** The ruler of the dock at this moment: what the timeline, the charts and the comparison share. */
import type { LogRow, RunFacts, TimerFacts } from '../../../sim/run/reading';
import { quietGaps, rulerEnd } from './gaps';
import { timeScale } from './time-scale';
import type { Gap, TimeScale } from './time-scale';

export interface RulerSource {
  readonly nowNs: number;
  readonly facts: RunFacts | null;
  /** All that is known, after the playhead too. */
  readonly log: readonly LogRow[];
  readonly skips: readonly { readonly fromNs: number; readonly toNs: number }[];
}

/** Time alone, before any pixels. */
export interface RulerSpan {
  readonly startNs: number;
  readonly endNs: number;
  readonly gaps: readonly Gap[];
}

const MERGE_NS = 5e8;
const MOST_MOMENTS = 24;

const SOON_NS = 1e10;

/** The timers that are forecast: the next one to end and those soon after it. A later one waits until it is next. */
export function nextTimers(facts: RunFacts | null, nowNs: number): TimerFacts[] {
  const running = (facts?.timers ?? []).filter((timer) => timer.endNs > nowNs);
  const nextNs = Math.min(...running.map((timer) => timer.endNs));
  return running.filter((timer) => timer.endNs <= nextNs + SOON_NS).sort((a, b) => a.endNs - b.endNs);
}

export function rulerSpan({ nowNs, facts, log, skips }: RulerSource): RulerSpan {
  const forecastNs = nextTimers(facts, nowNs).map((timer) => timer.endNs);
  const moments = momentsOf(log);
  const startNs = moments.startNs;
  const lastEventNs = moments.atNs[moments.atNs.length - 1] ?? 0;
  const endNs = rulerEnd({ nowNs, lastEventNs, forecastNs });
  const gaps = quietGaps({ startNs, endNs, nowNs, eventsNs: [...moments.atNs, ...forecastNs], skips });
  return { startNs, endNs, gaps };
}

export const rulerScale = (span: RulerSpan, x0: number, x1: number, strip?: number, wanted?: number): TimeScale =>
  timeScale({ ...span, x0, x1, strip, wanted });

/** Times of the log's rows, those near each other as one; of very many only the latest, and the ruler begins there. */
export function momentsOf(log: readonly LogRow[]): { readonly atNs: readonly number[]; readonly startNs: number } {
  const atNs: number[] = [];
  for (const row of log) {
    if (atNs.length === 0 || row.atNs - atNs[atNs.length - 1] > MERGE_NS) atNs.push(row.atNs);
  }
  if (atNs.length <= MOST_MOMENTS) return { atNs, startNs: 0 };
  const latest = atNs.slice(-MOST_MOMENTS);
  return { atNs: latest, startNs: Math.max(0, Math.floor(latest[0] / 1e9 - 1) * 1e9) };
}
