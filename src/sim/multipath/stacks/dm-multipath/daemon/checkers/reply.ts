/** What a path checker gets to see of the one command that it sends. */
import { OutcomeKind, senseKeyOf, type Outcome } from '../../../../../scsi';

/** Linux's host byte: what adapter, transport and mid layer say of a command, beside the target's status. */
export type HostByte =
  | 'ok'
  | 'no-connect'
  | 'bus-busy'
  | 'time-out'
  | 'bad-target'
  | 'abort'
  | 'parity'
  | 'error'
  | 'reset'
  | 'soft-error'
  | 'transport-disrupted'
  | 'transport-failfast'
  | 'transport-marginal';

/** The final answer, after the mid layer's own retries. */
export interface CheckReply {
  readonly outcome: Outcome;
  readonly host: HostByte;
  /** RDAC and CLARiiON: the vendor's page says that the other controller owns the LUN. */
  readonly passive?: boolean;
  /** RDAC: the controller calls itself unavailable; CLARiiON: the LUN is not open to normal work. */
  readonly abnormal?: boolean;
  /** hp_sw: the INQUIRY before the TEST UNIT READY was not answered. */
  readonly inquiryFailed?: boolean;
}

export const goodReply: CheckReply = { outcome: { kind: OutcomeKind.good, sense: 0 }, host: 'ok' };

export const isGood = ({ outcome, host }: CheckReply): boolean => host === 'ok' && outcome.kind === OutcomeKind.good;

export const hasSense = ({ outcome }: CheckReply, sense: number): boolean =>
  outcome.kind === OutcomeKind.checkCondition && outcome.sense === sense;

export const hasSenseKey = ({ outcome }: CheckReply, key: number): boolean =>
  outcome.kind === OutcomeKind.checkCondition && senseKeyOf(outcome.sense) === key;
