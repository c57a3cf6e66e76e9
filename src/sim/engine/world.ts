/**
 * All state of a run. Data plane: columns indexed by small integers. Control plane: plain values, replaced and never
 * mutated, so that a checkpoint copies the columns and only the references of the rest.
 */
import { EventQueue, createFingerprint, type Fingerprint } from '../kernel';
import type { Topology } from '../topology/topology';
import type { Discovery } from '../discovery/discovery';
import type { Settings, WorkloadSpec } from '../scenario/scenario';
import type { HbaPort, HbaSettings } from '../initiator/hba-port';
import type { ArraySettings, ArrayState } from '../arrays/array';
import type { LunReservations } from '../arrays/reservations';
import type { Reservation } from '../scsi/reservation';
import type { ControllerColumns, RaidColumns } from '../arrays/service';
import type { LinkColumns, SwitchColumns } from '../fabric';
import type { MultipathColumns } from '../multipath/columns';
import type { LaneRow, LogRow } from '../run/reading';
import type { Directory } from './directory';

export const IoState = {
  free: 0,
  /** Waits at the group's gate, or for a path. */
  gate: 1,
  /** Waits for a place in the path's queue depth. */
  slot: 2,
  /** Kept by the HBA driver: not sent, or back from its send buffer. */
  held: 3,
  /** On the wire or in the array. */
  sent: 4,
  /** Gone on the wire; only hold end, timeout or abort ends it. */
  lost: 5,
  /** Pauses before a retry. */
  pause: 6,
  /** Waits inside the array for a RAID group without a living owner. */
  array: 7,
} as const;

export interface IoColumns {
  state: Int8Array;
  ticket: Int32Array;
  workload: Int32Array;
  path: Int32Array;
  /** The way its frames take, chosen when it is sent: one of its nexus' legs. */
  leg: Int32Array;
  k: Float64Array;
  bytes: Int32Array;
  lba: Float64Array;
  isWrite: Uint8Array;
  submitNs: Float64Array;
  /** When the HBA driver took it: the start of its command timeout. */
  issueNs: Float64Array;
  /** The burst under way: the direction it left on, when, and that direction's epoch then. */
  leftOn: Int32Array;
  leftNs: Float64Array;
  leftEpoch: Int32Array;
  hop: Int8Array;
  /** When the tail of the burst reached this hop. */
  tailNs: Float64Array;
  /** Controller epoch at arrival. */
  ctlEpoch: Int32Array;
  classTries: Uint8Array;
  mpioTries: Uint8Array;
  /** Tries of any kind: a fresh number for the luck of the wire. */
  tries: Int32Array;
  /** 0 good, sense code, or -kind of the outcome that the answer carries. */
  answer: Int32Array;
  /** Target port it counts in, plus one; 0 = none. */
  inside: Int32Array;
  /** Way back from the owning controller to the one that was asked. */
  backNs: Float64Array;
  /** Links of the port's timeout list. */
  next: Int32Array;
  prev: Int32Array;
  /** Link of a waiting line (gate, slot, array). */
  line: Int32Array;
}

export interface PortColumns {
  /** HBA ports: driver and DMA time of the last I/O. */
  busyNs: Float64Array;
  listHead: Int32Array;
  listTail: Int32Array;
  /** When the armed list timer fires; 0 = none. */
  armedNs: Float64Array;
  armedTicket: Int32Array;
  held: Int32Array;
  inFlight: Int32Array;
  costNs: Float64Array;
  /** 0 open, 1 hold, 2 flushed: the whole port. */
  gate: Uint8Array;
  /** Row of `wireKinds`. */
  wire: Uint8Array;
}

export interface NexusColumns {
  initiator: Int32Array;
  target: Int32Array;
  controller: Int32Array;
  /** Its first leg, and how many it has; `leg.next` leads to the others. */
  leg: Int32Array;
  legCount: Uint8Array;
  /** Row of `wireKinds`. */
  wire: Uint8Array;
  /** 0 open, 1 hold, 2 flushed: what counts, of the port's gate and its own. */
  gate: Uint8Array;
  ownGate: Uint8Array;
}

/**
 * A way from initiator port to target port, hop by hop. A nexus has one, or several: equal ways through a fabric, or the
 * connections of a session.
 */
