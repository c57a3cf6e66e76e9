/**
 * Regular expressions without surprises: all ways are walked at once (Thompson), so the time is at most states times
 * characters, whatever a file says. JavaScript's own expressions go back and forth and could be made to hang the page.
 */
import { parseEre, type EreRefusal } from './parse';
import { hasChar, wordChars, type Assertion, type CharSet, type Ere } from './syntax';

/** Most states; counted repetitions are written out, so that a short text could ask for millions. */
const mostStates = 2048;
/** Most parts that are written out: an empty part makes no state, and could be repeated for ever. */
const mostSteps = 16_384;
/** Most characters of a name that is looked at; longer than anything that a device tells of itself. */
const longestSubject = 256;

type State =
  | { readonly kind: 'chars'; readonly set: CharSet; readonly to: number }
  | { readonly kind: 'assert'; readonly what: Assertion; readonly to: number }
  | { kind: 'fork'; to: number[] }
  | { readonly kind: 'match' };

class TooLarge extends Error {}

/** States from the end backwards: each part is told where it leads. */
class Builder {
  readonly states: State[] = [{ kind: 'match' }];
  #steps = 0;

  add(state: State): number {
    if (this.states.length >= mostStates) throw new TooLarge();
    this.states.push(state);
    return this.states.length - 1;
  }

  build(ere: Ere, to: number): number {
    this.#steps += 1;
    if (this.#steps > mostSteps) throw new TooLarge();
    switch (ere.kind) {
      case 'chars':
        return this.add({ kind: 'chars', set: ere.set, to });
      case 'assert':
        return this.add({ kind: 'assert', what: ere.what, to });
      case 'all':
        return ere.parts.reduceRight((next, part) => this.build(part, next), to);
      case 'any':
        return this.add({ kind: 'fork', to: ere.parts.map((part) => this.build(part, to)) });
      case 'repeat':
        return this.#repeat(ere.of, ere.least, ere.most, to);
    }
  }

  #repeat(of: Ere, least: number, most: number | null, to: number): number {
    let next = to;
    if (most === null) {
      const fork: State = { kind: 'fork', to: [to] };
      next = this.add(fork);
      fork.to.push(this.build(of, next));
    } else
      for (let more = least; more < most; more += 1) {
        const once = this.build(of, next);
        next = this.add({ kind: 'fork', to: [once, to] });
      }
    for (let times = 0; times < least; times += 1) next = this.build(of, next);
    return next;
  }
}

const isWord = (code: number | undefined): boolean =>
  code !== undefined && hasChar({ ranges: wordChars, negated: false }, code);

function holds(what: Assertion, codes: readonly number[], at: number): boolean {
  const before = isWord(codes[at - 1]);
  const after = isWord(codes[at]);
  switch (what) {
    case 'start':
      return at === 0;
    case 'end':
      return at === codes.length;
    case 'word-edge':
      return before !== after;
    case 'no-word-edge':
      return before === after;
    case 'word-start':
      return !before && after;
    case 'word-end':
      return before && !after;
  }
}

/** A compiled expression; plain data. */
export interface Matcher {
  readonly states: readonly State[];
  readonly start: number;
}

export function compileEre(text: string): { readonly matcher: Matcher } | { readonly refusal: EreRefusal } {
  const parsed = parseEre(text);
  if ('refusal' in parsed) return parsed;
  const builder = new Builder();
  try {
    const start = builder.build(parsed.ere, 0);
    return { matcher: { states: builder.states, start } };
  } catch (error) {
    if (error instanceof TooLarge) return { refusal: { why: 'it repeats too much', own: true } };
    throw error;
  }
}

/** Does it match anywhere in the text? */
export function matchesEre({ states, start }: Matcher, text: string): boolean {
  const codes = [...text.slice(0, longestSubject)].map((char) => char.codePointAt(0) ?? 0);
  const seenAt = new Int32Array(states.length).fill(-1);
  let current: number[] = [];
  for (let at = 0; at <= codes.length; at += 1) {
    const todo = [...current, start];
    const reading: CharSet[] = [];
    const next: number[] = [];
    while (todo.length > 0) {
      const row = todo.pop() ?? 0;
      if (seenAt[row] === at) continue;
      seenAt[row] = at;
      const state = states[row];
      if (state.kind === 'match') return true;
      if (state.kind === 'fork') todo.push(...state.to);
      else if (state.kind === 'assert') {
        if (holds(state.what, codes, at)) todo.push(state.to);
      } else {
        reading.push(state.set);
        next.push(state.to);
      }
    }
    current = at < codes.length ? next.filter((_, row) => hasChar(reading[row], codes[at])) : [];
  }
  return false;
}

/** One text against one expression; false for an expression that is refused, as when regcomp fails. */
export function ereMatches(pattern: string, text: string): boolean {
  const compiled = compileEre(pattern);
  return 'matcher' in compiled && matchesEre(compiled.matcher, text);
}
