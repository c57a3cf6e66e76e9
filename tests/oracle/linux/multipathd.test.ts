/** What the check loop of the real multipathd did, second by second: ours does the same. Traces are gzipped JSON lines. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { multipathd } from '../../../src/sim/multipath';

type DaemonScript = multipathd.DaemonScript;
const { replayDaemon } = multipathd;

const scripts = gunzipSync(readFileSync(new URL('./multipathd.jsonl.gz', import.meta.url)))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as DaemonScript);

describe('multipathd', () => {
  it.each(scripts.map((script) => [`${script.script} ${script.profile}`, script] as const))('%s', (_, script) => {
    expect(replayDaemon(script)).toEqual({ events: script.events.length, mismatch: null });
  });

  it('has scripts of every profile', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(29);
    expect(new Set(scripts.map((script) => script.profile)).size).toBeGreaterThanOrEqual(14);
  });

  type Change = (script: DaemonScript) => DaemonScript;
  const withEvent =
    (at: number, change: object): Change =>
    (script) => ({
      ...script,
      events: script.events.map((event, row) => (row === at ? { ...event, ...change } : event)),
    });
  it.each<[string, Change, object]>([
    [
      'a message',
      withEvent(3, { actions: ['fail_path:0'] }),
      { event: 3, what: 'actions', expected: '["fail_path:0"]', got: '[]' },
    ],
    [
      'a tick',
      withEvent(3, { paths: [['up', 1, 50, 7, 10, 0]] }),
      { event: 3, what: 'path 0', got: '["up",1,50,6,10,0]' },
    ],
    ['the map', withEvent(3, { map: [0, 0, 0, 1, 2, 1] }), { event: 3, what: 'map', expected: '[0,0,0,1,2,1]' }],
    [
      'the groups',
      withEvent(3, {
        groups: [
          [1, 3],
          [0, 2],
        ],
      }),
      { event: 3, what: 'groups', got: '[[0,2],[1,3]]' },
    ],
    ['the start', (script) => ({ ...script, initial_groups: [[0, 1, 2, 3]] }), { event: 0, what: 'initial_groups' }],
  ])('would notice when %s differs', (_, change, expected) => {
    expect(replayDaemon(change(scripts[0])).mismatch).toMatchObject(expected);
  });
});
