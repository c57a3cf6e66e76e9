/** Durations as people type them: `5s`, `150ms`, `1.5 min`. Files hold plain nanoseconds. */
import { remark } from '../topology';
import type { Finding } from '../topology';

const unitNs: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1_000,
  '\u00b5s': 1_000,
  '\u03bcs': 1_000,
  ms: 1_000_000,
  s: 1_000_000_000,
  min: 60_000_000_000,
  h: 3_600_000_000_000,
};
/** Adding a half to what is whole already would spoil the largest numbers. */
const rounded = (x: number): number => (x === Math.floor(x) ? x : Math.floor(x + 0.5));
const longestNs = 9_007_199_254_740_991;

/** A bare number counts as nanoseconds, as in a file. */
export function parseDuration(
  text: string,
  place = '',
): { readonly value: number | null; readonly findings: readonly Finding[] } {
  const match = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*([a-z\u00b5\u03bc]*)\s*$/i.exec(text);
  const unit = match ? (match[2] === '' ? 1 : unitNs[match[2].toLowerCase()]) : undefined;
  const value = match && unit !== undefined ? rounded(Number(match[1]) * unit) : null;
  if (value !== null && value <= longestNs) return { value, findings: [] };
  const message =
    value === null ? `"${text.slice(0, 60)}" is not a duration.` : `${text.slice(0, 60)} is more than 104 days.`;
  return {
    value: null,
    findings: [
      remark(
        'error',
        'bad-duration',
        place,
        message,
        'Write a number with ns, us, ms, s, min or h, such as 5s or 150ms.',
      ),
    ],
  };
}

/** The shortest exact form: `5s`, `150ms`, `1500ms` as `1.5s`. */
export function printDuration(ns: number): string {
  for (const unit of ['h', 'min', 's', 'ms', 'us']) {
    const count = ns / unitNs[unit];
    if (count >= 1 && Math.floor(count * 1000) === count * 1000 && rounded(count * unitNs[unit]) === ns)
      return `${count}${unit}`;
  }
  return `${ns}ns`;
}
