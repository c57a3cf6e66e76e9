/** The heading of the list of causes, and what each line of it is. */
import { formatDurationNs } from '../../../locales';
import type { WhyLine, WorkloadLive } from '../../../sim/run/reading';
import type { Ref } from '../../../app/types';

export interface Why {
  readonly lines: readonly WhyLine[];
  readonly waitedNs: number;
  readonly blame: readonly { readonly owner: string; readonly ns: number }[];
}
export const noWhy: Why = { lines: [], waitedNs: 0, blame: [] };

export function heading(state: WorkloadLive['state'] | undefined, why: Why): string {
  if (why.lines.length === 0) return 'Why the app waits';
  return state === 'waiting' ? 'Why the app waits' : state === 'error' || state === 'lostDisk' ? 'Why the app failed' : 'Why the app waited';
}
/** `15.0 s so far, all HBA-1` */
export function blameText(state: WorkloadLive['state'] | undefined, why: Why): string {
  if (why.waitedNs <= 0) return '';
  const total = `${formatDurationNs(why.waitedNs)}${state === 'waiting' ? ' so far' : ''}`;
  // The line has little room: what stands in brackets is told by the list below.
  const shares = why.blame
    .filter((one) => one.ns > why.waitedNs * 0.005)
    .map((one) => ({ ...one, owner: one.owner.replace(/ \(.*\)$/, '') }));
  if (shares.length === 0) return total;
  if (shares.length === 1) return `${total}, all ${shares[0].owner}`;
  return `${total}: ${shares.map((one) => `${one.owner} ${formatDurationNs(one.ns)}`).join(', ')}`;
}

export function moodOf(line: WhyLine): 'fault' | 'wait' | 'good' | 'forecast' {
  if (line.forecast) return 'forecast';
  if (/^(first-completion|app-running|resumed|logged-in|path-added)/.test(line.code)) return 'good';
  if (/cut|silent|errors|delay|pulled|disabled|-off$|crash|app-error|lost-disk|^drop/.test(line.code)) return 'fault';
  return 'wait';
}

interface Known {
  readonly cables: Readonly<Record<string, unknown>>;
  readonly devices: Readonly<Record<string, unknown>>;
  readonly paths: readonly { readonly id: string }[];
  readonly workloads: readonly { readonly id: string }[];
  readonly luns: readonly { readonly id: string }[];
}
/** The thing on the page that a row's aim names. */
export function refOf(aim: string, known: Known): Ref | null {
  if (Object.hasOwn(known.cables, aim)) return { kind: 'cable', id: aim };
  if (Object.hasOwn(known.devices, aim)) return { kind: 'device', id: aim };
  if (known.paths.some((path) => path.id === aim)) return { kind: 'path', id: aim };
  if (known.workloads.some((one) => one.id === aim)) return { kind: 'workload', id: aim };
  if (known.luns.some((lun) => lun.id === aim.split('/').at(-1))) return { kind: 'lun', id: aim };
  if (/^[^./]+\.hba\d+\.\d+$/.test(aim) || /\.\d+$/.test(aim)) return { kind: 'port', id: aim };
  if (/^[^./]+\.hba\d+$/.test(aim)) return { kind: 'adapter', id: aim };
  if (/\.ctr\d+$/.test(aim)) return { kind: 'controller', id: aim };
  return null;
}
