/** One sentence for the wall: what is broken, who knows it, and what the application feels. */
import { deviceName, partName } from '../../sim/catalog';
import type { RunFacts, WorkloadLive } from '../../sim/run/reading';
import type { FocusedGroup } from '../../app/focus';
import { initiatorName } from '../inspector/names';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const count = (n: number): string => numbers[n] ?? String(n);
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const are = (names: readonly string[], word: string): string => (names.length === 0 ? '' : `${capital(listed(names))} ${names.length === 1 ? 'is' : 'are'} ${word}.`);

function broken(facts: RunFacts): string {
  const cables = Object.values(facts.cables);
  const cut = cables.filter((cable) => cable.cut).map((cable) => cable.id);
  const silent = cables.filter((cable) => cable.silent).map((cable) => cable.id);
  const off = Object.entries(facts.switches).filter(([, one]) => !one.powered);
  const dead = Object.entries(facts.controllers).filter(([, one]) => one.state === 'down');
  const disabled = facts.hbas.filter((hba) => hba.state === 'disabled').map((hba) => initiatorName(facts.topology, hba.port));
  const cables1 = (ids: readonly string[]): string[] => (ids.length === 1 ? [`cable ${ids[0]}`] : ids.length > 1 ? [`cables ${listed(ids)}`] : []);
  return [
    cut.length > 1 ? `Cables ${listed(cut)} are cut.` : are(cables1(cut), 'cut'),
    silent.length > 0 ? `${capital(listed(cables1(silent)))} ${silent.length === 1 ? 'swallows' : 'swallow'} data.` : '',
    are(off.map(([id]) => deviceName(facts.topology, id)), 'without power'),
    are(dead.map(([id]) => partName(id.split('.')[1])), 'down'),
    are(disabled, 'disabled'),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function felt(facts: RunFacts, group: FocusedGroup, load: WorkloadLive | null): string {
  const { opinion } = group;
  const label = (i: number): string => facts.discovery.paths.find((path) => path.id === opinion.pathIds[i])?.label ?? '';
  const usable = opinion.paths.filter((path) => path.state === 'activeOptimized' || path.state === 'activeUnoptimized' || path.state === 'diskOnline').length;
  const removed = opinion.paths.flatMap((path, i) => (path.word === 'Removed' ? [label(i)] : []));
  const failed = opinion.paths.flatMap((path, i) => (path.state === 'failed' ? [label(i)] : []));
  const holding = facts.hbas.find((hba) => hba.state === 'linkDown' && hba.held > 0);
  if (load?.state === 'hostDown') return 'The host restarts, and its application with it.';
  if (load?.state === 'error' || load?.state === 'lostDisk') return 'The application got an I/O error.';
  if (holding && load) {
    const all = holding.held >= load.outstanding && load.outstanding > 0;
    const holds = `${initiatorName(facts.topology, holding.port)} holds ${all ? 'all ' : ''}${holding.held} I/Os`;
    return `${holds}, and Windows still believes in ${count(usable)} active ${usable === 1 ? 'path' : 'paths'}.`;
  }
  if (failed.length > 0) return `MPIO has failed ${listed(failed)} and retries on the others.`;
  if (removed.length > 0) {
    const rest = opinion.paths.flatMap((path, i) => (path.present ? [label(i)] : []));
    return rest.length > 0 ? `Windows removed ${listed(removed)}; I/O runs on ${listed(rest)}.` : 'No path is left.';
  }
  if (load?.state === 'waiting') return 'The application waits.';
  return '';
}

export function captionOf(facts: RunFacts | null, group: FocusedGroup | null, load: WorkloadLive | null, note: string): string {
  if (!facts) return '';
  const first = broken(facts);
  const second = group ? felt(facts, group, load) : '';
  const both = [first, second].filter((part) => part !== '').join(' ');
  if (both !== '') return both;
  const carrying = group?.opinion.paths.filter((path) => path.carrying).length ?? 0;
  return /^[^.]*\./.exec(note)?.[0] ?? `${capital(count(carrying))} paths, all carrying.`;
}
