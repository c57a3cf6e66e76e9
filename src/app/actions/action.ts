/** One thing a user can do. Gestures, menus, keys and scripts all end in `perform`. */
import type { Page } from '../page';

export type Args = Readonly<Record<string, unknown>>;
export interface Action {
  readonly id: string;
  readonly label: string;
  /** As shown, for example `Ctrl+Z`. */
  readonly key: string | null;
  readonly group: 'Run' | 'Break' | 'Policy' | 'Windows' | 'Edit' | 'File' | 'View';
  /** Null when it may be performed, else the reason in words. */
  refusal(page: Page, args: Args): string | null;
  perform(page: Page, args: Args): unknown;
}

export const always = (): null => null;
/** Refusals: a text argument that must be there. */
export const needs =
  (...names: readonly string[]) =>
  (_: Page, args: Args): string | null => {
    const missing = names.find((name) => args[name] === undefined || args[name] === null || args[name] === '');
    return missing === undefined ? null : `Say ${missing}.`;
  };
export const text = (args: Args, name: string): string => String(args[name] ?? '');
export const number = (args: Args, name: string): number => Number(args[name]);
