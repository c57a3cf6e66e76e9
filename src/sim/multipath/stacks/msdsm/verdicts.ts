/**
 * What MSDSM thinks of an I/O that did not end well (ms-mpio.md 6.2, with 14.1), then what the disk class driver does with
 * what is handed up (6.5). Read the table from the top: the first row that fits decides.
 */
import { OutcomeKind, Sense, SenseKey, isSense, senseKeyOf, type Outcome } from '../../../scsi';
import { second, type Nanos } from '../../../kernel';

export type Judgement =
  /** Handed to the disk class driver with its status as it is. */
  | { readonly do: 'up' }
  /** The path has failed, for every LUN behind it. */
  | { readonly do: 'fail-over' }
  | {
      readonly do: 'retry';
      /** `never`: RetryCount is not used up. `unless-active`: only for reads and writes while some path is Active/Optimized. */
      readonly counts: 'always' | 'never' | 'unless-active';
      readonly after: 'interval' | 'now';
      /** Asymmetric LUNs: ask for the port groups, and go on meanwhile by this path (5.8). */
      readonly ask?: 'same-path' | 'other-port-group' | 'any-path';
      /** The path to be used becomes this one. */
      readonly stay?: boolean;
    };

export interface VerdictRow {
  /** Row of ms-mpio.md 6.2. */
  readonly id: string;
  readonly what: string;
  /** Null: the condition does not occur in this model. */
  readonly when: ((outcome: Outcome) => boolean) | null;
  readonly then: Judgement;
}

const up: Judgement = { do: 'up' };
const failOver: Judgement = { do: 'fail-over' };
const retry: Judgement = { do: 'retry', counts: 'always', after: 'interval' };
const askElsewhere: Judgement = { do: 'retry', counts: 'never', after: 'interval', ask: 'other-port-group' };

const sense =
  (...codes: readonly number[]) =>
  (outcome: Outcome): boolean =>
    outcome.kind === OutcomeKind.checkCondition && codes.includes(outcome.sense);
const senseFamily =
  (key: number, asc: number) =>
  (outcome: Outcome): boolean =>
    outcome.kind === OutcomeKind.checkCondition && isSense(outcome.sense, key, asc);
const unitAttention = (outcome: Outcome): boolean =>
  outcome.kind === OutcomeKind.checkCondition && senseKeyOf(outcome.sense) === SenseKey.unitAttention;
const kind =
  (wanted: number) =>
  (outcome: Outcome): boolean =>
    outcome.kind === wanted;

