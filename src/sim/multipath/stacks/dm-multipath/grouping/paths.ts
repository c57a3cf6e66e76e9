/** What grouping looks at: a path as multipathd knows it, and a group of them. Plain values. */

/** Checker states by libmultipath's own names (linux-dm-multipath.md 4.3). */
export type CheckerState =
  | 'wild'
  | 'unchecked'
  | 'down'
  | 'up'
  | 'shaky'
  | 'ghost'
  | 'pending'
  | 'timeout'
  | 'removed'
  | 'delayed'
  | 'disconnected';

export interface GroupedPath {
  /** -1: not defined (PRIO_UNDEF). */
  readonly prio: number;
  /** Target port group; -1 when the LUN has none. */
  readonly portGroup: number;
  readonly serial: string;
  /** World wide node name of the target. */
  readonly node: string;
  readonly marginal: boolean;
  readonly state: CheckerState;
}

export interface PathGroup {
  /** Rows of the path list, in table order. */
  readonly paths: readonly number[];
  readonly prio: number;
  /** Paths that are up or ghost. */
  readonly enabledPaths: number;
  readonly marginal: boolean;
}

export const undefinedPrio = -1;

export const isEnabled = (state: CheckerState): boolean => state === 'up' || state === 'ghost';
