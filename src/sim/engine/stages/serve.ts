/** Inside the array: port queue, controller, cache, mirror, drives, and the way to the peer for a LUN it does not own. */
import { drawUnit } from '../../kernel';
import { accessNs, readDrive, reserveCpu, reserveDestage, reserveDrive, reserveMirror, reserveStream, reserveWrite } from '../../arrays';
import { OutcomeKind, Sense } from '../../scsi';
import { Kind } from '../events';
import { joinLine, pushIo, quitLine, takeLine } from '../rows';
import { IoState, type World } from '../world';
import { Luck } from './choose';
import { arrivedAtController, leaveArray } from './transit';

/** What a command meets, as `world.reception[raid * 2 + controller]`. */
export const Reception = { serve: 0, forward: 1, transitioning: 2, standby: 3, wait: 4 } as const;
/** Bits of `path.fence`: what a reservation of the LUN keeps this path from. */
export const Fence = { reads: 1, writes: 2 } as const;
/** A refusal costs the controller this much. */
const refusalNs = 5_000;

export function atController(w: World, row: number): void {
  if (!arrivedAtController(w, row)) return;
  const io = w.io;
  const path = io.path[row]!;
  const nexus = w.path.nexus[path]!;
  const ctl = w.nexus.controller[nexus]!;
  if (w.ctl.up[ctl] === 0) {
    io.state[row] = IoState.lost;
    return;
  }
  io.answer[row] = 0;
  io.ctlEpoch[row] = w.ctl.epoch[ctl]!;
  const target = w.nexus.target[nexus]!;
  w.targetInside[target]!++;
  io.inside[row] = target + 1;
  if (w.targetInside[target]! > w.ctl.portQueue[ctl]!) {
    io.answer[row] = -OutcomeKind.taskSetFull;
    pushIo(w, w.nowNs + refusalNs, Kind.reply, row);
    return;
  }
  receive(w, row, ctl, path);
}

/** Also used when a command that waited for a living owner is looked at again. */
export function receive(w: World, row: number, ctl: number, path: number): void {
  if (w.path.hidden[path] === 1) {
    refuse(w, row, Sense.lunNotSupported);
    return;
  }
  const attention = w.path.attention[path]!;
  if (attention !== 0) {
    w.path.attention[path] = 0;
    refuse(w, row, attention);
    return;
  }
  const fence = w.path.fence[path]!;
  if (fence !== 0 && (fence & (w.io.isWrite[row] === 1 ? Fence.writes : Fence.reads)) !== 0) {
    refuse(w, row, -OutcomeKind.reservationConflict);
    return;
  }
  const lun = w.path.lun[path]!;
  const fixed = w.ctl.fixedNs[ctl]!;
  if (fixed >= 0) {
    pushIo(w, w.nowNs + fixed, Kind.reply, row);
    return;
  }
  const raid = w.lun.raid[lun]!;
  const own = ctl - w.arrayFirstController[w.ctl.array[ctl]!]!;
  switch (w.reception[raid * 2 + own]) {
    case Reception.serve:
      cache(w, row, ctl, raid, reserveCpu(w.ctl, ctl, w.nowNs, 0), 0);
      return;
    case Reception.forward: {
      // The extra work of a detour keeps the CPU busy, but the command itself only waits for the way (hardware.md 5.3).
      const end = reserveCpu(w.ctl, ctl, w.nowNs, w.ctl.forwardCpuNs[ctl]!) - w.ctl.forwardCpuNs[ctl]!;
      pushIo(w, end + Math.floor(w.ctl.forwardNs[ctl]! / 2), Kind.atOwner, row);
      return;
    }
    case Reception.transitioning:
      refuse(w, row, Sense.accessTransition);
      return;
    case Reception.standby:
      refuse(w, row, Sense.portStandby);
      return;
    default:
      waitForOwner(w, row, raid);
  }
}

function waitForOwner(w: World, row: number, raid: number): void {
  w.io.state[row] = IoState.array;
  joinLine(w, w.raid.lineHead, w.raid.lineTail, raid, row);
}

/** Ownership settled: what waited is looked at again, unless its own controller died meanwhile. */
export function lookAgain(w: World, raid: number): void {
  const io = w.io;
  let row = takeLine(w.raid.lineHead, w.raid.lineTail, raid);
  while (row >= 0) {
    const next = io.line[row]!;
    const path = io.path[row]!;
    const ctl = w.nexus.controller[w.path.nexus[path]!]!;
    io.state[row] = IoState.sent;
    if (!lostInside(w, row, ctl)) receive(w, row, ctl, path);
    row = next;
  }
}

/** `answer`: a sense code, or the outcome's kind negated. */
function refuse(w: World, row: number, answer: number): void {
  w.io.answer[row] = answer;
  pushIo(w, w.nowNs + refusalNs, Kind.reply, row);
}

/** A forwarded command at the controller that owns the group. */
export function atOwner(w: World, row: number): void {
  const path = w.io.path[row]!;
  const ctl = w.nexus.controller[w.path.nexus[path]!]!;
  if (lostInside(w, row, ctl)) return;
  const first = w.arrayFirstController[w.ctl.array[ctl]!]!;
  const peer = first + 1 - (ctl - first);
  const raid = w.lun.raid[w.path.lun[path]!]!;
  if (w.ctl.up[peer] === 0) {
    waitForOwner(w, row, raid);
    return;
  }
  // The owner only looks up and hands over: the extra cost, not a whole command's.
  const end = reserveCpu(w.ctl, peer, w.nowNs, w.ctl.forwardCpuNs[peer]! - w.ctl.cpuNs[peer]!) - w.ctl.forwardCpuNs[peer]!;
  cache(w, row, peer, raid, end, Math.floor(w.ctl.forwardNs[ctl]! / 2));
}

