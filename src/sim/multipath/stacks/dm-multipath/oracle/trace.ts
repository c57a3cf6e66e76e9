/** What the replays of all Linux traces share: parsed lines in, one result out, no files. */
import type { OracleResult } from '../../../oracle';

export type Json = Readonly<Record<string, unknown>>;

/** A kind of trace: how its lines are told from others, and how one is replayed. */
export interface LinuxTrace {
  readonly format: string;
  /** What the line is of: `service-time`, `dm-mpath`. */
  readonly nameOf: (line: Json) => string;
  /** Why a line of this format cannot be replayed, or null. */
  readonly whyNot: (line: Json) => string | null;
  readonly replay: (line: Json) => OracleResult;
}

const contextRows = 5;

/** The first difference. `row` is that of `events`, or -1 for the state at the end. */
export function differs(
  script: string,
  events: readonly unknown[],
  row: number,
  what: string,
  expected: string,
  got: string,
): OracleResult {
  const context = row < 0 ? [] : events.slice(Math.max(0, row - contextRows), row + 1);
  return {
    events: row < 0 ? events.length : row,
    mismatch: { script, event: row, what, expected, got, context },
  };
}

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isIndex = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
export const isListOf = (value: unknown, fits: (each: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) && value.every(fits);
export const isText = (value: unknown): value is string => typeof value === 'string';

/** Most paths that a map of a trace has; more is a typing error, not a trace. */
export const mostPaths = 64;
