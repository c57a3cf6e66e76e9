/** One step under way: the state being replaced, the columns being changed, the orders being given. */
import type { Nanos } from '../../../kernel';
import { maxPathsPerLun, type MultipathColumns } from '../../columns';
import type { Order, Step } from '../../device';
import { DeviceState, isGood } from './device-state';
import { pathIdNumber } from './path-id';
import { showState, showWish } from './path.machine';
import { policies, policyRow, type Members, type Policy } from './policies';
import { isExact } from './quirks';
import type { GroupRecord, MsdsmState, NexusRecord, PathRecord, Pending } from './state';

type AnnounceOrder = Extract<Order, { kind: 'announce' }>;
const gates = ['open', 'hold', 'gone'] as const;
const noOrders: readonly Order[] = [];

/** An STPG that the DSM waits for goes through the class driver with a timeout of its own (5.9). */
function timeoutOf(pending: Pick<Pending, 'command' | 'waits'>, settings: MsdsmState['settings']): Nanos {
  if (pending.command === 'tur' || pending.command === 'reservation') return settings.diskTimeoutNs;
  return pending.command === 'stpg' && pending.waits ? 2 * settings.rtpgTimeoutNs : settings.rtpgTimeoutNs;
}

export class Draft {
  #state: MsdsmState;
  #paths: PathRecord[] | null = null;
  #groups: GroupRecord[] | null = null;
  #nexuses: NexusRecord[] | null = null;
  #orders: Order[] | null = null;
  readonly #gates = new Map<number, number>();

  /** `caller`: `mpio`, whose part is then played here too, or `dsm` when somebody else plays it (the replay of traces). */
  constructor(
    state: MsdsmState,
    readonly columns: MultipathColumns,
    readonly nowNs: Nanos,
    readonly caller: 'mpio' | 'dsm' = 'mpio',
  ) {
    this.#state = state;
  }

