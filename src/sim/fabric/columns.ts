/** State of what carries the frames, as columns. */

/** Kinds of wire, as numbered in the columns; the protocols of the catalogue. */
export const wireKinds = ['fc', 'iscsi', 'sas'] as const;
export const Wire = { fc: 0, iscsi: 1, sas: 2 } as const;

/** Two directions a cable: 2c towards b, 2c + 1 towards a. */
export interface LinkColumns {
  busyNs: Float64Array;
  nsPerMiB: Float64Array;
  latencyNs: Float64Array;
  epoch: Int32Array;
  /** When the light last went. */
  darkNs: Float64Array;
  bytes: Float64Array;
  silent: Uint8Array;
  errorShare: Float64Array;
  delayNs: Float64Array;
  /** Row of `wireKinds`. */
  wire: Uint8Array;
}

export interface SwitchColumns {
  latencyNs: Float64Array;
  powered: Uint8Array;
  epoch: Int32Array;
}
