/** The numbers of the fake run: one sample row each 100 ms for the main world and for six policies. */
import type { CompareFacts, SeriesChunk } from '../../src/sim/run/reading';
import { policyIds } from '../../src/sim/scenario/scenario';
import type { PolicyId } from '../../src/sim/scenario/scenario';
import { hbaAt, stalledSince, wobble } from './fake-story';
import type { Cut } from './fake-story';

const s = 1_000_000_000;
export const stepNs = 100_000_000;
const calm = 12_200;

/** Share of the calm rate, and I/Os held, of a world at time t. */
export function loadAt(world: string, cuts: readonly Cut[], t: number): { share: number; held: number } {
  const since = stalledSince(cuts, t);
  const lost = [0, 1].filter((hba) => hbaAt(cuts, hba, t).paths !== 'activeOptimized').length;
  if (since === null) return { share: lost === 2 ? 0 : lost === 1 ? 0.955 : 1, held: 0 };
  if (world === 'least-queue-depth') return { share: 0.74, held: 16 };
  if (world === 'least-blocks') {
    const waited = (t - since) / s;
    const held = waited < 2 ? 16 : waited < 6 ? 19 : waited < 11 ? 22 : waited < 20 ? 25 : 27;
    return { share: 0.74 - (held - 16) * 0.035, held };
  }
  return { share: 0, held: 32 };
}

export function chunk(world: string, cuts: readonly Cut[], fromRow: number, toRow: number, paths: number): SeriesChunk {
  const n = Math.max(0, toRow - fromRow);
  const main = world === 'main';
  const columns = main ? paths : 0;
  const out = {
    world,
    atNs: new Float64Array(n),
    iops: new Float64Array(n),
    bytesPerSecond: new Float64Array(n),
    p50Ns: new Float64Array(n),
    p99Ns: new Float64Array(n),
    slowestNs: new Float64Array(n),
    outstanding: new Float64Array(n).fill(32),
    held: new Float64Array(n),
    pathIops: new Float64Array(n * columns),
    paths: columns,
    heat: new Float64Array(main ? n * 64 : 0),
  };
  const number = main ? 1 : policyIds.indexOf(world as PolicyId);
  for (let i = 0; i < n; i++) {
    const row = fromRow + i;
    const t = (row + 1) * stepNs;
    const { share, held } = loadAt(world, cuts, t);
    const since = stalledSince(cuts, t);
    const iops = share === 0 ? 0 : calm * share * (1 + 0.018 * wobble(number, row));
    const age = since === null ? 0 : t - since;
    out.atNs[i] = t;
    out.iops[i] = iops;
    out.bytesPerSecond[i] = iops * 8192;
    out.p50Ns[i] = iops === 0 ? age : 2_300_000 * (1 + 0.03 * wobble(number, row + 9));
    out.p99Ns[i] = held === 32 ? age : 5_600_000 * (1 + 0.08 * wobble(number, row + 5));
    out.slowestNs[i] = held > 0 ? age : 9_800_000 * (1 + 0.2 * wobble(number, row + 3));
    out.held[i] = age > s ? held : 0;
    if (!main) continue;
    const alive = [0, 1, 2, 3].map((p) => (hbaAt(cuts, p < 2 ? 0 : 1, t).paths === 'activeOptimized' ? 1 : 0) as number);
    const sum = alive.reduce((a, b) => a + b, 0) || 1;
    for (let p = 0; p < columns; p++) out.pathIops[i * columns + p] = (iops * (alive[p] ?? 0)) / sum;
    const done = iops / 10;
    for (let c = 0; c < 64; c++) {
      const d = c - 14.5;
      out.heat[i * 64 + c] = Math.round(done * 0.24 * Math.exp((-d * d) / 5) + (c > 16 && c < 21 ? done * 0.01 : 0));
    }
  }
  return out;
}

export function compareFacts(policies: readonly PolicyId[], cuts: readonly Cut[], t: number): CompareFacts[] {
  const cut = cuts.findLast((one) => one.atNs <= t);
  const waited = cut ? Math.min(t, cut.mendNs, cut.atNs + 30.1 * s) - cut.atNs : 0;
  return policies.map((policy) => {
    const { held } = loadAt(policy, cuts, t);
    const runsOn = policy === 'least-queue-depth' ? 0.08 * s : policy === 'least-blocks' ? 0.3 * s : waited;
    return {
      policy,
      refused: null,
      atNs: t,
      noIoForNs: cut ? Math.min(runsOn, waited) : 4_000_000,
      slowestNs: cut ? waited : 11_000_000,
      done: Math.round((calm * (t - (held === 32 ? waited : 0))) / s),
      failed: 0,
      held,
    };
  });
}
