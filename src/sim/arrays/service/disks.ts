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
  return Math.floor(track + (raid.fullSeekNs[row]! - track) * Math.sqrt(seek) + turn * raid.turnNs[row]! + transfer);
}

/** Gain of choosing the order: about 1.3 at 8 waiting and `full` at 32. */
function gain(full: number, waiting: number): number {
  if (full <= 1 || waiting <= 1) return 1;
  const early = 1 + (full - 1) * 0.375;
  if (waiting <= 8) return 1 + ((early - 1) * waiting) / 8;
  return waiting < 32 ? early + ((full - early) * (waiting - 8)) / 24 : full;
}

/** Reserves one operation on the drive that `pick` (0 to 1) names; returns when it ends. */
export function reserveDrive(
  raid: RaidColumns,
  busyNs: Float64Array,
  row: number,
  pick: number,
  nowNs: number,
  operationNs: number,
): number {
  const drive = raid.firstDisk[row]! + Math.floor(pick * raid.disks[row]!);
  const busy = busyNs[drive]!;
  const start = busy > nowNs ? busy : nowNs;
  const waiting = (start - nowNs) / operationNs;
  const end = start + Math.floor(operationNs / gain(raid.queueGain[row]!, waiting)) + 1;
  busyNs[drive] = end;
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
