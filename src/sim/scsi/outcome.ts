/** What a command can come back with. A simulated error is a value, never an exception. */

/** Integer codes, because the data plane stores them in columns. */
export const OutcomeKind = {
  good: 0,
  /** CHECK CONDITION with valid sense (see `sense.ts` for the numbers). */
  checkCondition: 1,
  busy: 2,
  taskSetFull: 3,
  reservationConflict: 4,
  /** The disk's TimeOutValue passed; the LUN was reset. */
  timeout: 5,
  /** Ended by a LUN, target or bus reset (SRB status BUS_RESET). */
  busReset: 6,
  /** Ended because its exchange was lost while the link bounced (SRB status ABORTED). */
  aborted: 7,
  /** The port driver says the device is gone (SRB status NO_DEVICE): fail over. */
  noDevice: 8,
} as const;
export type OutcomeKind = (typeof OutcomeKind)[keyof typeof OutcomeKind];

/** Sense as one integer, `key << 16 | asc << 8 | ascq`, so that it fits a column. */
export type SenseCode = number;

export interface Outcome {
  readonly kind: OutcomeKind;
  /** 0 unless `kind` is checkCondition. */
  readonly sense: SenseCode;
}

export const senseCode = (key: number, asc: number, ascq: number): SenseCode => (key << 16) | (asc << 8) | ascq;
