/** One host for tests: paths in and out, I/O by choice, orders collected. The single place that touches the stack's door. */
import { AccessState, OutcomeKind, senseCode, type Outcome } from '../../../src/sim/scsi';
import {
  createMultipathColumns,
  msdsm,
  pathIdOf,
  type AdminCommand,
  type FailedIo,
  type MsdsmState,
  type MultipathColumns,
  type OpenHost,
  type Order,
  type PathIntent,
  type Verdict,
} from '../../../src/sim/multipath';

export const second = 1_000_000_000;
export const outcomes = {
  noDevice: { kind: OutcomeKind.noDevice, sense: 0 },
  timeout: { kind: OutcomeKind.timeout, sense: 0 },
  busReset: { kind: OutcomeKind.busReset, sense: 0 },
  aborted: { kind: OutcomeKind.aborted, sense: 0 },
  busy: { kind: OutcomeKind.busy, sense: 0 },
  conflict: { kind: OutcomeKind.reservationConflict, sense: 0 },
  good: { kind: OutcomeKind.good, sense: 0 },
} as const satisfies Record<string, Outcome>;
export const sense = (key: number, asc: number, ascq: number): Outcome => ({
  kind: OutcomeKind.checkCondition,
  sense: senseCode(key, asc, ascq),
});

export interface HostOptions {
  readonly paths?: number;
  readonly groups?: number;
  readonly alua?: 'none' | 'implicit' | 'explicit' | 'both';
  /** Controller of path i; default: all on 0. */
  readonly portGroups?: readonly number[];
  readonly dsmPolicy?: string | null;
  /** VID/PID defaults by hardware id. */
  readonly targetPolicies?: Readonly<Record<string, string>>;
  readonly policy?: string | null;
  readonly wishes?: readonly PathIntent[];
  readonly release?: string;
  readonly settings?: Record<string, number | string | boolean>;
}

type Sent = Extract<Order, { kind: 'send' }>;

export class OneHost {
  readonly columns: MultipathColumns;
  state: MsdsmState;
  nowNs = 0;
  orders: Order[] = [];
  readonly #paths: number;

  /** Path i of group g is row g * paths + i; nexus i is shared by all groups. */
  constructor(options: HostOptions = {}) {
    const {
      paths = 3,
      groups = 1,
      alua = 'none',
      portGroups = [],
      dsmPolicy = null,
      policy = null,
      wishes = [],
    } = options;
    this.#paths = paths;
    this.columns = createMultipathColumns(paths * groups, paths, groups);
    const rows = Array.from({ length: groups }, (_, group) => group);
    const open: OpenHost = {
      host: 'web1',
      release: options.release ?? '2008R2',
      dsmPolicy,
      settings: options.settings ?? {},
      targetPolicies: options.targetPolicies ?? {},
      aluaOf: rows.map((group) => ({ group, alua })),
      groups: rows.map((group) => ({ group, lun: `lun${group}`, vendor: 'Qsan', product: 'F400Q', serial: `6${group}`, bus: 'FC', sizeGiB: 100, wantedPolicy: policy, paths: wishes })),
      paths: rows.flatMap((group) =>
        Array.from({ length: paths }, (_, i) => ({
          path: group * paths + i,
          group,
          nexus: i,
          port: 5,
          bus: 0,
          target: 7 + i,
          lun: group,
          portGroup: portGroups[i] ?? 0,
          targetPort: i,
        })),
      ),
    };
    this.state = msdsm.open(open, this.columns);
  }

