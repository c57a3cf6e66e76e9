/** Carries the HBA ports: tells them light, RSCNs and timers, and performs their orders. */
import { type HbaOrder, type HbaSignal } from '../../initiator';
import { OutcomeKind } from '../../scsi';
import { driverOf } from '../drivers';
import { takeLine, voidEvents } from '../rows';
import { send } from '../stages/choose';
import { leavePort } from '../stages/serve';
import { IoState, type World } from '../world';
import { isSwitched, remoteUp } from './light';
import { releaseProbe } from './probe';
import { cancelTimer, lane, log, schedule, startTimer } from './schedule';
import { endWith, judge, tellStack } from './stack';
import { scanned } from './presentation';
import { loginsChanged } from './array-log';

export function tellHbaPort(w: World, port: number, signal: HbaSignal): void {
  const before = w.hbaPorts[port];
  if (!before) return;
  const entry = w.dir.hbaPorts[port]!;
  const step = driverOf(w, port).observe(before, signal, w.hosts[entry.host]!.hba, w.nowNs);
  w.hbaPorts[port] = step.port;
  if (step.port.state !== before.state) lane(w, `hba/${entry.id}`, step.port.state, 'HBA');
  w.version++;
  for (const order of step.orders) carryOut(w, port, order);
  if (step.port.state !== before.state || signal.kind === 'timer') loginsChanged(w, step.port.nexuses.map((each) => each.nexus), 'light');
}

/** The port hears of light; right after a login it also learns which targets are missing. */
export function light(w: World, port: number, lit: boolean): void {
  const state = w.hbaPorts[port];
  if (!state) return;
  if (state.lit === lit) {
    // A flicker shorter than the driver's notice: what had not left its buffer goes out now, what was on the wire is gone.
    if (lit) resendUnsent(w, port);
    return;
  }
  log(w, 'hba', lit ? 'link-up' : 'link-down', w.dir.hbaPorts[port]!.id);
  tellHbaPort(w, port, { kind: lit ? 'light-back' : 'light-lost' });
  if (!lit) return;
  for (const each of state.nexuses) {
    if (isSwitched(w, each.nexus) && !remoteUp(w, each.nexus)) tellHbaPort(w, port, { kind: 'target-gone', nexus: each.nexus });
    else if (each.targetGone) tellHbaPort(w, port, { kind: 'target-back', nexus: each.nexus });
  }
}

function carryOut(w: World, port: number, order: HbaOrder): void {
  const { id } = w.dir.hbaPorts[port]!;
  switch (order.kind) {
    case 'start-timer': {
      const { atNs, oneShot, label, timer } = order;
      const setting = driverOf(w, port).settingOfTimer(timer);
      startTimer(w, { key: `hba/${port}/${timer}`, aim: id, atNs, oneShot, label, setting }, { do: 'hba-timer', port, timer });
      return;
    }
    case 'cancel-timer':
      cancelTimer(w, `hba/${port}/${order.timer}`);
      return;
    case 'hold':
      setGate(w, port, order.nexus, 1);
      return;
    case 'release':
      setGate(w, port, order.nexus, 0);
      release(w, port, order.nexus);
      return;
    case 'flush':
      setGate(w, port, order.nexus, 2);
      flush(w, port, order.nexus);
      return;
    case 'pnp-remove':
      eachNexus(w, order.nexuses, (nexus) => eachPath(w, nexus, (path, host) => tellStack(w, host, { kind: 'path-removed', path })));
      return;
    case 'pnp-arrive':
      eachNexus(w, order.nexuses, (nexus) => eachPath(w, nexus, (path) => scanned(w, path)));
      return;
    case 'announce': {
      const hold = w.hosts[w.dir.hbaPorts[port]!.host]!.hba;
      const params: Record<string, number | string> = { held: w.port.inFlight[port]!, linkDownHoldNs: hold.linkDownHoldNs, portDownHoldNs: hold.portDownHoldNs };
      if (order.nexus !== null) params.nexus = w.dir.nexuses[order.nexus]!.id;
      log(w, 'hba', order.code, id, params);
      return;
    }
    default:
      order satisfies never;
  }
}

function eachNexus(w: World, nexuses: readonly number[], does: (nexus: number) => void): void {
  const cause = w.causeSeq;
  for (const nexus of nexuses) {
    w.causeSeq = cause;
    does(nexus);
  }
}

