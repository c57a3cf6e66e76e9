/** Every script that the real kernel ran, event by event: our selectors answer the same. Traces are gzipped JSON lines. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compareLoad, replayOracle, selectors, type OracleScript } from '../../../src/sim/multipath';

const scriptsOf = (selector: string): OracleScript[] =>
  gunzipSync(readFileSync(new URL(`./${selector}.jsonl.gz`, import.meta.url)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => JSON.parse(line) as OracleScript);

describe.each(selectors.map((selector) => selector.id))('%s', (id) => {
  const scripts = scriptsOf(id);

  it.each(scripts.map((script) => [`${script.script} ${script.profile}`, script] as const))('%s', (_, script) => {
    expect(replayOracle(script)).toEqual({ events: script.events.length, mismatch: null });
  });

  it('has scripts, and they would be noticed if they differed', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(24);
    const [first] = scripts;
    const at = first.events.findIndex((event) => event.op === 'select');
    const wrong = { ...first, events: first.events.map((event, row) => (row === at ? { ...event, path: 99 } : event)) };
    expect(replayOracle(wrong).mismatch).toMatchObject({ event: at, what: 'select', expected: '99' });
  });
});

describe('64-bit comparisons against BigInt', () => {
  /** The same in BigInt, which the simulator may not use. */
  function reference(sa: number, wa: number, sb: number, wb: number, n: number): bigint {
    if (wa === wb) return BigInt.asIntN(32, BigInt(sa) - BigInt(sb));
    if (sa === sb || wa === 0 || wb === 0) return BigInt(wb - wa);
    let x = BigInt.asUintN(64, BigInt(sa) + BigInt(n));
    let y = BigInt.asUintN(64, BigInt(sb) + BigInt(n));
    if (x >= 1n << 57n || y >= 1n << 57n) [x, y] = [x >> 7n, y >> 7n];
    x = BigInt.asUintN(64, x * BigInt(wb));
    y = BigInt.asUintN(64, y * BigInt(wa));
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