  #take(step: { readonly state: MsdsmState; readonly orders: readonly Order[] }): readonly Order[] {
    this.state = step.state;
    this.orders.push(...step.orders);
    // The engine turns the gates.
    for (const order of step.orders) {
      if (order.kind === 'gate') this.columns.groupGate[order.group] = ['open', 'hold', 'gone'].indexOf(order.gate);
    }
    return step.orders;
  }

  arrive(path: number, access: AccessState = AccessState.activeOptimized, preferred = false): readonly Order[] {
    return this.#take(
      msdsm.observe(this.state, this.columns, { kind: 'path-arrived', path, access, preferred }, this.nowNs),
    );
  }

  arriveAll(access: readonly AccessState[] = []): this {
    for (let path = 0; path < this.columns.pathState.length; path += 1)
      this.arrive(path, access[path % this.#paths] ?? AccessState.activeOptimized);
    return this;
  }

  remove(path: number): readonly Order[] {
    return this.#take(msdsm.observe(this.state, this.columns, { kind: 'path-removed', path }, this.nowNs));
  }

  timer(timer: string): readonly Order[] {
    return this.#take(msdsm.observe(this.state, this.columns, { kind: 'timer', timer }, this.nowNs));
  }

  admin(command: AdminCommand): readonly Order[] {
    return this.#take(msdsm.observe(this.state, this.columns, { kind: 'admin', command }, this.nowNs));
  }

  setLun(policy: string | null, paths?: readonly PathIntent[], group = 0): readonly Order[] {
    return this.admin({ set: 'lun-policy', group, policy, ...(paths ? { paths } : {}) });
  }

  get pending(): readonly Sent[] {
    const open = new Set(this.state.pending.map((row) => row.tag));
    return this.orders.filter((order): order is Sent => order.kind === 'send' && open.has(order.tag));
  }

  /** Answers the newest unanswered command. `access`: state per path in the order of the list. */
  answer(outcome: Outcome, access?: readonly AccessState[], preferred: readonly boolean[] = []): readonly Order[] {
    const sent = this.pending.at(-1);
    if (!sent) throw new Error('nothing was sent');
    const group = this.state.paths[this.state.rowOfPath[sent.path]].group;
    const rows = access
      ? this.list(group).map((path, i) => ({ path, state: access[i], preferred: preferred[i] ?? false }))
      : null;
    const ok = outcome.kind === OutcomeKind.good;
    return this.#take(
      msdsm.observe(
        this.state,
        this.columns,
        { kind: 'answered', tag: sent.tag, path: sent.path, ok, outcome, access: rows },
        this.nowNs,
      ),
    );
  }

  fail(path: number, outcome: Outcome = outcomes.noDevice, io: Partial<FailedIo> = {}): Verdict {
    const { group } = this.state.paths[this.state.rowOfPath[path]];
    const step = msdsm.interpret(
      this.state,
      this.columns,
      { path, group, outcome, isReadWrite: true, mpioTries: 0, classTries: 0, ...io },
      this.nowNs,
    );
    this.#take(step);
    return step.verdict;
  }

  choose(group = 0, startLba = 0, bytes = 8192, isWrite = 0): number {
    return msdsm.choose(this.columns, group, startLba, bytes, isWrite);
  }

  reads(count: number, group = 0): number[] {
    return Array.from({ length: count }, () => this.choose(group));
  }

  list(group = 0): number[] {
    return Array.from(this.columns.groupList.subarray(group * 32, group * 32 + this.columns.groupCount[group]));
  }

  opinion(group = 0) {
    return msdsm.opinions(this.state, this.columns)[group];
  }

  words(group = 0): string {
    const short: Record<string, string> = {
      activeOptimized: 'AO',
      activeUnoptimized: 'AU',
      standby: 'SB',
      unavailable: 'UA',
      transitioning: 'TR',
      failed: 'FAILED',
      removed: 'gone',
    };
    return this.opinion(group)
      .paths.map((path) => short[path.state])
      .join(' ');
  }

  get gate(): string {
    return ['open', 'hold', 'gone'][this.columns.groupGate[0]];
  }

  events(orders: readonly Order[] = this.orders): number[] {
    return orders.flatMap((order) => (order.kind === 'announce' && order.eventId !== null ? [order.eventId] : []));
  }

  refusal(orders: readonly Order[]): string | null {
    for (const order of orders)
      if (order.kind === 'announce' && order.code === 'refused') return String(order.params?.reason);
    return null;
  }

  timers(orders: readonly Order[] = this.orders): string[] {
    return orders.flatMap((order) => (order.kind === 'start-timer' ? [`${order.timer} @${order.atNs / second}`] : []));
  }
}

export { AccessState, pathIdOf };
