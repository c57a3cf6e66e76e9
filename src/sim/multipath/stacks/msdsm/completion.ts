/** How a request comes back to Windows: NTSTATUS, SRB status, SCSI status, sense. What MSDSM's error table reads. */
import { OutcomeKind, ascOf, senseKeyOf, type Outcome, type SenseCode } from '../../../scsi';

/** NTSTATUS names without `STATUS_`; those that the table asks for, and what else a port driver gives. */
export type NtStatus =
  | 'IO_DEVICE_ERROR'
  | 'DEVICE_NOT_CONNECTED'
  | 'DEVICE_DOES_NOT_EXIST'
  | 'NO_SUCH_DEVICE'
  | 'DELETE_PENDING'
  | 'DEVICE_NOT_READY'
  | 'DEVICE_BUSY'
  | 'BUFFER_OVERFLOW'
  | 'IO_TIMEOUT'
  | (string & {});

/** SRB status codes without their flag bits (srb.h). */
export const SrbStatus = {
  success: 0x01,
  aborted: 0x02,
  error: 0x04,
  busy: 0x05,
  invalidPathId: 0x07,
  noDevice: 0x08,
  timeout: 0x09,
  selectionTimeout: 0x0a,
  busReset: 0x0e,
  noHba: 0x11,
  invalidLun: 0x20,
  invalidTargetId: 0x21,
} as const;
/** Flag in the SRB status byte: the sense buffer counts. */
export const autosenseValid = 0x80;

export const ScsiStatus = {
  good: 0x00,
  checkCondition: 0x02,
  busy: 0x08,
  reservationConflict: 0x18,
  taskSetFull: 0x28,
} as const;

export interface Completion {
  readonly nt: NtStatus;
  /** The whole byte, flags included: the sample compares it without masking them (ms-mpio.md 6.2). */
  readonly srb: number;
  readonly scsi: number;
  /** What the sense buffer holds, whether it counts or not; -1: nothing. */
  readonly sense: SenseCode | -1;
  readonly isReadWrite: boolean;
}

interface Ending {
  readonly nt: NtStatus;
  readonly srb: number;
  readonly scsi: number;
  readonly source: string;
}

/**
 * ASSUMPTION (ms-mpio.md 12): which NTSTATUS the port driver gives for an SRB status is not in the DSM sample. Taken here:
 * a gone device has a name of its own, a timeout is IO_TIMEOUT, anything else is IO_DEVICE_ERROR.
 */
export const endings: Readonly<Record<OutcomeKind, Ending>> = {
  [OutcomeKind.good]: { nt: 'SUCCESS', srb: SrbStatus.success, scsi: ScsiStatus.good, source: 'no error' },
  [OutcomeKind.checkCondition]: {
    nt: 'IO_DEVICE_ERROR',
    srb: SrbStatus.error | autosenseValid,
    scsi: ScsiStatus.checkCondition,
    source: 'SAM-4, srb.h: sense came with the answer; the NTSTATUS is an assumption',
  },
  [OutcomeKind.busy]: {
    nt: 'IO_DEVICE_ERROR',
    srb: SrbStatus.busy,
    scsi: ScsiStatus.busy,
    source: 'SAM-4; SRB status and NTSTATUS are assumptions',
  },
  [OutcomeKind.taskSetFull]: {
    nt: 'IO_DEVICE_ERROR',
    srb: SrbStatus.error,
    scsi: ScsiStatus.taskSetFull,
    source: 'SAM-4; SRB status and NTSTATUS are assumptions',
  },
  [OutcomeKind.reservationConflict]: {
    nt: 'IO_DEVICE_ERROR',
    srb: SrbStatus.error,
    scsi: ScsiStatus.reservationConflict,
    source: 'SAM-4; SRB status and NTSTATUS are assumptions',
  },
  [OutcomeKind.timeout]: {
    nt: 'IO_TIMEOUT',
    srb: SrbStatus.timeout,
    scsi: ScsiStatus.good,
    source: 'ms-mpio.md 6.2, E22: SRB TIMEOUT, IO_TIMEOUT',
  },
  [OutcomeKind.busReset]: {
    nt: 'IO_DEVICE_ERROR',
    srb: SrbStatus.busReset,
    scsi: ScsiStatus.good,
    source: 'ms-mpio.md 6.2, E14, and 6.5: BUS_RESET, IO_DEVICE_ERROR',
  },
  [OutcomeKind.aborted]: {
    nt: 'IO_DEVICE_ERROR',
    srb: SrbStatus.aborted,
    scsi: ScsiStatus.good,
    source: 'ms-mpio.md 6.2, E22: SRB ABORTED; the NTSTATUS is an assumption',
  },
  [OutcomeKind.noDevice]: {
    nt: 'DEVICE_DOES_NOT_EXIST',
    srb: SrbStatus.noDevice,
    scsi: ScsiStatus.good,
    source: 'ms-mpio.md 12: the NTSTATUS is an assumption; E2 and E17 both fail over',
  },
};

export function completionOf(outcome: Outcome, isReadWrite: boolean): Completion {
  const { nt, srb, scsi } = endings[outcome.kind];
  return { nt, srb, scsi, sense: outcome.kind === OutcomeKind.checkCondition ? outcome.sense : -1, isReadWrite };
}

/** What a completion must be; what is left out does not matter. */
export interface Condition {
  readonly nt?: readonly NtStatus[];
  /** The whole SRB status byte: with a flag set it is another one. */
  readonly srb?: readonly number[];
  /** Sense that counts (the flag in the SRB status): one of these. */
  readonly sense?: readonly SensePattern[];
  /** The SCSI status must say CHECK CONDITION too. */
  readonly checkCondition?: true;
  /** No sense that counts. */
  readonly noSense?: true;
  readonly readWrite?: true;
}
/** One sense, or a family of it. */
export type SensePattern = SenseCode | { readonly key: number; readonly asc?: number };

function fitsSense(pattern: SensePattern, sense: SenseCode): boolean {
  if (typeof pattern === 'number') return pattern === sense;
  return senseKeyOf(sense) === pattern.key && (pattern.asc === undefined || ascOf(sense) === pattern.asc);
}

export function fits(when: Condition, it: Completion): boolean {
  const sense = (it.srb & autosenseValid) !== 0 ? it.sense : -1;
  if (when.nt !== undefined && !when.nt.includes(it.nt)) return false;
  if (when.srb !== undefined && !when.srb.includes(it.srb)) return false;
  if (when.checkCondition === true && it.scsi !== ScsiStatus.checkCondition) return false;
  if (when.noSense === true && sense >= 0) return false;
  if (when.readWrite === true && !it.isReadWrite) return false;
  return when.sense === undefined || (sense >= 0 && when.sense.some((pattern) => fitsSense(pattern, sense)));
}
