/** What a cable shows: its condition, and two caption lines. */
import type { CableFacts } from '../../../sim/run/reading';
import { formatEventTime, formatSettingNs, formatShare } from '../../../locales';

export type CableState = 'up' | 'cut' | 'silent' | 'errors' | 'delay' | 'dark';
export interface CableMark {
  readonly state: CableState;
  readonly main: string;
  readonly sub: string;
  readonly tone: 'ink' | 'fail' | 'att';
}
export interface CableSight {
  readonly id: string;
  readonly facts: CableFacts | undefined;
  /** Known before the run has answered. */
  readonly cut: boolean;
  /** False hides what no host can see. */
  readonly truth: boolean;
  readonly bytesPerSecond: number;
  readonly rateMBps: number | null;
}

export function cableState({ facts, cut, truth }: CableSight): CableState {
  if (!truth) return 'up';
  if (cut) return 'cut';
  if (!facts) return 'up';
  if (facts.silent) return 'silent';
  if (facts.errorShare > 0) return 'errors';
  if (facts.delayNs > 0) return 'delay';
  return facts.lit ? 'up' : 'dark';
}

export function cableMark(sight: CableSight): CableMark {
  const { id, facts } = sight;
  const state = cableState(sight);
  const megabytes = Math.round(sight.bytesPerSecond / 1e6);
  const sub = sight.rateMBps === null ? '' : `${megabytes} of ${Math.round(sight.rateMBps)} MB/s`;
  switch (state) {
    case 'cut':
      return { state, main: facts?.cut ? `${id} cut at ${formatEventTime(facts.cutAtNs)} s` : `${id} cut`, sub: '', tone: 'fail' };
    case 'silent':
      return { state, main: `${id} drops all data`, sub, tone: 'att' };
    case 'errors':
      return { state, main: `${id} loses ${formatShare(facts?.errorShare ?? 0)}`, sub, tone: 'att' };
    case 'delay':
      return { state, main: `${id} adds ${formatSettingNs(facts?.delayNs ?? 0)}`, sub, tone: 'att' };
    case 'dark':
      return { state, main: `${id} dark`, sub: '', tone: 'ink' };
    case 'up':
      return { state, main: megabytes > 0 || sight.rateMBps === null ? id : `${id} idle`, sub, tone: 'ink' };
  }
}

export const cableStateWord: Readonly<Record<CableState, string>> = {
  up: 'up',
  cut: 'cut',
  silent: 'drops all data',
  errors: 'loses frames',
  delay: 'slow',
  dark: 'no light',
};
