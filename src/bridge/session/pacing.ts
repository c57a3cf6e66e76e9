/**
 * Wall time × speed → how far to run. The only clock near the laboratory; it never changes results, only when they come.
 * The lens skips waits in which nothing but a one-shot timer runs.
 */
import { timersOf, type World } from '../../sim';
import type { TimerFacts } from '../../sim/run/reading';

const second = 1_000_000_000;

export interface Skip {
  readonly why: string;
  readonly aim: string;
  readonly fromNs: number;
  readonly untilNs: number;
}

/** A wait worth skipping from `nowNs` on, or null. `lastControlNs`: time of the newest row of the event list. */
export function skipFrom(w: World, nowNs: number, lastControlNs: number): Skip | null {
  if (nowNs - lastControlNs < second) return null;
  let next: TimerFacts | null = null;
  for (const timer of timersOf(w)) {
    // A stuck command beside healthy I/O is no wait.
    if (timer.setting === 'diskTimeoutNs' && !allWait(w, nowNs)) continue;
    if (timer.endNs > nowNs && (!next || timer.endNs < next.endNs)) next = timer;
  }
  if (!next || next.endNs - nowNs < 2 * second) return null;
  return { why: next.label, aim: next.aim, fromNs: nowNs, untilNs: next.endNs - second };
}

function allWait(w: World, nowNs: number): boolean {
  for (let load = 0; load < w.dir.workloads.length; load++) if (nowNs - w.load.lastDoneNs[load]! < second) return false;
  return true;
}

/** How much simulated time a slice of wall time asks for; a long pause of the page asks for at most a tenth of a second. */
export function wantedNs(wallMs: number, speed: number | 'max'): number {
  if (speed === 'max') return Number.MAX_SAFE_INTEGER;
  return Math.floor(Math.min(wallMs, 100) * 1_000_000 * speed);
}

/** Simulated seconds per wall second, smoothed over about half a second. */
export class SpeedMeter {
  private simNs = 0;
  private wallMs = 0;
  value = 0;
  add(simNs: number, wallMs: number): void {
    this.simNs += simNs;
    this.wallMs += wallMs;
    if (this.wallMs < 250) return;
    this.value = this.simNs / 1_000_000 / this.wallMs;
    this.simNs *= 0.5;
    this.wallMs *= 0.5;
  }
  reset(): void {
    this.simNs = 0;
    this.wallMs = 0;
    this.value = 0;
  }
}
