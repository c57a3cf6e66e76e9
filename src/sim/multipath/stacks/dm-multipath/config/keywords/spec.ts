/** What a keyword of multipath.conf takes, where it may stand, and what is so without it. */
import type { SourceTag } from '../../../../../kernel';

export type SectionId =
  | 'defaults'
  | 'blacklist'
  | 'blacklist_exceptions'
  | 'devices'
  | 'overrides'
  | 'multipaths'
  /** `device` of devices. */
  | 'device'
  /** `device` of blacklist and blacklist_exceptions. */
  | 'filter-device'
  | 'protocol'
  | 'multipath';

export type ValueKind =
  /** A whole number between `min` and `max`; one outside is set to the bound. */
  | { readonly kind: 'int'; readonly min: number; readonly max: number }
  | { readonly kind: 'yes-no' }
  /** One of these words; `also`: other words for some of them. */
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly also?: Readonly<Record<string, string>> }
  /** One of these words, or a number from `min` on. */
  | {
      readonly kind: 'word-or-int';
      readonly words: readonly string[];
      readonly min: number;
      readonly also?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'text' }
  /** A name of a device node: no slash. */
  | { readonly kind: 'name' }
  | { readonly kind: 'expression' }
  /** Taken, and without any effect. */
  | { readonly kind: 'ignored' };

export interface KeywordSpec {
  readonly key: string;
  readonly value: ValueKind;
  /** As it would be written; null: nothing is so unless it is stated. */
  readonly default: string | null;
  readonly sections: readonly SectionId[];
  readonly help: string;
  readonly tag: SourceTag;
  readonly source: string;
}

const largest = 2_147_483_647;
export const int = (min: number, max = largest): ValueKind => ({ kind: 'int', min, max });
export const yesNo: ValueKind = { kind: 'yes-no' };
export const text: ValueKind = { kind: 'text' };
export const name: ValueKind = { kind: 'name' };
export const expression: ValueKind = { kind: 'expression' };
export const ignored: ValueKind = { kind: 'ignored' };
export const choice = (choices: readonly string[], also?: Readonly<Record<string, string>>): ValueKind => ({
  kind: 'choice',
  choices,
  ...(also ? { also } : {}),
});
export const wordOrInt = (
  words: readonly string[],
  min: number,
  also?: Readonly<Record<string, string>>,
): ValueKind => ({ kind: 'word-or-int', words, min, ...(also ? { also } : {}) });
/** `no`, or a number above 0. */
export const noOrInt = wordOrInt(['no'], 1, { 0: 'no' });

export const manual = 'multipath.conf(5) of multipath-tools';
type Row = readonly [key: string, value: ValueKind, initial: string | null, help: string, source?: string];
/** Rows that stand in the same sections. */
export const keywordsOf = (sections: readonly SectionId[], rows: readonly Row[]): KeywordSpec[] =>
  rows.map(([key, value, initial, help, source]) => ({
    key,
    value,
    default: initial,
    sections,
    help,
    tag: 'known',
    source: source ?? manual,
  }));
