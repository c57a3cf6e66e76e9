/** What a run tells the outside: facts (what is so), series (how it went), rows (what happened). All plain or transferable. */
import type { Nanos } from '../kernel/time';
import type { GroupOpinion } from '../multipath/device';
import type { WindowsDisk, WindowsView } from '../multipath/windows-view';
import type { HbaPortState, NexusState } from '../initiator/hba-port';
import type { ControllerState } from '../arrays/array';
import type { CableId, DeviceId, Finding, LunId, PortId, Topology } from '../topology/topology';
import type { Settings, WorkloadSpec } from '../scenario/scenario';
import type { Discovery } from '../discovery/discovery';

/** A line of the event list. `text` is made by `locales` from code and params. */
export interface LogRow {
  readonly seq: number;
  readonly atNs: Nanos;
  /** fault · hba · fabric · array · storport · mpio · msdsm · disk · ntfs · windows · app · run */
  readonly source: string;
  readonly code: string;
  /** Id in the Windows event log, if it has one. */
  readonly eventId: number | null;
  /** What it is about: a cable, port, path, LUN, controller, host or workload id. */
  readonly aim: string;
  readonly params: Readonly<Record<string, number | string>>;
  /** `seq` of the row that led to it, or -1. */
  readonly cause: number;
}

/** A change on a timeline lane; the state lasts until the lane's next row. */
export interface LaneRow {
  /** `hba/web1.hba0.0` · `path/web1/lun0/1` (what the host believes) · `truth/web1/lun0/1` (up, down, silent) · `app/oltp` · `ctr/a1.ctr1` */
  readonly lane: string;
  readonly atNs: Nanos;
  /** loggedIn linkDown loggingIn lost disabled · activeOptimized … removed · up down silent · running waiting error lostDisk hostDown · up down booting takingOver */
  readonly state: string;
  /** `HBA`, `MPIO`, `truth`, `app`, `array` */
  readonly owner: string;
}

export interface TimerFacts {
  readonly id: string;
  /** Where it counts: a port, path, LUN, controller id. */
  readonly aim: string;
  readonly label: string;
  readonly startNs: Nanos;
  readonly endNs: Nanos;
  /** The name of the setting behind it, if there is one (`linkDownHoldNs`). */
  readonly setting: string | null;
}

export interface CableFacts {
  readonly id: CableId;
  readonly cut: boolean;
  readonly cutAtNs: Nanos;
  readonly silent: boolean;
  readonly errorShare: number;
  readonly delayNs: Nanos;
  /** Light on both ends. */
  readonly lit: boolean;
}

export interface HbaFacts {
  readonly port: PortId;
  readonly state: HbaPortState;
  readonly sinceNs: Nanos;
  /** Commands held in the driver or lost on the wire and not yet given up. */
  readonly held: number;
  readonly inFlight: number;
  readonly nexuses: readonly { readonly id: string; readonly state: NexusState; readonly removed: boolean }[];
}

export interface HostFacts {
  readonly groups: readonly (GroupOpinion & { readonly lun: LunId; readonly pathIds: readonly string[] })[];
  /** The desktop; null on hosts that have none. */
  readonly windows: WindowsFacts | null;
}
/** `groupId` is `host/lun`, `pathId` a path id such as `web1/lun0/2`, or null for a disk that MPIO presents. */
export interface WindowsFacts extends Omit<WindowsView, 'disks'> {
  readonly disks: readonly (WindowsDisk & { readonly groupId: string; readonly pathId: string | null })[];
}

/** Facts change rarely; a new object with a higher `version` each time. */
export interface RunFacts {
  readonly version: number;
  readonly topology: Topology;
  readonly discovery: Discovery;
  readonly settings: Settings;
  readonly workloads: readonly WorkloadSpec[];
  readonly cables: Readonly<Record<CableId, CableFacts>>;
  readonly ports: Readonly<Record<PortId, { readonly light: boolean; readonly pulled: boolean; readonly disabled: boolean }>>;
  readonly switches: Readonly<Record<DeviceId, { readonly powered: boolean }>>;
  readonly hbas: readonly HbaFacts[];
  readonly controllers: Readonly<Record<string, { readonly state: ControllerState; readonly takingOver: boolean; readonly writeThrough: boolean }>>;
  readonly owners: Readonly<Record<LunId, { readonly owner: string; readonly preferred: string; readonly movingTo: string | null }>>;
  readonly hosts: Readonly<Record<DeviceId, HostFacts>>;
  /** Per path id: can the wire carry it now? */
  readonly truth: Readonly<Record<string, 'up' | 'down' | 'silent'>>;
  readonly timers: readonly TimerFacts[];
  /** Something a user did that is not undone (Restore all would do something). */
  readonly faults: readonly string[];
  readonly findings: readonly Finding[];
}