export interface LegColumns {
  nexus: Int32Array;
  /** HBA port whose wire it takes. */
  port: Int32Array;
  /** Next leg of the same nexus, or -1. */
  next: Int32Array;
  hopCount: Int8Array;
  /** Direction indices host to array: hops[leg * 8 + i]. */
  hops: Int32Array;
  /** Switch index met after hop i. */
  switches: Int32Array;
}

export interface PathColumns {
  nexus: Int32Array;
  group: Int32Array;
  lun: Int32Array;
  /** This path's own commands in the HBA (queue depth). */
  depth: Int32Array;
  depthLimit: Int32Array;
  lineHead: Int32Array;
  lineTail: Int32Array;
  /** Pending unit attention (sense code), 0 = none. */
  attention: Int32Array;
  /** 1 when the array does not present the LUN to this host on this port (any more). */
  hidden: Uint8Array;
  /** What a reservation of the LUN keeps this path from: 1 reads, 2 writes. */
  fence: Uint8Array;
  done: Float64Array;
  failed: Float64Array;
  retried: Float64Array;
  bytes: Float64Array;
}

export interface LunColumns {
  raid: Int32Array;
  blocks: Float64Array;
  /** Tells drawn LUNs apart in the disks' luck. */
  stream: Int32Array;
}

export interface GroupColumns {
  lun: Int32Array;
  host: Int32Array;
  lineHead: Int32Array;
  lineTail: Int32Array;
}

export interface WorkloadColumns {
  group: Int32Array;
  stream: Int32Array;
  next: Float64Array;
  target: Int32Array;
  outstanding: Int32Array;
  rateMeanNs: Float64Array;
  readShare: Float64Array;
  blockBytes: Int32Array;
  sequential: Uint8Array;
  hitShare: Float64Array;
  destageShare: Float64Array;
  /** 0 running, 1 waiting, 2 error, 3 lost disk, 4 removed, 5 stopped with its host. */
  state: Uint8Array;
  /** What the lane last said. */
  shown: Uint8Array;
  lastDoneNs: Float64Array;
  lastErrorNs: Float64Array;
  longestGapNs: Float64Array;
  /** The last gap of over a second, and when it ended. */
  waitedNs: Float64Array;
  resumedNs: Float64Array;
  slowestNs: Float64Array;
  done: Float64Array;
  failed: Float64Array;
  turnedAway: Float64Array;
  /** Gone with the host when it restarted: nobody was left to hear of them. */
  abandoned: Float64Array;
  bytes: Float64Array;
}

/** A thing that will happen in the control plane. Immutable. */
export type Control =
  | { readonly do: 'hba-timer'; readonly port: number; readonly timer: string }
  | { readonly do: 'hba-light'; readonly port: number; readonly lit: boolean }
  | { readonly do: 'rscn'; readonly nexus: number; readonly up: boolean }
  | { readonly do: 'array-timer'; readonly array: number; readonly timer: string }
  | { readonly do: 'host-timer'; readonly host: number; readonly timer: string }
  | { readonly do: 'probe-answer'; readonly probe: number }
  /** A restart that waited for setup; a host that is up again; its services have looked for their disks. */
  | { readonly do: 'restart' | 'host-up' | 'find-disks'; readonly host: number }
  /** The disk is back: the application opens it again. */
  | { readonly do: 'reopen'; readonly workload: number }
  /** After an error on a disk that is still there. */
  | { readonly do: 'refill'; readonly workload: number }
  /** A returned controller's ports have light again; a port that was switched on has found its speed. */
  | { readonly do: 'recheck-light' }
  /** Arrays notice light that came, light that went, and by the fabric's news hosts that went. */
  | { readonly do: 'arrays-look'; readonly at: 'light' | 'dark' | 'news' };

export interface ScheduledControl {
  readonly control: Control;
  /** Row of the event list that led to it, or -1. */
  readonly cause: number;
}

export interface RunningTimer {
  readonly key: string;
  /** Where it counts: a port, path, LUN or controller id. */
  readonly aim: string;
  readonly control: number;
  readonly startNs: number;
  readonly atNs: number;
  readonly oneShot: boolean;
  readonly label: string;
  /** Key of the setting behind it. */
  readonly setting: string | null;
}

