/**
 * The HBA driver's side of a port: who it is logged in to, and what it does with I/O while it is not.
 * Two clocks (ms-mpio.md 14, 8.1): link-down hold when its own light is gone, port-down hold when an RSCN says that a
 * target is gone. Signals in, orders out; types here, rules in `hba-port-rules.ts`, the drawn machine in `hba-port.machine.ts`.
 */
import type { Nanos } from '../kernel/time';

export type HbaSignal =
  /** Loss of signal, already 0.1 s old (R_T_TOV) when the driver hears of it. */
  | { readonly kind: 'light-lost' }
  | { readonly kind: 'light-back' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'enabled' }
  /** An RSCN (or a failed re-login) says that this target port left, or came back. */
  | { readonly kind: 'target-gone'; readonly nexus: number }
  | { readonly kind: 'target-back'; readonly nexus: number }
  | { readonly kind: 'timer'; readonly timer: string };

/**
 * `nexus` null: the whole port. Port and nexus are two separate gates, each open, holding or refusing: a command goes
 * out when both are open; `release` opens the one it names.
 */
export type HbaOrder =
  | {
      readonly kind: 'start-timer';
      readonly timer: string;
      readonly atNs: Nanos;
      readonly oneShot: boolean;
      readonly label: string;
    }
  | { readonly kind: 'cancel-timer'; readonly timer: string }
  /** Keep new and unsent commands in the driver. */
  | { readonly kind: 'hold'; readonly nexus: number | null }
  /** Send what was held; commands lost on the wire end ABORTED. */
  | { readonly kind: 'release'; readonly nexus: number | null }
  /** Held and outstanding commands end NO_DEVICE; new ones too, until released. */
  | { readonly kind: 'flush'; readonly nexus: number | null }
  | { readonly kind: 'pnp-remove'; readonly nexuses: readonly number[] }
  /** Enumerate the LUNs behind these nexuses: their paths arrive. */
  | { readonly kind: 'pnp-arrive'; readonly nexuses: readonly number[] }
  | { readonly kind: 'announce'; readonly code: string; readonly nexus: number | null };

export type HbaPortState = 'loggedIn' | 'linkDown' | 'loggingIn' | 'lost' | 'disabled';
export type NexusState = 'loggedIn' | 'held' | 'lost';

/** Plain, replaced and never mutated. */
export interface HbaPort {
  readonly state: HbaPortState;
  readonly sinceNs: Nanos;
  /** Light at the port now, whatever the driver makes of it. */
  readonly lit: boolean;
  /** Persisted snapshot of the port machine. */
  readonly machine: { readonly value: unknown; readonly context: unknown };
  readonly nexuses: readonly Nexus[];
}

/** One target port as this HBA port knows it. */
export interface Nexus {
  readonly nexus: number;
  readonly state: NexusState;
  /** PnP took its devices away. */
  readonly removed: boolean;
  readonly sinceNs: Nanos;
  /** The fabric says that the target port is not there. */
  readonly targetGone: boolean;
  /** A login to this target alone is running (the port itself is logged in). */
  readonly loggingIn: boolean;
}

export interface HbaSettings {
  /** 30 s (known, qla24xx link_down_timeout; Storport LinkDownTimeoutValue). */
  readonly linkDownHoldNs: Nanos;
  /** 30 s (known, qla24xx port_down_retry_count). */
  readonly portDownHoldNs: Nanos;
  /** 1 s (assumption, decisions 1.10). */
  readonly pnpRemoveDelayNs: Nanos;
  /** 150 ms (placeholder, hardware.md 3.3). */
  readonly loginNs: Nanos;
}

export interface HbaStep {
  readonly port: HbaPort;
  readonly orders: readonly HbaOrder[];
}
