/** Rows of change become stretches of sameness. */
import type { LaneRow } from '../../../sim/run/reading';

export interface Segment {
  readonly fromNs: number;
  readonly toNs: number;
  readonly state: string;
  readonly owner: string;
  /** It lasts still, as far as is known. */
  readonly open: boolean;
}

/** `untilNs`: where knowledge ends (the playhead). Rows after it are not drawn; equal neighbours are one. */
export function segmentsOf(rows: readonly LaneRow[], untilNs: number): Segment[] {
  const out: Segment[] = [];
  for (const row of rows) {
    if (row.atNs > untilNs) break;
    const last = out[out.length - 1];
    if (last && last.state === row.state && last.owner === row.owner) continue;
    if (last && row.atNs <= last.fromNs) out.pop();
    else if (last) out[out.length - 1] = { ...last, toNs: row.atNs, open: false };
    const before = out[out.length - 1];
    if (before && before.state === row.state && before.owner === row.owner)
      out[out.length - 1] = { ...before, toNs: untilNs, open: true };
    else out.push({ fromNs: row.atNs, toNs: untilNs, state: row.state, owner: row.owner, open: true });
  }
  return out;
}

/** The state at an instant, or null before the first row. */
export function stateAt(segments: readonly Segment[], ns: number): Segment | null {
  for (let index = segments.length - 1; index >= 0; index--) if (segments[index].fromNs <= ns) return segments[index];
  return null;
}
