/** An I/O is asked for, gets its path, and goes to the HBA driver. */
import { draw, drawUnit, exponentialNs } from '../../kernel';
import { controlFrameNs, reserve, wireNs } from '../../fabric';
import { OutcomeKind } from '../../scsi';
import { Kind, Rank, tagOf } from '../events';
import { joinLine, joinTimeouts, leaveLine, pushIo, takeLine, takeRow } from '../rows';
import { stackOf } from '../stacks';
import { IoState, type World } from '../world';

/** Purposes of luck, so that one number never serves two questions. */
export const Luck = { address: 1, kind: 2, hit: 3, drive: 4, seek: 5, turn: 6, arrival: 7, destage: 8, wireOut: 9, wireBack: 10 } as const;
const sectorBytes = 512;
/** What an open load may queue in the host before arrivals are turned away. */
const waitingRoom = 65_536;
/** The driver answers "no such device" after this time, never at the same instant. */
const refusalNs = 1_000;

/** Starts as many I/Os as a closed load keeps outstanding. */
export function fillClosedLoad(w: World, load: number): void {
  while (w.load.outstanding[load]! < w.load.target[load]! && w.load.state[load]! < 3) submit(w, load);
}

/** One arrival of an open load, and the next one. */
export function arrive(w: World, load: number): void {
  const meanNs = w.load.rateMeanNs[load]!;
  if (meanNs <= 0 || w.load.state[load] === 4) return;
  scheduleArrival(w, load);
  if (w.load.state[load]! >= 3) return;
  if (w.load.outstanding[load]! >= waitingRoom) w.load.turnedAway[load]!++;
  else submit(w, load);
}

export function scheduleArrival(w: World, load: number): void {
  const stream = w.load.stream[load]!;
  const arrivals = w.load.next[load]! + w.load.turnedAway[load]!;
  const pauseNs = exponentialNs(w.load.rateMeanNs[load]!, drawUnit(w.seed, stream, arrivals, Luck.arrival));
  w.queue.push(w.nowNs + pauseNs, Rank.arrive, load, tagOf(Kind.arrive, 0));
}

export function submit(w: World, load: number): void {
  const row = takeRow(w);
  const io = w.io;
  const columns = w.load;
  const k = columns.next[load]!;
  columns.next[load] = k + 1;
  const stream = columns.stream[load]!;
  const bytes = columns.blockBytes[load]!;
  const blocks = bytes / sectorBytes;
  const lunBlocks = w.lun.blocks[w.group.lun[columns.group[load]!]!]!;
  const places = lunBlocks > blocks ? Math.floor(lunBlocks / blocks) : 1;
  if (columns.sequential[load] === 1) io.lba[row] = (k % places) * blocks;
  else io.lba[row] = Math.floor(drawUnit(w.seed, stream, k, Luck.address) * places) * blocks;
  io.isWrite[row] = drawUnit(w.seed, stream, k, Luck.kind) < columns.readShare[load]! ? 0 : 1;
  io.workload[row] = load;
  io.k[row] = k;
  io.bytes[row] = bytes;
  io.submitNs[row] = w.nowNs;
  io.classTries[row] = 0;
  io.mpioTries[row] = 0;
  io.tries[row] = 0;
  io.path[row] = -1;
  columns.outstanding[load]!++;
  w.issued++;
  choosePath(w, row);
}

/** Every try, first or repeated, is a fresh choice. */
export function choosePath(w: World, row: number): void {
  const io = w.io;
  const group = w.load.group[io.workload[row]!]!;
  const mp = w.mp;
  if (mp.groupGate[group] === 0) {
    const stack = stackOf(w, w.group.host[group]!);
    const path = stack.choose(mp, group, io.lba[row]!, io.bytes[row]!, io.isWrite[row]!);
    if (path >= 0) {
      issue(w, row, path);
      return;
    }
    if (path === -2) {
      io.path[row] = -1;
      io.state[row] = IoState.sent;
      io.answer[row] = -OutcomeKind.noDevice;
      pushIo(w, w.nowNs + refusalNs, Kind.complete, row);
      return;
    }
  } else if (mp.groupGate[group] === 2) {
    io.path[row] = -1;
    io.state[row] = IoState.sent;
    io.answer[row] = -OutcomeKind.noDevice;
    pushIo(w, w.nowNs + refusalNs, Kind.complete, row);
    return;
  }
  io.path[row] = -1;
  io.state[row] = IoState.gate;
  joinLine(w, w.group.lineHead, w.group.lineTail, group, row);
}