/** The cache answers, takes the write, or needs the drives. `backNs`: the way back to the controller that was asked. */
function cache(w: World, row: number, ctl: number, raid: number, cpuEnd: number, backNs: number): void {
  const io = w.io;
  const load = io.workload[row]!;
  const bytes = io.bytes[row]!;
  io.backNs[row] = backNs;
  if (io.isWrite[row] === 1) {
    if (w.ctl.writeThrough[ctl] === 1) {
      pushIo(w, cpuEnd, Kind.atDisks, row);
      return;
    }
    const mirrored = reserveMirror(w.ctl, ctl, cpuEnd, bytes) + w.ctl.hitNs[ctl]!;
    pushIo(w, Math.max(mirrored, destage(w, row, raid)) + backNs, Kind.reply, row);
    return;
  }
  if (w.load.sequential[load] === 1) {
    const over = backNs > 0 ? reserveMirror(w.ctl, ctl, cpuEnd, bytes) : cpuEnd;
    const streamed = reserveStream(w.raid, raid, cpuEnd, bytes);
    pushIo(w, Math.max(streamed, over + w.ctl.hitNs[ctl]!) + backNs, Kind.reply, row);
  } else if (luck(w, row, Luck.hit) < w.load.hitShare[load]!) {
    // A hit lies in the mirror as well: the owner only says where (hardware.md 5.3).
    pushIo(w, cpuEnd + w.ctl.hitNs[ctl]! + backNs, Kind.reply, row);
  } else pushIo(w, backNs > 0 ? reserveMirror(w.ctl, ctl, cpuEnd, bytes) : cpuEnd, Kind.atDisks, row);
}

const luck = (w: World, row: number, purpose: number): number =>
  drawUnit(w.seed, w.load.stream[w.io.workload[row]!]!, w.io.k[row]!, purpose);

/** Writes that the cache will not absorb reach the drives behind the reads; returns until when the write has to wait. */
function destage(w: World, row: number, raid: number): number {
  if (luck(w, row, Luck.destage) >= w.load.destageShare[w.io.workload[row]!]!) return 0;
  return reserveDestage(w.raid, w.diskBusyNs, raid, w.nowNs, writeNs(w, row, raid)) - w.raid.destageWindowNs[raid]!;
}

const writeNs = (w: World, row: number, raid: number): number =>
  accessNs(w.raid, raid, Math.min(w.io.bytes[row]!, 65_536), true, luck(w, row, Luck.seek), luck(w, row, Luck.turn));

/** A read miss, or a write while the cache is write-through. */
export function atDisks(w: World, row: number): void {
  const io = w.io;
  const path = io.path[row]!;
  if (lostInside(w, row, w.nexus.controller[w.path.nexus[path]!]!)) return;
  const raid = w.lun.raid[w.path.lun[path]!]!;
  let end: number;
  if (io.isWrite[row] === 1) end = reserveWrite(w.raid, w.diskBusyNs, raid, luck(w, row, Luck.drive), w.nowNs, writeNs(w, row, raid));
  else {
    const each = accessNs(w.raid, raid, io.bytes[row]!, false, luck(w, row, Luck.seek), luck(w, row, Luck.turn));
    end = reserveDrive(w.raid, w.diskBusyNs, raid, readDrive(w.raid, w.diskBusyNs, raid, luck(w, row, Luck.drive)), w.nowNs, each);
  }
  pushIo(w, end + io.backNs[row]!, Kind.reply, row);
}

/**
 * The answer is ready; it leaves if the controller still lives. A group that began to move meanwhile gives up what it
 * was at (assumption): the host is told of the transition instead.
 */
export function reply(w: World, row: number): void {
  const path = w.io.path[row]!;
  const ctl = w.nexus.controller[w.path.nexus[path]!]!;
  if (lostInside(w, row, ctl)) return;
  leavePort(w, row);
  if (w.io.answer[row] === 0) {
    const own = ctl - w.arrayFirstController[w.ctl.array[ctl]!]!;
    if (w.reception[w.lun.raid[w.path.lun[path]!]! * 2 + own] === Reception.transitioning) w.io.answer[row] = Sense.accessTransition;
  }
  leaveArray(w, row);
}

function lostInside(w: World, row: number, ctl: number): boolean {
  if (w.ctl.epoch[ctl] === w.io.ctlEpoch[row]) return false;
  leavePort(w, row);
  w.io.state[row] = IoState.lost;
  return true;
}

/** The command no longer counts in its target port's queue, nor waits in the array. */
export function leavePort(w: World, row: number): void {
  if (w.io.state[row] === IoState.array) {
    quitLine(w, w.raid.lineHead, w.raid.lineTail, w.lun.raid[w.path.lun[w.io.path[row]!]!]!, row);
    w.io.state[row] = IoState.lost;
  }
  const inside = w.io.inside[row]!;
  if (inside === 0) return;
  w.targetInside[inside - 1]!--;
  w.io.inside[row] = 0;
}
