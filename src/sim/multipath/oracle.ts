/** What every replay of a reference trace tells of its first difference. */
export interface OracleMismatch {
  /** Name of the script, or of the line of a grid. */
  readonly script: string;
  /** Row of the script's events, or -1 for the state at the end. */
  readonly event: number;
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  /** The trace just before, newest last. */
  readonly context: readonly unknown[];
}
export interface OracleResult {
  readonly events: number;
  readonly mismatch: OracleMismatch | null;
}
