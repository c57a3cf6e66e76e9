/** What multipathd can say to the multipath target of one map, and what it can read there. */
import type { CheckState } from './check-state';

export type DaemonMessage =
  | { readonly kind: 'fail_path' | 'reinstate_path'; readonly path: number }
  /** Groups count from 1. */
  | { readonly kind: 'switch_group' | 'enable_group'; readonly group: number }
  | { readonly kind: 'queue_if_no_path' | 'fail_if_no_path' }
  /** A whole new table: all paths start active, counters at nought. */
  | {
      readonly kind: 'reload';
      readonly groups: readonly (readonly number[])[];
      readonly initialGroup: number;
      readonly queueing: boolean;
    }
  /** The map itself goes. */
  | { readonly kind: 'remove' };

export interface TableStatus {
  /** Of each path of the table by its number; a path that is missing here is not in the table. */
  readonly active: ReadonlyMap<number, boolean>;
  /** Groups that are bypassed, from 1. */
  readonly disabledGroups: readonly number[];
  /** The table's initial group as the kernel prints it: ordered, else current, else 1. */
  readonly group: number;
  readonly queueing: boolean;
}

/** Both ends of one map's ioctl: messages are carried out at once, and a status is what is so now. */
export interface MapKernel {
  send(message: DaemonMessage): void;
  read(): TableStatus;
}

/** What a pass of the daemon asks of the world. Functions, so never kept. */
export interface Outside {
  /** What the path's checker says now: also `pending` while the check runs. */
  check(path: number): CheckState;
  /** The path's priority read now, -1 when it cannot be read. */
  prio(path: number): number;
  /** The device now behind the path is another LUN (only asked under recheck_wwid). */
  wwidChanged?(path: number): boolean;
  /** Somebody has the map open, so that it cannot be removed; taken for true when not told. By the map's row. */
  isOpen?(map: number): boolean;
  /** By the map's row in the daemon. */
  kernel(map: number): MapKernel;
}
