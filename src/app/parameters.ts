/** What the address says: `?scene= ?seed= ?at= ?paused=1 ?frozen=1 ?theme= ?policy= ?lens=` and `#s=`. */
import { readPolicy } from '../sim/catalog';
import type { PolicyId } from '../sim/catalog';
import type { Theme } from './types';

export interface Parameters {
  readonly scene: string | null;
  readonly seed: number | null;
  readonly atNs: number | null;
  readonly paused: boolean;
  readonly frozen: boolean;
  readonly theme: Theme | null;
  readonly policy: PolicyId | null;
  readonly lens: 'physical' | 'paths' | null;
  readonly shared: string | null;
  readonly test: boolean;
}

const themes: readonly string[] = ['light', 'dark', 'projector'];

/** `12.5s`, `12.5`, `300ms`, `1m05s`, `1:05.250`, `0.25 us` in nanoseconds; null when it is no time. */
export function parseTime(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  const clock = /^(\d{1,5}):([0-5]?\d(?:\.\d+)?)$/.exec(trimmed);
  if (clock) return Math.round((Number(clock[1]) * 60 + Number(clock[2])) * 1e9);
  const long = /^(\d+)\s*m(?:in)?\s*(?:(\d+(?:\.\d+)?)\s*s?)?$/.exec(trimmed);
  if (long) return Math.round((Number(long[1]) * 60 + Number(long[2] ?? 0)) * 1e9);
  const plain = /^(\d+(?:\.\d+)?)\s*(ns|us|µs|μs|ms|s)?$/.exec(trimmed);
  if (!plain) return null;
  const unit = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9 }[plain[2] ?? 's'] ?? 1e9;
  const value = Math.round(Number(plain[1]) * unit);
  return value <= 1e14 ? value : null;
}

export function readParameters(location: { readonly search: string; readonly hash: string }): Parameters {
  const query = new URLSearchParams(location.search);
  const one = (key: string): string | null => query.get(key);
  const flag = (key: string): boolean => one(key) === '1' || one(key) === 'true' || one(key) === '';
  const seed = Number(one('seed') ?? Number.NaN);
  const theme = one('theme');
  const lens = one('lens');
  const at = one('at');
  const frozen = flag('frozen');
  return {
    scene: one('scene'),
    seed: Number.isSafeInteger(seed) && seed >= 0 ? seed : null,
    atNs: at === null ? null : parseTime(at),
    paused: flag('paused') || frozen,
    frozen,
    theme: themes.includes(theme ?? '') ? (theme as Theme) : null,
    policy: readPolicy(one('policy') ?? ''),
    lens: lens === 'physical' || lens === 'paths' ? lens : null,
    shared: /^#s=(.+)$/.exec(location.hash)?.[1] ?? null,
    test: flag('test'),
  };
}
