/**
 * Walks a run event by event and holds what must always be true against the world. Slow, and only for storms and tests.
 */
import type { Run } from '../../run';
import { IoState, type World } from '../../engine';

export interface Breach {
  /** Name of the law. */
  readonly check: string;
  readonly atNs: number;
  readonly what: string;
}

/** DSM states that must not be given work: failed, invalidated, remove pending, removed. */
const unusable = (state: number): boolean => state >= 18;
const heldPath: readonly number[] = [IoState.slot, IoState.held, IoState.sent, IoState.lost, IoState.array];
const firstBreaches = 5;

const kinds = {
  atSwitch: 2,
  atController: 3,
  atOwner: 4,
  atDisks: 5,
  reply: 6,
  replyAtSwitch: 7,
  listTimeout: 9,
  control: 10,
} as const;
/** Kinds of events that belong to wires and arrays: no host may change its mind in one of them, and none issues I/O. */
const elsewhere: readonly number[] = [
  kinds.atSwitch,
  kinds.atController,
  kinds.atOwner,
  kinds.atDisks,
  kinds.reply,
  kinds.replyAtSwitch,
];

export class Watcher {
  readonly breaches: Breach[] = [];
  private states: Int8Array;
  private tries: Float64Array;
  private gridNs = 0;
  private obeyedNs = -1;

  constructor(private readonly run: Run) {
    const w = run.world;
    this.states = w.mp.pathState.slice();
    this.tries = signatures(w, new Float64Array(w.io.state.length));
  }

  breach(check: string, what: string): void {
    if (this.breaches.length < firstBreaches) this.breaches.push({ check, atNs: this.run.world.nowNs, what });
  }

  /** To `untilNs`, or to the first few breaches. */
  walk(untilNs: number): void {
    const { run } = this;
    while (run.nowNs < untilNs && this.breaches.length < firstBreaches) {
      const w = run.world;
      const nextNs = w.queue.size > 0 ? w.queue.at[0]! : untilNs + 1;
      const command = run.journal.find((row) => row.atNs > this.obeyedNs);
      if (command && command.atNs <= nextNs && command.atNs <= untilNs) {
        this.obeyedNs = command.atNs;
        run.advance(command.atNs);
        this.look(null, 'a command');
      } else if (nextNs > untilNs) {
        run.advance(untilNs);
        this.look(-1, 'no event');
      } else {
        const kind = w.queue.tag[0]! & 15;
        const host = hostOfEvent(w, kind, w.queue.row[0]!);
        const before = w.queue.size;
        const done = run.step();
        // A stale head was passed over: whose event came after it is not known, and a clean look begins again.
        if (done !== 0 && (done !== kind || w.nowNs !== nextNs)) this.look(undefined, 'an event after a stale one');
        else this.look(host, `event kind ${kind}, ${before} waiting`);
      }
    }
    // Others of the last instant (a step may have passed over stale events to a later one): a run that is not walked does all of them.
    if (this.breaches.length < firstBreaches) {
      run.advance(Math.max(untilNs, run.nowNs));
      this.look(undefined, 'the rest of an instant');
    }
  }

  /** `host`: who was told something in this event; null when it was a command, -1 when nobody, undefined when unknown. */
  private look(host: number | null | undefined, during: string): void {
    const w = this.run.world;
    if (w.issued !== w.finished + w.failedIo + w.ioUsed) {
      this.breach('ledger', `issued ${w.issued}, done ${w.finished}, failed ${w.failedIo}, in use ${w.ioUsed}`);
    }
    if (w.mp.pathState.length > this.states.length) this.states = w.mp.pathState.slice();
    const before = this.states;
    if (host !== -1) this.lookForIssues(before);
    for (let path = 0; path < w.dir.paths.length; path++) {
      const now = w.mp.pathState[path]!;
      if (before[path] === now) continue;
      const owner = w.dir.paths[path]!.host;
      if (host !== null && host !== undefined && host !== owner)
        this.breach(
          'not omniscient',
          `${w.dir.paths[path]!.id} ${before[path]} -> ${now} in ${during} of host ${host}`,
        );
      if (host === null && !this.told(owner))
        this.breach(
          'not omniscient',
          `${w.dir.paths[path]!.id} ${before[path]} -> ${now} by a command to the hardware`,
        );
      before[path] = now;
    }
    if (w.nowNs >= this.gridNs) {
      this.gridNs = w.nowNs + 20_000_000;
      this.count();
    }
  }

  /** A command that a host's own software carries out: its policy, its settings, its adapter in Device Manager. */
  private told(host: number): boolean {
    const w = this.run.world;
    const id = w.dir.hosts[host]!;
    return this.run.journal.some(
      (row) =>
        row.atNs <= w.nowNs &&
        row.atNs >= w.nowNs &&
        (('aim' in row &&
          (row.aim === id || row.aim.startsWith(`${id}/`) || row.aim.startsWith(`${id}.`)) &&
          row.do !== 'pull-port' &&
          row.do !== 'insert-port') ||
          row.do === 'restore-all' ||
          row.do === 'edit'),
    );
  }

