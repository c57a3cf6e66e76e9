/** Path ids (ms-mpio.md 1.4): 0x77, port, bus, target, a byte each. */
interface Place {
  readonly port: number;
  readonly bus: number;
  readonly target: number;
}

export const pathIdNumber = ({ port, bus, target }: Place): number =>
  ((0x77 << 24) | ((port & 0xff) << 16) | ((bus & 0xff) << 8) | (target & 0xff)) >>> 0;

/** 16 hex digits, as Windows shows it. */
export function pathIdOf(path: Place): string {
  const digits = (value: number): string => value.toString(16).padStart(2, '0');
  return `00000000${digits(0x77)}${digits(path.port)}${digits(path.bus)}${digits(path.target)}`.toUpperCase();
}

/** Target port group identifiers as arrays commonly number them, from 256 on (assumption; seen in captured mpclaim output). */
export const portGroupId = (index: number): number => 256 + index;
