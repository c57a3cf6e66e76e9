/**
 * How a target behaves beyond serving: who owns a RAID group, what ALUA says, what happens when a controller dies.
 * Happenings in, orders out; the service times are in `service/`. Types here, rules in `array-rules.ts`.
 */
import type { Nanos } from '../kernel/time';
import type { AccessState } from '../scsi/access';

export type ArrayHappening =
  | { readonly kind: 'controller-lost'; readonly controller: number }
  | { readonly kind: 'controller-back'; readonly controller: number }
  /** An administrator moves a RAID group. */
  | { readonly kind: 'move-owner'; readonly group: number; readonly to: number }
  /** SET TARGET PORT GROUPS asked for A/O on this controller (explicit ALUA, or both kinds). */
  | { readonly kind: 'stpg'; readonly group: number; readonly controller: number }
  | { readonly kind: 'timer'; readonly timer: string };

export type ArrayOrder =
  | {
      readonly kind: 'start-timer';
      readonly timer: string;
      readonly atNs: Nanos;
      readonly oneShot: boolean;
      readonly label: string;
    }
  | { readonly kind: 'cancel-timer'; readonly timer: string }
  /**
   * The access states of the group changed: re-read them; `unitAttention` says whether initiators are told (06/2A/06).
   * Commands that waited (`reception` said `wait`) ask again.
   */
  | { readonly kind: 'access-changed'; readonly group: number; readonly unitAttention: boolean }
  | { readonly kind: 'write-through'; readonly on: boolean }
  /** Front-end ports of a controller go dark or light up. */
  | { readonly kind: 'ports'; readonly controller: number; readonly up: boolean }
  /** A line of the array's event log, under the vendor's own event name (`hac-ctr-failover`, …). */
  | {
      readonly kind: 'announce';
      readonly code: string;
      readonly controller: number | null;
      readonly group: number | null;
    };

export interface ArrayGroup {
  readonly id: string;
  readonly preferredOwner: number;
  readonly owner: number;
  /** Set while ownership moves. */
  readonly movingTo: number | null;
  /** Why it moves: an administrator (or SET TARGET PORT GROUPS), a dead owner, or the way back home. */
  readonly movingFor: 'order' | 'takeover' | 'failback' | null;
}
export type ControllerState = 'up' | 'down' | 'booting';
/** Plain, replaced and never mutated. */
export interface ArrayState {
  /** TPGS 0 to 3. */
  readonly access: 'symmetric' | 'alua-implicit' | 'alua-explicit' | 'alua-both';
  readonly controllers: readonly { readonly state: ControllerState; readonly sinceNs: Nanos }[];
  readonly groups: readonly ArrayGroup[];
  readonly writeThrough: boolean;
  /** Both controllers call themselves optimized, whoever owns the group (S10). */
  readonly bothOptimized: boolean;
}
export interface ArrayOptions {
  readonly bothOptimized?: boolean;
}
export interface ArraySettings {
  /** 2 s: peer heartbeat lost until takeover starts (placeholder). */
  readonly heartbeatNs: Nanos;
  /** 10 s (5 to 20 s; placeholder). */
  readonly takeoverNs: Nanos;
  /** 5 s: stall while a group goes back to its preferred owner (placeholder). */
  readonly failbackNs: Nanos;
  /** 5 s: an ordered move of a group (placeholder). */
  readonly transitionNs: Nanos;
  /** Power-on until a returned controller serves again (placeholder). */
  readonly bootNs: Nanos;
  readonly autoFailback: boolean;
  /** Sends 06/3F/0E to the initiators of a login whose LUNs changed. */
  readonly tellsLunChanges: boolean;
}
export interface ArrayStep {
  readonly array: ArrayState;
  readonly orders: readonly ArrayOrder[];
}

/** What a command that reaches `controller` for `group` meets now. */
export type Reception =
  | 'serve'
  /** Reaches the owner over the controllers' link. */
  | 'forward'
  /** 02/04/0A */
  | 'transitioning'
  /** 02/04/0B */
  | 'standby'
  /** The group has no living owner yet: the command waits inside the array. */
  | 'wait';

/** Signatures kept by `array-rules.ts`. */
export interface ArrayRules {
  open(
    access: ArrayState['access'],
    controllers: number,
    groups: readonly { readonly id: string; readonly owner: number }[],
    options?: ArrayOptions,
  ): ArrayState;
  observe(array: ArrayState, happening: ArrayHappening, settings: ArraySettings, nowNs: Nanos): ArrayStep;
  reception(array: ArrayState, group: number, controller: number): Reception;
  /** What REPORT TARGET PORT GROUPS answers for `group`: a state and the PREF bit per controller. */
  report(array: ArrayState, group: number): readonly { readonly state: AccessState; readonly preferred: boolean }[];
}
