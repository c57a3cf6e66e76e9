/** Carries a host's multipath stack: tells it signals, performs its orders, judges I/Os that did not end well. */
import { OutcomeKind, type Outcome } from '../../scsi';
import { refusedCode } from '../../multipath';
import type { FailedIo, Order, Signal } from '../../multipath/device';
import { Kind } from '../events';
import { pushIo, takeLine } from '../rows';
import { stackOf } from '../stacks';
import { choosePath, drainGate } from '../stages/choose';
import { countForDsm, detach, finishFailed, LoadState } from '../stages/finish';
import { IoState, type HostState, type World } from '../world';
import { sendProbe } from './probe';
import { cancelTimer, lane, log, schedule, startTimer } from './schedule';

/** Errors of one kind within this time are one story. */
const sameErrorNs = 1_000_000_000;
/** After its disk is back, an application opens it again (assumption, decisions 2.15). */
const reopenNs = 1_000_000_000;

/** False when the stack refused what an administrator asked for. */
export function tellStack(w: World, host: number, signal: Signal): boolean {
  const state = w.hosts[host]!;
  const step = stackOf(w, host).observe(state.stack, w.mp, signal, w.nowNs);
  keep(w, host, state, step.state);
  for (const order of step.orders) carryOut(w, host, order);
  showPaths(w, host);
  return !step.orders.some((order) => order.kind === 'announce' && order.code === refusedCode);
}

function keep(w: World, host: number, before: HostState, stack: unknown): void {
  if (stack !== before.stack) w.hosts[host] = { ...before, stack };
  w.version++;
}

/** Rows of the paths' lanes: what the host believes now. */
export function showPaths(w: World, host: number): void {
  const state = w.hosts[host]!;
  const shown = w.shownPaths;
  for (const group of stackOf(w, host).opinions(state.stack, w.mp)) {
    for (const opinion of group.paths) {
      if (shown[opinion.path] === opinion.state) continue;
      shown[opinion.path] = opinion.state;
      lane(w, `path/${w.dir.paths[opinion.path]!.id}`, opinion.state, opinion.owner);
    }
  }
}

function carryOut(w: World, host: number, order: Order): void {
  switch (order.kind) {
    case 'start-timer': {
      const { atNs, oneShot, label, setting } = order;
      const aim = order.group === undefined ? w.dir.hosts[host]! : w.dir.groups[order.group]!.id;
      startTimer(
        w,
        { key: `host/${host}/${order.timer}`, aim, atNs, oneShot, label, setting: setting ?? null },
        { do: 'host-timer', host, timer: order.timer },
      );
      return;
    }
    case 'cancel-timer':
      cancelTimer(w, `host/${host}/${order.timer}`);
      return;
    case 'send': {
      const { command, path, tag, timeoutNs, reservation } = order;
      sendProbe(w, { host, command, path, tag, timeoutNs, reservation });
      return;
    }
    case 'gate':
      setGate(w, order.group, order.gate);
      return;
    case 'announce': {
      const aim =
        order.path !== null ? w.dir.paths[order.path]!.id : order.group !== null ? w.dir.groups[order.group]!.id : w.dir.hosts[host]!;
      log(w, order.source, order.code, aim, { host: w.dir.hosts[host]!, ...order.params }, order.eventId);
      return;
    }
    default:
      order satisfies never;
  }
}

function setGate(w: World, group: number, gate: 'open' | 'hold' | 'gone'): void {
  w.mp.groupGate[group] = gate === 'open' ? 0 : gate === 'hold' ? 1 : 2;
  if (gate === 'open') {
    drainGate(w, group);
    // Also when the disk was back for a while with its gate held.
    reopen(w, group);
  } else if (gate === 'gone') failHeld(w, group);
}

function reopen(w: World, group: number): void {
  for (let load = 0; load < w.dir.workloads.length; load++) {
    if (w.load.group[load] === group && waitsForDisk(w, load)) {
      schedule(w, w.nowNs + reopenNs, { do: 'reopen', workload: load });
    }
  }
}

