/** A line of multipath.conf as words, the way multipathd cuts it. */

export interface Word {
  readonly text: string;
  /** One of the two quotation marks around a string; its text is empty. */
  readonly mark: boolean;
}

/** Outside of strings, what is not ASCII separates like a blank. */
const isBlank = (char: string): boolean => (char <= ' ' ? /[\t-\r ]/.test(char) : char > '\x7f');
const isComment = (char: string): boolean => char === '!' || char === '#';
const isBrace = (char: string): boolean => char === '{' || char === '}';

/** Null for a line without words: empty, blank, a comment. A string in quotes is one word between two marks. */
export function wordsOfLine(line: string): readonly Word[] | null {
  let at = 0;
  const skip = (): void => {
    while (at < line.length && isBlank(line[at])) at += 1;
  };
  skip();
  if (at === line.length || isComment(line[at])) return null;
  const words: Word[] = [];
  let inside = false;
  while (at < line.length && (inside || !isComment(line[at]))) {
    const char = line[at];
    if (char === '"' && !(inside && line[at + 1] === '"')) {
      words.push({ text: '', mark: true });
      inside = !inside;
      at += 1;
    } else if (!inside && isBrace(char)) {
      words.push({ text: char, mark: false });
      at += 1;
    } else {
      const [text, next] = inside ? stringAt(line, at) : wordAt(line, at);
      words.push({ text, mark: false });
      at = next;
    }
    if (!inside) skip();
  }
  return words;
}

/** Up to the closing mark or the end; two marks in a row are one that belongs to the text. */
function stringAt(line: string, from: number): readonly [string, number] {
  let text = '';
  let at = from;
  for (; at < line.length; at += 1) {
    if (line[at] === '"') {
      if (line[at + 1] !== '"') break;
      at += 1;
    }
    text += line[at];
  }
  return [text, at];
}

function wordAt(line: string, from: number): readonly [string, number] {
  let at = from;
  const goesOn = (char: string): boolean => !isBlank(char) && !isComment(char) && !isBrace(char) && char !== '"';
  while (at < line.length && goesOn(line[at])) at += 1;
  return [line.slice(from, at), at];
}

/** The value that follows the keyword; null when there is none. An empty string in quotes is a value. */
export function valueOf(words: readonly Word[]): string | null {
  const [, first, second] = words;
  if (first === undefined) return null;
  if (!first.mark) return first.text;
  return second === undefined || second.mark ? '' : second.text;
}
