/**
 * What happens in the fake run, as a function of time and of which of A1 and B1 are cut when. It is written by hand and
 * plausible, not simulated: link down 0.1 s after the cut, 30 s of hold, Failed at +30.1 s, Removed at +31.1 s.
 */
import type { LaneRow, LogRow, TimerFacts, WhyLine } from '../../src/sim/run/reading';

const s = 1_000_000_000;
export interface Cut {
  readonly cable: string;
  readonly atNs: number;
  readonly mendNs: number;
}
export const hbaOf = (cable: string): number => (cable.startsWith('A') ? 0 : 1);
export const portOf = (hba: number): string => `web1.hba${hba}.0`;

export interface HbaNow {
  readonly state: 'loggedIn' | 'linkDown' | 'loggingIn' | 'lost';
  readonly sinceNs: number;
  readonly paths: 'activeOptimized' | 'failed' | 'removed';
  readonly pathsSinceNs: number;
  readonly down: boolean;
  /** Its wire carries no frame, though nobody may know. */
  readonly cutAtNs: number;
}

export function hbaAt(cuts: readonly Cut[], hba: number, t: number): HbaNow {
  const own = cuts.filter((cut) => hbaOf(cut.cable) === hba && cut.atNs <= t);
  const last = own.at(-1);
  const healthy: HbaNow = { state: 'loggedIn', sinceNs: 0, paths: 'activeOptimized', pathsSinceNs: 0, down: false, cutAtNs: -1 };
  if (!last) return healthy;
  const seen = last.atNs + 0.1 * s;
  const ends = seen + 30 * s;
  const removed = ends + 1 * s;
  if (t >= last.mendNs) {
    if (last.mendNs < seen) return healthy;
    const login = last.mendNs + 0.15 * s;
    const was = last.mendNs >= removed ? 'removed' : last.mendNs >= ends ? 'failed' : 'activeOptimized';
    if (t < login) return { ...healthy, state: 'loggingIn', sinceNs: last.mendNs, paths: was, pathsSinceNs: was === 'removed' ? removed : ends };
    return { ...healthy, sinceNs: login, pathsSinceNs: was === 'activeOptimized' ? 0 : login };
  }
  const down = { down: true, cutAtNs: last.atNs };
  if (t < seen) return { ...healthy, ...down };
  if (t < ends) return { ...healthy, ...down, state: 'linkDown', sinceNs: seen };
  if (t < removed) return { ...healthy, ...down, state: 'lost', sinceNs: ends, paths: 'failed', pathsSinceNs: ends };
  return { ...healthy, ...down, state: 'lost', sinceNs: ends, paths: 'removed', pathsSinceNs: removed };
}

export function timersAt(cuts: readonly Cut[], t: number): TimerFacts[] {
  const timers: TimerFacts[] = [];
  for (const hba of [0, 1]) {
    const now = hbaAt(cuts, hba, t);
    if (now.state === 'linkDown') {
      timers.push({ id: `hold/${portOf(hba)}`, aim: portOf(hba), label: 'Link-down hold', startNs: now.sinceNs, endNs: now.sinceNs + 30 * s, setting: 'linkDownHoldNs' });
    }
    if (now.paths === 'failed' && now.state === 'lost') {
      timers.push({ id: `pnp/${portOf(hba)}`, aim: portOf(hba), label: 'PnP removal', startNs: now.sinceNs, endNs: now.sinceNs + 1 * s, setting: 'pnpRemoveDelayNs' });
    }
  }
  return timers;
}

/** Instants at which something changes, ascending, after `from`. */
export function turns(cuts: readonly Cut[]): number[] {
  return cuts
    .flatMap((cut) => {
      const all = [cut.atNs, cut.atNs + 0.1 * s, cut.atNs + 30.1 * s, cut.atNs + 31.1 * s].filter((at) => at < cut.mendNs);
      return Number.isFinite(cut.mendNs) ? [...all, cut.mendNs, cut.mendNs + 0.15 * s] : all;
    })
    .sort((a, b) => a - b);
}

/** When the application last saw an I/O complete, if nothing completes at `t`. */
export function stalledSince(cuts: readonly Cut[], t: number): number | null {
  const stuck = [0, 1].map((hba) => hbaAt(cuts, hba, t)).filter((one) => one.down && one.paths === 'activeOptimized');
  return stuck.length === 0 ? null : Math.min(...stuck.map((one) => one.cutAtNs));
}

