/** The line at the top: what it all means for the application, and whether the host knows the cause. */
import type { WorkloadLive } from '../../../sim/run/reading';
import { formatDurationNs } from '../../../locales';
import type { Belief } from './belief';

export interface Outcome {
  readonly kind: 'running' | 'unaware' | 'waiting' | 'recovered' | 'failed';
  /** Says enough by itself where there is no room for more. */
  readonly strong: string;
  /** Goes on after it, with the mark between them. */
  readonly rest: string;
  /** The workload that "Why" explains; null when there is nothing to ask. */
  readonly why: string | null;
}
const live = (belief: Belief): boolean => belief.family === 'ao' || belief.family === 'ano';

export function outcomeOf(workloads: readonly WorkloadLive[], beliefs: Iterable<Belief>, showTruth: boolean): Outcome {
  const all = [...beliefs];
  const stuck = all.filter((belief) => live(belief) && belief.truth !== 'up').length;
  const listed = all.filter(live).length;
  const broken = workloads.find((one) => one.state === 'error' || one.state === 'lostDisk');
  if (broken) {
    const strong = broken.state === 'lostDisk' ? 'The app lost its disk' : 'The app gets I/O errors';
    return { kind: 'failed', strong, rest: `: ${broken.failed} failed so far`, why: broken.id };
  }
  const worst = [...workloads].sort((a, b) => b.noIoForNs - a.noIoForNs)[0];
  if (showTruth && stuck > 0) {
    const rest = `: it still lists ${listed} active path${listed === 1 ? '' : 's'}`;
    return { kind: 'unaware', strong: 'Windows does not know yet', rest, why: worst?.id ?? null };
  }
  const waiting = workloads.filter((one) => one.state === 'waiting').sort((a, b) => b.gapNs - a.gapNs)[0];
  if (waiting) return { kind: 'waiting', strong: 'The app waits', rest: `: no I/O for ${formatDurationNs(waiting.gapNs)}`, why: waiting.id };
  if (worst && worst.noIoForNs >= 1e9) {
    return { kind: 'recovered', strong: `The app waited ${formatDurationNs(worst.noIoForNs)}`, rest: ' and is running again', why: worst.id };
  }
  return { kind: 'running', strong: workloads.length === 0 ? 'No application' : 'App running', rest: '', why: null };
}
