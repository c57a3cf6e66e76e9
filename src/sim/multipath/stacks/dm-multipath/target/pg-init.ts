/**
 * Activation of a group by its hardware handler (linux-dm-multipath.md 3.7). While it goes on, all I/O of the map waits.
 * Cold: once for each switch of groups.
 */
import type { Call } from './effects';
import { activeAt, bypassedAt, queueAt, QueueBit, Slot } from './memory';
import { failPath } from './paths';
import { queueActivation, queueEvent } from './work';

/** The kernel's delay when the table names none. */
const defaultDelayMs = 2000;

/** What the handler reports, without `SCSI_DH_`. Every other word (IO, DEV_OFFLINED, TIMED_OUT …) is an error of the path. */
export type PgInitCode = 'OK' | 'NOSYS' | 'DEV_TEMP_BUSY' | 'RETRY' | 'IMM_RETRY' | 'RES_TEMP_UNAVAIL' | (string & {});

/** Is any activation on its way then? */
export function startPgInit(call: Call): boolean {
  const { arena, map } = call;
  const { i32 } = arena;
  const at = map.i32;
  if (i32[at + Slot.pgInitInProgress] > 0) return true;
  i32[at + Slot.pgInitCount] += 1;
  i32[at + Slot.pgInitRequired] = 0;
  const group = i32[at + Slot.currentGroup];
  if (group < 0) return false;
  const { pgInitDelayMs } = map.table;
  const delayMs = pgInitDelayMs < 0 ? defaultDelayMs : pgInitDelayMs;
  const first = map.firstOf[group];
  for (let path = first; path < first + map.ranges[group].paths; path += 1) {
    if (i32[activeAt(map, path)] === 0) continue;
    if (queueActivation(call, path, i32[at + Slot.pgInitDelayRetry] === 1 ? delayMs : 0))
      i32[at + Slot.pgInitInProgress] += 1;
  }
  return i32[at + Slot.pgInitInProgress] > 0;
}

/** The queued activation of a path runs, or a request found its queue being torn down. */
export function activateOrOffline(call: Call, path: number): void {
  const { arena, map, effects } = call;
  const isDying = (arena.i32[queueAt(map, path)] & QueueBit.dying) !== 0;
  if (arena.i32[activeAt(map, path)] === 1 && !isDying) effects.push({ kind: 'activate', path });
  else endPgInit(call, path, 'DEV_OFFLINED');
}

/** Leaves a group aside, or takes it again; either way the next I/O chooses from the top. */
export function setBypassed(call: Call, group: number, bypassed: boolean): void {
  const { i32 } = call.arena;
  i32[bypassedAt(call.map, group)] = bypassed ? 1 : 0;
  i32[call.map.i32 + Slot.currentPath] = -1;
  i32[call.map.i32 + Slot.currentGroup] = -1;
  queueEvent(call);
}

/** Acts on the handler's word. Is it an error of the group or path (and not merely a try that is made again)? */
function judge(call: Call, path: number, code: PgInitCode): boolean {
  const { arena, map } = call;
  switch (code) {
    case 'OK':
      return false;
    case 'NOSYS':
      if (map.table.handler === '') return false;
      failPath(call, path);
      return true;
    case 'DEV_TEMP_BUSY':
      setBypassed(call, map.groupOf[path], true);
      return true;
    case 'RETRY':
    case 'IMM_RETRY':
    case 'RES_TEMP_UNAVAIL':
      if (arena.i32[map.i32 + Slot.pgInitCount] <= map.table.pgInitRetries)
        arena.i32[map.i32 + Slot.pgInitRequired] = 1;
      else failPath(call, path);
      return false;
    default:
      failPath(call, path);
      return true;
  }
}

/** The hardware handler reports for an activation of this path. */
export function endPgInit(call: Call, path: number, code: PgInitCode): void {
  const { arena, map, effects } = call;
  const { i32 } = arena;
  const at = map.i32;
  const isError = judge(call, path, code);
  if (isError) {
    if (i32[at + Slot.currentPath] === path) {
      i32[at + Slot.currentPath] = -1;
      i32[at + Slot.currentGroup] = -1;
    }
  } else if (i32[at + Slot.pgInitRequired] === 0) {
    i32[bypassedAt(map, map.groupOf[path])] = 0;
  }
  i32[at + Slot.pgInitInProgress] -= 1;
  if (i32[at + Slot.pgInitInProgress] > 0) return;
  if (i32[at + Slot.pgInitRequired] === 1) {
    i32[at + Slot.pgInitDelayRetry] = code === 'RETRY' ? 1 : 0;
    if (startPgInit(call)) return;
  }
  i32[at + Slot.queueIo] = 0;
  effects.push({ kind: 'kick-requeue' });
}
