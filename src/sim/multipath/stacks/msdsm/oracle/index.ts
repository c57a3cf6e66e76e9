/** Replays a trace of the public sample DSM against ours under `sample-exact`, and tells the first difference. Takes parsed scripts: no files in here. */
import { eventTable } from './events';
import { compareState, Expected, type Difference } from './picture';
import { Replay } from './replay';
import type { MsdsmResult, MsdsmScript, ScriptEvent } from './script';

export type { MsdsmMismatch, MsdsmResult, MsdsmScript, ScriptEvent } from './script';
const contextRows = 5;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const text = (value: unknown): string => JSON.stringify(value);

function compareAnswers(replay: Replay, event: ScriptEvent, answer: Readonly<Record<string, unknown>>): Difference | null {
  for (const [key, expected] of Object.entries(event.r)) {
    if (!same(expected, answer[key])) return { what: `r.${key}`, expected: text(expected), got: text(answer[key]) };
  }
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['commands', event.c ?? [], replay.target.seen],
    ['requests to mpio', event.n ?? [], replay.asked],
    ['commands waiting', event.q ?? 0, replay.queue.length],
  ];
  for (const [what, expected, got] of pairs) {
    if (!same(expected, got)) return { what, expected: text(expected), got: text(got) };
  }
  return null;
}

export function replayMsdsm(script: MsdsmScript): MsdsmResult {
  const replay = new Replay(script);
  const expected = new Expected();
  for (const [row, event] of script.ev.entries()) {
    const [name, ...words] = event.e;
    const handler = eventTable[name];
    replay.beginEvent();
    expected.take(event.s);
    const difference: Difference | null = handler
      ? (compareAnswers(replay, event, handler(replay, words)) ?? compareState(replay, expected))
      : { what: 'event', expected: name, got: 'none of that name' };
    if (difference) {
      const context = script.ev.slice(Math.max(0, row - contextRows), row + 1);
      return { events: row, mismatch: { script: script.id, event: row, ...difference, context } };
    }
  }
  return { events: script.ev.length, mismatch: null };
}
