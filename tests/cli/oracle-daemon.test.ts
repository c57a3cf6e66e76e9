/** `san oracle` on scripts of multipathd's check loop: good, altered, and not whole. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { san, sanJson, top } from '../support/terminal';

const folder = mkdtempSync(join(tmpdir(), 'san-oracle-daemon-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Script {
  readonly config: object;
  readonly events: readonly { readonly op: string; readonly actions?: readonly string[] }[];
}
const first = gunzipSync(readFileSync(join(top, 'tests/oracle/linux/multipathd.jsonl.gz')))
  .toString('utf8')
  .split('\n', 1)[0];
const script = JSON.parse(first) as Script;
function write(name: string, value: object): string {
  const file = join(folder, name);
  writeFileSync(file, `${JSON.stringify(value)}\n`);
  return file;
}

describe('san oracle and multipathd', () => {
  it('replays a script', () => {
    const { code, json } = sanJson('oracle', write('good.jsonl', script));
    expect(code).toBe(0);
    expect(json).toMatchObject({
      scripts: 1,
      events: script.events.length,
      mismatches: 0,
      files: [{ traces: ['multipathd'] }],
    });
  });

  it('shows the first second that differs, with those before it', () => {
    const at = script.events.findIndex((event) => (event.actions ?? []).length > 0);
    const events = script.events.map((event, row) => (row === at ? { ...event, actions: [] } : event));
    const { code, json } = sanJson('oracle', write('altered.jsonl', { ...script, events }));
    expect([code, json.mismatches, json.events]).toEqual([1, 1, at]);
    expect(json.firstMismatch).toMatchObject({
      event: at,
      what: 'actions',
      expected: '[]',
      got: JSON.stringify(script.events[at].actions),
      context: events.slice(at - 5, at + 1),
    });
  });

  it.each<[string, object, string]>([
    ['without its name', { ...script, script: undefined }, 'script is missing'],
    ['with half a configuration', { ...script, config: { paths: 2 } }, 'config is not whole'],
    ['with too many paths', { ...script, config: { ...script.config, paths: 65 } }, 'config is not whole'],
    ['with a policy that is none', { ...script, config: { ...script.config, policy: 'toString' } }, 'config'],
    ['with a group of a path that is not there', { ...script, initial_groups: [[9]] }, 'initial_groups'],
    ['without its map', { ...script, initial_map: null }, 'initial_map'],
    ['with an event that is none', { ...script, events: [{ op: 'sleep' }] }, 'event 0'],
    ['without events', { ...script, events: null }, 'event 0'],
    ['with a tick of half a path', { ...script, events: [{ op: 'tick', sec: 1, paths: 7 }] }, 'cannot be replayed'],
  ])('finds a script %s', (_, value, why) => {
    const file = write('bad.jsonl', value);
    const { code, json } = sanJson('oracle', file);
    expect(code).toBe(2);
    expect(json.findings).toMatchObject([
      { code: 'not-a-trace', place: `${file}:1`, message: expect.stringContaining(why) as unknown },
    ]);
  });

  it('says in a table what it replayed', () => {
    expect(san('oracle', write('text.jsonl', script), '--text').out).toMatch(/multipathd +1 +\d+ +0\nEvery answer/);
  });
});
