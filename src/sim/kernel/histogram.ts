/**
 * Log-linear histogram of latencies: 64 classes an octave from 1 us to about 1,000 s (1.6 % error), counts in an
 * Int32Array. `touched` bounds what a reset has to clear.
 */

const octaves = 31;
const perOctave = 64;
export const histogramClasses = octaves * perOctave;

const halves = new Float64Array(octaves + 1);
for (let i = 0, edge = 1024; i <= octaves; i++, edge *= 2) halves[i] = edge;

/** Class of a latency in ns. Octave 0 begins at 1,024 ns; shorter ones count there. */
export function classOf(ns: number): number {
  if (ns < 1024) return 0;
  const whole = ns / 1024;
  // 31 - clz32 finds the octave of a number below 2^32; longer ones (over 4,398 s) count in the last class.
  if (whole >= 2147483648) return histogramClasses - 1;
  const octave = 31 - Math.clz32(whole);
  const inside = Math.floor((ns / halves[octave]! - 1) * perOctave);
  return octave * perOctave + (inside < perOctave ? inside : perOctave - 1);
}

/** Lower edge of a class in ns. */
export function edgeOf(index: number): number {
  const octave = Math.floor(index / perOctave);
  return halves[octave]! * (1 + (index - octave * perOctave) / perOctave);
}

export class Histogram {
  counts = new Int32Array(histogramClasses);
  total = 0;
  sumNs = 0;
  maxNs = 0;
  low = histogramClasses;
  high = -1;

  add(ns: number): void {
    const index = classOf(ns);
    this.counts[index]!++;
    this.total++;
    this.sumNs += ns;
    if (ns > this.maxNs) this.maxNs = ns;
    if (index < this.low) this.low = index;
    if (index > this.high) this.high = index;
  }

  merge(other: Histogram): void {
    for (let i = other.low; i <= other.high; i++) this.counts[i]! += other.counts[i]!;
    this.total += other.total;
    this.sumNs += other.sumNs;
    if (other.maxNs > this.maxNs) this.maxNs = other.maxNs;
    if (other.low < this.low) this.low = other.low;
    if (other.high > this.high) this.high = other.high;
  }

  clear(): void {
    if (this.high >= this.low) this.counts.fill(0, this.low, this.high + 1);
    this.total = 0;
    this.sumNs = 0;
    this.maxNs = 0;
    this.low = histogramClasses;
    this.high = -1;
  }

  /** Latency in ns that the share `q` (0 to 1) of I/Os stays within; interpolated inside a class, never above the maximum. */
  percentile(q: number): number {
    if (this.total === 0) return 0;
    const wanted = q * this.total;
    let seen = 0;
    for (let i = this.low; i <= this.high; i++) {
      const count = this.counts[i]!;
      if (count === 0) continue;
      if (seen + count >= wanted) {
        const from = edgeOf(i);
        const ns = from + (edgeOf(i + 1) - from) * ((wanted - seen) / count);
        return ns < this.maxNs ? Math.floor(ns) : this.maxNs;
      }
      seen += count;
    }
    return this.maxNs;
  }
}
