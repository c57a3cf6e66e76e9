/** What the real kernel's multipath target did, whole (trace format dmmpath-trace-1): answers, effects and status text of every event. */
import type { OracleResult } from '../../../oracle';
import type { Arena } from '../selectors';
import {
  advance,
  blockStatusRow,
  effectText,
  endIo,
  EndResult,
  endPgInit,
  isBusy,
  layOut,
  mapIo,
  MapResult,
  message,
  openMap,
  parseTable,
  queueAt,
  QueueBit,
  resume,
  runWork,
  statusText,
  suspend,
  tableText,
  type Call,
  type Effect,
  type LoadedMap,
} from '../target';
import { differs, isIndex, isListOf, isRecord, isText, type LinuxTrace } from './trace';

export interface TargetEvent {
  readonly op: 'map' | 'end' | 'pg_init_done' | 'message' | 'set' | 'busy?' | 'suspend' | 'resume' | 'clock';
  readonly t: number;
  readonly effects: readonly string[];
  readonly status: string;
  readonly bytes?: number;
  readonly result?: string | number;
  readonly dev?: string | null;
  readonly io?: number;
  readonly start_t?: number;
  readonly error?: string;
  readonly code?: string;
  readonly args?: readonly string[];
  readonly rc?: number;
  readonly what?: string;
  readonly value?: number;
  readonly noflush?: boolean;
}
export interface TargetScript {
  readonly format: string;
  readonly script: string;
  readonly ctor: string;
  readonly queue_if_no_path_timeout_secs: number;
  readonly start_t: number;
  readonly events: readonly TargetEvent[];
  readonly final_table: string;
  readonly final_status: string;
}

const mapWords: Readonly<Record<number, string>> = {
  [MapResult.requeue]: 'REQUEUE',
  [MapResult.delayRequeue]: 'DELAY_REQUEUE',
  [MapResult.kill]: 'KILL',
};
const endWords: Readonly<Record<number, string>> = {
  [EndResult.done]: 'DONE',
  [EndResult.requeue]: 'REQUEUE',
  [EndResult.delayRequeue]: 'DELAY_REQUEUE',
};

/** The trace's answer and ours, as text. */
type Answer = readonly [string, string];
const none: Answer = ['', ''];

function playMap(call: Call, event: TargetEvent): Answer {
  const path = mapIo(call.arena, call.map, event.bytes ?? 0, call.nowNs, 0, call.effects);
  const expected = `${event.result} ${event.dev ?? ''}`;
  return [expected, path < 0 ? `${mapWords[path]} ` : `REMAPPED ${call.map.devices[path]}`];
}

function playEnd({ arena, map, nowNs, effects }: Call, event: TargetEvent): Answer {
  const path = map.devices.indexOf(event.dev ?? '');
  const status = blockStatusRow(event.error ?? '');
  if (path < 0 || status < 0) return ['a path of the table and a known status', `${event.dev} ${event.error}`];
  const result = endIo(arena, map, path, event.bytes ?? 0, event.start_t ?? nowNs, status, nowNs, effects);
  return [String(event.result), endWords[result]];
}

function playSet({ arena, map }: Call, event: TargetEvent): Answer {
  const path = map.devices.indexOf(event.dev ?? '');
  const bit = event.what === 'dying' ? QueueBit.dying : event.what === 'queue_full' ? QueueBit.full : 0;
  if (path < 0 || bit === 0) return ['a path of the table and a known word', `${event.dev} ${event.what}`];
  const slot = queueAt(map, path);
  arena.i32[slot] = event.value === 1 ? arena.i32[slot] | bit : arena.i32[slot] & ~bit;
  return none;
}

function play(call: Call, event: TargetEvent): Answer {
  switch (event.op) {
    case 'map':
      return playMap(call, event);
    case 'end':
      return playEnd(call, event);
    case 'pg_init_done': {
      const path = call.map.devices.indexOf(event.dev ?? '');
      if (path < 0) return ['a path of the table', String(event.dev)];
      endPgInit(call, path, event.code ?? '');
      return none;
    }
    case 'message':
      return [String(event.rc), String(message(call, event.args ?? []))];
    case 'set':
      return playSet(call, event);
    case 'busy?':
      return [String(event.result), isBusy(call.arena, call.map) ? '1' : '0'];
    case 'suspend':
      suspend(call, event.noflush ?? false);
      return none;
    case 'resume':
      resume(call);
      return none;
    case 'clock':
      return none;
  }
}

/** The map of the script, opened in an arena of its own; or why the kernel would refuse it. */
export function openTable(
  line: string,
  noPathTimeoutSecs: number,
): { readonly arena: Arena; readonly map: LoadedMap } | string {
  const parsed = parseTable(line);
  if (parsed.table === null) return parsed.why;
  const { map, next } = layOut(parsed.table, { i32: 0, f64: 0 }, noPathTimeoutSecs);
  const arena: Arena = { i32: new Int32Array(next.i32), f64: new Float64Array(next.f64) };
  return openMap(arena, map) ?? { arena, map };
}

export function replayTarget(script: TargetScript): OracleResult {
  const { events } = script;
  const difference = (row: number, what: string, expected: string, got: string): OracleResult =>
    differs(script.script, events, row, what, expected, got);
  const opened = openTable(script.ctor, script.queue_if_no_path_timeout_secs);
  if (typeof opened === 'string') return difference(0, 'table', 'taken', opened);
  const { arena, map } = opened;
  for (const [row, event] of events.entries()) {
    const early: Effect[] = [];
    advance({ arena, map, nowNs: event.t, effects: early });
    // What a moved clock does has an event of its own; before any other one nothing may be left to do.
    const call: Call = { arena, map, nowNs: event.t, effects: early };
    const [expected, got] = play(call, event);
    if (expected !== got) return difference(row, event.op, expected, got);
    runWork(call);
    const effects = call.effects.map((effect) => effectText(map, effect)).join(' ');
    if (effects !== event.effects.join(' ')) return difference(row, 'effects', event.effects.join(' '), effects);
    const status = statusText(arena, map);
    if (status !== event.status) return difference(row, 'status', event.status, status);
  }
  const table = tableText(arena, map);
  if (table !== script.final_table) return difference(-1, 'table at the end', script.final_table, table);
  const status = statusText(arena, map);
  if (status !== script.final_status) return difference(-1, 'status at the end', script.final_status, status);
  return { events: events.length, mismatch: null };
}

function whyNot(line: Readonly<Record<string, unknown>>): string | null {
  const { ctor, events, queue_if_no_path_timeout_secs: timeout } = line;
  if (!isText(ctor) || !isIndex(timeout)) return 'ctor or queue_if_no_path_timeout_secs is missing';
  const isEvent = (row: unknown): boolean =>
    isRecord(row) && isText(row.op) && typeof row.t === 'number' && isListOf(row.effects, isText) && isText(row.status);
  return isListOf(events, isEvent) ? null : 'events is not a list of events with time, effects and status';
}

export const targetTrace: LinuxTrace = {
  format: 'dmmpath-trace-1',
  nameOf: () => 'dm-mpath',
  whyNot,
  replay: (line) => replayTarget(line as unknown as TargetScript),
};
