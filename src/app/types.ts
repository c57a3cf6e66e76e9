/**
 * What the page's parts know of each other. `createApp` builds one of these; views take it from context (`getApp()`).
 * Reading a property inside a component or a derived tracks it (runes behind getters). Changes go through `actions.invoke`.
 */
import type { CableId, DeviceId, Topology } from '../sim/topology/topology';
import type { Scenario } from '../sim/scenario/scenario';
import type { Discovery } from '../sim/discovery/discovery';
import type {
  CompareFacts,
  LaneRow,
  LogRow,
  PathLive,
  Reading,
  RunFacts,
  WhyLine,
  WorkloadLive,
} from '../sim/run/reading';
import type { Bridge } from '../bridge/protocol';

export type RefKind = 'device' | 'adapter' | 'port' | 'controller' | 'cable' | 'path' | 'lun' | 'workload';
/** Something on the page that can be selected or pointed at; `id` as in topology, discovery and readings (`web1.hba0` for an adapter). */
export interface Ref {
  readonly kind: RefKind;
  readonly id: string;
}

/** The drawing: what the user edits. Undo and redo touch only this, never the clock. */
export interface DrawingState {
  readonly title: string;
  readonly note: string;
  readonly topology: Topology;
  readonly discovery: Discovery;
  /** Top left corner of each device, canvas units. */
  readonly layout: Readonly<Record<DeviceId, readonly [number, number]>>;
  readonly scenario: Scenario;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface SelectionState {
  readonly selected: Ref | null;
  /** The same thing lights up on canvas, lane and chart. */
  readonly hovered: Ref | null;
  select(ref: Ref | null): void;
  hover(ref: Ref | null): void;
}

export interface RunState {
  /** Null until the first reading. */
  readonly facts: RunFacts | null;
  readonly nowNs: number;
  readonly playing: boolean;
  /** What the user asked for, and what is reached. */
  readonly wantedSpeed: number | 'max';
  readonly speed: number;
  readonly lens: boolean;
  readonly skipping: Reading['skipping'];
  readonly skips: Reading['skips'];
  readonly fingerprint: string;
  /** Shown beside a shared link's run. */
  readonly sameRun: 'none' | 'checking' | 'same' | 'differs';
  readonly workloads: readonly WorkloadLive[];
  readonly paths: readonly PathLive[];
  readonly hbas: Reading['hbas'];
  readonly links: Reading['links'];
  readonly compare: readonly CompareFacts[];
  readonly dots: Float64Array | null;
  /** True when the clock stands before the newest instant ever reached (PAST), false when LIVE. */
  readonly past: boolean;
  readonly crashed: string | null;
  why(workload: string): Promise<{ lines: readonly WhyLine[]; waitedNs: number; blame: readonly { owner: string; ns: number }[] }>;
}

/** Growing columns of one world. Typed arrays outside the proxy; `length` rows are valid. Read `version` to be told of growth. */
export interface Series {
  readonly world: string;
  readonly length: number;
  readonly atNs: Float64Array;
  readonly iops: Float64Array;
  readonly bytesPerSecond: Float64Array;
  readonly p50Ns: Float64Array;
  readonly p99Ns: Float64Array;
  readonly slowestNs: Float64Array;
  readonly outstanding: Float64Array;
  readonly held: Float64Array;
  /** Row-major, `paths` columns; empty for compare worlds. */
  readonly pathIops: Float64Array;
  readonly paths: number;
  /** Row-major, 64 latency classes; empty for compare worlds. */
  readonly heat: Float64Array;
}

export interface ReadingsState {
  /** Raised once per accepted reading that brought rows. */
  readonly version: number;
  readonly generation: number;
  readonly worlds: readonly string[];
  series(world: string): Series | null;
  readonly log: readonly LogRow[];
  lane(id: string): readonly LaneRow[];
  readonly laneIds: readonly string[];
}

/** Windows of a host's desktop; each is one folder in `views/desktop`. */
export type DesktopWindow =
  | 'server-manager'
  | 'device-manager'
  | 'disk-management'
  | 'mpio'
  | 'disk'
  | 'cmd'
  | 'powershell'
  | 'event-viewer';
export type Theme = 'light' | 'dark' | 'projector';
export interface PreferencesState {
  readonly theme: Theme;
  readonly lens: 'physical' | 'paths';
  readonly showTruth: boolean;
  readonly mode: 'edit' | 'play';
  /** Single-letter shortcuts on or off. */
  readonly keys: boolean;
  readonly reducedMotion: boolean;
  /** `?frozen=1`: nothing moves by itself. */
  readonly frozen: boolean;
  readonly dockTab: 'timeline' | 'charts' | 'compare' | 'events';
  /** select · pan · cable · cut (the tool in hand on the canvas) */
  readonly tool: 'select' | 'pan' | 'cable' | 'cut';
  readonly inspectorTab: 'paths' | 'properties';
  /** Only where the inspector is folded into a rail: whether it lies over the drawing. */
  readonly inspectorOpen: boolean;
  /** Raised each time somebody asks why the app waits. */
  readonly whyAsked: number;
  /** The desktop of a host lies open at this window, or null. */
  readonly desktop: {
    readonly host: DeviceId;
    readonly window: DesktopWindow;
    /** Tab of MPIO Properties: devices · discover · dsm · snapshot; kept while other windows are looked at. */
    readonly mpioTab?: string;
  } | null;
  /** The guide of the scene is shown. */
  readonly guideOpen: boolean;
}

export interface ActionInfo {
  readonly id: string;
  readonly label: string;
  /** As shown, for example `Ctrl+Z`. */
  readonly key: string | null;
  readonly group: string;
}
export interface Actions {
  readonly list: readonly ActionInfo[];
  /** Null when it may be performed, else the reason in words. */
  refusal(id: string, args?: unknown): string | null;
  /** Every gesture, menu, key and script ends here. Resolves when the page and the run have taken it. Rejects on a refusal. */
  invoke(id: string, args?: unknown): Promise<unknown>;
}

/** What the canvas offers to the rest of the page (fit, zoom), registered when it mounts. */
export interface CanvasControls {
  fit(): void;
  zoomBy(factor: number): void;
  zoomTo(scale: number): void;
  readonly scale: number;
  /** A free place for a new device of this kind, canvas units. */
  freePlace(kind: 'host' | 'switch' | 'array'): readonly [number, number];
  focusOn(ref: Ref): void;
}

export interface App {
  readonly drawing: DrawingState;
  readonly selection: SelectionState;
  readonly run: RunState;
  readonly readings: ReadingsState;
  readonly preferences: PreferencesState;
  readonly actions: Actions;
  readonly bridge: Bridge;
  canvas: CanvasControls | null;
  /** Say something to a screen reader (polite, coalesced). */
  announce(text: string): void;
  /** Page-wide note that stays until dismissed or replaced. */
  readonly notice: { readonly level: 'note' | 'warning' | 'error'; readonly text: string; readonly action?: { readonly label: string; readonly id: string; readonly args?: unknown } } | null;
  cableIsCut(id: CableId): boolean;
}

/**
 * Action ids and their args, as scripts use them (`san.invoke`):
 * play-pause · step · step-back {} · seek {atNs} · to-start · set-speed {speed} · toggle-lens · restore-all
 * cut mend drop clean {aim} · errors {aim, share} · delay {aim, delayNs} · toggle-cut {aim?} (X; falls back to the selection)
 * pull-port insert-port · disable-hba enable-hba pull-hba insert-hba · power-off power-on · crash return {aim} · move-owner {aim, to}
 * set-policy {aim, policy} · set-paths {aim, paths, policy?} · set {aim, key, value}
 * add-device {kind, model, at?} · remove {ref?} · move {id, to} · nudge {id, dx, dy} · connect {a, b, lengthM?} · set-length {id, lengthM} · set-medium {id, medium} · rename {id, name}
 * change-device {id, device} · add-lun {lun} · change-lun {lun} · remove-lun {id} · add-workload change-workload {workload} · remove-workload {id}
 * add-group {array, group?} · remove-group {array, id} · set-group-owner {array, id, owner} · add-vd {array, group, sizeGiB?}
 * attach {lun, host, number?, ports?} · detach {lun, host}
 * undo · redo · restart-from-drawing · new-drawing · open-scene {id} · open-text {text, name} · open-file · save-file · share
 * select {ref} · tool {tool} · lens {lens} · toggle-truth · theme {theme} · mode {mode} · dock {tab} · fit · zoom-in · zoom-out · zoom-100 · help · dismiss
 */
export type ActionId = string;
