/** Where the rows of the comparison stand, for the table and for the leaders that point at them. */
import type { CompareRow } from './rows';

export const HEAD = 18;
/** A refused policy wants its code and two lines of reason. */
const REFUSED = 46;

/** Height of the rows of policies that run; refused ones come after them. */
export function pitchOf(height: number, rows: readonly CompareRow[]): number {
  const refused = rows.filter((row) => row.refused !== null).length;
  const room = (height - HEAD - 8 - refused * REFUSED) / Math.max(1, rows.length - refused);
  return Math.min(35, Math.max(30, room));
}

/** Middle of a row's name. */
export const rowMiddle = (index: number, pitch: number): number => HEAD + index * pitch + 8;
