/**
 * Luck by counter, not by sequence: a value is a function of (seed, stream, number, purpose), so the k-th I/O of a
 * workload has the same address and the same luck under every policy, and nothing has to be kept in a checkpoint.
 */

/** Turns a name such as `workload/oltp` into a stream number (FNV-1a). */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** 32 random bits as an unsigned integer. `k` may be as large as 2^53. */
export function draw(seed: number, stream: number, k: number, purpose: number): number {
  const low = k | 0;
  const high = (k / 4294967296) | 0;
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream ^ purpose, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ low;
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39) ^ high ^ Math.imul(purpose + 1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number in [0, 1). */
export const drawUnit = (seed: number, stream: number, k: number, purpose: number): number =>
  draw(seed, stream, k, purpose) / 4294967296;
