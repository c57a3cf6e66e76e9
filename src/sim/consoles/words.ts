/** Words of a typed line, and the numbers and names that Windows gives to policies and path states. */
import { policies } from '../multipath';
import { policyIds, policyShortNames } from '../scenario';
import type { PathWish, PolicyId } from '../scenario/scenario';

export interface Word {
  readonly text: string;
  /** Where it begins in the line, its quote included. */
  readonly at: number;
  readonly quoted: boolean;
}

/** Splits at spaces; quotes keep them. An open quote runs to the end of the line. */
export function wordsOf(line: string, quotes = '"'): readonly Word[] {
  const words: Word[] = [];
  let i = 0;
  while (i < line.length) {
    if (/\s/.test(line[i]!)) {
      i++;
      continue;
    }
    const at = i;
    let text = '';
    let quoted = false;
    while (i < line.length && !/\s/.test(line[i]!)) {
      const mark = line[i]!;
      if (!quotes.includes(mark)) {
        text += mark;
        i++;
        continue;
      }
      const end = line.indexOf(mark, i + 1);
      quoted = true;
      text += line.slice(i + 1, end < 0 ? line.length : end);
      i = end < 0 ? line.length : end + 1;
    }
    words.push({ text, at, quoted });
  }
  return words;
}

/** mpclaim's numbers: 0 clear, 1 FOO, 2 RR, 3 RRWS, 4 LQD, 5 WP, 6 LB, 7 vendor specific. */
export type PolicyChoice = PolicyId | 'clear' | 'vendor';
export function policyOfNumber(text: string): PolicyChoice | null {
  if (!/^[0-7]$/.test(text)) return null;
  const number = Number(text);
  return number === 0 ? 'clear' : number === 7 ? 'vendor' : policyIds[number - 1]!;
}
export const policyLong = (id: string): string => policies.find((policy) => policy.id === id)?.label ?? id;
export const policyShort = (id: string): string => policyShortNames[id as PolicyId] ?? id;
export const policyNumber = (id: string): number => policyIds.indexOf(id as PolicyId) + 1;

/** mpclaim's path states: 0 A/O, 1 A/U, 2 standby, 3 unavailable. */
export const pathStates = ['active', 'unoptimized', 'standby', 'unavailable'] as const satisfies readonly NonNullable<
  PathWish['state']
>[];

/** A whole number in decimal or 0x form up to 32 bits, or null. */
export function readNumber(text: string): number | null {
  const value = /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text) ? Number(text) : NaN;
  return value <= 0xffff_ffff ? value : null;
}

/** Vendor of 8 and product of 16 characters, padded. */
export const hardwareId = (vendor: string, product: string): string =>
  `${vendor.slice(0, 8).padEnd(8)}${product.slice(0, 16).padEnd(16)}`;
