/**
 * Replays what the real kernel's selectors did (trace format dmps-trace-1) against ours, and tells the first difference.
 * Takes a parsed script and gives a value: no files in here.
 */
import type { OracleResult } from '../../oracle';
import { selectors } from './selectors';
import type { Arena, Range, Selector } from './selectors';

export interface OracleEvent {
  readonly op: 'add' | 'select' | 'start' | 'end' | 'fail' | 'reinstate' | 'status';
  readonly t: number;
  readonly path: number | null;
  readonly args?: readonly string[];
  readonly rc?: number;
  readonly bytes?: number;
  readonly info?: string;
}
export interface OracleScript {
  readonly format: string;
  readonly script: string;
  readonly selector: string;
  readonly profile: string;
  readonly paths: number;
  readonly events: readonly OracleEvent[];
  readonly final: readonly {
    readonly path: number;
    readonly up: boolean;
    readonly info: string;
    readonly table: string;
  }[];
}

const contextRows = 5;

/** What the kernel answered and what we answer, as text; null when the event has no answer to compare. */
function play(selector: Selector, arena: Arena, range: Range, event: OracleEvent): readonly [string, string] | null {
  const path = event.path ?? -1;
  const bytes = event.bytes ?? 0;
  switch (event.op) {
    case 'add':
      return [String(event.rc === 0), String(selector.add(arena, range, path, event.args ?? []))];
    case 'select':
      return [String(path), String(selector.select(arena, range, bytes))];
    case 'status':
      return [event.info ?? '', selector.status(arena, range, path)];
    case 'start':
      selector.start(arena, range, path, bytes);
      return null;
    case 'end':
      selector.end(arena, range, path, bytes);
      return null;
    case 'fail':
      selector.fail(arena, range, path);
      return null;
    case 'reinstate':
      selector.reinstate(arena, range, path);
      return null;
  }
}

export function replayOracle(script: OracleScript): OracleResult {
  const selector = selectors.find((row) => row.id === script.selector);
  const differs = (event: number, what: string, expected: string, got: string): OracleResult => ({
    events: event < 0 ? script.events.length : event,
    mismatch: {
      script: script.script,
      event,
      what,
      expected,
      got,
      context: event < 0 ? [] : script.events.slice(Math.max(0, event - contextRows), event + 1),
    },
  });
  if (!selector) return differs(0, 'selector', script.selector, 'none of that name');
  const slots = selector.slots(script.paths);
  const arena: Arena = { i32: new Int32Array(slots.i32), f64: new Float64Array(slots.f64) };
  const range: Range = { i32: 0, f64: 0, paths: script.paths };
  selector.open(arena, range);
  for (const [row, event] of script.events.entries()) {
    const answer = play(selector, arena, range, event);
    if (answer && answer[0] !== answer[1]) return differs(row, event.op, answer[0], answer[1]);
  }
  for (const { path, up, info, table } of script.final) {
    const expected = `${up} ${info} | ${table}`;
    const got = `${selector.usable(arena, range, path)} ${selector.status(arena, range, path)} | ${selector.table(arena, range, path)}`;
    if (expected !== got) return differs(-1, `path ${path} at the end`, expected, got);
  }
  return { events: script.events.length, mismatch: null };
}
