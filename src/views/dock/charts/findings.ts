/** What a line shows, in a sentence: before and after the last fault. */
import { middleOf, rowAfter, rowAt } from './columns';

export interface FindingSource {
  /** `p99`, `IOPS`. */
  readonly name: string;
  readonly atNs: Float64Array;
  readonly values: Float64Array;
  readonly length: number;
  readonly nowNs: number;
  /** The last fault, or null. */
  readonly faultNs: number | null;
  format(value: number): string;
}

const BEFORE_NS = 5e9;

/** `p99 rose from 5.6 ms to 30.0 s at 5.0 s`, `IOPS steady at 12.2k`. */
export function findingOf({ name, atNs, values, length, nowNs, faultNs, format }: FindingSource): string {
  const last = rowAt(atNs, length, nowNs);
  if (last < 0) return `${name}: nothing measured yet`;
  const turnNs = faultNs ?? nowNs;
  const begin = rowAfter(atNs, length, turnNs - BEFORE_NS);
  const turn = Math.min(rowAt(atNs, length, turnNs), last);
  const before = middleOf(Array.from(values.subarray(begin, turn + 1)));
  if (faultNs === null || turn >= last) return `${name} steady at ${format(before)}`;
  let [low, high] = [turn + 1, turn + 1];
  for (let row = turn + 1; row <= last; row++) {
    if (values[row] < values[low]) low = row;
    if (values[row] > values[high]) high = row;
  }
  const at = `at ${(faultNs / 1e9).toFixed(1)} s`;
  const now = `now ${format(values[last])}`;
  const rise = values[high] / Math.max(before, 1e-9);
  const fall = before / Math.max(values[low], before / 1e6, 1e-9);
  if (rise > 1.5 && rise >= fall)
    return `${name} rose from ${format(before)} to ${format(values[high])} after the fault ${at}, ${now}`;
  if (fall > 1.5) return `${name} fell from ${format(before)} to ${format(values[low])} after the fault ${at}, ${now}`;
  return `${name} stayed near ${format(before)} after the fault ${at}`;
}
