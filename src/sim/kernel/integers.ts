/**
 * Integer arithmetic as a 64-bit kernel does it, in doubles and 32-bit words: where Linux cuts a result short, the cut
 * decides which path is taken, so it has to be the same here. A 64-bit value is a high and a low word, both from 0 to 2^32 - 1.
 */

const wordSize = 0x100000000;

/** Cut to a signed 32-bit value, as C does with `int`. `value` is a whole number of at most 2^53 in size. */
export const toInt32 = (value: number): number => value | 0;

/** Low word of a whole number; negative ones as two's complement. */
export const lowWord = (value: number): number => value >>> 0;

/** High word of the same. */
export const highWord = (value: number): number => Math.floor(value / wordSize) >>> 0;

/** Words of the value shifted right by `bits` (1 to 31), as unsigned. */
export const shiftedLow = (high: number, low: number, bits: number): number =>
  ((low >>> bits) | (high << (32 - bits))) >>> 0;
export const shiftedHigh = (high: number, bits: number): number => high >>> bits;

/** Words of the value times `factor` (0 to 2^20), modulo 2^64. */
export const timesLow = (low: number, factor: number): number => Math.imul(low, factor) >>> 0;
export const timesHigh = (high: number, low: number, factor: number): number =>
  (Math.imul(high, factor) + Math.floor((low * factor) / wordSize)) >>> 0;

/** High word of the product of two words (each 0 to 2^32 - 1), by halves: their whole product does not fit into a double. */
export function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const first = aHigh * bLow + Math.floor((aLow * bLow) / 0x10000);
  const second = aLow * bHigh + (first % 0x10000);
  return aHigh * bHigh + Math.floor(first / 0x10000) + Math.floor(second / 0x10000);
}

/** As `timesHigh`, for every factor from 0 to 2^32 - 1; the low word is that of `timesLow`. */
export const timesWordHigh = (high: number, low: number, factor: number): number =>
  (Math.imul(high, factor) + highProduct(low, factor)) >>> 0;

/** The difference of two 64-bit values, cut to a signed 32-bit value: their high words do not matter. */
export const cutDifference = (lowA: number, lowB: number): number => (lowA - lowB) | 0;
