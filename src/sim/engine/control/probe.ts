/** Commands that a stack sends by itself: TEST UNIT READY, REPORT and SET TARGET PORT GROUPS, reservations. Few, so plain objects. */
import { OutcomeKind, type Outcome } from '../../scsi';
import { roundTripNs } from '../stages/choose';
import { truthOf } from './light';
import { schedule } from './schedule';
import type { Probe, World } from '../world';

/** What the controller needs for such a command. */
const serviceNs = 100_000;
const refusedNs = 1_000;

/** From an order, or from what the driver tells, to the answer. */
const tellNs = 1_000;

type Sent = Pick<Probe, 'host' | 'path' | 'tag' | 'command' | 'timeoutNs' | 'reservation'>;

export function sendProbe(w: World, sent: Sent): void {
  const { path, timeoutNs } = sent;
  const nexus = w.path.nexus[path]!;
  const gate = w.nexus.gate[nexus]!;
  const travels = gate === 0 && truthOf(w, nexus) === 'up';
  const number = w.probeNext++;
  w.probes.set(number, { ...sent, sentNs: w.nowNs, travels: gate === 2 || travels, ...(gate === 1 && { held: true as const }) });
  const afterNs = gate === 2 ? refusedNs : travels ? roundTripNs(w, w.nexus.leg[nexus]!) + serviceNs : timeoutNs;
  schedule(w, w.nowNs + afterNs, { do: 'probe-answer', probe: number });
}

/** Its nexus is open again: what was held goes out, its timeout counting on; what was lost with the light ends ABORTED, as I/O does. */
export function releaseProbe(w: World, number: number, probe: Probe): void {
  const nexus = w.path.nexus[probe.path]!;
  if (probe.held) {
    const travels = truthOf(w, nexus) === 'up';
    w.probes.set(number, { ...probe, held: undefined, travels });
    if (travels) schedule(w, w.nowNs + roundTripNs(w, w.nexus.leg[nexus]!) + serviceNs, { do: 'probe-answer', probe: number });
  } else if (!probe.travels) {
    w.probes.set(number, { ...probe, aborted: true });
    schedule(w, w.nowNs + tellNs, { do: 'probe-answer', probe: number });
  }
}

/** Outcome of a probe that did not get an answer in time. */
export const timedOut: Outcome = { kind: OutcomeKind.timeout, sense: 0 };
export const aborted: Outcome = { kind: OutcomeKind.aborted, sense: 0 };
export const deviceGone: Outcome = { kind: OutcomeKind.noDevice, sense: 0 };
export const conflict: Outcome = { kind: OutcomeKind.reservationConflict, sense: 0 };
export const good: Outcome = { kind: OutcomeKind.good, sense: 0 };
