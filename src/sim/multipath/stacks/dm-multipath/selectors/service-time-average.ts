/**
 * The numbers behind historical-service-time, exact to the bit of the kernel's 64-bit fixed point (10 bits of
 * fraction). An average `h` is two doubles: `whole`, nanoseconds up to 2^44, and `part`, 1024ths from 0 to 1023;
 * h = 1024 whole + part. Products above 2^53 take 32-bit words.
 */
import { highWord, lowWord, timesLow, timesWordHigh } from '../../../../kernel';

export const one = 1024;
const half = 512;
const exact = 0x20000000000000;
/** 2^22: a `whole` above it spills into the high word of h. */
const wholePerHighWord = 0x400000;

/** Weights: one for each 16.78 ms (2^24 ns) that a request took; the last forgets the past. */
export const buckets = 64;
const bucketNs = 0x1000000;
export const bucketOf = (tookNs: number): number => Math.min(Math.floor(tookNs / bucketNs), buckets - 1);

const round = (product: number): number => Math.floor((product + half) / one);
/** `base` (0 to 1023) to the n, every product rounded, in the kernel's order of squaring. */
export function weightOf(base: number, n: number): number {
  let result = one;
  let square = base;
  for (let bits = n; bits > 0; bits = bits >>> 1) {
    if ((bits & 1) === 1) result = round(result * square);
    square = round(square * square);
  }
  return result;
}

/** Longest time that counts, 2^54 - 1 in fixed point: nearly five hours. */
const longestNs = 0x100000000000;

/**
 * The average after a request of `tookNs`, written to `f64[wholeAt]` and `f64[partAt]`. `weight` of 1024 is what the past
 * counts. By halves of 10 bits: nothing in here reaches 2^53.
 */
export function average(f64: Float64Array, wholeAt: number, partAt: number, tookNs: number, weight: number): void {
  const isCut = tookNs >= longestNs;
  const newWhole = isCut ? longestNs - 1 : tookNs;
  const newPart = isCut ? one - 1 : 0;
  const rest = one - weight;
  const oldHigh = Math.floor(f64[wholeAt] / one);
  const newHigh = Math.floor(newWhole / one);
  const low =
    (f64[wholeAt] - oldHigh * one) * weight +
    (newWhole - newHigh * one) * rest +
    Math.floor((f64[partAt] * weight + newPart * rest + half) / one);
  const carry = Math.floor(low / one);
  f64[wholeAt] = oldHigh * weight + newHigh * rest + carry;
  f64[partAt] = low - carry * one;
}

const wordsLow = (whole: number, part: number): number => ((whole % wholePerHighWord) * one + part) >>> 0;
const wordsHigh = (whole: number): number => Math.floor(whole / wholePerHighWord) >>> 0;

/** `highA:lowA` times factorA above `highB:lowB` times factorB, both modulo 2^64. */
function isMoreInWords(
  factorA: number,
  highA: number,
  lowA: number,
  factorB: number,
  highB: number,
  lowB: number,
): boolean {
  const topA = timesWordHigh(highA, lowA, factorA);
  const topB = timesWordHigh(highB, lowB, factorB);
  return topA !== topB ? topA > topB : timesLow(lowA, factorA) > timesLow(lowB, factorB);
}

/** Is factorA * hA above factorB * hB, both modulo 2^64? Factors from 0 to 2^32 - 1. */
export function isMore(
  factorA: number,
  wholeA: number,
  partA: number,
  factorB: number,
  wholeB: number,
  partB: number,
): boolean {
  const productA = factorA * wholeA;
  const productB = factorB * wholeB;
  // A difference of whole numbers below 2^53 is exact, and so is 1024 times it.
  if (productA < exact && productB < exact) return (productA - productB) * one > factorB * partB - factorA * partA;
  return isMoreInWords(
    factorA,
    wordsHigh(wholeA),
    wordsLow(wholeA, partA),
    factorB,
    wordsHigh(wholeB),
    wordsLow(wholeB, partB),
  );
}

/** Is factorA * wholeA above factorB * wholeB, both modulo 2^64: the same once the fraction is cut away. */
export function isMoreWhole(factorA: number, wholeA: number, factorB: number, wholeB: number): boolean {
  const productA = factorA * wholeA;
  const productB = factorB * wholeB;
  if (productA < exact && productB < exact) return productA > productB;
  return isMoreInWords(factorA, highWord(wholeA), lowWord(wholeA), factorB, highWord(wholeB), lowWord(wholeB));
}

const million = 1_000_000;
/** h in decimal digits; above 2^53 no double holds it. */
export function digitsOf(whole: number, part: number): string {
  const high = Math.floor(whole / million);
  const low = (whole - high * million) * one + part;
  const carry = Math.floor(low / million);
  const head = high * one + carry;
  const tail = low - carry * million;
  return head === 0 ? String(tail) : `${head}${String(tail).padStart(6, '0')}`;
}
