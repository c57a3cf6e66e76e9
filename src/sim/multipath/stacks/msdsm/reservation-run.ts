/**
 * A reservation command under way (ms-mpio.md 7.7, with 14.1): which paths it goes down, one after the other, and what the
 * answers add up to. A plain record, no state of the DSM; what the DSM remembers of it is in `reservations.ts`.
 */
import { isReservationIn, OutcomeKind, type Outcome, type Reservation } from '../../../scsi';
import type { Nanos } from '../../../kernel';
import { asksAgain } from './verdicts';

/** `every`: down all paths, each has to succeed · `first-good`: the next path on failure · `one`: there is no second. */
export type ReservationMode = 'every' | 'first-good' | 'one';

export interface ReservationRun {
  readonly command: Reservation;
  readonly mode: ReservationMode;
  /** Still to be tried after the one under way. */
  readonly left: readonly number[];
  /** Start of the window in which resets and transitions are no answer. */
  readonly sinceNs: Nanos;
  readonly succeeded: readonly number[];
  /** What the first path that failed said; when a key is registered, the last one (sample). */
  readonly failure: Outcome | null;
  /** What a PERSISTENT RESERVE IN gave. */
  readonly keys: readonly string[];
}

export function modeOf(action: Reservation['action']): ReservationMode {
  switch (action) {
    case 'register':
    case 'register-ignore':
      return 'every';
    case 'preempt-abort':
    case 'report-capabilities':
      return 'one';
    default:
      return 'first-good';
  }
}

export const registers = (action: Reservation['action']): boolean => modeOf(action) === 'every';
export const isZeroKey = (key: string): boolean => /^0*$/.test(key);

/** Whose status is told when several paths fail: the last one's for a new key, the first one's for all else. */
export const tellsLastFailure = ({ action, serviceKey }: Reservation): boolean =>
  registers(action) && !isZeroKey(serviceKey);

/** What a run can go through, in the order of the DSM's list. */
export interface Ways {
  /** Neither failed nor leaving. */
  readonly alive: readonly number[];
  /** Of these, those that are eligible, which under a key means registered. */
  readonly eligible: readonly number[];
  /** The path to be used, looked for anew; -1 none. */
  readonly toUse: number;
}

/** The last of the list goes first. PERSISTENT RESERVE IN may go down a path that is not registered (14.1). */
export function routeOf(command: Reservation, ways: Ways): readonly number[] {
  const mode = modeOf(command.action);
  if (mode === 'one') return ways.toUse < 0 ? [] : [ways.toUse];
  return (mode === 'every' || isReservationIn(command.action) ? ways.alive : ways.eligible).toReversed();
}

/**
 * Sent again down the same path: a unit attention 29, 2A or 3F, or 04/0A, within DsmMaximumStateTransitionTime. The sample
 * does so for PERSISTENT RESERVE IN only while the LUN holds a key. One window for the whole command is an ASSUMPTION: its
 * traces never come to the end of it.
 */
export const triesAgain = (
  run: ReservationRun,
  outcome: Outcome,
  nowNs: Nanos,
  windowNs: Nanos,
  keyHeld: boolean,
): boolean => asksAgain(outcome) && nowNs - run.sinceNs < windowNs && (keyHeld || !isReservationIn(run.command.action));

/** A path has answered for good: what comes next. */
export function advance(
  run: ReservationRun,
  path: number,
  outcome: Outcome,
  keys: readonly string[],
): { readonly run: ReservationRun; readonly next: number } {
  const ok = outcome.kind === OutcomeKind.good;
  const after: ReservationRun = {
    ...run,
    left: run.left.slice(1),
    succeeded: ok ? [...run.succeeded, path] : run.succeeded,
    failure: ok || (run.failure && !tellsLastFailure(run.command)) ? run.failure : outcome,
    keys: ok ? keys : run.keys,
  };
  const ends = run.mode === 'one' || (run.mode === 'first-good' && ok) || run.left.length === 0;
  return { run: after, next: ends ? -1 : run.left[0] };
}

/** Down every path: all have to succeed; otherwise one is enough. */
export const isGoodRun = (run: ReservationRun): boolean =>
  run.mode === 'every' ? run.failure === null && run.succeeded.length > 0 : run.succeeded.length > 0;
