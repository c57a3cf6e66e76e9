/** One map under multipathd, second by second, with a small kernel: a flag for each path, one for queueing, groups. */
import { multipathd } from '../../../../src/sim/multipath';

type CheckState = multipathd.CheckState;
type MapSettings = multipathd.MapSettings;

export interface Options extends Partial<Omit<MapSettings, never>> {
  readonly prios?: readonly number[];
  readonly states?: readonly CheckState[];
  readonly polling?: number | null;
  readonly max?: number | null;
  readonly toolsVersion?: multipathd.ToolsVersion;
  readonly marginalPathgroups?: 'off' | 'on' | 'fpin';
  readonly implicitOnly?: boolean;
  readonly ghostDelayS?: number;
  /** Other maps of the same daemon, which only take a place. */
  readonly before?: number;
  readonly after?: number;
  readonly startS?: number;
}

export interface Sent {
  readonly atS: number;
  readonly what: string;
}

const defaults: MapSettings = {
  policy: 'group_by_prio',
  failback: 'manual',
  noPathRetry: 'unset',
  sanPathErr: null,
  marginalPath: null,
  flushOnLastDel: 'unused',
  recheckWwid: false,
};

export class OneMap {
  readonly answers: CheckState[];
  readonly prios: number[];
  readonly active = new Map<number, boolean>();
  readonly otherLun = new Set<number>();
  disabledGroups: number[] = [];
  group = 1;
  queueing = false;
  isOpen = true;
  /** Everything that was sent, and when. */
  readonly sent: Sent[] = [];
  /** When each path was asked. */
  readonly asked: Record<number, number[]> = {};
  daemon: multipathd.Daemon;
  nowS = 0;
  readonly #row: number;
  readonly #startS: number;
  #news = false;

  constructor(options: Options = {}) {
    const {
      prios = [50, 10, 50, 10],
      states = prios.map(() => 'up' as const),
      polling = null,
      max = null,
      toolsVersion = '0.14',
      marginalPathgroups = 'off',
      implicitOnly = false,
      ghostDelayS = 0,
      before = 0,
      after = 0,
      startS = 100_000,
      ...map
    } = options;
    this.answers = [...states];
    this.prios = [...prios];
    this.#row = before;
    this.#startS = startS;
    const intervals = multipathd.intervalsOf(polling, max);
    const settings = { intervals, marginalPathgroups, toolsVersion };
    const paths = prios.map((prio, path) =>
      multipathd.newPath(path, intervals, { state: states[path], prio, implicitOnly, tpg: path % 2 }),
    );
    const make = (name: string, members: typeof paths): multipathd.MapRecord =>
      multipathd.newMap(name, { ...defaults, ...map }, members, settings, multipathd.ownGrouping, ghostDelayS);
    const others = (count: number): multipathd.MapRecord[] =>
      Array.from({ length: count }, (_, at) => make(`other${at}`, []));
    this.daemon = { settings, maps: [...others(before), make('mpatha', paths), ...others(after)] };
    for (const path of paths) this.active.set(path.path, true);
    this.queueing = this.map.queueing;
    this.group = this.map.kernelGroup;
  }

  get map(): multipathd.MapRecord {
    return this.daemon.maps[this.#row];
  }

  path(number: number): multipathd.PathRecord {
    return this.map.paths.find((path) => path.path === number)!;
  }

  get states(): CheckState[] {
    return this.map.paths.map((path) => path.state);
  }

  get at(): multipathd.Moment {
    return { row: this.#row, nowS: this.#startS + this.nowS, outside: this.outside };
  }

  readonly outside: multipathd.Outside = {
    check: (path) => {
      (this.asked[path] ??= []).push(this.nowS);
      return this.answers[path];
    },
    prio: (path) => this.prios[path],
    wwidChanged: (path) => this.otherLun.has(path),
    isOpen: () => this.isOpen,
    kernel: (row) => ({
      send: (message) => {
        if (row === this.#row) this.#send(message);
      },
      read: () => ({
        active: this.active,
        disabledGroups: this.disabledGroups,
        group: this.group,
        queueing: this.queueing,
      }),
    }),
  };

  #send(message: multipathd.DaemonMessage): void {
    this.#news = true;
    const about = 'path' in message ? `:${message.path}` : 'group' in message ? `:${message.group}` : '';
    this.sent.push({ atS: this.nowS, what: `${message.kind}${about}` });
    switch (message.kind) {
      case 'fail_path':
      case 'reinstate_path':
        this.active.set(message.path, message.kind === 'reinstate_path');
        break;
      case 'switch_group':
        this.group = message.group;
        this.disabledGroups = [];
        break;
      case 'enable_group':
        this.disabledGroups = this.disabledGroups.filter((group) => group !== message.group);
        break;
      case 'queue_if_no_path':
      case 'fail_if_no_path':
        this.queueing = message.kind === 'queue_if_no_path';
        break;
      case 'reload':
        this.active.clear();
        for (const path of message.groups.flat()) this.active.set(path, true);
        this.group = message.initialGroup;
        this.queueing = message.queueing;
        this.disabledGroups = [];
        break;
      case 'remove':
        this.active.clear();
    }
  }

  /** Loops until this second has been played. */
  run(untilS: number): this {
    while (this.nowS < untilS) {
      this.nowS += 1;
      this.#news = false;
      this.daemon = multipathd.tick(this.daemon, this.#startS + this.nowS, this.outside);
      if (this.#news && this.map) this.daemon = multipathd.dmEvent(this.daemon, this.at);
    }
    return this;
  }

  /** An I/O error failed the path in the kernel. */
  ioError(path: number): this {
    if (!this.active.get(path)) return this;
    this.active.set(path, false);
    this.daemon = multipathd.dmEvent(this.daemon, this.at);
    this.daemon = multipathd.pathFailed(this.daemon, this.at, path);
    return this;
  }

  say(answer: CheckState, ...paths: readonly number[]): this {
    for (const path of paths) this.answers[path] = answer;
    return this;
  }

  /** What was sent from this second on. */
  since(atS: number): string[] {
    return this.sent.filter((each) => each.atS >= atS).map((each) => each.what);
  }

  /** When this was sent for the first time since then, or -1. */
  when(what: string, sinceS = 0): number {
    return this.sent.find((each) => each.what === what && each.atS >= sinceS)?.atS ?? -1;
  }
}
