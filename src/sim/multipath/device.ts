/**
 * The door between the engine and a host's multipath stack.
 * Nothing is done here, it is only decided: signals come in, orders go out, both plain values.
 * Hot part (per I/O): `choose` on the columns. Cold part (rare): `observe` and `interpret`.
 * All indices are rows of the world: path (LUN x nexus, "device" in MSDSM words), nexus (initiator port x target
 * port, "failover group"), group (host x LUN, the pseudo-LUN).
 */
import type { Nanos } from '../kernel/time';
import type { AccessState } from '../scsi/access';
import type { Outcome } from '../scsi/outcome';
import type { Reservation } from '../scsi/reservation';
import type { MultipathColumns } from './columns';
import type { WindowsView } from './windows-view';

/** What a host can notice. A cable is not among it. */
export type Signal =
  /**
   * PnP found the LUN behind this nexus (boot, login after mend, rescan). `access` is what RTPG said of each path's own port
   * group; `groupsAlike`, if given, whether it said the same of every port group of the array, those without a path too.
   */
  | {
      readonly kind: 'path-arrived';
      readonly path: number;
      readonly access: AccessState;
      readonly preferred: boolean;
      readonly groupsAlike?: boolean;
      /** What the same report said of the LUN's other paths. */
      readonly report?: readonly { readonly path: number; readonly state: AccessState; readonly preferred: boolean }[];
      /** ALUA kind in this path's own INQUIRY (TPGS); absent: that of `aluaOf`. */
      readonly alua?: 'none' | 'implicit' | 'explicit' | 'both';
    }
  /** PnP removed the path: the port driver reported a bus change. */
  | { readonly kind: 'path-removed'; readonly path: number }
  /** Answer to an order `send`. `access` per path index, in the order of the group's list, for rtpg and stpg; null on failure. */
  | {
      readonly kind: 'answered';
      readonly tag: string;
      readonly path: number;
      readonly ok: boolean;
      readonly outcome: Outcome;
      readonly access:
        readonly { readonly path: number; readonly state: AccessState; readonly preferred: boolean }[] | null;
      /** With rtpg: access states of all port groups of the LUN, those without a path too, where they are told. */
      readonly portGroups?: readonly number[];
      /** Keys that READ KEYS returned, or the holder's key of READ RESERVATION. */
      readonly keys?: readonly string[];
    }
  | { readonly kind: 'timer'; readonly timer: string }
  /** Windows goes down for a restart, or its drivers run again; `upAtNs` -1 where it does not count. */
  | { readonly kind: 'power'; readonly on: boolean; readonly upAtNs: Nanos }
  | { readonly kind: 'admin'; readonly command: AdminCommand };

export interface PathIntent {
  readonly path: number;
  readonly state?: 'active' | 'unoptimized' | 'standby' | 'unavailable';
  readonly weight?: number;
  readonly preferred?: boolean;
}
/** The DSM runs them over its paths (ms-mpio.md 7.7). */
export type { Reservation } from '../scsi/reservation';
export type AdminCommand =
  | { readonly set: 'dsm-policy'; readonly policy: string | null }
  /** Default of a VID/PID (`mpclaim -l -t`): `hardware` is 24 characters. */
  | { readonly set: 'target-policy'; readonly hardware: string; readonly policy: string | null }
  /** The administrator moves the LUN to this path (ms-mpio.md 4.8). */
  | { readonly set: 'move'; readonly group: number; readonly path: number }
  /** Somebody looks at the policy: on implicit arrays that sends RTPG (ms-mpio.md 5.10). */
  | { readonly set: 'look'; readonly group: number }
  | { readonly set: 'reservation'; readonly group: number; readonly reservation: Reservation }
  /** Windows itself: feature, claims, disks. */
  | { readonly set: 'install-mpio' | 'remove-mpio' }
  /** `hardware` '': every device that applies. */
  | { readonly set: 'claim' | 'unclaim'; readonly hardware: string }
  | { readonly set: 'claim-bus'; readonly bus: 'iscsi' | 'sas'; readonly on: boolean }
  | { readonly set: 'install-dsm' | 'remove-dsm'; readonly dsm: string }
  | { readonly set: 'online-disk' | 'offline-disk' | 'initialise-disk'; readonly path: number }
  | {
      readonly set: 'lun-policy';
      readonly group: number;
      readonly policy: string | null;
      readonly paths?: readonly PathIntent[];
    }
  | { readonly set: 'setting'; readonly key: string; readonly value: number | string | boolean };

