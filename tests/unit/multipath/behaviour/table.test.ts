/** The behaviour table, row by row, under both settings of `dsmBehaviour`. */
import { describe, expect, it } from 'vitest';
import { asymmetric } from './asymmetric';
import { behaviours, type Checks } from './check';
import { claims } from './claims';
import { errors } from './errors';
import { loads } from './loads';
import { reservations } from './reservations';
import { behaviourRows } from './rows';
import { sets } from './sets';
import { symmetric } from './symmetric';
import { wholeRuns } from './whole-runs';

const families: readonly Checks[] = [symmetric, loads, asymmetric, errors, wholeRuns, reservations, claims, sets];
const checks: Checks = Object.assign({}, ...families) as Checks;

describe.each(behaviours)('behaviour table, %s', (behaviour) => {
  for (const row of behaviourRows) {
    const expected = behaviour === 'documented' ? (row.documented ?? row.expected) : row.expected;
    const basis = row.inferred === null ? '' : ` (INFERRED: ${row.inferred})`;
    it(`${row.id} ${row.start} | ${row.event} | ${expected} [${row.source}]${basis}`, () => {
      expect(checks[row.id], `no check for ${row.id}`).toBeTypeOf('function');
      checks[row.id]!(behaviour);
    });
  }
});

describe('the table itself', () => {
  it('has a check for each row, and a row for each check, once', () => {
    const ids = behaviourRows.map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ids.toSorted());
    expect(families.flatMap((family) => Object.keys(family)).sort()).toEqual(ids);
  });
  it('has the ids of the fact sheet: T01 to T67 without those that it leaves out', () => {
    const leftOut = [6, 14, 19, 24, 30, 39, 54, 59];
    const wanted = Array.from({ length: 67 }, (_, i) => i + 1).filter((number) => !leftOut.includes(number));
    expect(behaviourRows.map((row) => Number(row.id.slice(1)))).toEqual(wanted);
  });
  it('names a source for each row', () => {
    for (const row of behaviourRows) expect(row.source, row.id).not.toBe('');
  });
});
