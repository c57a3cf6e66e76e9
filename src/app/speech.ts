/** What a screen reader is told while time runs: only what changed, and only what somebody would call out in a class. */
import { stateWord } from '../locales';
import type { RunFacts, WorkloadLive } from '../sim/run/reading';

type Loads = readonly WorkloadLive[];
const appWords: Readonly<Record<WorkloadLive['state'], string>> = {
  running: 'running again',
  waiting: 'waiting',
  error: 'got an I/O error',
  lostDisk: 'lost its disk',
  hostDown: 'stopped, its host restarts',
};
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

function states(facts: RunFacts): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const { groups } of Object.values(facts.hosts)) {
    for (const group of groups) group.paths.forEach((path, i) => out.set(group.pathIds[i], path.state));
  }
  return out;
}

/** `P1 and P2 Failed.` */
export function pathNews(before: RunFacts, after: RunFacts): string {
  if (before.version === after.version) return '';
  const was = states(before);
  const changed = new Map<string, string[]>();
  for (const [id, state] of states(after)) {
    const earlier = was.get(id);
    if (earlier === undefined || earlier === state) continue;
    const label = after.discovery.paths.find((path) => path.id === id)?.label ?? id;
    changed.set(state, [...(changed.get(state) ?? []), label]);
  }
  return [...changed].map(([state, labels]) => `${listed(labels)} ${stateWord(state)}.`).join(' ');
}
/** `App waiting, 32 I/Os outstanding.` */
export function appNews(before: Loads, after: Loads): string {
  return after
    .flatMap((load) => {
      const was = before.find((one) => one.id === load.id)?.state;
      if (was === undefined || was === load.state) return [];
      const name = after.length > 1 ? `App ${load.id}` : 'App';
      return [`${name} ${appWords[load.state]}${load.state === 'waiting' ? `, ${load.outstanding} I/Os outstanding` : ''}.`];
    })
    .join(' ');
}
