/**
 * The recipe of a run: what the file, the link, the command line and the page all share.
 * A run is a pure function of it. Shape of the file: see `format.ts`; this is the parsed form.
 */
import type {
  Cable,
  CableId,
  ControllerId,
  Device,
  DeviceId,
  Lun,
  LunId,
  PortId,
  Topology,
} from '../topology/topology';
import type { Reservation } from '../multipath/device';

export const policyIds = [
  'fail-over-only',
  'round-robin',
  'round-robin-subset',
  'least-queue-depth',
  'weighted-paths',
  'least-blocks',
] as const;
/** MSDSM's six load-balance policies: FOO RR RRWS LQD WP LB. */
export type PolicyId = (typeof policyIds)[number];

/** What an administrator may state of one path of a LUN (keys P1, P2 … in `paths`). */
export interface PathWish {
  readonly state?: 'active' | 'unoptimized' | 'standby' | 'unavailable';
  /** Weighted Paths: lower carries. */
  readonly weight?: number;
  /** Fail Over Only: the path to come back to. */
  readonly preferred?: boolean;
}

/**
 * Settings by owner: a host id (`policy` there is the DSM-wide default), `host/lun` (LUN-explicit policy and path
 * wishes), or an array id. Keys and ranges are those of the owners' settings specs; what is absent keeps its default.
 */
export type SettingValue = number | string | boolean;
export type OwnerSettings = Readonly<Record<string, SettingValue | Readonly<Record<string, PathWish>>>>;
export type Settings = Readonly<Record<string, OwnerSettings>>;

export interface WorkloadSpec {
  readonly id: string;
  readonly host: DeviceId;
  readonly lun: LunId;
  /** Id of the workloads registry. */
  readonly preset: string;
  /** Closed loop: I/Os kept outstanding. Overrides the preset. */
  readonly outstanding?: number;
  /** Open loop: arrivals a second. When present the workload is open. */
  readonly rateIops?: number;
  readonly readShare?: number;
  readonly blockBytes?: number;
  readonly pattern?: 'random' | 'sequential';
  /** Share of reads the cache serves, 0 to 1. */
  readonly hitShare?: number;
}

/**
 * Changes to the drawing while time runs. Each has an inverse, so that undo appends, and never turns the clock back.
 * `at` is the place in the list (an inverse puts a part back where it was); absent means at the end.
 */
export type Edit =
  | { readonly op: 'add-device'; readonly id: DeviceId; readonly device: Device; readonly at?: number }
  | { readonly op: 'remove-device'; readonly id: DeviceId }
  | { readonly op: 'change-device'; readonly id: DeviceId; readonly device: Device }
  | { readonly op: 'add-cable'; readonly cable: Cable; readonly at?: number }
  | { readonly op: 'remove-cable'; readonly id: CableId }
  | { readonly op: 'add-lun'; readonly lun: Lun; readonly at?: number }
  | { readonly op: 'remove-lun'; readonly id: LunId }
  | { readonly op: 'change-lun'; readonly lun: Lun }
  | { readonly op: 'add-workload'; readonly workload: WorkloadSpec; readonly at?: number }
  | { readonly op: 'remove-workload'; readonly id: string }
  | { readonly op: 'change-workload'; readonly workload: WorkloadSpec };

