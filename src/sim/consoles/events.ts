/** The Windows System log as the consoles read it: the rows of the run that have an event id. */
import { mpioEvents } from '../multipath';
import type { LogRow } from '../run/reading';
import type { ConsoleInput } from './console';

export type Level = 'Information' | 'Warning' | 'Error';
export interface SystemEvent {
  readonly row: LogRow;
  readonly id: number;
  /** As Event Viewer's column Source. */
  readonly source: string;
  readonly level: Level;
  readonly message: string;
}

const levels = { info: 'Information', warning: 'Warning', error: 'Error' } as const;

/** Events of others than the stack, by id; meanings are ours. */
const others: Readonly<Record<number, readonly [Level, string]>> = {
  129: ['Warning', 'A reset was issued because a command was not answered in time.'],
};

function described(row: LogRow): readonly [Level, string] {
  const own = Object.values(mpioEvents).find((event) => event.code === row.code);
  if (own) return [levels[own.level], own.meaning];
  return others[row.eventId ?? 0] ?? ['Warning', row.code.replaceAll('-', ' ')];
}

/** What the event's dump holds: the path id (16, 18, 45 and their like), the number of paths (2); '' for others. */
function dumpOf({ aim, params }: LogRow, input: ConsoleInput): string {
  if (typeof params.paths === 'number') return ` Paths: ${params.paths}.`;
  for (const { pathIds, paths } of input.facts.hosts[input.host]?.groups ?? []) {
    const path = paths[pathIds.indexOf(aim)];
    if (path) return ` Path id: ${path.pathId}.`;
  }
  return '';
}

/** Something of this host: the host, an adapter of it, one of its LUNs or paths. */
const isOf = (host: string, aim: string): boolean =>
  aim === host || aim.startsWith(`${host}/`) || aim.startsWith(`${host}.`);

/** Newest first. */
export function systemLog(input: ConsoleInput): readonly SystemEvent[] {
  const events: SystemEvent[] = [];
  for (let i = input.log.length - 1; i >= 0; i--) {
    const row = input.log[i]!;
    if (row.eventId === null || row.atNs > input.nowNs || !isOf(input.host, row.aim)) continue;
    const [level, message] = described(row);
    events.push({ row, id: row.eventId, source: row.source, level, message: `${message}${dumpOf(row, input)} (${row.aim})` });
  }
  return events;
}
