/**
 * Port names a reader can tell apart, derived from ids and never random. First digit 3 (locally assigned), so that no
 * vendor's number range is claimed.
 */
import { parsePortId } from './ids';

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
const byte = (n: number): string => (n & 255).toString(16).padStart(2, '0');

/** `30:00:4b:1d:9e:07:01:00`: four bytes of the device, then adapter or controller, then port. */
export function wwpnOf(port: string): string {
  const parts = parsePortId(port);
  if (!parts) return wwnnOf(port);
  const device = hash(parts.device);
  const part = parts.partNumber < 0 ? 0xff : parts.partNumber;
  return [0x30, parts.port >> 8, device >>> 24, device >>> 16, device >>> 8, device, part, parts.port]
    .map(byte)
    .join(':');
}

/** Node name of a device: starts with `3f`, a port's with `30`. */
export function wwnnOf(device: string): string {
  const value = hash(device);
  return [0x3f, 0, value >>> 24, value >>> 16, value >>> 8, value, 0, 0].map(byte).join(':');
}

/** NAA identifier of a LUN, as VPD page 83h tells it: 32 hex digits, a locally assigned number (NAA 3). Derived from ids. */
export function serialOf(array: string, lun: string): string {
  const digits = (text: string): string => hash(text).toString(16).padStart(8, '0').toUpperCase();
  return `3${digits(array)}${digits(`${array}/${lun}`)}${digits(`${lun}.${array}`)}0000000`;
}
