/**
 * Every script that the public DSM sample ran, event by event: answers, commands the array saw, requests to mpio, and the
 * whole state after each. Traces are gzipped JSON lines.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { replayMsdsm, type MsdsmScript } from '../../../src/sim';

const families = [
  'chooser-foo',
  'chooser-rr',
  'chooser-rrws',
  'chooser-lqd',
  'chooser-wp',
  'chooser-lb',
  'pathlife-symmetric',
  'pathlife-alua',
  'policy',
  'alua',
] as const;

const scriptsOf = (family: string): MsdsmScript[] =>
  gunzipSync(readFileSync(new URL(`./${family}.jsonl.gz`, import.meta.url)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line.length > 0)
    .map((line) => JSON.parse(line) as MsdsmScript);

describe.each(families)('%s', (family) => {
  const scripts = scriptsOf(family);

  it('every script equals the sample', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(27);
    for (const script of scripts) expect(replayMsdsm(script)).toEqual({ events: script.ev.length, mismatch: null });
  });
});

describe('a difference is noticed', () => {
  const [script] = scriptsOf('pathlife-alua');
  type Event = MsdsmScript['ev'][number];
  /** The script with one event changed, and what the replay says of it. */
  const wrong = (at: number, change: Partial<Event>) =>
    replayMsdsm({ ...script, ev: script.ev.map((event, row) => (row === at ? { ...event, ...change } : event)) }).mismatch;
  const first = (is: (event: Event) => boolean): number => script.ev.findIndex(is);

  it('in an answer', () => {
    const at = first((event) => event.e[0] === 'io');
    expect(wrong(at, { r: { ...script.ev[at].r, path: 7 } })).toMatchObject({ event: at, what: 'r.path', expected: '7' });
  });

  it('in the commands that the array saw', () => {
    const at = first((event) => (event.c?.length ?? 0) > 1);
    expect(wrong(at, { c: script.ev[at].c?.slice(1) })).toMatchObject({ event: at, what: 'commands' });
  });

  it('in the commands that wait', () => {
    const at = first((event) => (event.q ?? 0) > 0);
    expect(wrong(at, { q: 9 })).toMatchObject({ event: at, what: 'commands waiting', expected: '9' });
  });

  it('in each field of a device, of a LUN and of a path', () => {
    const at = 0;
    const state = script.ev[at].s;
    const [[lun, change]] = Object.entries(state?.l ?? {});
    const [device] = change?.d ?? [];
    for (let field = 1; field < device.length; field += 1) {
      const d = [device.map((value, i) => (i === field ? value + 1 : value))];
      expect(wrong(at, { s: { ...state, l: { [lun]: { ...change, d } } } }), `device, field ${field}`).not.toBeNull();
    }
    const g = change?.g ?? [];
    for (let field = 0; field < g.length; field += 1) {
      const other = g.map((value, i) => (i === field ? `${value}x` : value));
      expect(wrong(at, { s: { ...state, l: { [lun]: { ...change, g: other } } } }), `LUN, field ${field}`).not.toBeNull();
    }
    const [[path, row]] = Object.entries(state?.p ?? {});
    for (let field = 0; field < (row?.length ?? 0); field += 1) {
      const other = (row ?? []).map((value, i) => (i === field ? value + 1 : value));
      expect(wrong(at, { s: { ...state, p: { [path]: other } } }), `path, field ${field}`).not.toBeNull();
    }
    expect(wrong(at, { s: { ...state, x: 1 } })).toMatchObject({ what: 'stale path objects: 0' });
  });

  it('in an event of no known name', () => {
    expect(wrong(0, { e: ['nothing'] })).toMatchObject({ event: 0, got: 'none of that name' });
  });
});