/** What is told of one path has the same cause as of the next: none of them leads to another. */
function eachPath(w: World, nexus: number, tell: (path: number, host: number) => void): void {
  const cause = w.causeSeq;
  for (let path = 0; path < w.dir.paths.length; path++) {
    if (w.path.nexus[path] !== nexus) continue;
    w.causeSeq = cause;
    tell(path, w.dir.paths[path]!.host);
  }
}

/** Port and nexus are two gates; a command goes out when both are open. */
function setGate(w: World, port: number, nexus: number | null, gate: number): void {
  if (nexus === null) w.port.gate[port] = gate;
  else w.nexus.ownGate[nexus] = gate;
  for (const each of w.hbaPorts[port]!.nexuses) {
    const both = [w.port.gate[port]!, w.nexus.ownGate[each.nexus]!];
    w.nexus.gate[each.nexus] = both.includes(2) ? 2 : both.includes(1) ? 1 : 0;
  }
}

const rowsOf = (w: World, port: number, nexus: number | null): number[] => {
  const rows: number[] = [];
  for (let row = w.port.listHead[port]!; row >= 0; row = w.io.next[row]!) {
    if (nexus === null || w.path.nexus[w.io.path[row]!] === nexus) rows.push(row);
  }
  return rows;
};

/** Unsent commands go out; exchanges that were open when the light went end ABORTED (assumption, decisions 2.3). */
function release(w: World, port: number, nexus: number | null): void {
  const io = w.io;
  const open = rowsOf(w, port, nexus).filter((row) => w.nexus.gate[w.path.nexus[io.path[row]!]!] === 0);
  const held = open.filter((row) => io.state[row] === IoState.held);
  const lost = open.filter((row) => io.state[row] === IoState.lost || (io.state[row] !== IoState.held && io.leftEpoch[row] !== w.link.epoch[io.leftOn[row]!]));
  if (held.length + lost.length > 0) {
    const params: Record<string, number> = {};
    if (held.length > 0) params.sent = held.length;
    if (lost.length > 0) params.aborted = lost.length;
    log(w, 'hba', 'io-released', w.dir.hbaPorts[port]!.id, params);
  }
  const cause = w.causeSeq;
  for (const row of held) {
    w.port.held[port]!--;
    send(w, row);
  }
  for (const row of lost) {
    voidEvents(w, row);
    leavePort(w, row);
    w.causeSeq = cause;
    endWith(w, row, { kind: OutcomeKind.aborted, sense: 0 });
  }
  w.causeSeq = cause;
  for (const [number, probe] of [...w.probes]) {
    const of = w.path.nexus[probe.path]!;
    if (w.nexus.initiator[of] === port && (nexus === null || of === nexus) && w.nexus.gate[of] === 0) releaseProbe(w, number, probe);
  }
}

function resendUnsent(w: World, port: number): void {
  for (const row of rowsOf(w, port, null)) {
    if (w.io.state[row] !== IoState.held || w.nexus.gate[w.path.nexus[w.io.path[row]!]!] !== 0) continue;
    w.port.held[port]!--;
    send(w, row);
  }
}

/** Everything of the port (or of one target) ends NO_DEVICE: this is when MPIO hears of the loss. */
function flush(w: World, port: number, nexus: number | null): void {
  const rows = rowsOf(w, port, nexus);
  if (rows.length > 0) log(w, 'hba', 'io-flushed', w.dir.hbaPorts[port]!.id, { count: rows.length });
  const cause = w.causeSeq;
  const noDevice = { kind: OutcomeKind.noDevice, sense: 0 } as const;
  for (const row of rows) {
    voidEvents(w, row);
    leavePort(w, row);
  }
  for (const row of rows) {
    w.causeSeq = cause;
    endWith(w, row, noDevice);
  }
  // Commands that waited for a place in the queue depth of such a path never reached the driver's list.
  for (let path = 0; path < w.dir.paths.length; path++) {
    const of = w.path.nexus[path]!;
    if (w.nexus.initiator[of] !== port || (nexus !== null && of !== nexus)) continue;
    let row = takeLine(w.path.lineHead, w.path.lineTail, path);
    while (row >= 0) {
      const next = w.io.line[row]!;
      w.mp.nexusInFlight[of]!--;
      w.mp.nexusBytes[of]! -= w.io.bytes[row]!;
      judge(w, row, noDevice);
      row = next;
    }
  }
  w.causeSeq = cause;
  for (const [number, probe] of w.probes) {
    const of = w.path.nexus[probe.path]!;
    if (w.nexus.initiator[of] !== port || (nexus !== null && of !== nexus)) continue;
    w.probes.set(number, { ...probe, flushed: true });
    schedule(w, w.nowNs + 1_000, { do: 'probe-answer', probe: number });
  }
}
