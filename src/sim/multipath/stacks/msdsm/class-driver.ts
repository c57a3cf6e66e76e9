/** The disk class driver above MPIO (ms-mpio.md 6.5): what it does with what MSDSM hands up. */
import { OutcomeKind, SenseKey, senseKeyOf, type Outcome } from '../../../scsi';
import { second, type Nanos } from '../../../kernel';

/** Another request after a while, or an error for the application. */
export interface ClassAnswer {
  /** Null: not sent again. */
  readonly retryAfterNs: Nanos | null;
  /** What the application gets in the end. */
  readonly code: string;
  /** Written to the log although nothing is sent again: event 7. */
  readonly badBlock?: true;
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
      return { ...never('data-error'), badBlock: true };
    case SenseKey.dataProtect:
      return never('write-protected');
    case SenseKey.illegalRequest:
      return never('invalid-request');
    default:
      return never('io-device-error');
  }
}
