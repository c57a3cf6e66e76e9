import type { Ref } from '../../../app/types';

/** Do these two mean the same thing on the page? */
export const same = (a: Ref | null, b: Ref | null): boolean =>
  a !== null && b !== null && a.kind === b.kind && a.id === b.id;
