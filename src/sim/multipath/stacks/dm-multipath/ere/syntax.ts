/** What a POSIX extended regular expression is made of, and how much of it is taken. */

/** One character: inclusive ranges of code points, or all but them. */
export interface CharSet {
  readonly ranges: readonly (readonly [number, number])[];
  readonly negated: boolean;
}

export type Assertion = 'start' | 'end' | 'word-edge' | 'no-word-edge' | 'word-start' | 'word-end';

export type Ere =
  | { readonly kind: 'chars'; readonly set: CharSet }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Ere[] }
  /** `most` null: no bound. */
  | { readonly kind: 'repeat'; readonly of: Ere; readonly least: number; readonly most: number | null };

/** Longest expression that is read; multipathd's whole line is shorter than 1024. */
export const longestPattern = 1024;
/** Deepest brackets. */
export const deepest = 64;
/** RE_DUP_MAX of POSIX; glibc takes more. */
export const mostRepeats = 255;

const letters = [
  [0x41, 0x5a],
  [0x61, 0x7a],
] as const;
const digits = [[0x30, 0x39]] as const;
export const spaces = [
  [0x09, 0x0d],
  [0x20, 0x20],
] as const;
export const wordChars = [...letters, ...digits, [0x5f, 0x5f]] as const;

/** Of the C locale. */
export const classes: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  alpha: letters,
  digit: digits,
  alnum: [...letters, ...digits],
  upper: [letters[0]],
  lower: [letters[1]],
  space: spaces,
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  print: [[0x20, 0x7e]],
  graph: [[0x21, 0x7e]],
  cntrl: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
  xdigit: [...digits, [0x41, 0x46], [0x61, 0x66]],
};

export const hasChar = ({ ranges, negated }: CharSet, code: number): boolean =>
  ranges.some(([from, to]) => code >= from && code <= to) !== negated;