/** What a stack can ask for. */
export type Order =
  /** One-shot timers are shown as countdowns; periodic ones are not. Keys are unique within a host. */
  | {
      readonly kind: 'start-timer';
      readonly timer: string;
      readonly atNs: Nanos;
      readonly oneShot: boolean;
      readonly label: string;
      /** Key of the setting that says how long, and the LUN it counts for, if any. */
      readonly setting?: string;
      readonly group?: number;
    }
  | { readonly kind: 'cancel-timer'; readonly timer: string }
  /** Send a command down one path; answered by `answered` with the same tag. */
  | {
      readonly kind: 'send';
      readonly command: 'tur' | 'rtpg' | 'stpg' | 'reservation';
      readonly path: number;
      readonly tag: string;
      readonly timeoutNs: Nanos;
      /** With `reservation` only. */
      readonly reservation?: Reservation;
    }
  /** Gate of a group, turned by the engine (the stack writes the column only in `open` and `extend`): `open` lets I/O pass (and drains what was held), `hold` queues it, `gone` fails it and what was held. */
  | { readonly kind: 'gate'; readonly group: number; readonly gate: 'open' | 'hold' | 'gone' }
  /** A line of the Windows System log (`eventId` of the real source), or of the model (`eventId` null). */
  | {
      readonly kind: 'announce';
      readonly source: 'mpio' | 'msdsm' | 'disk' | 'storport' | 'ntfs' | 'windows';
      readonly eventId: number | null;
      readonly code: string;
      readonly group: number | null;
      readonly path: number | null;
      readonly params?: Readonly<Record<string, number | string>>;
    };

/** What to do with an I/O that did not end well. Every retry is a fresh choice. */
export type Verdict =
  /** Goes to the chooser again at once (it waits there if the gate holds). Counts no retry. */
  | { readonly do: 'requeue' }
  /** MPIO asks for a retry; `counts` says whether it uses up RetryCount. */
  | { readonly do: 'mpio-retry'; readonly afterNs: Nanos; readonly counts: boolean }
  /** Handed up; the disk class driver sends it again as a fresh request (event 153). */
  | { readonly do: 'class-retry'; readonly afterNs: Nanos }
  /** The application gets an I/O error. */
  | { readonly do: 'fail'; readonly code: string };

export interface FailedIo {
  readonly path: number;
  readonly group: number;
  readonly outcome: Outcome;
  readonly isReadWrite: boolean;
  /** Retries already made by MPIO in this class attempt, and by the class driver. */
  readonly mpioTries: number;
  readonly classTries: number;
}

export interface Step<S> {
  readonly state: S;
  readonly orders: readonly Order[];
}

/** The DSM's own count of one LUN on one path since the path arrived: requests completed upward, bytes asked for. */
export interface PathStatistics {
  readonly reads: number;
  readonly writes: number;
  readonly readBytes: number;
  readonly writeBytes: number;
}

/** mpio's own count of a path (health statistics of 2008 R2 and later): failures since Windows started, the rest since it arrived. */
export interface PathHealth {
  /** I/Os that did not end well there. */
  readonly errors: number;
  /** Times that mpio sent one of them again; the class driver's retries are not among them. */
  readonly retries: number;
  /** Times that the path itself failed. */
  readonly failures: number;
}

/** What is known of one path, with the owner of each opinion. The page reads this, never machine states. */
export interface PathOpinion {
  readonly path: number;
  /** Position in the DSM's own list (arrival order); -1 when removed. */
  readonly order: number;
  readonly present: boolean;
  /**
   * `Active/Optimized`, `Active/Unoptimized`, `Standby`, `Unavailable`, `Failed`, `Removed`: the host's own words. Ours, where
   * it has none: `Not found` (PnP never found it), `Not added` (the DSM refused it: never seen, not removed), `Not usable`, and
   * `Not registered` (no key where the LUN holds one).
   */
  readonly word: string;
  /** activeOptimized · activeUnoptimized · standby · unavailable · transitioning · failed · removed; of a LUN that is not claimed: diskOnline · diskOffline */
  readonly state: string;
  /** `MPIO` */
  readonly owner: string;
  readonly carrying: boolean;
  readonly weight: number;
  readonly preferred: boolean;
  /** Path id as Windows shows it, 16 hex digits. */
  readonly pathId: string;
  /** SCSI address: what `005|000|007|001` says. */
  readonly address: { readonly port: number; readonly bus: number; readonly target: number; readonly lun: number };
  /** Target port group as last heard; null when the array has none. `word` in Windows' words. */
  readonly portGroup: { readonly id: number; readonly word: string; readonly preferred: boolean; readonly targetPort: number } | null;
  /** DesiredState in Windows' words, or '' for no wish. */
  readonly wish: string;
  /** Lit states of the path machine, one a region, for example `health.active`. */
  readonly lit: readonly string[];
  /** When and how it last changed: `arrival`, `io-error`, `pnp-removal`, `verify`, `recovery-poll`, `rtpg`, `refused`, `not-registered`. */
  readonly sinceNs: Nanos;
  readonly how: string;
  /** Absent where the DSM keeps none: DsmDisableStatistics, or a path that nothing has claimed. */
  readonly statistics?: PathStatistics;
  /** Also of a path that has left. Absent where none are gathered: GatherHealthStats, or releases before it. */
  readonly health?: PathHealth;
}

