/**
 * Reads values of unknown origin. Each function gives the value, or undefined after writing down what is wrong, where,
 * and how to mend it. Nothing is thrown; after too many remarks the rest is only counted.
 */
import { remark } from '../topology';
import type { Finding } from '../topology';
import { hint } from './nearest';

const maxFindings = 50;

export class Reader {
  readonly #findings: Finding[] = [];
  #more = 0;
  /** At least one error was written down, so there is no value. */
  failed = false;

  /** Nothing more will be listed: no need to look for a hint. */
  get full(): boolean {
    return this.#findings.length >= maxFindings;
  }
  get findings(): readonly Finding[] {
    if (this.#more === 0) return this.#findings;
    const rest = remark(
      this.failed ? 'error' : 'warning',
      'more',
      '/',
      `${this.#more} more remarks were left out.`,
      'Mend these first.',
    );
    return [...this.#findings, rest];
  }

  #add(finding: Finding): undefined {
    if (this.#findings.length < maxFindings) this.#findings.push(finding);
    else this.#more += 1;
    return undefined;
  }
  error(code: string, place: string, message: string, mend: string): undefined {
    this.failed = true;
    return this.#add(remark('error', code, place, message, mend));
  }
  warn(code: string, place: string, message: string, mend: string): undefined {
    return this.#add(remark('warning', code, place, message, mend));
  }
  take(findings: readonly Finding[]): void {
    for (const finding of findings) {
      if (finding.level === 'error') this.failed = true;
      this.#add(finding);
    }
  }

  text(value: unknown, place: string, max: number): string | undefined {
    if (typeof value !== 'string')
      return this.error('not-text', place, `This should be text, and is ${kindOf(value)}.`, 'Put it in quotes.');
    if (value.length > max)
      return this.error('text-too-long', place, `This text has ${value.length} characters.`, `Shorten it to ${max}.`);
    // Control characters would break lines of lists and logs; a line break in a note is fine.
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0009\u000b-\u001f\u007f]/.test(value))
      return this.error('control-character', place, 'This text holds a control character.', 'Take it out.');
    return value;
  }

  number(value: unknown, place: string, min: number, max: number, whole = false): number | undefined {
    if (typeof value !== 'number' || value !== value)
      return this.error(
        'not-a-number',
        place,
        `This should be a number, and is ${kindOf(value)}.`,
        'Write it without quotes.',
      );
    if (value < min || value > max)
      return this.error(
        'out-of-range',
        place,
        `${value} is outside ${min} to ${max}.`,
        'Choose a value in that range.',
      );
    if (whole && value !== Math.floor(value))
      return this.error('not-whole', place, `${value} is not a whole number.`, 'Round it.');
    // -0 prints as 0: keep one form.
    return value === 0 ? 0 : value;
  }

  flag(value: unknown, place: string): boolean | undefined {
    if (typeof value === 'boolean') return value;
    return this.error(
      'not-a-switch',
      place,
      `This should be true or false, and is ${kindOf(value)}.`,
      'Write true or false without quotes.',
    );
  }

  choice<T extends string>(value: unknown, place: string, known: readonly T[], what: string): T | undefined {
    const found = known.find((entry) => entry === value);
    if (found !== undefined) return found;
    const shown = typeof value === 'string' ? `"${clip(value)}"` : kindOf(value);
    return this.error(
      `unknown-${what.replaceAll(' ', '-')}`,
      place,
      `${shown} is not a known ${what}.`,
      hint(typeof value === 'string' ? value : '', known),
    );
  }

  list(value: unknown, place: string, max: number): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.error('not-a-list', place, `This should be a list, and is ${kindOf(value)}.`, 'Put it in square brackets.');
      return [];
    }
    if (value.length <= max) return value;
    this.error('too-many', place, `There are ${value.length} entries.`, `Keep at most ${max}.`);
    return [];
  }

  /** Any keys. */
  record(value: unknown, place: string, max: number): Readonly<Record<string, unknown>> | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.error(
        'not-an-object',
        place,
        `This should be an object, and is ${kindOf(value)}.`,
        'Put it in curly brackets.',
      );
    }
    const count = Object.keys(value).length;
    if (count > max) return this.error('too-many', place, `There are ${count} entries.`, `Keep at most ${max}.`);
    return value as Record<string, unknown>;
  }

  /** Only these keys; those of `needed` must be there. */
  fields(
    value: unknown,
    place: string,
    needed: readonly string[],
    optional: readonly string[] = [],
  ): Readonly<Record<string, unknown>> | undefined {
    const read = this.record(value, place, 1_000);
    if (!read) return undefined;
    const known = [...needed, ...optional];
    for (const key of Object.keys(read)) {
      if (!known.includes(key))
        this.error('unknown-key', `${place}/${step(key)}`, `"${clip(key)}" means nothing here.`, hint(key, known));
    }
    const missing = needed.filter((key) => !Object.hasOwn(read, key));
    for (const key of missing) this.error('missing-key', place, `"${key}" is missing.`, `Add "${key}".`);
    return missing.length === 0 ? read : undefined;
  }
}

export const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

/** A key within a place, with its own slashes written as JSON Pointer does. */
export const step = (key: string): string => clip(key).replaceAll('~', '~0').replaceAll('/', '~1');

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'an object';
}

const forbidden = ['__proto__', 'constructor', 'prototype'];
const maxDepth = 8;

/** Depth and key names of the whole file, before anything looks inside. Walks without recursion. */
export function checkShape(reader: Reader, root: unknown): void {
  const waiting: { readonly value: unknown; readonly depth: number; readonly place: string }[] = [
    { value: root, depth: 1, place: '' },
  ];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const { value, depth, place } = here;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > maxDepth) {
      reader.error(
        'too-deep',
        place.slice(0, 200),
        `The file is nested more than ${maxDepth} levels deep here.`,
        'Take the innermost parts out.',
      );
      return;
    }
    for (const key of Object.keys(value)) {
      if (forbidden.includes(key)) {
        reader.error(
          'forbidden-key',
          `${place}/${key}`,
          `"${key}" cannot be a key.`,
          'Take it out, or call it something else.',
        );
      } else {
        waiting.push({
          value: (value as Record<string, unknown>)[key],
          depth: depth + 1,
          place: `${place}/${step(key)}`,
        });
      }
    }
  }
}
