/** A value as it is kept: one spelling for each meaning, or none, and what multipathd says about it. */
import type { KeywordSpec, ValueKind } from './keywords';

export interface ReadValue {
  /** null: not taken, what was so before stays. */
  readonly value: string | null;
  /** The end of multipathd's line, after `<file> line <n>, `. */
  readonly complaint: string | null;
  readonly mend: string;
}

const good = (value: string): ReadValue => ({ value, complaint: null, mend: '' });
const invalid = (key: string, text: string, mend: string): ReadValue => ({
  value: null,
  complaint: `invalid value for ${key}: "${text}"`,
  mend,
});

const listOf = (words: readonly string[]): string =>
  words.length > 8 ? `one of its ${words.length} words` : words.map((word) => `"${word}"`).join(', ');

function readInt(key: string, text: string, min: number, max: number, mend: string): ReadValue {
  const found = /^[\t-\r ]*([+-]?\d+)[\t-\r ]*$/.exec(text);
  if (!found) return invalid(key, text, mend);
  const number = Number(found[1].slice(0, 24));
  if (number >= min && number <= max) return good(String(number === 0 ? 0 : number));
  const bound = number > max ? max : min;
  const size = number > max ? 'large' : 'small';
  return {
    value: String(bound),
    complaint: `value for ${key} too ${size}, capping at ${bound}`,
    mend: `Write a number from ${min} to ${max}.`,
  };
}

const largest = 2_147_483_647;
const other = (also: Readonly<Record<string, string>> | undefined, text: string): string | undefined =>
  also !== undefined && Object.hasOwn(also, text) ? also[text] : undefined;

const readers: {
  readonly [K in ValueKind['kind']]: (key: string, text: string, kind: Extract<ValueKind, { kind: K }>) => ReadValue;
} = {
  int: (key, text, { min, max }) => readInt(key, text, min, max, `Write a whole number from ${min} to ${max}.`),
  'yes-no': (key, text) => {
    if (text === 'yes' || text === '1') return good('yes');
    if (text === 'no' || text === '0') return good('no');
    return invalid(key, text, 'Write yes or no.');
  },
  choice: (key, text, { choices, also }) => {
    const word = other(also, text) ?? text;
    return choices.includes(word) ? good(word) : invalid(key, text, `Write ${listOf(choices)}.`);
  },
  'word-or-int': (key, text, { words, min, also }) => {
    const word = other(also, text) ?? text;
    if (words.includes(word)) return good(word);
    return readInt(key, text, min, largest, `Write ${listOf(words)}, or a whole number from ${min} on.`);
  },
  text: (_, text) => good(text),
  expression: (_, text) => good(text),
  name: (_, text) =>
    text.includes('/')
      ? { value: null, complaint: `${text} cannot contain a slash. Ignoring`, mend: 'Take a name without a slash.' }
      : good(text),
  ignored: () => ({ value: null, complaint: null, mend: '' }),
};

export function readValue({ key, value }: KeywordSpec, text: string): ReadValue {
  const read = readers[value.kind] as (key: string, text: string, kind: ValueKind) => ReadValue;
  return read(key, text, value);
}