  private lookForIssues(before: Int8Array): void {
    const w = this.run.world;
    const io = w.io;
    if (this.tries.length < io.state.length) {
      const grown = new Float64Array(io.state.length);
      grown.set(this.tries);
      this.tries = grown;
    }
    for (let row = 0, left = w.ioUsed; left > 0 && row < io.state.length; row++) {
      if (io.state[row] === IoState.free) continue;
      left--;
      const signature = signatureOf(w, row);
      if (this.tries[row] === signature) continue;
      this.tries[row] = signature;
      const path = io.path[row]!;
      if (path < 0 || io.tries[row] === 0) continue;
      if (unusable(before[path]!) && unusable(w.mp.pathState[path]!)) {
        this.breach(
          'no I/O on a failed path',
          `I/O ${io.k[row]} of ${w.dir.workloads[io.workload[row]!]} on ${w.dir.paths[path]!.id}, state ${w.mp.pathState[path]}`,
        );
      }
    }
  }

  /** Counters against what they count. */
  private count(): void {
    const w = this.run.world;
    const io = w.io;
    const onNexus = new Int32Array(w.dir.nexuses.length);
    const bytes = new Float64Array(w.dir.nexuses.length);
    const outstanding = new Int32Array(w.dir.workloads.length);
    const live = new Set<string>();
    let used = 0;
    for (let row = 0; row < io.state.length; row++) {
      if (io.state[row] === IoState.free) continue;
      used++;
      outstanding[io.workload[row]!]!++;
      live.add(`${io.workload[row]}/${io.k[row]}`);
      const path = io.path[row]!;
      if (path < 0 || !heldPath.includes(io.state[row]!)) continue;
      onNexus[w.path.nexus[path]!]!++;
      bytes[w.path.nexus[path]!]! += io.bytes[row]!;
    }
    if (used !== w.ioUsed || live.size !== used)
      this.breach('each I/O once', `${used} rows, ${w.ioUsed} counted, ${live.size} different I/Os`);
    for (let nexus = 0; nexus < onNexus.length; nexus++) {
      if (onNexus[nexus] !== w.mp.nexusInFlight[nexus] || bytes[nexus] !== w.mp.nexusBytes[nexus]) {
        this.breach(
          'in flight',
          `${w.dir.nexuses[nexus]!.id}: ${onNexus[nexus]} I/Os of ${bytes[nexus]} bytes, counted ${w.mp.nexusInFlight[nexus]} of ${w.mp.nexusBytes[nexus]}`,
        );
      }
    }
    for (let load = 0; load < outstanding.length; load++) {
      const { done, failed, abandoned, next } = w.load;
      if (outstanding[load] !== w.load.outstanding[load])
        this.breach(
          'outstanding',
          `${w.dir.workloads[load]}: ${outstanding[load]}, counted ${w.load.outstanding[load]}`,
        );
      if (next[load] !== done[load]! + failed[load]! + abandoned[load]! + outstanding[load]!) {
        this.breach(
          'ledger of a load',
          `${w.dir.workloads[load]}: asked ${next[load]}, done ${done[load]}, failed ${failed[load]}, open ${outstanding[load]}`,
        );
      }
    }
  }
}

const signatureOf = (w: World, row: number): number =>
  (w.io.k[row]! * 16 + w.io.workload[row]!) * 4096 + (w.io.tries[row]! & 4095);

function signatures(w: World, into: Float64Array): Float64Array {
  for (let row = 0; row < into.length; row++) into[row] = w.io.state[row] === IoState.free ? -1 : signatureOf(w, row);
  return into;
}

/** The host that an event speaks to, -1 for none. */
function hostOfEvent(w: World, kind: number, row: number): number {
  if (elsewhere.includes(kind)) return -1;
  if (kind === kinds.listTimeout) return w.dir.hbaPorts[row]!.host;
  if (kind !== kinds.control)
    return kind === 1 ? w.group.host[w.load.group[row]!]! : w.group.host[w.load.group[w.io.workload[row]!]!]!;
  const control = w.controls[row]?.control;
  if (!control) return -1;
  switch (control.do) {
    case 'hba-timer':
    case 'hba-light':
      return w.dir.hbaPorts[control.port]!.host;
    case 'rscn':
      return w.dir.nexuses[control.nexus]!.host;
    case 'host-timer':
      return control.host;
    case 'probe-answer':
      return w.probes.get(control.probe)?.host ?? -1;
    case 'restart':
    case 'host-up':
    case 'find-disks':
      return control.host;
    case 'reopen':
    case 'refill':
      return w.group.host[w.load.group[control.workload]!]!;
    case 'array-timer':
    case 'recheck-light':
    case 'arrays-look':
      return -1;
  }
}
