/** What Tab offers: words that begin as the one under the cursor does. */
import type { Completion } from './console';
import { wordsOf, type Word } from './words';

export interface Place {
  /** Words before the one being typed. */
  readonly before: readonly Word[];
  /** What is typed of it, an opening quote included. */
  readonly typed: string;
  readonly from: number;
}

export function placeOf(text: string, quotes = '"'): Place {
  const words = wordsOf(text, quotes);
  const last = words.at(-1);
  const ends = last !== undefined && !isOpen(text, quotes) && /\s$/.test(text);
  if (last === undefined || ends) return { before: words, typed: '', from: text.length };
  return { before: words.slice(0, -1), typed: text.slice(last.at), from: last.at };
}

/** A quote that was begun and not ended. */
function isOpen(text: string, quotes: string): boolean {
  let open = '';
  for (const mark of text) {
    if (open === '' && quotes.includes(mark)) open = mark;
    else if (mark === open) open = '';
  }
  return open !== '';
}

/** Words with spaces are offered in quotes; what is typed may lack the opening one. */
export function offer({ typed, from }: Place, options: readonly string[]): Completion {
  const bare = (text: string): string => text.replace(/^["']/, '').toLowerCase();
  const shown = options
    .map((option) => (/\s/.test(option) ? `"${option}"` : option))
    .filter((option) => bare(option).startsWith(bare(typed)));
  return { from, options: [...new Set(shown)] };
}