export function laneRows(cuts: readonly Cut[]): LaneRow[] {
  const rows: LaneRow[] = [];
  const push = (lane: string, atNs: number, state: string, owner: string) => {
    const last = rows.findLast((row) => row.lane === lane);
    if (last?.state !== state) rows.push({ lane, atNs, state, owner });
  };
  for (const at of [0, ...turns(cuts)]) {
    for (const hba of [0, 1]) {
      const now = hbaAt(cuts, hba, at);
      push(`hba/${portOf(hba)}`, at, now.state, 'HBA');
      for (const n of hba === 0 ? [1, 2] : [3, 4]) {
        push(`path/web1/lun0/${n}`, at, now.paths, 'MPIO');
        push(`truth/web1/lun0/${n}`, at, now.down ? 'down' : 'up', 'truth');
      }
    }
    push('app/oltp', at, stalledSince(cuts, at) === null ? 'running' : 'waiting', 'app');
    push('ctr/a1.ctr1', at, 'up', 'array');
    push('ctr/a1.ctr2', at, 'up', 'array');
  }
  return rows;
}

export function logRows(cuts: readonly Cut[]): LogRow[] {
  const rows: Omit<LogRow, 'seq' | 'cause'>[] = [];
  const add = (atNs: number, source: string, code: string, aim: string, eventId: number | null = null, params: LogRow['params'] = {}) =>
    rows.push({ atNs, source, code, aim, eventId, params });
  for (const cut of cuts) {
    const hba = hbaOf(cut.cable);
    const port = portOf(hba);
    const paths = hba === 0 ? [1, 2] : [3, 4];
    add(cut.atNs, 'fault', 'cut', cut.cable);
    const seen = cut.atNs + 0.1 * s;
    if (cut.mendNs > seen) add(seen, 'hba', 'link-down', port, null, { held: 32 });
    const ends = seen + 30 * s;
    if (cut.mendNs > ends) {
      add(ends, 'hba', 'hold-ended', port);
      for (const n of paths) add(ends, 'mpio', 'failover', `web1/lun0/${n}`, 16, { disk: 'MPIO Disk0' });
      add(ends, 'mpio', 'degraded', 'lun0', 17, { disk: 'MPIO Disk0' });
    }
    if (cut.mendNs > ends + s) for (const n of paths) add(ends + s, 'mpio', 'path-removed', `web1/lun0/${n}`, 46, { disk: 'MPIO Disk0' });
    if (Number.isFinite(cut.mendNs)) {
      add(cut.mendNs, 'fault', 'mend', cut.cable);
      add(cut.mendNs + 0.15 * s, 'hba', 'logged-in', port);
      if (cut.mendNs > ends + s) for (const n of paths) add(cut.mendNs + 0.15 * s, 'mpio', 'path-arrived', `web1/lun0/${n}`, null, {});
    }
  }
  return rows.sort((a, b) => a.atNs - b.atNs).map((row, seq) => ({ ...row, seq, cause: seq - 1 }));
}

export function whyLines(cuts: readonly Cut[], t: number): WhyLine[] {
  const cut = cuts.findLast((one) => one.atNs <= t);
  if (!cut) return [];
  const port = portOf(hbaOf(cut.cable));
  const ends = cut.atNs + 30.1 * s;
  const line = (atNs: number, code: string, aim: string, params: WhyLine['params'] = {}): WhyLine => ({ atNs, code, params, aim, forecast: atNs > t });
  const lines = [
    line(cut.atNs, 'cut', cut.cable, { cable: cut.cable }),
    line(cut.atNs + 0.005 * s, 'slots-stuck', 'oltp', { held: 32, of: 32 }),
    line(cut.atNs + 0.1 * s, 'link-down', port, { held: 32, holdNs: 30 * s }),
    line(ends, 'hold-ended', port, {}),
    line(ends + 0.007 * s, 'first-completion', 'oltp', {}),
  ];
  return lines.filter((one) => one.atNs < cut.mendNs);
}

/** A small reproducible wobble, -1 to 1. */
export function wobble(world: number, row: number): number {
  let h = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(world + 7, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3ce5);
  return ((h >>> 8) & 0xffff) / 32768 - 1;
}