/** TEST UNIT READY and the like that a stack has sent and waits for. */
export interface Probe {
  readonly host: number;
  readonly path: number;
  readonly tag: string;
  readonly command: 'tur' | 'rtpg' | 'stpg' | 'reservation';
  /** With `reservation` only. */
  readonly reservation?: Reservation;
  readonly sentNs: number;
  readonly timeoutNs: number;
  /** The driver gave its nexus up meanwhile. */
  readonly flushed?: true;
  /** The driver keeps it, as it keeps I/O, until its nexus is open again. */
  readonly held?: true;
  /** It was open when the light went, and the driver ended it when it was back. */
  readonly aborted?: true;
  /** The move that this STPG asked for has begun. */
  readonly ordered?: true;
  /** It got to the array and back if its route held; false = swallowed, waits for its timeout. */
  readonly travels: boolean;
}

export interface HostState {
  readonly id: string;
  readonly stack: unknown;
  readonly diskTimeoutNs: number;
  readonly losDetectNs: number;
  readonly linkUpNs: number;
  readonly hba: HbaSettings;
}

/** Physical state that faults change, by id of the topology. */
export interface Physical {
  readonly cut: Readonly<Record<string, number>>;
  readonly pulled: Readonly<Record<string, true>>;
  /** `web1.hba0` → how. */
  readonly adaptersOff: Readonly<Record<string, 'disabled' | 'pulled'>>;
  readonly off: Readonly<Record<string, true>>;
  /** Hosts that restart: their ports are dark. */
  readonly restarting: Readonly<Record<string, true>>;
  /** Ports darkened by their array: `a1.ctr1`. */
  readonly dark: Readonly<Record<string, true>>;
}

export interface World {
  seed: number;
  nowNs: number;
  queue: EventQueue;
  hash: Fingerprint;
  io: IoColumns;
  ioFree: number;
  ioUsed: number;
  link: LinkColumns;
  lit: Uint8Array;
  port: PortColumns;
  nexus: NexusColumns;
  leg: LegColumns;
  legUsed: number;
  path: PathColumns;
  sw: SwitchColumns;
  ctl: ControllerColumns;
  raid: RaidColumns;
  diskBusyNs: Float64Array;
  /** What a command meets: `reception[raid * 2 + controller]`, codes in `stages/serve.ts`. */
  reception: Uint8Array;
  arrayFirstController: Int32Array;
  /** Commands inside each target port. */
  targetInside: Int32Array;
  lun: LunColumns;
  group: GroupColumns;
  load: WorkloadColumns;
  mp: MultipathColumns;
  /** Who is who: ids and numbers. Replaced when the drawing changes. */
  dir: Directory;
  topology: Topology;
  discovery: Discovery;
  settings: Settings;
  workloads: readonly WorkloadSpec[];
  hosts: HostState[];
  hbaPorts: (HbaPort | null)[];
  arrays: ArrayState[];
  arraySettings: ArraySettings[];
  /** Per LUN; absent: nobody ever registered. */
  reservations: (LunReservations | undefined)[];
  physical: Physical;
  controls: (ScheduledControl | null)[];
  controlFree: number[];
  timers: Map<string, RunningTimer>;
  probes: Map<number, Probe>;
  probeNext: number;
  /** What the lanes last said. */
  shownPaths: string[];
  shownTruth: string[];
  /** What the arrays' event logs last said: light per target port, login per nexus. */
  shownTargetLight: boolean[];
  shownLogins: boolean[];
  /** Per switch. */
  rscnDelayNs: Float64Array;
  logSeq: number;
  laneSeq: number;
  /** Row of the event list that what happens now goes back to, or -1. */
  causeSeq: number;
  faultSeq: number;
  /** Rises whenever anything that `RunFacts` shows may have changed. */
  version: number;
  /** HBA ports with a command that has been out for a second. */
  stuckPorts: number;
  issued: number;
  finished: number;
  failedIo: number;
  eventsDone: number;
  sink: Sink;
}

/** Where a run's rows and latencies go. Outside the world: a checkpoint does not copy it. */
export interface Sink {
  completed(workload: number, path: number, latencyNs: number, bytes: number): void;
  log(row: LogRow): void;
  lane(row: LaneRow, seq: number): void;
}

export const silentSink: Sink = { completed() {}, log() {}, lane() {} };

export const emptyQueue = (): EventQueue => new EventQueue(1024);
export const freshHash = (): Fingerprint => createFingerprint();
