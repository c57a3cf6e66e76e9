import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hostSettings, switchSettings, arraySettings } from '../../src/sim/catalog';
import { Run } from '../../src/sim';
import { makeModel, modelFile, placesOf, template } from '../support/model/model';
import { tables, withoutEffect } from '../support/model/tables';
import { loadScene, withSettings } from '../support/scenes';

describe('src/MODEL.md', () => {
  it('is what its template and the code say', () => {
    const wanted = makeModel();
    if (process.env.UPDATE_MODEL === '1') writeFileSync(modelFile, wanted);
    const found = existsSync(modelFile) ? readFileSync(modelFile, 'utf8') : '';
    const lines = [wanted, found].map((text) => text.split('\n'));
    const at = lines[0]!.findIndex((line, i) => line !== lines[1]![i]);
    const where =
      at < 0 ? '' : `line ${at + 1} should be\n  ${lines[0]![at]}\nand is\n  ${lines[1]![at] ?? '(nothing)'}`;
    expect(
      found === wanted,
      `src/MODEL.md is stale: ${where}\nA default, a source or a table has changed. If that is meant, write it anew with\n  UPDATE_MODEL=1 npx vitest run tests/house/model.test.ts\nand read what changed. Its sentences are in tests/support/model/template.md.`,
    ).toBe(true);
  });

  it('shows every table that can be made, once', () => {
    expect([...placesOf(template())].sort()).toEqual(Object.keys(tables).sort());
  });

  it('names no settings as idle that do something', () => {
    const fingerprint = (changes: Record<string, Record<string, number>>): string => {
      const run = new Run(withSettings(loadScene('dual-fabric-4-paths'), changes), { checkpointEvery: 0 });
      run.advance(300_000_000);
      return run.fingerprint;
    };
    const specs = [...hostSettings, ...arraySettings('qsan-f400q'), ...switchSettings('brocade-300')];
    const before = fingerprint({});
    for (const key of withoutEffect) {
      const spec = specs.find((each) => each.key === key);
      if (!spec || !('min' in spec))
        throw new Error(`${key} is no number that can be set; take it off the list in tables.ts.`);
      const change = { [key]: spec.min };
      expect(
        fingerprint({ web1: change, a1: change }),
        `${key} does something now: take it off the list in tests/support/model/tables.ts`,
      ).toBe(before);
    }
    // The comparison itself can tell.
    expect(fingerprint({ web1: { hbaQueueDepth: 1 } })).not.toBe(before);
  });
});
