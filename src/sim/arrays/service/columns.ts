/** State of what serves, as columns: controllers, and the RAID groups of all arrays. */

export interface ControllerColumns {
  array: Int32Array;
  up: Uint8Array;
  epoch: Int32Array;
  cpuNs: Float64Array;
  cpuBusyNs: Float64Array;
  hitNs: Float64Array;
  /** The way to the peer and its extra work, for commands at the wrong controller. */
  forwardNs: Float64Array;
  forwardCpuNs: Float64Array;
  mirrorNs: Float64Array;
  mirrorNsPerByte: Float64Array;
  mirrorBusyNs: Float64Array;
  portQueue: Int32Array;
  writeThrough: Uint8Array;
  /** A pure-delay target answers after this time, whatever is asked; -1 = a real array. */
  fixedNs: Float64Array;
}

/** RAID groups of all arrays. */
export interface RaidColumns {
  array: Int32Array;
  /** Row in the array's own list of groups. */
  own: Int32Array;
  firstDisk: Int32Array;
  /** Servers: drives times the drive's channels. */
  disks: Int32Array;
  /** Flash: fixed times; 0 for spinning drives, which seek and rotate. */
  readNs: Float64Array;
  writeNs: Float64Array;
  trackSeekNs: Float64Array;
  fullSeekNs: Float64Array;
  turnNs: Float64Array;
  nsPerByte: Float64Array;
  /** 1 when each block is on two drives (RAID 1, 10): a read takes the less busy one. */
  mirrored: Uint8Array;
  /** Back-end operations of a small write. */
  writePenalty: Int32Array;
  /** Gain of a full drive queue (1 = none). */
  queueGain: Float64Array;
  /** How far the destage of one drive may run ahead before writes wait, ns. */
  destageWindowNs: Float64Array;
  streamBusyNs: Float64Array;
  lineHead: Int32Array;
  lineTail: Int32Array;
}
