/** The behaviour table of Linux dm-multipath, row by row. */
import { describe, expect, it } from 'vitest';
import { errorRows } from './error-rows';
import { groupRows } from './group-rows';
import { groupingRows } from './grouping-rows';
import { behaviourRows } from './rows';
import { selectorRows, type Checks } from './selector-rows';

const families: readonly Checks[] = [selectorRows, groupRows, errorRows, groupingRows];
const checks: Checks = Object.assign({}, ...families) as Checks;

describe('behaviour table', () => {
  for (const { id, setup, action, expected, decides } of behaviourRows) {
    it(`${id} ${setup} | ${action} | ${expected} [${decides}]`, () => {
      expect(checks[id], `no check for ${id}`).toBeTypeOf('function');
      checks[id]();
    });
  }
});

describe('the table itself', () => {
  it('has a check for each row, and a row for each check, once', () => {
    const ids = behaviourRows.map((row) => row.id);
    expect(families.flatMap((family) => Object.keys(family)).sort()).toEqual(ids);
  });
  it('has the ids of the fact sheet: BT01 to BT40 without those of the daemon', () => {
    const wanted = Array.from({ length: 40 }, (_, i) => i + 1).filter((number) => number < 31 || number > 38);
    expect(behaviourRows.map((row) => Number(row.id.slice(2)))).toEqual(wanted);
  });
});