/** Lets everything that waited at a group's gate choose again, in the order it came. */
export function drainGate(w: World, group: number): void {
  let row = takeLine(w.group.lineHead, w.group.lineTail, group);
  while (row >= 0) {
    const next = w.io.line[row]!;
    choosePath(w, row);
    row = next;
  }
}

function issue(w: World, row: number, path: number): void {
  const io = w.io;
  const nexus = w.path.nexus[path]!;
  const mp = w.mp;
  io.path[row] = path;
  io.tries[row]!++;
  mp.nexusInFlight[nexus]!++;
  mp.nexusBytes[nexus]! += io.bytes[row]!;
  mp.nexusLastLba[nexus] = io.lba[row]! + io.bytes[row]! / sectorBytes - 1;
  if (w.path.depth[path]! >= w.path.depthLimit[path]!) {
    io.state[row] = IoState.slot;
    joinLine(w, w.path.lineHead, w.path.lineTail, path, row);
    return;
  }
  takeByDriver(w, row, path);
}

/** Something left the path's queue depth: the next one in line goes to the driver. */
export function advanceDepth(w: World, path: number): void {
  w.path.depth[path]!--;
  const row = leaveLine(w, w.path.lineHead, w.path.lineTail, path);
  if (row >= 0) takeByDriver(w, row, path);
}

function takeByDriver(w: World, row: number, path: number): void {
  const io = w.io;
  const nexus = w.path.nexus[path]!;
  const port = w.nexus.initiator[nexus]!;
  w.path.depth[path]!++;
  io.issueNs[row] = w.nowNs;
  joinTimeouts(w, port, row, w.hosts[w.dir.hbaPorts[port]!.host]!.diskTimeoutNs);
  send(w, row);
}

/** Puts a command on the wire, or keeps it in the driver while the nexus is held. */
export function send(w: World, row: number): void {
  const io = w.io;
  const nexus = w.path.nexus[io.path[row]!]!;
  const gate = w.nexus.gate[nexus]!;
  if (gate === 2) {
    io.state[row] = IoState.sent;
    io.answer[row] = -OutcomeKind.noDevice;
    pushIo(w, w.nowNs + refusalNs, Kind.complete, row);
    return;
  }
  if (gate === 1) {
    io.state[row] = IoState.held;
    w.port.held[w.nexus.initiator[nexus]!]!++;
    return;
  }
  const leg = w.nexus.leg[nexus]!;
  io.leg[row] = leg;
  const port = w.leg.port[leg]!;
  const direction = w.leg.hops[leg * 8]!;
  const cost = w.port.costNs[port]!;
  const busy = w.port.busyNs[port]!;
  const ready = (busy > w.nowNs ? busy : w.nowNs) + cost;
  w.port.busyNs[port] = ready;
  const payload = io.isWrite[row] === 1 ? io.bytes[row]! : 0;
  const start = reserve(w.link, direction, ready, payload);
  io.state[row] = IoState.sent;
  io.hop[row] = 0;
  leave(w, row, direction, start);
  const latency = w.link.latencyNs[direction]! + w.link.delayNs[direction]!;
  const tail = start + wireNs(w.link, direction, payload) + latency;
  io.tailNs[row] = tail;
  // A write costs one more round trip before its data may flow (transfer ready): latency only, no reservation.
  const transferReady = payload > 0 ? roundTripNs(w, leg) : 0;
  if (w.leg.hopCount[leg] === 1) pushIo(w, tail + transferReady, Kind.atController, row);
  else pushIo(w, start + latency + transferReady, Kind.atSwitch, row);
  if (transferReady > 0) io.tailNs[row] = tail + transferReady;
}

/** Remembers which direction a burst left on, for the loss check at its arrival. */
export function leave(w: World, row: number, direction: number, startNs: number): void {
  const io = w.io;
  io.leftOn[row] = direction;
  io.leftNs[row] = startNs;
  io.leftEpoch[row] = w.link.epoch[direction]!;
}

/** Light path there and back, switches included, for frames without data. */
export function roundTripNs(w: World, leg: number): number {
  const hops = w.leg.hopCount[leg]!;
  let oneWay = 0;
  for (let i = 0; i < hops; i++) {
    oneWay += w.link.latencyNs[w.leg.hops[leg * 8 + i]!]! + controlFrameNs;
    if (i + 1 < hops) oneWay += w.sw.latencyNs[w.leg.switches[leg * 8 + i]!]!;
  }
  return 2 * oneWay;
}

/** A whole number below `n` for I/O `row`, the same under every policy and retry. */
export function luckBelow(w: World, row: number, purpose: number, n: number): number {
  return draw(w.seed, w.load.stream[w.io.workload[row]!]!, w.io.k[row]!, purpose) % n;
}