/** Its disk was gone, or its host was. */
export const waitsForDisk = (w: World, load: number): boolean =>
  w.load.state[load] === LoadState.lostDisk || w.load.state[load] === LoadState.hostDown;

/** The disk is gone: what waited at its gate fails, and its applications stop asking. */
function failHeld(w: World, group: number): void {
  let row = takeLine(w.group.lineHead, w.group.lineTail, group);
  while (row >= 0) {
    const next = w.io.line[row]!;
    finishFailed(w, row);
    row = next;
  }
  for (let load = 0; load < w.dir.workloads.length; load++) {
    if (w.load.group[load] === group && w.load.state[load]! < LoadState.lostDisk) w.load.state[load] = LoadState.lostDisk;
  }
}

export function outcomeOf(answer: number): Outcome {
  return answer > 0 ? { kind: OutcomeKind.checkCondition, sense: answer } : { kind: -answer as Outcome['kind'], sense: 0 };
}

/** A command ended with something else than good: the stack says what becomes of the I/O. */
export function judge(w: World, row: number, outcome: Outcome): void {
  const io = w.io;
  const load = io.workload[row]!;
  const group = w.load.group[load]!;
  const path = io.path[row]!;
  if (path < 0) {
    // Refused before any path was chosen: nothing to learn for the stack.
    finishFailed(w, row);
    return;
  }
  w.path.failed[path]!++;
  if (w.causeSeq < 0) w.causeSeq = w.faultSeq;
  const host = w.group.host[group]!;
  const failed: FailedIo = {
    path,
    group,
    outcome,
    isReadWrite: true,
    mpioTries: io.mpioTries[row]!,
    classTries: io.classTries[row]!,
  };
  const state = w.hosts[host]!;
  const step = stackOf(w, host).interpret(state.stack, w.mp, failed, w.nowNs);
  keep(w, host, state, step.state);
  for (const order of step.orders) carryOut(w, host, order);
  if (step.orders.length > 0) showPaths(w, host);
  const verdict = step.verdict;
  switch (verdict.do) {
    case 'requeue':
      w.path.retried[path]!++;
      choosePath(w, row);
      return;
    case 'mpio-retry':
      w.path.retried[path]!++;
      if (verdict.counts) io.mpioTries[row]!++;
      pause(w, row, verdict.afterNs);
      return;
    case 'class-retry':
      w.path.retried[path]!++;
      countForDsm(w, row);
      io.classTries[row]!++;
      io.mpioTries[row] = 0;
      pause(w, row, verdict.afterNs);
      return;
    case 'fail':
      countForDsm(w, row);
      if (!tellsTheSame(w, load, verdict.code))
        log(w, 'app', 'app-error', w.dir.workloads[load]!, { reason: verdict.code, path: w.dir.paths[path]!.label });
      finishFailed(w, row);
      return;
    default:
      verdict satisfies never;
  }
}

/** A host that is kept out of a LUN, or whose disk is dead, is told so with each I/O: one row when it begins is enough. */
const tellsTheSame = (w: World, load: number, code: string): boolean =>
  (code === 'reservation-conflict' || code === 'no-such-device') && w.load.failed[load]! > 0 && w.nowNs - w.load.lastErrorNs[load]! < sameErrorNs;

/** Every retry costs at least a microsecond, so that nothing spins at one instant. */
function pause(w: World, row: number, afterNs: number): void {
  w.io.state[row] = IoState.pause;
  w.io.path[row] = -1;
  pushIo(w, w.nowNs + Math.max(1_000, afterNs), Kind.retry, row);
}

/** Takes a command back from path and port and has it judged. */
export function endWith(w: World, row: number, outcome: Outcome): void {
  detach(w, row);
  judge(w, row, outcome);
}
