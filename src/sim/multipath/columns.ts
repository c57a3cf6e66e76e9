/** The columns that a chooser reads. Allocated and grown by the engine, copied by checkpoints; lengths are capacities. */

/** mpio passes at most this many paths of a LUN to the DSM; the next one is not added (DSM_MAX_PATHS). */
export const maxPathsPerLun = 32;

export interface MultipathColumns {
  // per path (LUN x nexus)
  /** DSM_DEVICE_STATE: 0 A/O, 1 A/U, 2 standby, 3 unavailable, 15 transitioning, 16 not used, 17 undetermined, 18 failed, 19 invalidated, 20 remove pending, 21 removed. */
  readonly pathState: Int8Array;
  /** 1 when initialised, usable and (under reservations) registered. */
  readonly pathEligible: Uint8Array;
  readonly pathNexus: Int32Array;
  readonly pathWeight: Float64Array;
  /** 1 while the DSM keeps statistics of this LUN on this path; read by nobody but people. */
  readonly pathCounted: Uint8Array;
  readonly pathReads: Float64Array;
  readonly pathWrites: Float64Array;
  readonly pathReadBytes: Float64Array;
  readonly pathWriteBytes: Float64Array;
  /** mpio's health statistics: I/Os that did not end well there, retries that mpio made of them, failures of the path itself. */
  readonly pathErrors: Float64Array;
  readonly pathRetries: Float64Array;
  readonly pathFailures: Float64Array;
  // per nexus (failover group): counted over all LUNs of that path
  readonly nexusInFlight: Int32Array;
  readonly nexusBytes: Float64Array;
  readonly nexusLastLba: Float64Array;
  // per group (pseudo-LUN)
  /** mpio's list of this LUN's paths: `groupList[group * 32 + i]` is a path index. */
  readonly groupList: Int32Array;
  readonly groupCount: Int32Array;
  /** Path to be used (PTBU): a path index of this group, or -1. */
  readonly groupPointer: Int32Array;
  /** 0 open, 1 hold, 2 gone. The engine looks here before it asks `choose`. */
  readonly groupGate: Uint8Array;
  /** Row of the stack's policy registry. */
  readonly groupPolicy: Int8Array;
  readonly groupSymmetric: Uint8Array;
  /** Least Blocks' cache option in bytes; -1 when off. */
  readonly groupCacheBytes: Float64Array;
  /** 1: every habit of the public DSM sample; 0: as documented. */
  readonly groupExact: Uint8Array;
}

export function createMultipathColumns(paths: number, nexuses: number, groups: number): MultipathColumns {
  return {
    pathState: new Int8Array(paths).fill(16),
    pathEligible: new Uint8Array(paths),
    pathNexus: new Int32Array(paths),
    pathWeight: new Float64Array(paths),
    pathCounted: new Uint8Array(paths),
    pathReads: new Float64Array(paths),
    pathWrites: new Float64Array(paths),
    pathReadBytes: new Float64Array(paths),
    pathWriteBytes: new Float64Array(paths),
    pathErrors: new Float64Array(paths),
    pathRetries: new Float64Array(paths),
    pathFailures: new Float64Array(paths),
    nexusInFlight: new Int32Array(nexuses),
    nexusBytes: new Float64Array(nexuses),
    nexusLastLba: new Float64Array(nexuses),
    groupList: new Int32Array(groups * maxPathsPerLun).fill(-1),
    groupCount: new Int32Array(groups),
    groupPointer: new Int32Array(groups).fill(-1),
    groupGate: new Uint8Array(groups),
    groupPolicy: new Int8Array(groups),
    groupSymmetric: new Uint8Array(groups),
    groupCacheBytes: new Float64Array(groups).fill(-1),
    groupExact: new Uint8Array(groups),
  };
}
