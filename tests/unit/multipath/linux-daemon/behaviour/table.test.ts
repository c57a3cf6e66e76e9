/** Every row of the behaviour table of multipathd, and no row without its check. */
import { describe, expect, it } from 'vitest';
import { groups } from './groups';
import { behaviourRows } from './rows';
import { shaky } from './shaky';
import { states } from './states';
import { timing } from './timing';
import { waiting } from './waiting';

const all = [timing, states, groups, waiting, shaky];
const checks = Object.assign({}, ...all) as Record<string, () => void>;

describe('multipathd', () => {
  it('has one check for each row, and one row for each check', () => {
    const names = all.flatMap((each) => Object.keys(each)).sort();
    expect(names).toEqual(behaviourRows.map(({ id }) => id).sort());
  });
  it.each(behaviourRows.map((row) => [row.id, row] as const))('%s', (id, row) => {
    expect(row.source).not.toBe('');
    checks[id]();
  });
});
