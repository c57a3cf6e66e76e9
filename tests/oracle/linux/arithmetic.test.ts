/** Where the kernel reckons in 64 bits: ours, in doubles and words, against the same in BigInt, which the simulator may not use. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { highProduct, timesLow, timesWordHigh } from '../../../src/sim/kernel';
import { compareLoad, selectors, type Arena } from '../../../src/sim/multipath';

const word = (value: bigint): bigint => BigInt.asUintN(64, value);

describe('words of 32 bits', () => {
  const word32 = fc.oneof(fc.constantFrom(0, 1, 0xffff, 0x10000, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff }));
  it('multiply as BigInt does', () => {
    fc.assert(
      fc.property(word32, word32, word32, (high, low, factor) => {
        expect(BigInt(highProduct(low, factor))).toBe((BigInt(low) * BigInt(factor)) >> 32n);
        const product = word(((BigInt(high) << 32n) + BigInt(low)) * BigInt(factor));
        expect(BigInt(timesWordHigh(high, low, factor))).toBe(product >> 32n);
        expect(BigInt(timesLow(low, factor))).toBe(product & 0xffffffffn);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('service-time', () => {
  function reference(sa: number, wa: number, sb: number, wb: number, n: number): bigint {
    if (wa === wb) return BigInt.asIntN(32, BigInt(sa) - BigInt(sb));
    if (sa === sb || wa === 0 || wb === 0) return BigInt(wb - wa);
    let x = word(BigInt(sa) + BigInt(n));
    let y = word(BigInt(sb) + BigInt(n));
    if (x >= 1n << 57n || y >= 1n << 57n) [x, y] = [x >> 7n, y >> 7n];
    x = word(x * BigInt(wb));
    y = word(y * BigInt(wa));
    return x === y ? BigInt(wb - wa) : BigInt.asIntN(32, x - y);
  }

  it('agrees on corners and on 20,000 mixed cases', () => {
    const sizes = [0, 1, 512, 0x7fffffff, -0x80000000, -1, -512, 22 << 20, 1 << 30, -(1 << 30)];
    const weights = [0, 1, 2, 3, 50, 99, 100];
    const cases: [number, number, number, number, number][] = [];
    for (const sa of sizes)
      for (const sb of sizes) for (const wa of weights) for (const wb of weights) cases.push([sa, wa, sb, wb, 4096]);
    let seed = 1;
    const next = (): number => (seed = (Math.imul(seed, 1664525) + 1013904223) | 0);
    for (let i = 0; i < 20_000; i += 1)
      cases.push([next(), (next() >>> 0) % 101, next(), (next() >>> 0) % 101, (next() >>> 0) % (1 << 27)]);
    const wrong = cases.filter((row) => BigInt(compareLoad(...row)) !== reference(...row));
    expect(wrong).toEqual([]);
  });
});

/** historical-service-time by the fact sheet alone (linux-dm-multipath.md 2.3). */
class Reference {
  readonly #weights: bigint[] = [];
  readonly #multiplier: bigint;
  readonly list: number[] = [];
  readonly paths: { h: bigint; out: bigint; stale: bigint; fin: bigint }[] = [];

  constructor(count: number, base: bigint, multiplier: bigint) {
    this.#multiplier = multiplier;
    for (let i = 0; i < count; i += 1) {
      this.list.push(i);
      this.paths.push({ h: 1024n, out: 0n, stale: 0n, fin: 0n });
    }
    for (let i = 0; i < 63; i += 1) {
      let result = 1024n;
      let square = base;
      for (let n = i + 1; n > 0; n >>= 1) {
        if ((n & 1) === 1) result = (result * square + 512n) >> 10n;
        square = (square * square + 512n) >> 10n;
      }
      this.#weights.push(result);
    }
    this.#weights.push(0n);
  }

