/**
 * What MSDSM thinks of a request that did not end well: ms-mpio.md 6.2 with 14.1. Read the table from the top: the first
 * row that fits decides. It equals the public sample cell by cell (tests/oracle/msdsm), and no quirk of ms-mpio.md 9
 * touches it, so "as documented" and "sample-exact" share it.
 */
import { OutcomeKind, Sense, SenseKey, isSense, type Outcome } from '../../../scsi';
import { completionOf, fits, SrbStatus, type Completion, type Condition, type NtStatus } from './completion';

export type Judgement =
  /** Handed to the disk class driver with its status as it is. `silent`: not even the retry output is written (14.1). */
  | { readonly do: 'up'; readonly silent?: true }
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
  readonly when: Condition;
  readonly then: Judgement;
  /** `false`: no run of ours ends a request so; the row is there because the sample has it. */
  readonly occurs?: false;
  readonly source: string;
}

const up: Judgement = { do: 'up' };
const failOver: Judgement = { do: 'fail-over' };
const retry: Judgement = { do: 'retry', counts: 'always', after: 'interval' };
const askElsewhere: Judgement = { do: 'retry', counts: 'never', after: 'interval', ask: 'other-port-group' };
const ioError: readonly NtStatus[] = ['IO_DEVICE_ERROR'];
const ua = SenseKey.unitAttention;
const s = Sense;
const sample = 'sample msdsm, error interpretation; ms-mpio.md 6.2';
const corrected = `${sample}, 14.1`;

export const verdictTable: readonly VerdictRow[] = [
  {
    id: 'E1',
    what: 'news about space, size or identity of the LUN',
    when: { sense: [s.spaceAllocation, s.spaceAllocationFailed, s.softThreshold, s.inquiryChanged, s.capacityChanged] },
    then: { do: 'up', silent: true },
    source: corrected,
  },
  {
    id: 'E2',
    what: 'the port driver says the device is gone',
    when: { nt: ['DEVICE_NOT_CONNECTED', 'DEVICE_DOES_NOT_EXIST', 'NO_SUCH_DEVICE', 'DELETE_PENDING'] },
    then: failOver,
    source: sample,
  },
  {
    id: 'E3',
    what: 'access states changed',
    when: { nt: ioError, sense: [s.accessStateChanged] },
    then: { do: 'retry', counts: 'never', after: 'interval', ask: 'same-path' },
    source: corrected,
  },
  {
    id: 'E4',
    what: 'implicit transition failed',
    when: { nt: ioError, sense: [s.implicitTransitionFailed] },
    then: { do: 'retry', counts: 'never', after: 'interval', ask: 'any-path' },
    source: corrected,
  },
  {
    id: 'E5',
    what: 'reservations released',
    when: { nt: ioError, sense: [s.reservationsReleased] },
    then: { do: 'retry', counts: 'always', after: 'now', stay: true },
    source: corrected,
  },
  {
    id: 'E6',
    what: 'mode parameters, reservations or registrations preempted',
    when: { nt: ioError, sense: [s.modeParametersChanged, s.reservationsPreempted, s.registrationsPreempted] },
    then: up,
    source: corrected,
  },
  {
    id: 'E7',
    what: 'other parameters changed',
    when: { nt: ioError, sense: [{ key: ua, asc: 0x2a }] },
    then: retry,
    source: corrected,
  },
  {
    id: 'E8',
    what: 'commands cleared by another initiator',
    // 2F with another qualifier falls to E10, whose verdict is the one that the sample gives it.
    when: { nt: ioError, sense: [s.clearedByOther] },
    then: up,
    source: corrected,
  },
  {
    id: 'E9',
    what: 'volume set modified, or LUNs changed',
    when: { nt: ioError, sense: [s.volumeSetChanged, s.lunsChanged] },
    then: up,
    source: corrected,
  },
  {
    id: 'E10',
    what: 'any other unit attention',
    when: { nt: ioError, sense: [{ key: ua }] },
    then: retry,
    source: corrected,
  },
  {
    id: 'E11',
    what: 'port group transitioning or unavailable',
    when: { nt: ioError, sense: [s.accessTransition, s.portUnavailable], checkCondition: true },
    then: askElsewhere,
    source: corrected,
  },
  {
    id: 'E12',
    what: 'port group in standby',
    when: { nt: ioError, sense: [s.portStandby], checkCondition: true },
    then: { do: 'retry', counts: 'unless-active', after: 'interval', ask: 'other-port-group' },
    source: corrected,
  },
  {
    id: 'E13',
    what: 'manual intervention required',
    when: { nt: ['IO_DEVICE_ERROR', 'DEVICE_NOT_READY'], sense: [s.manualIntervention], checkCondition: true },
    then: retry,
    source: corrected,
  },
  {
    id: 'E14',
    what: 'ended by a reset',
    when: { nt: ioError, srb: [SrbStatus.busReset], noSense: true },
    then: up,
    source: sample,
  },
  {
    id: 'E15',
    what: 'buffer overflow of a read or write',
    when: { nt: ['BUFFER_OVERFLOW'], readWrite: true },
    then: retry,
    occurs: false,
    source: sample,
  },
  {
    id: 'E16',
    what: 'busy while transitioning',
    when: { nt: ['DEVICE_BUSY'], sense: [s.accessTransition], checkCondition: true },
    then: askElsewhere,
    occurs: false,
    source: corrected,
  },
  {
    id: 'E17',
    what: 'selection timeout, invalid LUN, target or path, no HBA',
    when: {
      srb: [
        SrbStatus.selectionTimeout,
        SrbStatus.invalidLun,
        SrbStatus.invalidTargetId,
        SrbStatus.noDevice,
        SrbStatus.noHba,
        SrbStatus.invalidPathId,
      ],
    },
    then: failOver,
    occurs: false,
    source: sample,
  },
  {
    id: 'E18',
    what: 'an error without sense',
    when: { sense: [s.none], checkCondition: true },
    then: failOver,
    source: corrected,
  },
  {
    id: 'E19',
    what: 'LUN not supported on this port',
    when: { sense: [s.lunNotSupported], checkCondition: true },
    then: failOver,
    source: corrected,
  },
  {
    id: 'E20',
    what: 'set target port groups failed',
    when: { sense: [s.setPortGroupsFailed], checkCondition: true },
    then: failOver,
    source: corrected,
  },
  {
    id: 'E21',
    what: 'timeout inside the array, or an answer it missed',
    when: { sense: [s.logicalUnitTimeout, s.initiatorResponseTimeout], checkCondition: true },
    then: retry,
    source: corrected,
  },
  {
    id: 'E22',
    what: 'everything else: timeout, busy, full, conflict, medium error',
    when: {},
    then: up,
    source: sample,
  },
];

export const verdictOf = (completion: Completion): VerdictRow =>
  verdictTable.find((row) => fits(row.when, completion)) ?? verdictTable[verdictTable.length - 1];

export const verdictRow = (outcome: Outcome, isReadWrite = true): VerdictRow =>
  verdictOf(completionOf(outcome, isReadWrite));

/** A command of the DSM itself is sent again at once on these (5.9). */
export const asksAgain = (outcome: Outcome): boolean =>
  outcome.kind === OutcomeKind.checkCondition &&
  (outcome.sense === Sense.accessTransition ||
    [0x3f, 0x29, 0x2a].some((asc) => isSense(outcome.sense, SenseKey.unitAttention, asc)));
