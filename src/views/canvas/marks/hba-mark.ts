/** The words of an HBA strip: what its driver knows, and the timer that counts there. */
import type { HbaFacts, TimerFacts, WorkloadLive } from '../../../sim/run/reading';
import { formatEventTime, formatSettingNs } from '../../../locales';

export interface HbaLine {
  readonly text: string;
  readonly tone: 'ink2' | 'fail' | 'att' | 'ao';
  readonly strong: boolean;
}
export interface HbaMark {
  readonly state: string;
  readonly lines: readonly HbaLine[];
  /** Share of the timer that is left, and the seconds, for the ring. */
  readonly ring: { readonly left: number; readonly text: string } | null;
  readonly held: number;
  readonly inFlight: number;
}
export interface HbaSight {
  readonly port: string;
  readonly facts: HbaFacts | undefined;
  readonly live: { readonly held: number; readonly inFlight: number } | undefined;
  readonly timers: readonly TimerFacts[];
  readonly nowNs: number;
  /** Why an adapter that could send does not. */
  readonly quiet: Quiet;
  /** Its own light; a port without a cable says so. */
  readonly cabled: boolean;
}

/** `mpio`: no outstanding I/O has a path yet; `slots`: all are held somewhere; `idle`: the application has none, or all moves. */
export type Quiet = 'idle' | 'mpio' | 'slots';
export function quietOf(workloads: readonly Pick<WorkloadLive, 'state' | 'slots'>[]): Quiet {
  if (workloads.length === 0 || workloads.some((one) => one.state !== 'waiting')) return 'idle';
  const slots = workloads.flatMap((one) => [...one.slots]);
  return slots.length > 0 && slots.every((slot) => slot === 0) ? 'mpio' : 'slots';
}
const quietWords: Readonly<Record<Quiet, string>> = { idle: 'idle', mpio: 'MPIO holds I/O', slots: 'no free slot, sends nothing' };

const line = (text: string, tone: HbaLine['tone'] = 'ink2', strong = false): HbaLine => ({ text, tone, strong });

export function timerOf(sight: Pick<HbaSight, 'port' | 'timers'>): TimerFacts | undefined {
  return sight.timers.find((timer) => timer.aim === sight.port || timer.aim.startsWith(`${sight.port}>`));
}

export function hbaMark(sight: HbaSight): HbaMark {
  const { facts, nowNs } = sight;
  const sent = sight.live?.inFlight ?? facts?.inFlight ?? 0;
  const dark = facts?.state === 'linkDown';
  const kept = sight.live?.held ?? facts?.held ?? 0;
  // The driver counts all it has been given. Without light what had left waits for the same timer as what had not.
  const held = dark ? Math.max(sent, kept) : kept;
  const inFlight = dark ? 0 : Math.max(0, sent - kept);
  const timer = timerOf(sight);
  const leftNs = timer ? Math.max(0, timer.endNs - nowNs) : 0;
  const wholeNs = timer ? timer.endNs - timer.startNs : 0;
  const left = timer ? line(`${(leftNs / 1e9).toFixed(1)} s left of ${formatSettingNs(wholeNs)}`, 'att', true) : null;
  const ring = timer && wholeNs > 0 ? { left: leftNs / wholeNs, text: (leftNs / 1e9).toFixed(1) } : null;
  const base = { held, inFlight, ring };
  const holds = held > 0 ? line(`holds ${held} I/O${held === 1 ? '' : 's'}`, 'att') : null;
  const some = (...lines: (HbaLine | null)[]): HbaLine[] => lines.filter((one) => one !== null);
  if (!sight.cabled && facts?.state !== 'disabled') return { ...base, ring: null, state: facts?.state ?? 'unknown', lines: [line('No cable')] };
  switch (facts?.state) {
    case 'linkDown':
      return { ...base, state: 'linkDown', lines: some(line('Link down', 'fail', true), holds ?? line('holds I/O, none yet'), left) };
    case 'lost': {
      const gone = line(`given up at ${formatEventTime(facts.sinceNs)} s`);
      return { ...base, ring: null, state: 'lost', lines: some(line('Lost', 'fail', true), line('no light'), gone) };
    }
    case 'loggingIn':
      return { ...base, state: 'loggingIn', lines: some(line('Logging in', 'att', true), holds, left) };
    case 'disabled':
      return { ...base, state: 'disabled', lines: [line('Disabled')] };
    default: {
      const away = facts?.nexuses.some((nexus) => nexus.state !== 'loggedIn') ?? false;
      const busy = inFlight > 0 ? line(sight.quiet === 'slots' ? `${inFlight} sent, no answer` : `${inFlight} in flight`) : line(quietWords[sight.quiet]);
      if (away) return { ...base, state: 'targetGone', lines: some(line('Link up, a target is gone', 'att', true), holds ?? busy, left) };
      return { ...base, state: facts?.state ?? 'unknown', lines: some(line('Link up', inFlight > 0 ? 'ao' : 'ink2'), held > 0 ? holds : busy, left) };
    }
  }
}
