/** The terminal program in this process: what it printed, and its exit code. */
import { main } from '../../src/cli/main';

export const top = new URL('../..', import.meta.url).pathname;

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function san(...args: string[]): Said {
  let out = '';
  let err = '';
  const code = main(args, top, { root: top, out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

export const sanJson = (
  ...args: string[]
): { readonly code: number; readonly json: Record<string, unknown>; readonly err: string } => {
  const { code, out, err } = san(...args, '--json');
  return { code, json: JSON.parse(out) as Record<string, unknown>, err };
};
