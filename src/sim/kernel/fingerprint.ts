/** A rolling hash of a run in two 32-bit halves. Equal runs have equal fingerprints on every machine. */

export interface Fingerprint {
  a: number;
  b: number;
}

export const createFingerprint = (): Fingerprint => ({ a: 0x6a09e667, b: 0xbb67ae85 | 0 });

export function mixEvent(f: Fingerprint, atNs: number, kind: number, row: number): void {
  const low = atNs | 0;
  const high = (atNs / 4294967296) | 0;
  f.a = Math.imul(f.a ^ low, 0x01000193) ^ (row + (kind << 24));
  f.b = Math.imul(f.b ^ row ^ (f.a >>> 7), 0x85ebca6b) + high;
}

export function mixText(f: Fingerprint, text: string): void {
  let a = f.a;
  for (let i = 0; i < text.length; i++) a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
  f.a = a;
  f.b = Math.imul(f.b ^ a, 0xc2b2ae35);
}

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');

/** 16 hex digits. */
export function printFingerprint(f: Fingerprint): string {
  const finish = (h: number): number => {
    let x = h;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    return x ^ (x >>> 16);
  };
  return hex(finish(f.a)) + hex(finish(f.b ^ f.a));
}
