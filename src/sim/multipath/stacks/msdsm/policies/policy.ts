/**
 * What every load-balance policy of MSDSM keeps. `choose` runs per I/O on the columns and allocates nothing;
 * the other rules run on events only: this is why a policy's habits after a failure differ from its habits per I/O.
 */
import type { MultipathColumns } from '../../../columns';

/** One LUN's paths as the event rules see them: DSM order, states, wishes. Setting a state is the rules' only effect. */
export interface Members {
  /** Paths present, in the DSM's own order (arrival order). */
  readonly paths: readonly number[];
  /** Every habit of the public sample (quirks.ts). */
  readonly exact: boolean;
  /** The administrator's preferred path. */
  isPreferred(path: number): boolean;
  /** DeviceState. */
  stateOf(path: number): number;
  eligible(path: number): boolean;
  /** DesiredState; `undetermined` when nothing was asked. */
  wishOf(path: number): number;
  /** The array marks this path's port group as preferred (PREF bit). */
  prefBitOf(path: number): boolean;
  setState(path: number, state: number): void;
  /** The same without a note of the state before. */
  slipState(path: number, state: number): void;
}

export interface Policy {
  readonly id: string;
  /** The number of `mpclaim -l`. */
  readonly number: 1 | 2 | 3 | 4 | 5 | 6;
  readonly short: string;
  readonly label: string;
  /** One sentence of what to learn from it. */
  readonly teaches: string;
  /**
   * Path for one I/O, or -1 when none can take it. `startLba` in 512-byte blocks; `bytes` 0: not a read or write; `isWrite` 0 or 1.
   * May move the group's pointer.
   */
  choose(columns: MultipathColumns, group: number, startLba: number, bytes: number, isWrite: number): number;
  /** Path to be used (PTBU) after an event: among eligible Active/Optimized paths, or -1 (ms-mpio.md 3.4). */
  pointer(columns: MultipathColumns, group: number): number;
  /**
   * Symmetric LUN: states after `path` arrived or came back (4.3). `findsItself`: the path may be the active one that the
   * rule looks for (quirk 9.4).
   */
  onArrival(members: Members, path: number, findsItself: boolean): void;
  /** Symmetric LUN: states after a path failed or left (4.4). */
  onRemoval(members: Members): void;
  /**
   * Asymmetric LUN, for each path that the array says is optimized, in DSM order: which of them stays active (5.3). Gives
   * the path that is kept so far; `keeper`: the one before, -1 for the first. `arrived`: the path that asked the array to
   * move, or -1. `wasActive`: before the report too.
   */
  keep(members: Members, keeper: number, path: number, arrived: number, wasActive: boolean): number;
}
