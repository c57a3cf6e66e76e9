/** Persistent reservations as the public DSM sample ran them over its paths: commands, their order, answers, keys held. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { replayMsdsm, type MsdsmScript } from '../../../src/sim';

const scripts = gunzipSync(readFileSync(new URL('./pr.jsonl.gz', import.meta.url)))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as MsdsmScript);
type Event = MsdsmScript['ev'][number];
const events = scripts.flatMap((script) => script.ev);
const opcodes = (event: Event): string[] => (event.c ?? []).map(([, , code]) => code);

describe('reservations of the DSM sample', () => {
  it('every script equals it', () => {
    expect(scripts).toHaveLength(36);
    for (const script of scripts) expect(replayMsdsm(script)).toEqual({ events: script.ev.length, mismatch: null });
  });

  it.each(['5f/00', '5f/01', '5f/02', '5f/03', '5f/04', '5f/05', '5f/06', '5e/00', '5e/01', '5e/02'])(
    'the traces hold %s, both done and failed',
    (code) => {
      const answers = events.filter((event) => event.e[0].startsWith('pr') && opcodes(event).includes(code));
      const words = new Set(answers.map((event) => (event.r.st === '0' ? 'done' : 'failed')));
      expect([...words].toSorted()).toEqual(['done', 'failed']);
    },
  );

  it('and paths that registered when they arrived, done and failed', () => {
    const registered = events.filter(
      (event) => event.e[0] === 'arrive' && opcodes(event).some((code) => code.startsWith('5f')),
    );
    const results = new Set(
      registered.flatMap((event) =>
        (event.c ?? []).filter(([, , code]) => code.startsWith('5f')).map(([, , , result]) => result),
      ),
    );
    expect(registered.length).toBeGreaterThan(30);
    expect([...results].toSorted((a, b) => a - b)).toEqual([0, 2, 24]);
  });

  it.each([
    ['another order of paths', (event: Event): Partial<Event> => ({ c: event.c?.toReversed() }), 'commands'],
    ['a path left out', (event: Event): Partial<Event> => ({ c: event.c?.slice(1) }), 'commands'],
    ['another status', (event: Event): Partial<Event> => ({ r: { ...event.r, st: 'c0000185' } }), 'r.st'],
    ['another SCSI status', (event: Event): Partial<Event> => ({ r: { ...event.r, scsi: 24 } }), 'r.scsi'],
  ])('%s is noticed', (_, change, what) => {
    const [script] = scripts;
    const at = script.ev.findIndex((event) => event.e[0] === 'pr' && (event.c?.length ?? 0) > 1);
    const ev = script.ev.map((event, row) => (row === at ? { ...event, ...change(event) } : event));
    expect(replayMsdsm({ ...script, ev }).mismatch).toMatchObject({ event: at, what });
  });
});
