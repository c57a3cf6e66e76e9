/**
 * Port names a reader can tell apart, derived from ids and never random. They are marked as locally assigned (a WWN and
 * a SAS address by their first digit 3, a MAC by its second), so that no vendor's number range is claimed.
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

/** Eight bytes as tools print them: `30004b1d9e070100`. The lanes of a wide port share it. */
export const sasAddressOf = (port: string): string => wwpnOf(port).replaceAll(':', '');

/** `4a:1d:9e:07:01:00`: thirty bits of the device, the second digit 2, 6, a or e; then adapter or controller, then port. */
export function macOf(port: string): string {
  const parts = parsePortId(port);
  const device = hash(parts?.device ?? port);
  const part = parts && parts.partNumber >= 0 ? parts.partNumber : 0xff - ((parts?.port ?? 0) >> 8);
  return [((device >>> 24) & 0xfc) | 2, device >>> 16, device >>> 8, device, part, parts?.port ?? 0]
    .map(byte)
    .join(':');
}

/** A controller's name as an iSCSI target: `iqn.2004-08.com.qsan:p300q-0005e1a9c:dev0.ctr1`; six digits of the device. */
export function iqnOf(
  controller: string,
  scheme: { readonly authority: string; readonly model: string; readonly device: number },
): string {
  const dot = controller.indexOf('.');
  const digits = (hash(controller.slice(0, dot)) >>> 8).toString(16).padStart(6, '0');
  return `${scheme.authority}:${scheme.model}-000${digits}:dev${scheme.device}.${controller.slice(dot + 1)}`;
}
