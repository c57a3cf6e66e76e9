/**
 * What a host's MSDSM and mpio remember besides the columns. Plain, replaced and never mutated.
 * Path states, eligibility, lists, pointers and gates live in the columns alone.
 */
import type { Nanos } from '../../../kernel';
import type { OpenPath, Reservation } from '../../device';
import type { PathSnapshot } from './path.machine';
import type { ReservationRun } from './reservation-run';
import type { MsdsmSettings } from './settings';

/** `Services\msdsm\Parameters\DsmLoadBalanceSettings\<LUN>\DSMPath#<id>`; null: no such value. */
export interface StoredPath {
  /** What PrimaryPath and OptimizedPath say, as a DeviceState. */
  readonly wish: number | null;
  readonly weight: number | null;
}

/** A LUN on a path (DSM_DEVICE_INFO). */
export interface PathRecord extends OpenPath {
  readonly present: boolean;
  /** Was present once: its absence is a loss. */
  readonly seen: boolean;
  /** State before the last one that was set. */
  readonly previous: number;
  /** DesiredState; `undetermined`: no wish. */
  readonly wish: number;
  readonly lastKnownGood: number;
  /** Access state last heard from the array (ALUAState); `notUsed`: never heard. */
  readonly reported: number;
  readonly prefBit: boolean;
  /** State of its port group as last heard; the same as `reported` but for a path that lost its port (own-request.ts). */
  readonly groupState: number;
  readonly portLost: boolean;
  /** SetDeviceInfo and IsPathActive went well; under reservations the key is registered. Together: eligible. */
  readonly initialized: boolean;
  readonly usable: boolean;
  readonly keyRegistered: boolean;
  readonly stored: StoredPath | null;
  readonly machine: PathSnapshot;
  readonly sinceNs: Nanos;
  readonly how: string;
}

export type Alua = 'none' | 'implicit' | 'explicit' | 'both';
/** Where a LUN's policy comes from; `access`: built-in. */
export type Selection = 'access' | 'DSM-wide' | 'VID/PID' | 'LUN';

/** `DsmLoadBalanceSettings\<LUN>`: outlives the LUN's paths. */
export interface StoredPolicy {
  readonly policy: string | null;
  readonly explicit: boolean;
  readonly preferredId: number;
}
/** Preferred path: none was ever set · cleared. */
export const noPreferredPath = 0xffffffff;
export const clearedPreferredPath = 0;

/** While the array is asked to move: what goes on in place of what failed (DSM_FAIL_PATH_PROCESSING_LIST_ENTRY). */
export interface FailingRecord {
  readonly failing: number;
  readonly instead: number;
}

/** A pseudo-LUN (DSM_GROUP_ENTRY and mpio's disk). */
export interface GroupRecord {
  readonly group: number;
  readonly lun: string;
  readonly serial: string;
  /** 8 characters of vendor and 16 of product. */
  readonly hardware: string;
  /** n of `MPIO Disk n`. */
  readonly disk: number;
  readonly alua: Alua;
  readonly stored: StoredPolicy;
  readonly selection: Selection;
  /** Path id as a number, as the DSM keeps it. */
  readonly preferredId: number;
  readonly failing: readonly FailingRecord[];
  /** Persistent reservation key that the LUN holds, hex digits, with the action, scope and type it came with. */
  readonly registeredKey: string | null;
  readonly registeredWith: Reservation | null;
  /** Every known path, in the order of the drawing. */
  readonly paths: readonly number[];
  /** `never`: no path yet · `present` · `waiting`: no path left, PDORemovePeriod runs · `gone` */
  readonly presence: 'never' | 'present' | 'waiting' | 'gone';
  /** New I/O waits while the port groups are read after a retryable ALUA sense. */
  readonly throttled: boolean;
  /** When that last began, or -1. */
  readonly throttledNs: Nanos;
  /** A failover is not finished: event 17 is due. */
  readonly handling: boolean;
}

/** I_T nexus: what fails together (DSM_FAILOVER_GROUP). */
export interface NexusRecord {
  readonly nexus: number;
  /** The DSM has an object for it. */
  readonly exists: boolean;
  readonly failed: boolean;
  /** Known paths. */
  readonly paths: readonly number[];
  /** Paths on it now, in the order of arrival. */
  readonly devices: readonly number[];
  /** Groups whose path was removed from it: they need another one when it fails after all. */
  readonly zombies: readonly number[];
}

export type Purpose =
  | 'arrival'
  | 'removal'
  | 'fail-over'
  | 'next-path'
  | 'io-retry'
  | 'admin'
  | 'look'
  | 'recovery'
  | 'verify'
  | 'reservation'
  | 'registration';

/** One path of an explicit set: state as a DeviceState. */
export interface PathEntry {
  readonly path: number;
  readonly state: number;
  readonly preferred: boolean;
  readonly weight: number;
}
/** An explicit set that waits for the array. */
export interface PendingSet {
  readonly policy: string;
  readonly entries: readonly PathEntry[];
  readonly before: readonly number[];
  readonly preferredId: number;
}

/** Why a command is under way, so that its answer is understood. */
export interface Pending {
  readonly tag: string;
  readonly purpose: Purpose;
  readonly command: 'tur' | 'rtpg' | 'stpg' | 'reservation';
  /** The path that it goes down. */
  readonly path: number;
  readonly group: number;
  readonly tries: number;
  /** The DSM waits for it: nothing else is done about its cause meanwhile. */
  readonly waits: boolean;
  /** Path that it is about: the newcomer, the failing one; -1 none. */
  readonly about: number;
  /** With `stpg`: the paths whose port groups are to be optimized; without it, the path itself. */
  readonly asks?: readonly number[];
  readonly set?: PendingSet;
  /** With `reservation` only. */
  readonly reservation?: Reservation;
  readonly run?: ReservationRun;
  /** How the newcomer came that registers first. */
  readonly how?: string;
}

export interface TargetPolicy {
  readonly policy: string;
  readonly preferredId: number;
}

export interface MsdsmState {
  readonly host: string;
  readonly release: string;
  readonly dsmPolicy: string | null;
  readonly dsmPreferredId: number;
  /** VID/PID defaults by hardware id. */
  readonly targetPolicies: Readonly<Record<string, TargetPolicy>>;
  readonly settings: MsdsmSettings;
  readonly groups: readonly GroupRecord[];
  readonly paths: readonly PathRecord[];
  readonly nexuses: readonly NexusRecord[];
  /** World index -> row of the lists above; shared by all states of a host, never written to after it is made. */
  readonly rowOfGroup: Readonly<Record<number, number>>;
  readonly rowOfPath: Readonly<Record<number, number>>;
  readonly rowOfNexus: Readonly<Record<number, number>>;
  readonly pending: readonly Pending[];
  readonly nextTag: number;
  /** The periodic timers run. */
  readonly recovering: boolean;
  readonly verifying: boolean;
  readonly checking: boolean;
}
