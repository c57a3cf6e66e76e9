/** What stands on the screen of a console, and the pure rules of its input line. */
import type { ConsoleLine, Provenance } from '../../../sim/consoles/console';
import type { Ref } from '../../../app/types';

export interface Entry {
  readonly key: number;
  /** Simulated time at which it was printed. */
  readonly atNs: number;
  readonly kind: 'typed' | 'printed' | 'note';
  /** What the prompt said; '' on printed lines. */
  readonly prompt: string;
  readonly text: string;
  readonly about: string | null;
  /** Null for what the user typed and for notes of the page. */
  readonly provenance: Provenance | null;
  readonly isError: boolean;
  /** It was printed in a future that a later command replaced. */
  readonly isLeft: boolean;
}

/** Older lines are dropped: a console's buffer is finite too. */
export const longestTranscript = 2_000;
export const longestHistory = 200;

export const isLater = (entry: Entry, nowNs: number): boolean => entry.isLeft || entry.atNs > nowNs;

export const printed = (line: ConsoleLine): Pick<Entry, 'kind' | 'prompt' | 'text' | 'about' | 'provenance' | 'isError'> => ({
  kind: 'printed',
  prompt: '',
  text: line.text,
  about: line.about,
  provenance: line.provenance,
  isError: line.error === true,
});

/** The scrollback as text, as one would paste it into a mail. */
export const asText = (entries: readonly Entry[]): string =>
  entries
    .filter((entry) => entry.kind !== 'note')
    .map((entry) => entry.prompt + entry.text)
    .join('\n');

/** A path id is a path, `host/lun` is that LUN. */
export function refOf(about: string | null): Ref | null {
  if (about === null) return null;
  const [, lun, path] = about.split('/');
  if (path !== undefined) return { kind: 'path', id: about };
  return lun === undefined ? { kind: 'device', id: about } : { kind: 'lun', id: lun };
}

/** Text pasted at the cursor: the lines that are complete, and what is left in the input line. */
export function pasted(before: string, text: string, after: string): { readonly lines: readonly string[]; readonly rest: string } {
  const all = (before + text.replace(/\r\n?/g, '\n')).split('\n');
  return { lines: all.slice(0, -1), rest: (all.at(-1) ?? '') + after };
}

/** As far as all options agree, whatever their case; the first option's spelling. */
export function commonStart(options: readonly string[]): string {
  const [first = '', ...others] = options;
  let length = first.length;
  for (const other of others) {
    const limit = Math.min(length, other.length);
    let same = 0;
    while (same < limit && first[same].toLowerCase() === other[same].toLowerCase()) same++;
    length = same;
  }
  return first.slice(0, length);
}

/** `Modelled`, `Simplified`, `Not modelled`, and the mark that stands for it where there is no room. */
export const fidelityWords = {
  modelled: { word: 'Modelled', mark: '●' },
  simplified: { word: 'Simplified', mark: '◐' },
  'not-modelled': { word: 'Not modelled', mark: '○' },
} as const;
