/** Questions that guides of a Windows host ask of the facts and the log. */
import type { HostFacts, LogRow, WindowsFacts } from '../sim/run/reading';
import { formatClock } from '../locales';
import type { LessonView } from './lesson';

export type Disk = WindowsFacts['disks'][number];

export const windowsOf = ({ facts }: LessonView, host: string): WindowsFacts | null => facts.hosts[host]?.windows ?? null;
export const groupOf = ({ facts }: LessonView, host: string, lun: string): HostFacts['groups'][number] | null =>
  facts.hosts[host]?.groups.find((group) => group.lun === lun) ?? null;

export const isRunning = (view: LessonView, host: string): boolean => windowsOf(view, host)?.power === 'running';

/** The disks that one LUN is while nothing has claimed it; one disk once MPIO presents it. */
export const disksOf = (view: LessonView, host: string, lun: string): readonly Disk[] =>
  (windowsOf(view, host)?.disks ?? []).filter((disk) => disk.groupId === `${host}/${lun}` && disk.state !== 'missing');
export const twinsOf = (view: LessonView, host: string, lun: string): readonly Disk[] =>
  disksOf(view, host, lun).filter((disk) => disk.pathId !== null);

/** `ends at 01:10.000`, while Windows works at it or restarts. */
export function waitOf(view: LessonView, host: string, what: string): string | null {
  const windows = windowsOf(view, host);
  if (windows === null) return null;
  if (windows.power === 'restarting') return `Windows restarts and is up again at ${formatClock(windows.upAtNs)}.`;
  return windows.busy === null ? null : `${what} It is ready at ${formatClock(windows.busy.endsNs)}.`;
}

/** The newest row with this code about this host, or null. */
export const lastRow = (log: readonly LogRow[], code: string, host: string): LogRow | null =>
  log.findLast((row) => row.code === code && (row.params.host === host || row.aim.split(/[./]/)[0] === host)) ?? null;

/** Cables that are cut and end in a port of this host. */
export const cutCablesOf = ({ facts }: LessonView, host: string): readonly string[] =>
  facts.topology.cables
    .filter((cable) => facts.cables[cable.id]?.cut && [cable.a, cable.b].some((port) => port.split('.')[0] === host))
    .map((cable) => cable.id);
