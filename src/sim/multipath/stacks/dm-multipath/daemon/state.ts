/** What multipathd remembers: plain values, replaced and never changed in place, so that a copy is a checkpoint. */
import type { CheckState } from './check-state';
import type { DaemonSettings, MapSettings } from './settings';

/** The kernel's opinion as the daemon last read it; `undef` for a path that is not in the table. */
export type DmState = 'active' | 'failed' | 'undef';

/** Failures of a path that works again and again (san_path_err). */
export interface ShakyCount {
  readonly failures: number;
  /** Good checks until the next failure is forgotten. */
  readonly forgetIn: number;
  readonly held: boolean;
  /** Since when it has been good without a relapse, seconds; meaningful while held. */
  readonly heldSinceS: number;
}

/** Sampling of a path that the kernel failed twice in short time (marginal_path). */
export interface Sampling {
  readonly phase: 'none' | 'failed-once' | 'waiting' | 'sampling';
  /** First failure, end of the last sampling, or start of this one, seconds; null: sample as soon as it is good. */
  readonly sinceS: number | null;
}

export interface PathRecord {
  /** Number of the path on this host, what the kernel's messages name. */
  readonly path: number;
  readonly state: CheckState;
  /** Last answer of a check that was taken; what an I/O error says does not change it. */
  readonly checkerState: CheckState;
  readonly dmState: DmState;
  /** Loops until the next check. */
  readonly tickS: number;
  readonly intervalS: number;
  /** Loops that the running check has been waited for. */
  readonly pendingS: number;
  readonly prio: number;
  readonly marginal: boolean;
  /** The LUN moves by the array's will alone (implicit ALUA): a standby path cannot be asked to take over. */
  readonly implicitOnly: boolean;
  readonly tpg: number;
  readonly serial: string;
  readonly node: string;
  readonly shaky: ShakyCount;
  readonly sampling: Sampling;
}

/** `show maps stats`. */
export interface MapStats {
  readonly pathFaults: number;
  readonly switchGroup: number;
  readonly mapLoads: number;
  readonly totalQueueTimeS: number;
  readonly queueTimeouts: number;
  readonly mapFailures: number;
}

export interface MapRecord {
  readonly name: string;
  readonly settings: MapSettings;
  /** In the order in which they were found. */
  readonly paths: readonly PathRecord[];
  /** The loaded table: path numbers, group 1 first. */
  readonly groups: readonly (readonly number[])[];
  /** Groups that the kernel bypasses, as last read. */
  readonly disabledGroups: readonly number[];
  readonly bestGroup: number;
  /** Group that the kernel will use next, as last read. */
  readonly kernelGroup: number;
  /** Whether the table queues I/O without a path, as last read or ordered. */
  readonly queueing: boolean;
  readonly inRecovery: boolean;
  /** Loops until queueing is switched off; 0: not counting. */
  readonly retryTickS: number;
  /** Loops until the deferred failback; 0: none is due. */
  readonly failbackTickS: number;
  /** Loops until a map of ghosts alone is called ready; 0: not waiting. */
  readonly ghostDelayTickS: number;
  /** Loops until the kernel is read even if no path is checked. */
  readonly syncTickS: number;
  readonly stats: MapStats;
}

export interface Daemon {
  readonly settings: DaemonSettings;
  readonly maps: readonly MapRecord[];
}

/** A record under change. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
export type PathDraft = Draft<PathRecord>;
export type MapDraft = Draft<Omit<MapRecord, 'paths' | 'stats'>> & { paths: PathDraft[]; stats: Draft<MapStats> };

export const openMap = (map: MapRecord): MapDraft => ({
  ...map,
  paths: map.paths.map((path) => ({ ...path })),
  stats: { ...map.stats },
});
