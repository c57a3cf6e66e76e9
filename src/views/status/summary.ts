/** The run in one line, in words: the status line, the screen reader and the Present caption read from here. */
import type { RunFacts, WorkloadLive } from '../../sim/run/reading';
import type { FocusedGroup } from '../../app/focus';

export interface Summary {
  readonly paths: string;
  readonly believed: string;
  /** Null when truth is hidden or nothing is to be said. */
  readonly truth: string | null;
  readonly app: string;
}
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const appWords: Readonly<Record<WorkloadLive['state'], string>> = {
  running: 'App running',
  waiting: 'App waiting',
  error: 'App got an I/O error',
  lostDisk: 'App lost its disk',
  hostDown: 'Host restarts',
};

export function summarize(facts: RunFacts, group: FocusedGroup | null, load: WorkloadLive | null, showTruth: boolean): Summary {
  const opinions = group?.opinion.paths ?? [];
  const listed = opinions.filter((path) => path.present);
  const active = listed.filter((path) => path.state === 'activeOptimized' || path.state === 'activeUnoptimized' || path.state === 'diskOnline').length;
  const failed = listed.filter((path) => path.state === 'failed').length;
  const absent = opinions.filter((path) => !path.present);
  // A path that was refused or never found has not been lost.
  const never = (word: string): number => absent.filter((path) => path.word === word).length;
  const notAdded = never('Not added');
  const notFound = never('Not found');
  const removed = absent.length - notAdded - notFound;
  const more = [failed > 0 ? `failed ${failed}` : '', removed > 0 ? `removed ${removed}` : '', notAdded > 0 ? `not added ${notAdded}` : '', notFound > 0 ? `not found ${notFound}` : ''].filter((part) => part !== '');
  const ids = group?.opinion.pathIds ?? [];
  const down = ids.filter((id) => facts.truth[id] === 'down').length;
  const silent = ids.filter((id) => facts.truth[id] === 'silent').length;
  const troubles = [
    down > 0 ? `${down} ${down === 1 ? 'has' : 'have'} no link` : '',
    silent > 0 ? `${silent} ${silent === 1 ? 'swallows' : 'swallow'} data` : '',
  ].filter((part) => part !== '');
  return {
    paths: plural(listed.length, 'path'),
    believed: [`Windows lists ${active} active`, ...more].join(', '),
    truth: !showTruth || ids.length === 0 ? null : troubles.length === 0 ? 'all have a link' : troubles.join(', '),
    app: load ? `${appWords[load.state]}, ${load.outstanding} outstanding` : 'No load',
  };
}
