/** Commands that a stack sends by itself: TEST UNIT READY, REPORT and SET TARGET PORT GROUPS. Few, so plain objects. */
import { OutcomeKind, type Outcome } from '../../scsi';
import { roundTripNs } from '../stages/choose';
import { truthOf } from './light';
import { schedule } from './schedule';
import type { World } from '../world';

/** What the controller needs for such a command. */
const serviceNs = 100_000;
const refusedNs = 1_000;

export function sendProbe(w: World, host: number, command: 'tur' | 'rtpg' | 'stpg', path: number, tag: string, timeoutNs: number): void {
  const nexus = w.path.nexus[path]!;
  const dead = w.nexus.gate[nexus] === 2;
  const travels = !dead && w.nexus.gate[nexus] === 0 && truthOf(w, nexus) === 'up';
  const number = w.probeNext++;
  w.probes.set(number, { host, path, tag, command, sentNs: w.nowNs, timeoutNs, travels: dead || travels });
  const afterNs = dead ? refusedNs : travels ? roundTripNs(w, nexus) + serviceNs : timeoutNs;
  schedule(w, w.nowNs + afterNs, { do: 'probe-answer', probe: number });
}

/** Outcome of a probe that did not get an answer in time. */
export const timedOut: Outcome = { kind: OutcomeKind.timeout, sense: 0 };
export const deviceGone: Outcome = { kind: OutcomeKind.noDevice, sense: 0 };
export const good: Outcome = { kind: OutcomeKind.good, sense: 0 };