/** What the user does to a run. `do` is the verb in the file; aims are ids. Fault verbs come from the faults registry. */
export type Command =
  | { readonly do: 'cut' | 'mend'; readonly aim: CableId }
  /** Silently swallow data frames (commands and data vanish, light stays, resets are answered). */
  | { readonly do: 'drop'; readonly aim: CableId }
  /** Lose this share (0 to 1) of frames on the cable. */
  | { readonly do: 'errors'; readonly aim: CableId; readonly share: number }
  /** Add this much to each command that crosses the cable. */
  | { readonly do: 'delay'; readonly aim: CableId; readonly delayNs: number }
  /** Take drop, errors and delay off the cable again. */
  | { readonly do: 'clean'; readonly aim: CableId }
  | { readonly do: 'pull-port' | 'insert-port'; readonly aim: PortId }
  | { readonly do: 'disable-hba' | 'enable-hba' | 'pull-hba' | 'insert-hba'; readonly aim: string }
  | { readonly do: 'power-off' | 'power-on'; readonly aim: DeviceId }
  | { readonly do: 'crash' | 'return'; readonly aim: ControllerId }
  /** Move the owner of a LUN's RAID group; `to` is `ctr1` or `ctr2`. */
  | { readonly do: 'move-owner'; readonly aim: LunId; readonly to: string }
  /** `aim` is a host (DSM-wide) or `host/lun` (explicit). */
  | { readonly do: 'set-policy'; readonly aim: string; readonly policy: PolicyId | 'clear' }
  /** Explicit path states, weights and preferred path of `host/lun`; keys P1, P2 … */
  | {
      readonly do: 'set-paths';
      readonly aim: string;
      readonly paths: Readonly<Record<string, PathWish>>;
      /** Set in the same command, so that a refusal leaves both as they were; without it the policy in force stays. */
      readonly policy?: PolicyId;
    }
  | { readonly do: 'set'; readonly aim: string; readonly key: string; readonly value: SettingValue }
  /** Default of a VID/PID on a host; `hardware` is 24 characters. */
  | { readonly do: 'set-target-policy'; readonly aim: DeviceId; readonly hardware: string; readonly policy: PolicyId | 'clear' }
  /** The administrator moves a LUN to this path; `aim` is a path id such as `web1/lun0/2`. */
  | { readonly do: 'move-path'; readonly aim: string }
  /** Looks at the policy of `host/lun` as the MPIO tab and mpclaim do: on implicit arrays that refreshes the states. */
  | { readonly do: 'look'; readonly aim: string }
  /** A cluster service's reservation command on `host/lun`. */
  | ({ readonly do: 'reserve'; readonly aim: string } & Reservation)
  | { readonly do: 'restart' | 'install-mpio' | 'remove-mpio'; readonly aim: DeviceId }
  /** `hardware` is up to 24 characters, a prefix when it is shorter, or '' for every device that applies. */
  | { readonly do: 'claim' | 'unclaim'; readonly aim: DeviceId; readonly hardware: string }
  | { readonly do: 'claim-bus'; readonly aim: DeviceId; readonly bus: 'iscsi' | 'sas'; readonly on: boolean }
  | { readonly do: 'install-dsm' | 'remove-dsm'; readonly aim: DeviceId; readonly dsm: string }
  /** One of the disks that a LUN is while MPIO has not claimed it; `aim` is a path id. */
  | { readonly do: 'online-disk' | 'offline-disk' | 'initialise-disk'; readonly aim: string }
  | { readonly do: 'restore-all' }
  | { readonly do: 'edit'; readonly edits: readonly Edit[] };

export type CommandVerb = Command['do'];
export type JournalRow = { readonly atNs: number } & Command;

export interface Scenario {
  readonly format: 'san-scenario';
  readonly version: 1;
  readonly title: string;
  /** What to look for, a sentence or two; shown when the scene opens. */
  readonly note?: string;
  /** Id of a guide (a list of steps that are ticked as the run does them), if the scene has one. */
  readonly guide?: string;
  readonly seed: number;
  readonly topology: Topology;
  readonly settings: Settings;
  readonly workloads: readonly WorkloadSpec[];
  readonly journal: readonly JournalRow[];
  /** Canvas positions (top left, canvas units). Not part of a run, nor of its fingerprint. */
  readonly layout: Readonly<Record<DeviceId, readonly [number, number]>>;
  readonly view: ScenarioView;
}

export interface ScenarioView {
  readonly atNs?: number;
  /** Simulated seconds a wall second, 1e-4 to 1000, or 'max'. */
  readonly speed?: number | 'max';
  /** Skip waits in which only a one-shot timer runs. */
  readonly lens?: boolean;
  readonly select?: string;
  readonly fingerprint?: string;
}