const s = Sense;
export const verdictTable: readonly VerdictRow[] = [
  {
    id: 'E1',
    what: 'news about space, size or identity of the LUN',
    when: sense(s.spaceAllocation, s.spaceAllocationFailed, s.softThreshold, s.inquiryChanged, s.capacityChanged),
    then: up,
  },
  { id: 'E2', what: 'the port driver says the device is gone', when: kind(OutcomeKind.noDevice), then: failOver },
  {
    id: 'E3',
    what: 'access states changed',
    when: sense(s.accessStateChanged),
    then: { do: 'retry', counts: 'never', after: 'interval', ask: 'same-path' },
  },
  {
    id: 'E4',
    what: 'implicit transition failed',
    when: sense(s.implicitTransitionFailed),
    then: { do: 'retry', counts: 'never', after: 'interval', ask: 'any-path' },
  },
  {
    id: 'E5',
    what: 'reservations released',
    when: sense(s.reservationsReleased),
    then: { do: 'retry', counts: 'always', after: 'now', stay: true },
  },
  {
    id: 'E6',
    what: 'mode parameters, reservations or registrations preempted',
    when: sense(s.modeParametersChanged, s.reservationsPreempted, s.registrationsPreempted),
    then: up,
  },
  { id: 'E7', what: 'other parameters changed', when: senseFamily(SenseKey.unitAttention, 0x2a), then: retry },
  { id: 'E8', what: 'commands cleared by another initiator', when: sense(s.clearedByOther), then: up },
  { id: 'E9', what: 'volume set modified, or LUNs changed', when: sense(s.volumeSetChanged, s.lunsChanged), then: up },
  { id: 'E10', what: 'any other unit attention', when: unitAttention, then: retry },
  {
    id: 'E11',
    what: 'port group transitioning or unavailable',
    when: sense(s.accessTransition, s.portUnavailable),
    then: askElsewhere,
  },
  {
    id: 'E12',
    what: 'port group in standby',
    when: sense(s.portStandby),
    then: { do: 'retry', counts: 'unless-active', after: 'interval', ask: 'other-port-group' },
  },
  { id: 'E13', what: 'manual intervention required', when: sense(s.manualIntervention), then: retry },
  { id: 'E14', what: 'ended by a reset', when: kind(OutcomeKind.busReset), then: up },
  { id: 'E15', what: 'buffer overflow of a read or write', when: null, then: retry },
  { id: 'E16', what: 'busy while transitioning', when: null, then: askElsewhere },
  { id: 'E17', what: 'selection timeout, invalid LUN, target or path, no HBA', when: null, then: failOver },
  { id: 'E18', what: 'an error without sense', when: sense(s.none), then: failOver },
  { id: 'E19', what: 'LUN not supported on this port', when: sense(s.lunNotSupported), then: failOver },
  { id: 'E20', what: 'set target port groups failed', when: sense(s.setPortGroupsFailed), then: failOver },
  {
    id: 'E21',
    what: 'timeout inside the array, or an answer it missed',
    when: sense(s.logicalUnitTimeout, s.initiatorResponseTimeout),
    then: retry,
  },
  { id: 'E22', what: 'everything else: timeout, busy, full, conflict, medium error', when: () => true, then: up },
];

export const verdictRow = (outcome: Outcome): VerdictRow =>
  verdictTable.find((row) => row.when !== null && row.when(outcome)) ?? verdictTable[verdictTable.length - 1];

/** The disk class driver's answer: another request after a while, or an error for the application. */
export interface ClassAnswer {
  /** Null: not sent again. */
  readonly retryAfterNs: Nanos | null;
  /** What the application gets in the end. */
  readonly code: string;
}

const again = (code: string, retryAfterNs: Nanos): ClassAnswer => ({ retryAfterNs, code });
const never = (code: string): ClassAnswer => ({ retryAfterNs: null, code });

/** ms-mpio.md 6.5. The waits of BUS_RESET, BUSY, QUEUE FULL and of sense not named there are INFERRED: 1 s. */
export function classDriver(outcome: Outcome): ClassAnswer {
  switch (outcome.kind) {
    case OutcomeKind.timeout:
    case OutcomeKind.aborted:
      return again('io-timeout', second);
    case OutcomeKind.busReset:
      return again('io-device-error', second);
    case OutcomeKind.busy:
    case OutcomeKind.taskSetFull:
      return again('device-not-ready', second);
    case OutcomeKind.reservationConflict:
      return never('reservation-conflict');
    case OutcomeKind.noDevice:
      return never('no-such-device');
    default:
      return classSense(senseKeyOf(outcome.sense));
  }
}

function classSense(key: number): ClassAnswer {
  switch (key) {
    case SenseKey.unitAttention:
      return again('io-device-error', 0);
    case SenseKey.notReady:
      return again('device-not-ready', second);
    case SenseKey.abortedCommand:
    case SenseKey.hardwareError:
      return again('io-device-error', second);
    case SenseKey.mediumError:
      return never('data-error');
    case SenseKey.dataProtect:
      return never('write-protected');
    case SenseKey.illegalRequest:
      return never('invalid-request');
    default:
      return never('io-device-error');
  }
}

/** A command of the DSM itself is sent again at once on these (5.9). */
export const asksAgain = (outcome: Outcome): boolean =>
  outcome.kind === OutcomeKind.checkCondition &&
  (outcome.sense === Sense.accessTransition ||
    [0x3f, 0x29, 0x2a].some((asc) => isSense(outcome.sense, SenseKey.unitAttention, asc)));
