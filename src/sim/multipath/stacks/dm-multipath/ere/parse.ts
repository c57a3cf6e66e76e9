/** Reads a POSIX extended regular expression as regcomp of glibc does with REG_EXTENDED; what it refuses is refused. */
import {
  classes,
  deepest,
  longestPattern,
  mostRepeats,
  spaces,
  wordChars,
  type Assertion,
  type CharSet,
  type Ere,
} from './syntax';

/** Why an expression is not taken; `own`: by us, glibc would take it. */
export interface EreRefusal {
  readonly why: string;
  readonly own: boolean;
}

class Refused extends Error {
  constructor(readonly refusal: EreRefusal) {
    super(refusal.why);
  }
}
const refuse = (why: string, own = false): never => {
  throw new Refused({ why, own });
};

const one = (char: string): CharSet => {
  const code = char.codePointAt(0) ?? 0;
  return { ranges: [[code, code]], negated: false };
};
const empty: Ere = { kind: 'all', parts: [] };

const escapedSets: Readonly<Record<string, CharSet>> = {
  w: { ranges: wordChars, negated: false },
  W: { ranges: wordChars, negated: true },
  s: { ranges: spaces, negated: false },
  S: { ranges: spaces, negated: true },
};
const escapedAssertions: Readonly<Record<string, Assertion>> = {
  b: 'word-edge',
  B: 'no-word-edge',
  '<': 'word-start',
  '>': 'word-end',
  '`': 'start',
  "'": 'end',
};

class EreReader {
  readonly #chars: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#chars = [...text];
  }

  read(): Ere {
    const ere = this.#branches(0);
    // Unmatched, `)` is a letter like others, so nothing can be left here.
    return ere;
  }

  get #next(): string | undefined {
    return this.#chars[this.#at];
  }

  #branches(depth: number): Ere {
    if (depth > deepest) refuse(`brackets lie more than ${deepest} deep`, true);
    const parts = [this.#branch(depth)];
    while (this.#next === '|') {
      this.#at += 1;
      parts.push(this.#branch(depth));
    }
    return parts.length === 1 ? parts[0] : { kind: 'any', parts };
  }

  #branch(depth: number): Ere {
    const parts: Ere[] = [];
    while (this.#next !== undefined && this.#next !== '|' && !(this.#next === ')' && depth > 0))
      parts.push(this.#piece(depth));
    return parts.length === 1 ? parts[0] : { kind: 'all', parts };
  }

  #piece(depth: number): Ere {
    let piece = this.#atom(depth);
    if (piece.kind === 'assert') return piece;
    for (;;) {
      const next = this.#next;
      if (next === '*') piece = { kind: 'repeat', of: piece, least: 0, most: null };
      else if (next === '+') piece = { kind: 'repeat', of: piece, least: 1, most: null };
      else if (next === '?') piece = { kind: 'repeat', of: piece, least: 0, most: 1 };
      else if (next === '{') {
        piece = { kind: 'repeat', of: piece, ...this.#interval() };
        continue;
      } else return piece;
      this.#at += 1;
    }
  }

  #interval(): { least: number; most: number | null } {
    const rest = this.#chars.slice(this.#at, this.#at + 16).join('');
    const found = /^\{(\d{0,5})(,?)(\d{0,5})\}/.exec(rest);
    if (!found || (found[1] === '' && found[2] === '')) return refuse('the numbers in { } are not as they should be');
    this.#at += found[0].length;
    const least = found[1] === '' ? 0 : Number(found[1]);
    const most = found[2] === '' ? least : found[3] === '' ? null : Number(found[3]);
    if (most !== null && most < least) refuse('the numbers in { } are the wrong way round');
    if (Math.max(least, most ?? 0) > mostRepeats) refuse(`a part is repeated more than ${mostRepeats} times`, true);
    return { least, most };
  }

  #atom(depth: number): Ere {
    const char = this.#chars[this.#at];
    this.#at += 1;
    switch (char) {
      case '(':
        return this.#group(depth);
      case '[':
        return { kind: 'chars', set: this.#bracket() };
      case '.':
        return { kind: 'chars', set: { ranges: [], negated: true } };
      case '^':
        return { kind: 'assert', what: 'start' };
      case '$':
        return { kind: 'assert', what: 'end' };
      case '\\':
        return this.#escaped();
      case '*':
      case '+':
      case '?':
      case '{':
        return refuse(`there is nothing that ${char} could repeat`);
      default:
        return { kind: 'chars', set: one(char) };
    }
  }

  #group(depth: number): Ere {
    if (this.#next === ')') {
      this.#at += 1;
      return empty;
    }
    const inner = this.#branches(depth + 1);
    if (this.#next !== ')') refuse('a ( is not closed');
    this.#at += 1;
    return inner;
  }

  #escaped(): Ere {
    const char = this.#next;
    if (char === undefined) return refuse('it ends in a backslash');
    this.#at += 1;
    if (Object.hasOwn(escapedSets, char)) return { kind: 'chars', set: escapedSets[char] };
    if (Object.hasOwn(escapedAssertions, char)) return { kind: 'assert', what: escapedAssertions[char] };
    if (/[1-9]/.test(char)) return refuse(`\\${char} refers back to a part, which is not simulated`, true);
    return { kind: 'chars', set: one(char) };
  }

  #bracket(): CharSet {
    const negated = this.#next === '^';
    if (negated) this.#at += 1;
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; ; first = false) {
      const char = this.#next;
      if (char === undefined) return refuse('a [ is not closed');
      if (char === ']' && !first) break;
      if (char === '[' && this.#chars[this.#at + 1] === ':') {
        ranges.push(...this.#className());
        continue;
      }
      const from = this.#element();
      if (this.#next !== '-' || [']', undefined].includes(this.#chars[this.#at + 1])) {
        ranges.push([from, from]);
        continue;
      }
      this.#at += 1;
      const to = this.#element();
      if (to < from) refuse('a range in [ ] is the wrong way round');
      ranges.push([from, to]);
    }
    this.#at += 1;
    return { ranges, negated };
  }

  #className(): readonly (readonly [number, number])[] {
    const name = this.#inside(':');
    return Object.hasOwn(classes, name) ? classes[name] : refuse(`[:${name.slice(0, 16)}:] is no class of characters`);
  }

  /** A character of a bracket, also as `[.x.]` or `[=x=]`. */
  #element(): number {
    const mark = this.#chars[this.#at + 1];
    if (this.#next === '[' && (mark === '.' || mark === '=')) {
      const name = this.#inside(mark);
      return [...name].length === 1 ? (name.codePointAt(0) ?? 0) : refuse('a name in [ ] is no character');
    }
    const char = this.#chars[this.#at];
    this.#at += 1;
    return char.codePointAt(0) ?? 0;
  }

  /** What stands between `[:` and `:]`. */
  #inside(mark: string): string {
    const from = this.#at + 2;
    let to = from;
    while (to < this.#chars.length && !(this.#chars[to] === mark && this.#chars[to + 1] === ']')) to += 1;
    if (to >= this.#chars.length) refuse('a [ is not closed');
    this.#at = to + 2;
    return this.#chars.slice(from, to).join('');
  }
}

export function parseEre(text: string): { readonly ere: Ere } | { readonly refusal: EreRefusal } {
  if (text.length > longestPattern)
    return { refusal: { why: `it is longer than ${longestPattern} characters`, own: true } };
  try {
    return { ere: new EreReader(text).read() };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}
