/** From hop to hop: what happens when a burst reaches the far end of a wire, and how it can get lost on the way. */
import { drawUnit, power } from '../../kernel';
import { framesOf, reserve, wireNs } from '../../fabric';
import { OutcomeKind } from '../../scsi';
import { Kind } from '../events';
import { pushIo } from '../rows';
import { IoState, type World } from '../world';
import { leave, Luck } from './choose';

/** 0 arrived, 1 gone (or back in the sender's buffer), 2 arrived but with a hole in the read data. */
function fate(w: World, row: number, fromHost: boolean): number {
  const io = w.io;
  const direction = io.leftOn[row]!;
  const link = w.link;
  // Dark since it left, or dark already then: nothing crosses a cable without light.
  if (link.epoch[direction] !== io.leftEpoch[row] || w.lit[direction >> 1] === 0) {
    const stillInBuffer = io.leftNs[row]! > link.darkNs[direction]!;
    const nexus = w.path.nexus[io.path[row]!]!;
    if (stillInBuffer && fromHost && io.hop[row] === 0) {
      io.state[row] = IoState.held;
      w.port.held[w.nexus.initiator[nexus]!]!++;
    } else io.state[row] = IoState.lost;
    return 1;
  }
  if (link.silent[direction] === 1) {
    io.state[row] = IoState.lost;
    return 1;
  }
  const share = link.errorShare[direction]!;
  return share > 0 ? wireLuck(w, row, direction, share, fromHost) : 0;
}

function wireLuck(w: World, row: number, direction: number, share: number, fromHost: boolean): number {
  const io = w.io;
  const payload = (io.isWrite[row] === 1) === fromHost && io.answer[row] === 0 ? io.bytes[row]! : 0;
  const frames = framesOf(payload);
  const lost = 1 - power(1 - share, frames);
  const purpose = (fromHost ? Luck.wireOut : Luck.wireBack) + io.hop[row]! * 2 + io.tries[row]! * 64;
  const luck = drawUnit(w.seed, w.load.stream[io.workload[row]!]! ^ direction, io.k[row]!, purpose);
  if (luck >= lost) return 0;
  // Missing read data is seen from the residual when the response frame arrives (hardware.md 14); a missing command,
  // write data or response is seen by nobody.
  const inReadData = !fromHost && payload > 0 && luck < (lost * (frames - 1)) / frames;
  if (inReadData) return 2;
  io.state[row] = IoState.lost;
  return 1;
}

export function atSwitch(w: World, row: number): void {
  if (fate(w, row, true) === 1) return;
  const io = w.io;
  const leg = io.leg[row]!;
  const hop = io.hop[row]!;
  const sw = w.leg.switches[leg * 8 + hop]!;
  if (w.sw.powered[sw] === 0) {
    io.state[row] = IoState.lost;
    return;
  }
  const direction = w.leg.hops[leg * 8 + hop + 1]!;
  const payload = io.isWrite[row] === 1 ? io.bytes[row]! : 0;
  const forward = w.sw.latencyNs[sw]!;
  const start = reserve(w.link, direction, w.nowNs + forward, payload);
  leave(w, row, direction, start);
  const latency = w.link.latencyNs[direction]! + w.link.delayNs[direction]!;
  const cutThrough = start + wireNs(w.link, direction, payload);
  const fed = io.tailNs[row]! + forward;
  const tail = (cutThrough > fed ? cutThrough : fed) + latency;
  io.tailNs[row] = tail;
  io.hop[row] = hop + 1;
  if (hop + 2 === w.leg.hopCount[leg]) pushIo(w, tail, Kind.atController, row);
  else pushIo(w, start + latency, Kind.atSwitch, row);
}

/** True when the command is at the controller's port. */
export function arrivedAtController(w: World, row: number): boolean {
  return fate(w, row, true) === 0;
}

/** The answer leaves the array; `io.hop` counts back from the last link. */
export function leaveArray(w: World, row: number): void {
  const io = w.io;
  const leg = io.leg[row]!;
  const last = w.leg.hopCount[leg]! - 1;
  io.hop[row] = last;
  sendBack(w, row, leg, last, w.nowNs);
}

export function replyAtSwitch(w: World, row: number): void {
  const lost = fate(w, row, false);
  if (lost === 1) return;
  const io = w.io;
  if (lost === 2) io.answer[row] = -OutcomeKind.aborted;
  const leg = io.leg[row]!;
  const hop = io.hop[row]! - 1;
  const sw = w.leg.switches[leg * 8 + hop]!;
  if (w.sw.powered[sw] === 0) {
    io.state[row] = IoState.lost;
    return;
  }
  io.hop[row] = hop;
  sendBack(w, row, leg, hop, w.nowNs + w.sw.latencyNs[sw]!);
}

function sendBack(w: World, row: number, leg: number, hop: number, readyNs: number): void {
  const io = w.io;
  const direction = w.leg.hops[leg * 8 + hop]! ^ 1;
  const payload = io.isWrite[row] === 0 && io.answer[row] === 0 ? io.bytes[row]! : 0;
  const start = reserve(w.link, direction, readyNs, payload);
  leave(w, row, direction, start);
  const latency = w.link.latencyNs[direction]!;
  const whole = start + wireNs(w.link, direction, payload);
  const first = hop + 1 === w.leg.hopCount[leg];
  const fed = first ? 0 : io.tailNs[row]! + (readyNs - w.nowNs);
  const tail = (whole > fed ? whole : fed) + latency;
  io.tailNs[row] = tail;
  if (hop === 0) pushIo(w, tail, Kind.complete, row);
  else pushIo(w, start + latency, Kind.replyAtSwitch, row);
}

/** Did the answer reach the host? Sets the outcome when read data is incomplete. */
export function arrivedAtHost(w: World, row: number): boolean {
  const lost = fate(w, row, false);
  if (lost === 2) w.io.answer[row] = -OutcomeKind.aborted;
  return lost !== 1;
}
