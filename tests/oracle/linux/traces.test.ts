/** Every script that real Linux ran, event by event and text by text: ours answers the same. Traces are gzipped JSON lines. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { linuxTraces, selectors } from '../../../src/sim/multipath';

type Line = Readonly<Record<string, unknown>>;
interface Stored {
  readonly stem: string;
  readonly format: string;
  readonly scripts: number;
  readonly events: number;
  /** Makes one answer of a line wrong, and says what has to be noticed. */
  readonly spoil: (line: Line) => { readonly line: Line; readonly noticed: object };
}

const linesOf = (stem: string): Line[] =>
  gunzipSync(readFileSync(new URL(`./${stem}.jsonl.gz`, import.meta.url)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const traceOf = (line: Line): (typeof linuxTraces)[number] => {
  const trace = linuxTraces.find((row) => row.format === line.format);
  expect(trace, `nobody replays ${String(line.format)}`).toBeDefined();
  return trace!;
};

type Event = Readonly<Record<string, unknown>>;
function withEvent(line: Line, fits: (event: Event) => boolean, change: Event): { line: Line; at: number } {
  const events = line.events as readonly Event[];
  const at = events.findIndex(fits);
  return { line: { ...line, events: events.map((event, row) => (row === at ? { ...event, ...change } : event)) }, at };
}

function spoilSelector(line: Line): ReturnType<Stored['spoil']> {
  const { line: wrong, at } = withEvent(line, (event) => event.op === 'select', { path: 99 });
  return { line: wrong, noticed: { event: at, what: 'select', expected: '99' } };
}
function spoilTarget(line: Line): ReturnType<Stored['spoil']> {
  const { line: wrong, at } = withEvent(line, (event) => event.op === 'map', { status: 'x' });
  return { line: wrong, noticed: { event: at, what: 'status', expected: 'x' } };
}
const spoilGrouping = (line: Line): ReturnType<Stored['spoil']> => ({
  line: { ...line, best_group: 77 },
  noticed: { what: 'best group', expected: '77' },
});
const spoilText = (line: Line): ReturnType<Stored['spoil']> => ({
  line: { ...line, expected: { ...(line.expected as Line), maps: 'name\n' } },
  noticed: { what: 'maps', expected: 'name\n' },
});

const stored: readonly Stored[] = [
  { stem: 'round-robin', format: 'dmps-trace-1', scripts: 24, events: 7200, spoil: spoilSelector },
  { stem: 'queue-length', format: 'dmps-trace-1', scripts: 24, events: 12_300, spoil: spoilSelector },
  { stem: 'service-time', format: 'dmps-trace-1', scripts: 24, events: 12_300, spoil: spoilSelector },
  { stem: 'historical-service-time', format: 'dmps-trace-1', scripts: 24, events: 24_300, spoil: spoilSelector },
  { stem: 'io-affinity', format: 'dmps-trace-1', scripts: 24, events: 7200, spoil: spoilSelector },
  { stem: 'dm-mpath', format: 'dmmpath-trace-1', scripts: 36, events: 10_800, spoil: spoilTarget },
  { stem: 'pgpolicy-random', format: 'pgpolicy-2', scripts: 300, events: 900, spoil: spoilGrouping },
  { stem: 'mpath-print', format: 'mpath-print-1', scripts: 90, events: 450, spoil: spoilText },
];

describe.each(stored)('$stem', ({ stem, format, scripts, events, spoil }) => {
  const lines = linesOf(stem);

  it('is answered alike, all of it', () => {
    expect(lines.map((line) => line.format)).toEqual(Array(scripts).fill(format));
    let played = 0;
    for (const line of lines) {
      const trace = traceOf(line);
      expect(trace.whyNot(line)).toBeNull();
      const result = trace.replay(line);
      expect(result.mismatch).toBeNull();
      played += result.events;
    }
    expect(played).toBe(events);
  });

  it('would be noticed if it differed', () => {
    const { line, noticed } = spoil(lines[0]);
    expect(traceOf(line).replay(line).mismatch).toMatchObject(noticed);
  });
});

describe('the list of traces', () => {
  it('holds each format once, and a trace of every selector is kept here', () => {
    const formats = linuxTraces.map((trace) => trace.format);
    expect(new Set(formats).size).toBe(formats.length);
    expect(stored.map((row) => row.stem)).toEqual(expect.arrayContaining(selectors.map((selector) => selector.id)));
  });

  it.each(linuxTraces.map((trace) => [trace.format, trace] as const))('%s says why half a line is none', (_, trace) => {
    expect(trace.whyNot({ format: trace.format })).toEqual(expect.any(String));
  });
});
