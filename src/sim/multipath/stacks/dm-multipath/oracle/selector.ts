/** What the real kernel's path selectors did, alone (trace format dmps-trace-1). */
import type { OracleResult } from '../../../oracle';
import { cpuCount, selectors } from '../selectors';
import type { Arena, Range, Selector } from '../selectors';
import { differs, isIndex, isListOf, isRecord, isText, mostPaths, type LinuxTrace } from './trace';

export interface SelectorEvent {
  readonly op: 'add' | 'select' | 'start' | 'end' | 'fail' | 'reinstate' | 'status';
  readonly t: number;
  readonly path: number | null;
  readonly args?: readonly string[];
  readonly rc?: number;
  readonly bytes?: number;
  readonly start_t?: number;
  readonly cpu?: number;
  readonly info?: string;
}
export interface SelectorScript {
  readonly format: string;
  readonly script: string;
  readonly selector: string;
  readonly profile: string;
  /** Words of the selector itself, and what it prints of them; absent: none. */
  readonly selector_args?: readonly string[];
  readonly selector_status?: string;
  readonly paths: number;
  readonly events: readonly SelectorEvent[];
  readonly final: readonly {
    readonly path: number;
    readonly up: boolean;
    readonly info: string;
    readonly table: string;
  }[];
}

/** The recorder of the io-affinity traces printed where the kernel keeps a CPU mask, not the mask. */
const isAddress = (table: string): boolean => /^0x[\da-f]{9,}$/.test(table);

/** What the kernel answered and what we answer, as text; null when the event has no answer to compare. */
function play(selector: Selector, arena: Arena, range: Range, event: SelectorEvent): readonly [string, string] | null {
  const path = event.path ?? -1;
  const bytes = event.bytes ?? 0;
  switch (event.op) {
    case 'add':
      return [String(event.rc === 0), String(selector.add(arena, range, path, event.args ?? []))];
    case 'select':
      return [String(path), String(selector.select(arena, range, bytes, event.t, event.cpu ?? 0))];
    case 'status':
      return [event.info ?? '', selector.status(arena, range, path)];
    case 'start':
      selector.start(arena, range, path, bytes);
      return null;
    case 'end':
      selector.end(arena, range, path, bytes, event.start_t ?? event.t, event.t);
      return null;
    case 'fail':
      selector.fail(arena, range, path);
      return null;
    case 'reinstate':
      selector.reinstate(arena, range, path);
      return null;
  }
}

export function replaySelector(script: SelectorScript): OracleResult {
  const { events } = script;
  const difference = (row: number, what: string, expected: string, got: string): OracleResult =>
    differs(script.script, events, row, what, expected, got);
  const selector = selectors.find((row) => row.id === script.selector);
  if (!selector) return difference(0, 'selector', script.selector, 'none of that name');
  const slots = selector.slots(script.paths);
  const arena: Arena = { i32: new Int32Array(slots.i32), f64: new Float64Array(slots.f64) };
  const range: Range = { i32: 0, f64: 0, paths: script.paths };
  if (!selector.open(arena, range, script.selector_args ?? []))
    return difference(0, 'selector words', 'taken', 'refused');
  const words = selector.words(arena, range);
  const { selector_status: status = words } = script;
  if (words !== status) return difference(0, 'selector status', status, words);
  for (const [row, event] of events.entries()) {
    const answer = play(selector, arena, range, event);
    if (answer && answer[0] !== answer[1]) return difference(row, event.op, answer[0], answer[1]);
  }
  for (const { path, up, info, table } of script.final) {
    const ownTable = isAddress(table) ? table : selector.table(arena, range, path);
    const expected = `${up} ${info} | ${table}`;
    const got = `${selector.usable(arena, range, path)} ${selector.status(arena, range, path)} | ${ownTable}`;
    if (expected !== got) return difference(-1, `path ${path} at the end`, expected, got);
  }
  return { events: events.length, mismatch: null };
}

function whyNot({
  paths,
  events,
  final,
  selector_args,
  selector_status,
}: Readonly<Record<string, unknown>>): string | null {
  if (!isIndex(paths) || paths > mostPaths) return 'paths is not a number of paths';
  const onPath = (row: unknown): boolean =>
    isRecord(row) && (row.path === null || row.path === undefined || (isIndex(row.path) && row.path < paths));
  const onCpu = (row: unknown): boolean =>
    isRecord(row) && (row.cpu === undefined || (isIndex(row.cpu) && row.cpu < cpuCount));
  if (!isListOf(events, (row) => onPath(row) && onCpu(row) && isText((row as { op?: unknown }).op)))
    return 'events is not a list of events on its paths and CPUs';
  if (!isListOf(final, onPath)) return 'final is not a list of states of its paths';
  if (selector_args !== undefined && !isListOf(selector_args, isText)) return 'selector_args is not a list of words';
  if (selector_status !== undefined && !isText(selector_status)) return 'selector_status is not a text';
  return null;
}

export const selectorTrace: LinuxTrace = {
  format: 'dmps-trace-1',
  nameOf: (line) => String(line.selector),
  whyNot,
  replay: (line) => replaySelector(line as unknown as SelectorScript),
};
