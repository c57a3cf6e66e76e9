/** One step under way: the state being replaced, the columns being changed, the orders being given. */
import type { Nanos } from '../../../kernel';
import { maxPathsPerLun, type MultipathColumns } from '../../columns';
import type { Order, Step } from '../../device';
import { DeviceState, isGood } from './device-state';
import { showState, showWish } from './path.machine';
import { policies, policyRow, type Members, type Policy } from './policies';
import type { GroupRecord, MsdsmState, NexusRecord, PathRecord, Pending } from './state';

type AnnounceOrder = Extract<Order, { kind: 'announce' }>;
const gates = ['open', 'hold', 'gone'] as const;
const noOrders: readonly Order[] = [];

export class Draft {
  #state: MsdsmState;
  #paths: PathRecord[] | null = null;
  #groups: GroupRecord[] | null = null;
  #nexuses: NexusRecord[] | null = null;
  #orders: Order[] | null = null;
  readonly #gates = new Map<number, number>();

  constructor(
    state: MsdsmState,
    readonly columns: MultipathColumns,
    readonly nowNs: Nanos,
  ) {
    this.#state = state;
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

  changeNexus(nexus: number, failed: boolean): void {
    this.#nexuses ??= [...this.#state.nexuses];
    const row = this.#state.rowOfNexus[nexus];
    this.#nexuses[row] = { ...this.#nexuses[row], failed };
  }

  stateOf(path: number): number {
    return this.columns.pathState[path];
  }

  /** The only way a path's state changes: column, machine, and since when. */
  setState(path: number, state: number, how: string): void {
    const before = this.stateOf(path);
    if (before === state) return;
    this.columns.pathState[path] = state;
    const record = this.path(path);
    const lastKnownGood = isGood(before) && !isGood(state) ? before : record.lastKnownGood;
    this.changePath(path, { machine: showState(record.machine, state), lastKnownGood, sinceNs: this.nowNs, how });
  }

  setWish(path: number, wish: number): void {
    const record = this.path(path);
    if (record.wish !== wish) this.changePath(path, { wish, machine: showWish(record.machine, wish) });
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

  symmetric(group: number): boolean {
    return this.columns.groupSymmetric[group] === 1;
  }

  policy(group: number): Policy {
    return policies[this.columns.groupPolicy[group]];
  }

  setPolicy(group: number, id: string): void {
    this.columns.groupPolicy[group] = policyRow(id);
  }

  /** Good and eligible: may be given I/O, if only as a last resort. */
  usable(path: number): boolean {
    return isGood(this.stateOf(path)) && this.columns.pathEligible[path] === 1;
  }

  active(path: number): boolean {
    return this.stateOf(path) === DeviceState.activeOptimized && this.columns.pathEligible[path] === 1;
  }

  hasActive(group: number): boolean {
    return this.list(group).some((path) => this.active(path));
  }

  /** The wish that counts now (4.5): on asymmetric LUNs FOO always, RRWS only where it differs from the array's state. */
  wishOf(path: number): number {
    const record = this.path(path);
    const none = DeviceState.undetermined;
    if (record.wish === none) return none;
    const group = this.group(record.group);
    if (group.explicitPolicy === null && this.#state.dsmPolicy !== null) return none;
    if (this.symmetric(record.group)) return record.wish;
    const id = this.policy(record.group).id;
    if (id === 'fail-over-only') return record.wish;
    return id === 'round-robin-subset' && record.wish !== record.reported ? record.wish : none;
  }

  /**
   * Lets a policy's event rule set states. It works on a sketch, and only what differs in the end is a change: a path that
   * is set active and masked again in one go has not changed. `start`: states to begin from, where they differ.
   */
  rule(group: number, how: string, start: ReadonlyMap<number, number>, apply: (members: Members) => void): void {
    const sketch = new Map(start);
    const stateOf = (path: number): number => sketch.get(path) ?? this.stateOf(path);
    apply({
      paths: this.list(group),
      preferred: this.group(group).preferred,
      stateOf,
      previousOf: (path) => this.stateOf(path),
      eligible: (path) => this.columns.pathEligible[path] === 1,
      wishOf: (path) => this.wishOf(path),
      prefBitOf: (path) => this.path(path).prefBit,
      setState: (path, state) => sketch.set(path, state),
    });
    for (const [path, state] of sketch) this.setState(path, state, how);
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

  send(pending: Omit<Pending, 'tag' | 'tries'>, tries = 0): void {
    const tag = `${pending.purpose}/${this.#state.nextTag}`;
    const { settings } = this.#state;
    const timeoutNs = pending.command === 'tur' ? settings.diskTimeoutNs : settings.rtpgTimeoutNs;
    this.change({ nextTag: this.#state.nextTag + 1, pending: [...this.#state.pending, { ...pending, tag, tries }] });
    this.order({ kind: 'send', command: pending.command, path: pending.path, tag, timeoutNs });
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
