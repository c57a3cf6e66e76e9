/** Reads the text of `dmsetup status` by its own counts, as multipathd does; a word too many or too few is an error. */
export interface StatusPath {
  readonly device: string;
  readonly active: boolean;
  readonly failCount: number;
  readonly words: readonly string[];
}
export interface StatusGroup {
  /** From the table text, where one is given. */
  readonly selector: string;
  readonly letter: string;
  readonly own: readonly string[];
  readonly paths: readonly StatusPath[];
}
export interface Status {
  readonly queueIo: number;
  readonly pgInitCount: number;
  readonly group: number;
  readonly groups: readonly StatusGroup[];
  readonly paths: readonly StatusPath[];
  /** Every number in it. */
  readonly numbers: readonly number[];
}

export function parseStatus(text: string, table = ''): Status {
  const words = text.split(' ');
  const selectors = table.split(' ').filter((word) => /^[a-z]+(-[a-z]+)+$/.test(word));
  let at = 0;
  const take = (): string => {
    const word = words[at];
    if (word === undefined || word === '') throw new Error(`no word ${at} in ${text}`);
    at += 1;
    return word;
  };
  const number = (): number => {
    const word = take();
    if (!/^-?\d+$/.test(word)) throw new Error(`${word} is no number in ${text}`);
    return Number(word);
  };
  const several = (count: number): string[] => Array.from({ length: count }, take);
  if (number() !== 2) throw new Error(`not two features in ${text}`);
  const queueIo = number();
  const pgInitCount = number();
  if (number() !== 0) throw new Error(`a handler in ${text}`);
  const count = number();
  const group = number();
  const groups = Array.from({ length: count }, (_, row) => {
    const letter = take();
    if (!['A', 'E', 'D'].includes(letter)) throw new Error(`group ${letter} in ${text}`);
    const own = several(number());
    const pathCount = number();
    const each = number();
    const paths = Array.from({ length: pathCount }, () => {
      const device = take();
      const state = take();
      if (!['A', 'F'].includes(state)) throw new Error(`path ${state} in ${text}`);
      return { device, active: state === 'A', failCount: number(), words: several(each) };
    });
    return { selector: selectors[row] ?? '', letter, own, paths };
  });
  if (at !== words.length) throw new Error(`words after the end of ${text}`);
  const numbers = words.filter((word) => /^-?\d+$/.test(word)).map(Number);
  return { queueIo, pgInitCount, group, groups, paths: groups.flatMap((each) => each.paths), numbers };
}
