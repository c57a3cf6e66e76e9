/** Is a line whole? multipathd looks at each before it looks for a keyword; the sentences are its own (parser.c). */
import type { ConfFinding } from './finding';
import type { Word } from './line';

export interface LineRemark {
  readonly level: ConfFinding['level'];
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

export interface Wholeness {
  /** The line is left out. */
  readonly lost: boolean;
  readonly remark: LineRemark | null;
}

const whole: Wholeness = { lost: false, remark: null };
/** Sections whose brace is checked; of the others it only says that a value is missing. */
const braced = ['defaults', 'blacklist', 'blacklist_exceptions', 'devices', 'device', 'multipaths', 'multipath'];
const shown = ({ text, mark }: Word): string => (mark ? '"' : text);

/** `place`: `on line 7 of /etc/multipath.conf`. */
export function wholenessOf(words: readonly Word[], place: string): Wholeness {
  const say = (
    level: ConfFinding['level'],
    code: string,
    message: string,
    mend: string,
    lost = level === 'error',
  ): Wholeness => ({ lost, remark: { level, code, message, mend } });
  const extra = (at: number): Wholeness =>
    words.length <= at
      ? whole
      : say(
          'warning',
          'extra-data',
          `ignoring extra data starting with '${shown(words[at])}' ${place}`,
          'Put it on a line of its own, or into quotes with what is before it.',
        );
  const [first, second] = words;
  if (first.text === '}') return extra(1);
  if (first.text === '{')
    return say('error', 'brace-alone', `invalid keyword '{' ${place}`, 'Put the brace behind the name of its section.');
  if (braced.includes(first.text)) {
    const mend = `Write "${first.text} {".`;
    if (second === undefined) return say('warning', 'brace-missing', `missing '{' ${place}`, mend);
    if (second.text === '{') return extra(2);
    return say('warning', 'brace-missing', `expecting '{' ${place}. found '${shown(second)}'`, mend);
  }
  if (second === undefined)
    return say(
      'error',
      'value-missing',
      `missing value for option '${shown(first)}' ${place}`,
      'Write a value behind it.',
    );
  if (!second.mark) return extra(2);
  // The string and its closing mark; an empty string is two marks.
  const close = words[2]?.mark ? 2 : 3;
  if (words[close] !== undefined) return extra(close + 1);
  return say('warning', 'quote-missing', `missing closing quotes ${place}`, 'End the text with a quotation mark.');
}
