/** How a state looks on a lane: hue, pattern, echo of the strand's stroke, sign and words. Never hue alone. */
import { stateCodes, stateWord } from '../../../locales';

export type Family = 'ao' | 'ano' | 'idle' | 'att' | 'fail' | 'run' | 'gone';
export type Pattern = 'none' | 'hatch' | 'cross' | 'chevron';
/** As the strand on the canvas: one line, double rail, dashes. */
export type Echo = 'none' | 'solid' | 'double' | 'long' | 'dots';
export type Sign = 'disc' | 'half' | 'ring' | 'slash' | 'dash' | 'clock' | 'cross' | 'play' | 'turn';

export interface StateLook {
  readonly family: Family;
  readonly pattern: Pattern;
  readonly echo: Echo;
  readonly sign: Sign;
  /** Longest first. */
  readonly words: readonly string[];
  /** The owner belongs into the bar, in brackets. */
  readonly owned: boolean;
}

/** Shorter wordings than the word itself, if any. */
type Draft = Omit<StateLook, 'words'> & { readonly short: readonly string[] };

const look = (
  family: Family,
  sign: Sign,
  short: readonly string[] = [],
  more: { pattern?: Pattern; echo?: Echo; owned?: boolean } = {},
): Draft => ({
  family,
  sign,
  short,
  pattern: more.pattern ?? 'none',
  echo: more.echo ?? 'none',
  owned: more.owned ?? false,
});

const path: Readonly<Record<string, Draft>> = {
  activeOptimized: look('ao', 'disc', [stateCodes.activeOptimized], { echo: 'solid', owned: true }),
  activeUnoptimized: look('ano', 'half', [stateCodes.activeUnoptimized], { echo: 'double', owned: true }),
  standby: look('idle', 'ring', [stateCodes.standby], { echo: 'long', owned: true }),
  unavailable: look('idle', 'slash', [stateCodes.unavailable], { echo: 'dots', owned: true }),
  transitioning: look('att', 'turn', [stateCodes.transitioning], { pattern: 'chevron', owned: true }),
  pending: look('att', 'clock', [], { pattern: 'hatch', owned: true }),
  failed: look('fail', 'cross', [], { pattern: 'cross', owned: true }),
  removed: look('gone', 'cross', [], { owned: true }),
  diskOnline: look('ao', 'disc', [stateCodes.diskOnline], { echo: 'solid' }),
  diskOffline: look('idle', 'ring', [stateCodes.diskOffline], { echo: 'long' }),
};
const hba: Readonly<Record<string, Draft>> = {
  loggedIn: look('run', 'disc', ['Login']),
  linkDown: look('att', 'clock', ['Held'], { pattern: 'hatch', owned: true }),
  loggingIn: look('att', 'turn', ['Login'], { pattern: 'chevron' }),
  lost: look('fail', 'cross', [], { pattern: 'cross' }),
  disabled: look('gone', 'dash', ['Off']),
};
const app: Readonly<Record<string, Draft>> = {
  running: look('run', 'play', []),
  waiting: look('att', 'clock', [], { pattern: 'hatch' }),
  error: look('fail', 'cross', ['Error'], { pattern: 'cross' }),
  lostDisk: look('fail', 'cross', ['Lost'], { pattern: 'cross' }),
  hostDown: look('gone', 'turn', ['Restart'], { pattern: 'chevron' }),
};
const controller: Readonly<Record<string, Draft>> = {
  up: look('run', 'disc', []),
  down: look('fail', 'cross', [], { pattern: 'cross' }),
  booting: look('att', 'turn', [], { pattern: 'chevron' }),
  takingOver: look('att', 'turn', ['Takeover'], { pattern: 'chevron' }),
};

export type LaneKind = 'hba' | 'path' | 'app' | 'ctr';

const byKind: Readonly<Record<LaneKind, Readonly<Record<string, Draft>>>> = { path, hba, app, ctr: controller };

/** An unknown state is shown by its name, plainly. */
export function lookOf(kind: LaneKind, state: string): StateLook {
  const draft = byKind[kind][state] ?? look('idle', 'ring');
  return { ...draft, words: [stateWord(state), ...draft.short] };
}

/** What may stand in the bar, longest first: with the owner in brackets where the owner matters. */
export function wordings(it: StateLook, owner: string): readonly string[] {
  if (!it.owned || owner === '') return it.words;
  return [`${it.words[0]} (${owner})`, ...it.words];
}

export type Truth = 'up' | 'down' | 'silent';
export const truthWords: Readonly<Record<Truth, string>> = {
  up: 'link up',
  down: 'link down',
  silent: 'silent: light is on, frames vanish',
};
