/**
 * Where the milliseconds are: drives behind the cache. A drive is a first-come-first-served reservation; reordering
 * of a full queue is a gain factor (hardware.md 5.4, placeholder). Luck comes from outside, so that the k-th I/O of a
 * workload meets the same drive, seek and rotation under every policy.
 */
import type { RaidColumns } from './columns';

/** Time of one small random operation on drive of group `raid`; `seek` and `turn` in [0, 1). */
export function accessNs(raid: RaidColumns, row: number, bytes: number, isWrite: boolean, seek: number, turn: number): number {
  const transfer = bytes * raid.nsPerByte[row]!;
  const flash = isWrite ? raid.writeNs[row]! : raid.readNs[row]!;
  if (flash > 0) return Math.floor(flash + transfer);
  const track = raid.trackSeekNs[row]!;
  // Two places drawn at random lie 1 - sqrt(1 - u) of the stroke apart, a third on average; the arm needs its root.
  const stroke = 1 - Math.sqrt(1 - seek);
  return Math.floor(track + (raid.fullSeekNs[row]! - track) * Math.sqrt(stroke) + turn * raid.turnNs[row]! + transfer);
}

/** Gain of choosing the order: about 1.3 at 8 waiting and `full` at 32. */
function gain(full: number, waiting: number): number {
  if (full <= 1 || waiting <= 1) return 1;
  const early = 1 + (full - 1) * 0.375;
  if (waiting <= 8) return 1 + ((early - 1) * waiting) / 8;
  return waiting < 32 ? early + ((full - early) * (waiting - 8)) / 24 : full;
}

/** The drive that serves a read at `pick` (0 to 1): of a mirrored pair the one that is free first, as controllers do. */
export function readDrive(raid: RaidColumns, busyNs: Float64Array, row: number, pick: number): number {
  const first = raid.firstDisk[row]!;
  const place = Math.floor(pick * raid.disks[row]!);
  const mate = first + mateOf(raid, row, place);
  const drive = first + place;
  return busyNs[mate]! < busyNs[drive]! ? mate : drive;
}

/** The other copy's place; the place itself when there is none. */
function mateOf(raid: RaidColumns, row: number, place: number): number {
  if (raid.mirrored[row] === 0) return place;
  const half = raid.disks[row]! >> 1;
  return place < half ? place + half : place >= 2 * half ? place : place - half;
}

/** Reserves one operation on a drive; returns when it ends. */
export function reserveDrive(raid: RaidColumns, busyNs: Float64Array, row: number, drive: number, nowNs: number, operationNs: number): number {
  const busy = busyNs[drive]!;
  const start = busy > nowNs ? busy : nowNs;
  const waiting = (start - nowNs) / operationNs;
  const end = start + Math.floor(operationNs / gain(raid.queueGain[row]!, waiting)) + 1;
  busyNs[drive] = end;
  return end;
}

/** Reserves the drives of a small write at `pick`: both copies, or data and parity, read and written. Returns the last end. */
export function reserveWrite(raid: RaidColumns, busyNs: Float64Array, row: number, pick: number, nowNs: number, operationNs: number): number {
  const drives = raid.disks[row]!;
  return writeAt(raid, busyNs, row, Math.floor(pick * drives), nowNs, operationNs);
}

/**
 * The same for a write that leaves the cache: of the many that wait there, the array takes one whose drives are quiet,
 * so that it does not stand in front of reads. Returns the last end.
 */
export function reserveDestage(raid: RaidColumns, busyNs: Float64Array, row: number, nowNs: number, operationNs: number): number {
  const first = raid.firstDisk[row]!;
  const drives = raid.disks[row]!;
  let quiet = 0;
  let least = Number.MAX_VALUE;
  for (let place = 0; place < drives; place++) {
    const busy = busyNs[first + place]! + (raid.mirrored[row] === 1 ? busyNs[first + mateOf(raid, row, place)]! : 0);
    if (busy >= least) continue;
    least = busy;
    quiet = place;
  }
  return writeAt(raid, busyNs, row, quiet, nowNs, operationNs);
}

function writeAt(raid: RaidColumns, busyNs: Float64Array, row: number, place: number, nowNs: number, operationNs: number): number {
  const first = raid.firstDisk[row]!;
  const drives = raid.disks[row]!;
  let end = reserveDrive(raid, busyNs, row, first + place, nowNs, operationNs);
  if (raid.mirrored[row] === 1) {
    const mate = mateOf(raid, row, place);
    return mate === place ? end : Math.max(end, reserveDrive(raid, busyNs, row, first + mate, nowNs, operationNs));
  }
  for (let i = 1; i < raid.writePenalty[row]!; i++) {
    end = Math.max(end, reserveDrive(raid, busyNs, row, first + ((place + i) % drives), nowNs, operationNs));
  }
  return end;
}

/** Streaming reads ahead of the host: all drives of the group together. Returns when the last byte is in the cache. */
export function reserveStream(raid: RaidColumns, row: number, nowNs: number, bytes: number): number {
  const busy = raid.streamBusyNs[row]!;
  const start = busy > nowNs ? busy : nowNs;
  const end = start + Math.floor((bytes * raid.nsPerByte[row]!) / raid.disks[row]!) + 1;
  raid.streamBusyNs[row] = end;
  return end;
}