export interface WorkloadLive {
  readonly id: string;
  /** `hostDown`: its host restarts. */
  readonly state: 'running' | 'waiting' | 'error' | 'lostDisk' | 'hostDown';
  readonly outstanding: number;
  readonly done: number;
  readonly failed: number;
  readonly turnedAway: number;
  /** Longest time without a completion since the last fault (or since 0), the present gap included. */
  readonly noIoForNs: Nanos;
  /** The present gap. */
  readonly gapNs: Nanos;
  /** Longest I/O since the last fault, the age of waiting ones included. */
  readonly slowestNs: Nanos;
  /** Over the last second of simulated time. p99 counts the age of I/O that waits longer than that second. */
  readonly iops: number;
  readonly bytesPerSecond: number;
  readonly p50Ns: Nanos;
  readonly p99Ns: Nanos;
  readonly meanNs: Nanos;
  /** Mean IOPS in the last 5 s before the last fault, or of the present while there was none. */
  readonly iopsBefore: number;
  /** Path label number (1 = P1 …) each outstanding I/O is on, 0 = none chosen yet; negative = held or lost. At most 256. */
  readonly slots: Int16Array;
}
export interface PathLive {
  readonly id: string;
  readonly inFlight: number;
  readonly iops: number;
  readonly bytesPerSecond: number;
  readonly done: number;
}

/** Columns of one world's samples, a row each 100 ms of simulated time; values of that 100 ms. */
export interface SeriesChunk {
  /** `main` or a policy id. */
  readonly world: string;
  readonly atNs: Float64Array;
  readonly iops: Float64Array;
  readonly bytesPerSecond: Float64Array;
  readonly p50Ns: Float64Array;
  /** Over the last 1 s, waiting I/O included. */
  readonly p99Ns: Float64Array;
  readonly slowestNs: Float64Array;
  readonly outstanding: Float64Array;
  /** I/Os that have waited longer than 1 s. */
  readonly held: Float64Array;
  /** Main world only: IOPS per path, row-major `[row * paths + path]`, in the order of `discovery.paths` at `factsVersion`. */
  readonly pathIops: Float64Array;
  readonly paths: number;
  /** Main world only: 64 latency classes a row (log2 scale, class 0 below 16 us, 2 classes an octave), row-major counts. */
  readonly heat: Float64Array;
}

export interface CompareFacts {
  readonly policy: string;
  /** Null when it runs. */
  readonly refused: string | null;
  /** Simulated time it has reached; behind `nowNs` means "catching up". */
  readonly atNs: Nanos;
  readonly noIoForNs: Nanos;
  readonly slowestNs: Nanos;
  readonly done: number;
  readonly failed: number;
  readonly held: number;
}

/** `dots`: rows of 7 numbers: io serial, path index, leg, fromNs, toNs, flags (1 write, 2 retry, 4 reply), fate (0 moving, 1 held, 2 lost). Leg i is hop i of the nexus; -1 in the host, 100 in the array. */
export interface Reading {
  /** Rises with each open, seek and branch: older series and rows are void. */
  readonly generation: number;
  readonly nowNs: Nanos;
  readonly playing: boolean;
  /** Simulated seconds per wall second really reached. */
  readonly speed: number;
  readonly skipping: { readonly why: string; readonly fromNs: Nanos; readonly untilNs: Nanos } | null;
  /** Waits that the lens jumped over so far in this generation. */
  readonly skips: readonly { readonly fromNs: Nanos; readonly toNs: Nanos; readonly why: string }[];
  readonly fingerprint: string;
  /** Only when they changed since the last reading. */
  readonly facts: RunFacts | null;
  readonly workloads: readonly WorkloadLive[];
  readonly paths: readonly PathLive[];
  readonly hbas: readonly { readonly port: PortId; readonly held: number; readonly inFlight: number }[];
  readonly links: readonly { readonly cable: CableId; readonly bytesPerSecond: number }[];
  readonly series: readonly SeriesChunk[];
  readonly log: readonly LogRow[];
  readonly lanes: readonly LaneRow[];
  readonly compare: readonly CompareFacts[];
  readonly dots: Float64Array | null;
}

/** One line of "why the app waits": in order of time, the last ones may lie in the future (forecast). */
export interface WhyLine {
  readonly atNs: Nanos;
  readonly code: string;
  readonly params: Readonly<Record<string, number | string>>;
  readonly aim: string;
  readonly forecast: boolean;
}
