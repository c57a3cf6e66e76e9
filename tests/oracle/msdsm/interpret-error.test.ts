/** 298,777 requests that ended badly on the public sample of Microsoft's DSM: ours says and does the same, each time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { replayGrid, verdictOf, verdictTable, type GridHeader, type GridLine } from '../../../src/sim/multipath';
import { senseCode } from '../../../src/sim/scsi';

const rows = gunzipSync(readFileSync(join(import.meta.dirname, 'interpret-error.jsonl.gz')))
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as unknown);
const header = rows[0] as GridHeader;
const lines = rows.slice(1) as GridLine[];

describe('error grid of the DSM sample', () => {
  // No quirk of the sample touches the error table, so both settings are the same here.
  it.each(['sample-exact', 'documented'] as const)('every cell is the same under %s', (behaviour) => {
    expect(replayGrid(header, lines, behaviour)).toEqual({ cells: 298_777, mismatches: 0, first: null });
  });

  it('every row of the table decides some cell', () => {
    const met = new Set<string>();
    for (const { nt, srb, scsi, op, v } of lines) {
      for (const text in v) {
        const [key, asc, ascq] = text.split('/').map((word) => parseInt(word, 16));
        const sense = text === 'none' ? -1 : senseCode(key, asc, ascq);
        met.add(
          verdictOf({ nt, srb: parseInt(srb, 16), scsi: parseInt(scsi, 16), sense, isReadWrite: op !== '00' }).id,
        );
      }
    }
    expect(verdictTable.map((row) => row.id).filter((id) => !met.has(id))).toEqual([]);
  });

  it('a wrong verdict is found, with its cell', () => {
    const at = lines.findIndex((line) => line.cfg === 'alua-ao' && line.v['6/2a/06'] !== undefined);
    const line = {
      ...lines[at],
      v: { ...lines[at].v, '6/2a/06': (lines[at].v['6/2a/06'] + 1) % header.verdicts.length },
    };
    const replay = replayGrid(header, [lines[0], line]);
    expect(replay.mismatches).toBe(1);
    expect(replay.first).toMatchObject({
      expected: JSON.stringify(header.verdicts[line.v['6/2a/06']]),
      context: [line],
    });
    expect(replay.first?.what).toContain('sense 6/2a/06');
  });
});
