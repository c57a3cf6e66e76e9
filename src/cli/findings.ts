/** What is wrong with what the user typed: the same findings as for drawings, as text and as JSON. */
import { remark, type Finding } from '../sim/catalog';

export type { Finding } from '../sim/catalog';

export const problem = (code: string, place: string, message: string, mend: string): Finding =>
  remark('error', code, place, message, mend);

export const isBad = (findings: readonly Finding[]): boolean => findings.some((each) => each.level === 'error');

/** `error: --cut A9@5s: "A9" is not a cable of this drawing. Did you mean "A2"?` */
export function printFinding(finding: Finding): string {
  const place = finding.place === '' ? '' : `${finding.place}: `;
  return `${finding.level}: ${place}${finding.message}${finding.mend === '' ? '' : ` ${finding.mend}`}`;
}

/** The word that differs least, if it differs by no more than two fifths. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const each of known) {
    const changes = changesBetween(word.slice(0, 64).toLowerCase(), each.toLowerCase());
    if (changes < least && changes * 5 <= Math.max(word.length, each.length) * 2) {
      least = changes;
      best = each;
    }
  }
  return best;
}

/** Letters to put in, take out, replace or swap with their neighbour. */
function changesBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length];
}
