/** Commands that a stack sends by itself: TEST UNIT READY, REPORT and SET TARGET PORT GROUPS, reservations. Few, so plain objects. */
import { OutcomeKind, type Outcome } from '../../scsi';
import { roundTripNs } from '../stages/choose';
import { truthOf } from './light';
import { schedule } from './schedule';
import type { Probe, World } from '../world';

/** What the controller needs for such a command. */
const serviceNs = 100_000;
const refusedNs = 1_000;

type Sent = Pick<Probe, 'host' | 'path' | 'tag' | 'command' | 'timeoutNs' | 'reservation'>;

export function sendProbe(w: World, sent: Sent): void {
  const { path, timeoutNs } = sent;
  const nexus = w.path.nexus[path]!;
  const dead = w.nexus.gate[nexus] === 2;
  const travels = !dead && w.nexus.gate[nexus] === 0 && truthOf(w, nexus) === 'up';
  const number = w.probeNext++;
  w.probes.set(number, { ...sent, sentNs: w.nowNs, travels: dead || travels });
  const afterNs = dead ? refusedNs : travels ? roundTripNs(w, w.nexus.leg[nexus]!) + serviceNs : timeoutNs;
  schedule(w, w.nowNs + afterNs, { do: 'probe-answer', probe: number });
}

/** Outcome of a probe that did not get an answer in time. */
export const timedOut: Outcome = { kind: OutcomeKind.timeout, sense: 0 };
export const deviceGone: Outcome = { kind: OutcomeKind.noDevice, sense: 0 };
export const conflict: Outcome = { kind: OutcomeKind.reservationConflict, sense: 0 };
export const good: Outcome = { kind: OutcomeKind.good, sense: 0 };