  #compare(a: number, b: number, now: bigint): bigint {
    const [p, q] = [this.paths[a], this.paths[b]];
    const [high, low] = p.h > q.h ? [p.h, q.h] : [q.h, p.h];
    if (high <= word(this.#multiplier * low)) return p.out - q.out;
    const idle = (path: typeof p): boolean => path.out === 0n;
    if ((idle(p) && p.stale < now) || (idle(q) && q.stale < now) || (idle(p) && idle(q)))
      return (idle(q) ? p.stale : 0n) - (idle(p) ? q.stale : 0n);
    const shift = p.out >= 1024n || q.out >= 1024n ? 10n : 0n;
    const isBetter =
      p.out === q.out ? p.h > q.h : word((1n + p.out) * (p.h >> shift)) > word((1n + q.out) * (q.h >> shift));
    if ((isBetter ? q.stale : p.stale) < now) return p.out - q.out;
    return isBetter ? 1n : -1n;
  }

  select(now: bigint): number {
    if (this.list.length === 0) return -1;
    let best = this.list[0];
    for (const path of this.list) if (path !== best && this.#compare(path, best, now) < 0n) best = path;
    this.list.push(...this.list.splice(this.list.indexOf(best), 1));
    return best;
  }

  end(path: number, start: bigint, now: bigint): void {
    const row = this.paths[path];
    const from = row.fin > start ? row.fin : start;
    row.fin = now;
    const took = now > from ? now - from : 0n;
    row.out -= 1n;
    const weight = this.#weights[Number(took >> 24n > 63n ? 63n : took >> 24n)];
    const cap = (1n << 54n) - 1n;
    const sample = took * 1024n > cap ? cap : took * 1024n;
    row.h = word(row.h * weight + sample * (1024n - weight) + 512n) >> 10n;
    row.stale = row.fin + BigInt(this.list.length) * (row.h >> 10n);
  }

  status(path: number): string {
    const { h, out, stale } = this.paths[path];
    return `${h} ${out} ${stale}`;
  }
}

describe('historical-service-time', () => {
  const selector = selectors.find((row) => row.id === 'historical-service-time')!;
  const waits = fc.oneof(
    fc.integer({ min: 0, max: 2_000_000 }),
    fc.integer({ min: 0, max: 3_000_000_000 }),
    // Beyond 2^44 ns, where the kernel cuts a time: nearly five hours.
    fc.constantFrom(1, 17_000_000, 1_100_000_000, 3_600_000_000_000, 20_000_000_000_000, 2 ** 45),
  );
  const steps = fc.array(
    fc.record({ verb: fc.constantFrom('io', 'io', 'end', 'end', 'fail', 'reinstate'), pick: fc.nat(), waitNs: waits }),
    { maxLength: 80 },
  );
  const words = fc.oneof(
    fc.constant<number[]>([]),
    fc.tuple(fc.integer({ min: 0, max: 1023 })),
    fc.tuple(
      fc.constantFrom(0, 1, 500, 972, 1023),
      fc.constantFrom(0, 1, 2, 3, 1000, 0x7fffffff, 0x80000001, 0xffffffff),
    ),
  );

  /** `crowd`: requests that are out from the start, on one path. */
  function play(
    count: number,
    own: readonly number[],
    crowd: number,
    list: readonly { verb: string; pick: number; waitNs: number }[],
  ): void {
    const slots = selector.slots(count);
    const arena: Arena = { i32: new Int32Array(slots.i32), f64: new Float64Array(slots.f64) };
    const range = { i32: 0, f64: 0, paths: count };
    expect(selector.open(arena, range, own.map(String))).toBe(true);
    for (let path = 0; path < count; path += 1) selector.add(arena, range, path, ['1']);
    const reference = new Reference(count, BigInt(own[0] ?? 972), BigInt(own[1] ?? 0));
    for (let i = 0; i < crowd; i += 1) selector.start(arena, range, 0, 512);
    reference.paths[0].out += BigInt(crowd);
    const flying: { path: number; startNs: number }[] = [];
    let nowNs = 1_000_000;
    for (const { verb, pick, waitNs } of list) {
      nowNs += waitNs;
      const path = pick % count;
      const isUp = reference.list.includes(path);
      if (verb === 'io') {
        const chosen = selector.select(arena, range, 512, nowNs, 0);
        expect(chosen).toBe(reference.select(BigInt(nowNs)));
        if (chosen < 0) continue;
        selector.start(arena, range, chosen, 512);
        reference.paths[chosen].out += 1n;
        flying.push({ path: chosen, startNs: nowNs });
      } else if (verb === 'end') {
        const [io] = flying.splice(pick % (flying.length + 1), 1);
        if (!io) continue;
        selector.end(arena, range, io.path, 512, io.startNs, nowNs);
        reference.end(io.path, BigInt(io.startNs), BigInt(nowNs));
      } else if (verb === 'fail' && isUp) {
        selector.fail(arena, range, path);
        reference.list.splice(reference.list.indexOf(path), 1);
      } else if (verb === 'reinstate' && !isUp) {
        selector.reinstate(arena, range, path);
        reference.list.push(path);
      }
      for (let each = 0; each < count; each += 1)
        expect(selector.status(arena, range, each)).toBe(reference.status(each));
    }
  }

  it('is that of the fact sheet, to the last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), words, fc.constantFrom(0, 0, 1, 1022, 1024, 5000), steps, play),
      { numRuns: 500 },
    );
  });
});