  get exact(): boolean {
    return isExact(this.#state.settings);
  }

  /** Everything but paths, groups and nexuses, which are read by the methods below. */
  get state(): MsdsmState {
    return this.#state;
  }

  change(changes: Partial<MsdsmState>): void {
    this.#state = { ...this.#state, ...changes };
  }

  get paths(): readonly PathRecord[] {
    return this.#paths ?? this.#state.paths;
  }

  get groups(): readonly GroupRecord[] {
    return this.#groups ?? this.#state.groups;
  }

  knowsPath(path: number): boolean {
    return this.#state.rowOfPath[path] !== undefined;
  }

  knowsGroup(group: number): boolean {
    return this.#state.rowOfGroup[group] !== undefined;
  }

  path(path: number): PathRecord {
    return this.paths[this.#state.rowOfPath[path]];
  }

  group(group: number): GroupRecord {
    return this.groups[this.#state.rowOfGroup[group]];
  }

  nexusOf(path: number): NexusRecord {
    return (this.#nexuses ?? this.#state.nexuses)[this.#state.rowOfNexus[this.path(path).nexus]];
  }

  changePath(path: number, changes: Partial<PathRecord>): void {
    this.#paths ??= [...this.#state.paths];
    const row = this.#state.rowOfPath[path];
    this.#paths[row] = { ...this.#paths[row], ...changes };
  }

  changeGroup(group: number, changes: Partial<GroupRecord>): void {
    this.#groups ??= [...this.#state.groups];
    const row = this.#state.rowOfGroup[group];
    this.#groups[row] = { ...this.#groups[row], ...changes };
  }

  nexus(nexus: number): NexusRecord {
    return (this.#nexuses ?? this.#state.nexuses)[this.#state.rowOfNexus[nexus]];
  }

  get nexuses(): readonly NexusRecord[] {
    return this.#nexuses ?? this.#state.nexuses;
  }

  changeNexus(nexus: number, changes: Partial<NexusRecord>): void {
    this.#nexuses ??= [...this.#state.nexuses];
    const row = this.#state.rowOfNexus[nexus];
    this.#nexuses[row] = { ...this.#nexuses[row], ...changes };
  }

  stateOf(path: number): number {
    return this.columns.pathState[path];
  }

  /** The only way a path's state changes: column, state before it, machine, and since when. */
  setState(path: number, state: number, how: string, previous = this.stateOf(path)): void {
    const before = this.stateOf(path);
    const record = this.path(path);
    if (record.previous !== previous) this.changePath(path, { previous });
    if (before === state) return;
    this.columns.pathState[path] = state;
    this.changePath(path, { machine: showState(record.machine, state), sinceNs: this.nowNs, how });
  }

  /** Before a state that means failure: what it will be again if a test passes (LastKnownGoodState). */
  rememberGood(path: number): void {
    const state = this.stateOf(path);
    if (state <= DeviceState.notUsed) this.changePath(path, { lastKnownGood: state });
  }

  setWish(path: number, wish: number): void {
    const record = this.path(path);
    if (record.wish !== wish) this.changePath(path, { wish, machine: showWish(record.machine, wish) });
  }

  /** Eligible (ms-mpio.md 1.7): set up, usable, and registered where the LUN holds a reservation key. */
  refreshEligible(path: number): void {
    const { initialized, usable, keyRegistered, group } = this.path(path);
    const registered = this.group(group).registeredKey === null || keyRegistered;
    this.columns.pathEligible[path] = initialized && usable && registered ? 1 : 0;
  }

  isPreferred(path: number): boolean {
    const record = this.path(path);
    return pathIdNumber(record) === this.group(record.group).preferredId;
  }

  /** Present paths of a group in DSM order (the column's list). */
  list(group: number): number[] {
    const start = group * maxPathsPerLun;
    return Array.from(this.columns.groupList.subarray(start, start + this.columns.groupCount[group]));
  }

  append(group: number, path: number): boolean {
    const count = this.columns.groupCount[group];
    if (count >= maxPathsPerLun) return false;
    this.columns.groupList[group * maxPathsPerLun + count] = path;
    this.columns.groupCount[group] = count + 1;
    return true;
  }

  /** Takes a path out of the list; the gap closes (1.6). */
  remove(group: number, path: number): void {
    const rest = this.list(group).filter((other) => other !== path);
    const start = group * maxPathsPerLun;
    this.columns.groupList.fill(-1, start, start + maxPathsPerLun);
    this.columns.groupList.set(rest, start);
    this.columns.groupCount[group] = rest.length;
  }

  /** A path that arrives is a new object of the DSM: it has counted nothing. */
  clearStatistics(path: number): void {
    const { pathCounted, pathReads, pathWrites, pathReadBytes, pathWriteBytes } = this.columns;
    pathCounted[path] = this.#state.settings.disableStatistics ? 0 : 1;
    const { pathErrors, pathRetries } = this.columns;
    for (const column of [pathReads, pathWrites, pathReadBytes, pathWriteBytes, pathErrors, pathRetries]) column[path] = 0;
  }

  /** mpio's health statistics (GatherHealthStats). */
  count(column: 'pathErrors' | 'pathRetries' | 'pathFailures', path: number): void {
    if (this.#state.settings.gatherHealthStats) this.columns[column][path] += 1;
  }

  symmetric(group: number): boolean {
    return this.columns.groupSymmetric[group] === 1;
  }

  policy(group: number): Policy {
    return policies[this.columns.groupPolicy[group]];
  }

  setPolicy(group: number, id: string): void {
    this.columns.groupPolicy[group] = policyRow(id);
  }

  eligible(path: number): boolean {
    return this.columns.pathEligible[path] === 1;
  }

  /** Good and eligible: may be given I/O, if only as a last resort. */
  usable(path: number): boolean {
    return isGood(this.stateOf(path)) && this.eligible(path);
  }

  active(path: number): boolean {
    return this.stateOf(path) === DeviceState.activeOptimized && this.columns.pathEligible[path] === 1;
  }

  /** The first path in DSM order that is active, or -1. */
  anyActive(group: number): number {
    return this.list(group).find((path) => this.active(path)) ?? -1;
  }

  hasActive(group: number): boolean {
    return this.anyActive(group) >= 0;
  }

  /**
   * Lets a policy's event rule set states. It works on a sketch, and only what differs in the end is a change: a path that
   * is set active and masked again in one go has not changed; the state before counts each step, as the DSM's does.
   */
  rule(group: number, how: string, apply: (members: Members) => void): void {
    const sketch = new Map<number, { state: number; previous: number }>();
    const stateOf = (path: number): number => sketch.get(path)?.state ?? this.stateOf(path);
    const previousOf = (path: number): number => sketch.get(path)?.previous ?? this.path(path).previous;
    apply({
      paths: this.list(group),
      exact: this.exact,
      isPreferred: (path) => this.isPreferred(path),
      stateOf,
      eligible: (path) => this.eligible(path),
      wishOf: (path) => this.path(path).wish,
      prefBitOf: (path) => this.path(path).prefBit,
      setState: (path, state) => sketch.set(path, { state, previous: stateOf(path) }),
      slipState: (path, state) => sketch.set(path, { state, previous: previousOf(path) }),
    });
    for (const [path, { state, previous }] of sketch) this.setState(path, state, how, previous);
  }

  /** 0 open, 1 hold, 2 gone: as the column says, or as it will say when the orders of this step are carried out. */
  gateOf(group: number): number {
    return this.#gates.get(group) ?? this.columns.groupGate[group];
  }

  /** The engine turns the gate, because it has to drain or fail what waits there. */
  setGate(group: number, gate: 0 | 1 | 2): void {
    if (this.gateOf(group) === gate) return;
    this.#gates.set(group, gate);
    this.order({ kind: 'gate', group, gate: gates[gate] });
  }

  order(order: Order): void {
    this.#orders ??= [];
    this.#orders.push(order);
  }

  announce(
    source: AnnounceOrder['source'],
    eventId: number | null,
    code: string,
    about: { group?: number; path?: number; params?: AnnounceOrder['params'] },
  ): void {
    const { group = null, path = null, params } = about;
    this.order({ kind: 'announce', source, eventId, code, group, path, ...(params ? { params } : {}) });
  }

  send(pending: Omit<Pending, 'tag' | 'tries' | 'about'> & { readonly about?: number }, tries = 0): void {
    const tag = `${pending.purpose}/${this.#state.nextTag}`;
    const { settings } = this.#state;
    const timeoutNs = timeoutOf(pending, settings);
    const row: Pending = { about: -1, ...pending, tag, tries };
    this.change({ nextTag: this.#state.nextTag + 1, pending: [...this.#state.pending, row] });
    const { command, path, reservation } = pending;
    this.order({ kind: 'send', command, path, tag, timeoutNs, ...(reservation ? { reservation } : {}) });
  }

  seal(): Step<MsdsmState> {
    const changed = this.#paths || this.#groups || this.#nexuses;
    const state = changed
      ? {
          ...this.#state,
          paths: this.#paths ?? this.#state.paths,
          groups: this.#groups ?? this.#state.groups,
          nexuses: this.#nexuses ?? this.#state.nexuses,
        }
      : this.#state;
    return { state, orders: this.#orders ?? noOrders };
  }
}
