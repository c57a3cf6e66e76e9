/** Means over seeds with 95 % confidence (Student's t). */
import { formatDurationNs, formatIops } from '../../locales';
import type { Finished } from '../one-run';
import { table } from './table';

export interface CompareRow {
  readonly policy: string;
  readonly refused: string | null;
  readonly finished: Finished | null;
}

export interface Estimate {
  readonly mean: number;
  /** Half the width of the 95 % interval; null with one seed. */
  readonly plusMinus95: number | null;
  readonly least: number;
  readonly most: number;
}
const figures = {
  iops: ({ report }) => report.iops,
  mbPerSecond: ({ report }) => report.mbPerSecond,
  done: ({ report }) => report.done,
  failed: ({ report }) => report.failed,
  retried: ({ report }) => report.retried,
  meanNs: ({ report }) => report.meanNs,
  p50Ns: ({ report }) => report.p50Ns,
  p95Ns: ({ report }) => report.p95Ns,
  p99Ns: ({ report }) => report.p99Ns,
  p999Ns: ({ report }) => report.p999Ns,
  slowestNs: ({ report }) => report.slowestNs,
  longestGapNs: ({ report }) => report.longestGapNs,
  longestGapSeconds: ({ report }) => report.longestGapNs / 1e9,
  stillWaiting: ({ stillWaiting }) => stillWaiting,
  oldestWaitNs: ({ report }) => report.oldestWaitNs,
} satisfies Readonly<Record<string, (finished: Finished) => number>>;
type Figure = keyof typeof figures;

export type Summary = { readonly policy: string; readonly refused: string | null; readonly runs: number } & Partial<
  Readonly<Record<Figure, Estimate>>
>;

/** Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom; beyond, the normal's with its first correction. */
const student = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, each) => sum + each, 0) / n;
  const variance = n > 1 ? values.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / (n - 1) : 0;
  const t = student[n - 2] ?? 1.96 + 2.4 / (n - 1);
  return {
    mean: rounded(mean),
    plusMinus95: n > 1 ? rounded(t * Math.sqrt(variance / n)) : null,
    least: Math.min(...values),
    most: Math.max(...values),
  };
}
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export function summaryOf(rows: readonly CompareRow[]): readonly Summary[] {
  const policies = [...new Set(rows.map((row) => row.policy))];
  return policies.map((policy) => {
    const own = rows.filter((row) => row.policy === policy);
    const finished = own.map((row) => row.finished).filter((each) => each !== null);
    const refused = own[0].refused;
    if (finished.length === 0) return { policy, refused, runs: 0 };
    const estimates = Object.entries(figures).map(([key, of]) => [key, estimate(finished.map(of))] as const);
    return { policy, refused, runs: finished.length, ...(Object.fromEntries(estimates) as Record<Figure, Estimate>) };
  });
}

export function summaryText(
  title: string,
  seeds: readonly number[],
  untilNs: number,
  summary: readonly Summary[],
): string {
  const cell = (each: Estimate | undefined, print: (value: number) => string): string =>
    each === undefined ? '' : `${print(each.mean)}${each.plusMinus95 === null ? '' : ` ± ${print(each.plusMinus95)}`}`;
  const count = (value: number): string => String(Math.round(value));
  const ran = summary.filter((each) => each.refused === null);
  const head = ['policy', 'IOPS', 'MB/s', 'mean', 'p99', 'slowest', 'longest gap', 'failed', 'retried', 'waiting'];
  const body = ran.map((row) => [
    row.policy,
    cell(row.iops, formatIops),
    cell(row.mbPerSecond, (value) => value.toFixed(1)),
    ...[row.meanNs, row.p99Ns, row.slowestNs, row.longestGapNs].map((each) => cell(each, formatDurationNs)),
    ...[row.failed, row.retried, row.stillWaiting].map((each) => cell(each, count)),
  ]);
  const refused = summary
    .filter((each) => each.refused !== null)
    .map((each) => `${each.policy}: refused: ${each.refused}\n`);
  const seedText =
    seeds.length === 1
      ? `seed ${seeds[0]}`
      : `${seeds.length} seeds (${seeds[0]} to ${seeds.at(-1)}), mean ± 95 % confidence`;
  return `${title}\n${formatDurationNs(untilNs)} of simulated time, ${seedText}\n\n${table(head, body)}${refused.length > 0 ? `\n${refused.join('')}` : ''}`;
}