export interface GroupOpinion {
  readonly group: number;
  /** `MPIO Disk0` */
  readonly disk: string;
  readonly policy: string;
  /** `mpio`: a pseudo-LUN. `disks`: MPIO has not claimed it, every path is a disk of its own. */
  readonly kind: 'mpio' | 'disks';
  /** Controlling DSM, `Microsoft DSM`; '' when there is none. */
  readonly dsm: string;
  readonly serial: string;
  readonly access: 'none' | 'implicit' | 'explicit' | 'both';
  /** Registered reservation key (hex), or null. */
  readonly reservationKey: string | null;
  /** Where the policy comes from: `LUN`, `VID/PID`, `DSM-wide`, `built-in`. */
  readonly policyFrom: string;
  /** What was asked for, when the stack runs another policy instead. */
  readonly wanted: string | null;
  readonly symmetric: boolean;
  /** normal · degraded · failover · allFailed · removed */
  readonly health: string;
  readonly policies: readonly { readonly id: string; readonly allowed: boolean; readonly reason: string }[];
  readonly paths: readonly PathOpinion[];
}

export interface OpenGroup {
  readonly group: number;
  readonly lun: string;
  /** What INQUIRY and VPD page 83h say. */
  readonly vendor: string;
  readonly product: string;
  readonly serial: string;
  readonly bus: 'FC' | 'iSCSI' | 'SAS';
  readonly sizeGiB: number;
  readonly wantedPolicy: string | null;
  readonly paths: readonly PathIntent[];
  /** The policy that was cleared, if one was: the registry keeps it, and with it what `paths` says (ms-mpio.md 4.5). */
  readonly clearedPolicy?: string | null;
}
export interface OpenPath {
  readonly path: number;
  readonly group: number;
  readonly nexus: number;
  /** For the path id and SCSI address. */
  readonly port: number;
  readonly bus: number;
  readonly target: number;
  readonly lun: number;
  /** Index of the controller (0 or 1): its target port group. */
  readonly portGroup: number;
  /** Relative target port id. */
  readonly targetPort: number;
}
export interface OpenHost {
  readonly host: string;
  readonly release: string;
  readonly aluaOf: readonly { readonly group: number; readonly alua: 'none' | 'implicit' | 'explicit' | 'both' }[];
  readonly groups: readonly OpenGroup[];
  readonly paths: readonly OpenPath[];
  readonly dsmPolicy: string | null;
  /** VID/PID defaults: 24 characters → policy. */
  readonly targetPolicies: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, number | string | boolean>>;
}

/** The interface that every stack keeps. `S` is plain, replaced and never mutated; columns are mutated in place. */
export interface MultipathStack<S> {
  readonly id: string;
  /** All paths known but none arrived yet; the engine then sends `path-arrived` for each at time 0. */
  open(host: OpenHost, columns: MultipathColumns): S;
  /** New paths or groups after an edit of the drawing; known ones keep their state. */
  extend(state: S, columns: MultipathColumns, host: OpenHost): S;
  observe(state: S, columns: MultipathColumns, signal: Signal, nowNs: Nanos): Step<S>;
  interpret(state: S, columns: MultipathColumns, io: FailedIo, nowNs: Nanos): Step<S> & { readonly verdict: Verdict };
  /** Hot: path index, -1 hold, -2 refuse. May move the group's pointer. */
  choose(columns: MultipathColumns, group: number, startLba: number, bytes: number, isWrite: number): number;
  opinions(state: S, columns: MultipathColumns): readonly GroupOpinion[];
  /** What the host's desktop shows; null where there is none. */
  desktop(state: S, columns: MultipathColumns): WindowsView | null;
}

/** An admin command that the stack refuses ends in an announce with code `refused` and a `reason` param; states stay. */
export const refusedCode = 'refused';
