/** What is wrong with a file, in the form in which all findings of this laboratory come; the place is file and line. */
export interface ConfFinding {
  readonly level: 'error' | 'warning' | 'note';
  readonly code: string;
  /** `/etc/multipath.conf:7`, or the file alone. */
  readonly place: string;
  /** multipathd's own line where it is known, else a sentence of ours. */
  readonly message: string;
  readonly mend: string;
  /** From 1; null when it is about the file. */
  readonly line: number | null;
}

/** Most findings that are kept of one file; the rest is counted. */
export const mostFindings = 200;
