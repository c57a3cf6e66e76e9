/** `san oracle` on good traces, on altered ones, and on what is no trace. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { san, sanJson, top } from '../support/terminal';

const folder = mkdtempSync(join(tmpdir(), 'san-oracle-'));
afterAll(() => rmSync(folder, { recursive: true }));

const kept = {
  selectors: 'tests/oracle/linux/round-robin.jsonl.gz',
  grid: 'tests/oracle/msdsm/interpret-error.jsonl.gz',
};
const linesOf = (file: string): string[] =>
  gunzipSync(readFileSync(join(top, file)))
    .toString('utf8')
    .trimEnd()
    .split('\n');
function write(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  const text = `${lines.join('\n')}\n`;
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
  return file;
}
const scriptOf = (
  family: string,
): { id: string; cfg: { luns: object[]; paths: object[] }; ev: { e: string[]; r: object }[] } =>
  JSON.parse(linesOf(`tests/oracle/msdsm/${family}.jsonl.gz`)[0]) as ReturnType<typeof scriptOf>;
const grid = linesOf(kept.grid).slice(0, 200);

describe('san oracle', () => {
  it('adds up the files, whatever each holds', () => {
    const { code, json } = sanJson('oracle', kept.selectors, kept.grid);
    expect(code).toBe(0);
    expect(json).toEqual({
      format: 'san-oracle',
      version: 1,
      scripts: 24 + 32_459,
      events: 7200 + 298_777,
      mismatches: 0,
      firstMismatch: null,
      files: [
        { file: kept.selectors, traces: ['round-robin'], scripts: 24, events: 7200, mismatches: 0 },
        { file: kept.grid, traces: ['MSDSM error grid'], scripts: 32_459, events: 298_777, mismatches: 0 },
      ],
    });
  });

  it('tells traces by what a line holds, packed or not, mixed or not', () => {
    const mixed = write('mixed.jsonl', [linesOf(kept.selectors)[0], ...grid]);
    expect(sanJson('oracle', mixed).json.files).toMatchObject([
      { traces: ['round-robin', 'MSDSM error grid'], scripts: 200, mismatches: 0 },
    ]);
    const packed = write('packed.jsonl.gz', grid);
    expect(sanJson('oracle', packed).json).toMatchObject({ scripts: 199, mismatches: 0 });
  });

  it('says in a table that all is the same', () => {
    const { code, out } = san('oracle', kept.selectors, '--text');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^file +traces +scripts +events +mismatches\n.*round-robin +24 +7200 +0\nEvery answer is the same\.\n$/,
    );
  });

  it('shows the first cell that differs, with exit code 1', () => {
    const line = JSON.parse(grid[2]) as { v: Record<string, number> };
    const altered = write('altered.jsonl', [
      ...grid.slice(0, 2),
      JSON.stringify({ ...line, v: { ...line.v, none: 1 } }),
    ]);
    const { code, json } = sanJson('oracle', altered);
    expect([code, json.mismatches]).toEqual([1, 1]);
    expect(json.firstMismatch).toMatchObject({
      file: altered,
      event: 0,
      what: 'sense none (row E22)',
      expected: '["80000000",0,"default","same",18,1,0,0]',
      got: '["0",0,"default","same",0,0,0,0]',
      context: [{ cfg: 'sym3', v: { none: 1 } }],
    });
    const text = san('oracle', altered, '--text');
    expect([text.code, text.err]).toEqual([1, '']);
    expect(text.out).toMatch(
      /First mismatch in .*altered\.jsonl: sym3, .*\n +the trace: .*\n +ours: .*\n +0 +\{"cfg":"sym3"/,
    );
  });

  it('shows the first event of a script that differs, with the events before it', () => {
    const script = JSON.parse(linesOf(kept.selectors)[0]) as { events: { op: string; path: number }[] };
    const at = script.events.findIndex((event) => event.op === 'select');
    script.events[at].path = (script.events[at].path + 1) % 3;
    const { code, json } = sanJson('oracle', write('script.jsonl', [JSON.stringify(script)]));
    expect([code, json.mismatches]).toEqual([1, 1]);
    const first = json.firstMismatch as { event: number; context: unknown[] };
    expect(first.event).toBe(at);
    expect(first.context).toEqual(script.events.slice(Math.max(0, at - 5), at + 1));
  });

  it('knows every kind of Linux trace by its format, and shows the first answer that differs', () => {
    const of = (stem: string): string => linesOf(`tests/oracle/linux/${stem}.jsonl.gz`)[0];
    const lines = ['historical-service-time', 'dm-mpath', 'pgpolicy-random', 'mpath-print'].map(of);
    const { code, json } = sanJson('oracle', write('linux.jsonl', lines));
    expect([code, json.mismatches, json.scripts]).toEqual([0, 0, 4]);
    const traces = ['historical-service-time', 'dm-mpath', 'pgpolicy', 'multipath text'];
    expect(json.files).toMatchObject([{ traces }]);
    const target = JSON.parse(lines[1]) as { script: string; events: { op: string; status: string }[] };
    target.events[3].status = '2 0 0 0';
    const altered = sanJson('oracle', write('linux-altered.jsonl', [lines[0], JSON.stringify(target), lines[2]]));
    expect([altered.code, altered.json.mismatches]).toEqual([1, 1]);
    expect(altered.json.firstMismatch).toMatchObject({
      script: target.script,
      event: 3,
      what: 'status',
      expected: '2 0 0 0',
      context: target.events.slice(0, 4),
    });
  });

  it('replays scripts of MSDSM, and shows the first event that differs', () => {
    const script = scriptOf('pr');
    const packed = write('pr.jsonl.gz', [JSON.stringify(script)]);
    expect(sanJson('oracle', packed).json).toMatchObject({
      scripts: 1,
      events: script.ev.length,
      mismatches: 0,
      files: [{ traces: ['MSDSM'] }],
    });
    const at = script.ev.findIndex((event) => event.e[0] === 'pr');
    const ev = script.ev.map((event, row) => (row === at ? { ...event, r: { ...event.r, st: 'c0000185' } } : event));
    const { code, json } = sanJson('oracle', write('pr-altered.jsonl', [JSON.stringify({ ...script, ev })]));
    expect([code, json.mismatches, json.events]).toEqual([1, 1, at]);
    expect(json.firstMismatch).toMatchObject({
      script: script.id,
      event: at,
      what: 'r.st',
      expected: '"c0000185"',
      got: '"0"',
    });
    expect((json.firstMismatch as { context: unknown[] }).context).toEqual(ev.slice(at - 5, at + 1));
  });

  it.each([
    [
      'without its paths',
      (script: ReturnType<typeof scriptOf>): object => ({ ...script, cfg: { luns: [] } }),
      'no paths',
    ],
    [
      'with half a path',
      (script: ReturnType<typeof scriptOf>): object => ({ ...script, cfg: { ...script.cfg, paths: [{ port: 2 }] } }),
      'a path of cfg',
    ],
    [
      'with half a LUN',
      (script: ReturnType<typeof scriptOf>): object => ({ ...script, cfg: { ...script.cfg, luns: [{ tpgs: 2 }] } }),
      'a lun of cfg',
    ],
    [
      'with an event without words',
      (script: ReturnType<typeof scriptOf>): object => ({ ...script, ev: [{ e: [], r: {} }] }),
      'event 0',
    ],
    [
      'on a path that is not there',
      (script: ReturnType<typeof scriptOf>): object => ({ ...script, ev: [{ e: ['arrive', '0', '77'], r: {} }] }),
      'cannot be replayed',
    ],
  ])('finds a script of MSDSM %s', (_, change, why) => {
    const file = write('half.jsonl', [JSON.stringify(scriptOf('pr')), JSON.stringify(change(scriptOf('pr')))]);
    const { code, json } = sanJson('oracle', file);
    expect(code).toBe(2);
    expect(json.findings).toMatchObject([
      { code: 'not-a-trace', place: `${file}:2`, message: expect.stringContaining(why) as unknown },
    ]);
  });

  const badLine = (line: string): string => write('bad.jsonl', [...grid.slice(0, 3), line]);
  it.each([
    ['text', 'no JSON at all', 'it is not JSON'],
    ['a number', '7', 'it is not a JSON object'],
    ['another object', '{"a":1}', 'it is neither'],
    ['another format', '{"format":"dmps-trace-2"}', '"dmps-trace-2"'],
    ['half a target', '{"format":"dmmpath-trace-1","events":[]}', 'ctor'],
    ['groups that are none', '{"format":"pgpolicy-2","paths":[],"groups":7}', 'groups'],
    ['a text that is missing', '{"format":"mpath-print-1","groups":[],"expected":{"maps":1}}', 'expected'],
    [
      'a path that is not there',
      '{"format":"dmps-trace-1","paths":1,"events":[{"op":"add","path":3}],"final":[]}',
      'events',
    ],
    [
      'a host that the grid does not have',
      '{"cfg":"toString","dut":0,"op":"28","nt":"X","srb":"04","scsi":"02","v":{}}',
      'toString',
    ],
    [
      'a path that the host does not have',
      '{"cfg":"sym1","dut":1,"op":"28","nt":"X","srb":"04","scsi":"02","v":{}}',
      'dut 1',
    ],
    [
      'a verdict that is not there',
      '{"cfg":"sym1","dut":0,"op":"28","nt":"X","srb":"04","scsi":"02","v":{"none":999}}',
      'verdict',
    ],
  ])('finds %s, with file and line, exit code 2', (_, line, why) => {
    const file = badLine(line);
    const { code, json, err } = sanJson('oracle', file);
    expect([code, json.error]).toEqual([2, true]);
    expect(json.findings).toMatchObject([{ code: 'not-a-trace', place: `${file}:4` }]);
    expect(err).toContain(`${file}:4: This line is not a trace: `);
    expect(err).toContain(why);
  });

  it.each([
    ['cells without their verdicts', (): string => write('headless.jsonl', grid.slice(1, 3)), 'not-a-trace'],
    ['an empty file', (): string => write('empty.jsonl', []), 'not-a-trace'],
    [
      'a file that is not packed',
      (): string => (writeFileSync(join(folder, 'plain.gz'), 'x'), join(folder, 'plain.gz')),
      'file-not-read',
    ],
    ['a file that is not there', (): string => join(folder, 'nothing.jsonl'), 'file-not-read'],
  ])('finds %s', (_, file, finding) => {
    const { code, json } = sanJson('oracle', file());
    expect(code).toBe(2);
    expect((json.findings as { code: string }[]).map((each) => each.code)).toEqual([finding]);
  });
});
