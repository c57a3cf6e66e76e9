/**
 * A direction of a cable as a reservation: a burst that meets a free wire starts at once, else when the wire is free.
 * Payload rates already contain frame overhead and idles (hardware.md 4.1).
 */
import type { LinkColumns } from './columns';

const bytesPerMiB = 1_048_576;
/** Frames without data (command, transfer ready, response): under 100 bytes at 8 Gb/s. */
export const controlFrameNs = 82;
/** Payload of a full FC frame as arrays usually send it. */
export const framePayloadBytes = 2_048;

/** Serialisation time of `bytes` of payload, whole ns, at least that of a control frame. */
export function wireNs(link: LinkColumns, direction: number, bytes: number): number {
  if (bytes === 0) return controlFrameNs;
  return controlFrameNs + Math.floor((bytes * link.nsPerMiB[direction]!) / bytesPerMiB + 0.5);
}

/** Reserves the direction from `earliestNs` on and returns when the burst starts. */
export function reserve(link: LinkColumns, direction: number, earliestNs: number, bytes: number): number {
  const free = link.busyNs[direction]!;
  const start = free > earliestNs ? free : earliestNs;
  link.busyNs[direction] = start + wireNs(link, direction, bytes);
  link.bytes[direction]! += bytes;
  return start;
}

/** Frames that carry `bytes`, the command or response frame included. */
export const framesOf = (bytes: number): number => 1 + Math.floor((bytes + framePayloadBytes - 1) / framePayloadBytes);
