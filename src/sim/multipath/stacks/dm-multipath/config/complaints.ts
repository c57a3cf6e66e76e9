/** Findings of one file as they come up: no more than can be read, each with its place. */
import { mostFindings, type ConfFinding } from './finding';

/** A finding quotes the file, which may say anything at any length. */
const clip = (text: string): string => (text.length > 320 ? `${text.slice(0, 320)} …` : text);

export class Complaints {
  readonly #findings: ConfFinding[] = [];
  #dropped = 0;

  constructor(readonly file: string) {}

  add(level: ConfFinding['level'], code: string, line: number | null, message: string, mend: string): void {
    if (this.#findings.length >= mostFindings) {
      this.#dropped += 1;
      return;
    }
    const place = line === null ? this.file : `${this.file}:${line}`;
    this.#findings.push({ level, code, place, message: clip(message), mend, line });
  }

  /** multipathd's line that begins with file and number. */
  atLine(level: ConfFinding['level'], code: string, line: number, rest: string, mend: string): void {
    this.add(level, code, line, `${this.file} line ${line}, ${rest}`, mend);
  }

  seal(): readonly ConfFinding[] {
    if (this.#dropped === 0) return this.#findings;
    const place = this.file;
    const message = `There are ${this.#dropped} more findings.`;
    return [...this.#findings, { level: 'note', code: 'more-findings', place, message, mend: '', line: null }];
  }
}
