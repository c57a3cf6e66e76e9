import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/app/types';
import { PITCH, shiftsOf } from '../../../src/views/dock/compare/bundle';
import { linesOf, topOf, wordsInPlot } from '../../../src/views/dock/compare/lines';
import { compareRows, refusalText } from '../../../src/views/dock/compare/rows';
import { timeScale } from '../../../src/views/dock/time/time-scale';
import { policyIds } from '../../../src/sim/scenario/scenario';
import { chunk, compareFacts } from '../../support/fake-rows';

const s = (seconds: number): number => Math.round(seconds * 1e9);
const cut = [{ cable: 'A1', atNs: s(5), mendNs: Infinity }];
const scale = timeScale({ startNs: 0, endNs: s(42), x0: 44, x1: 420, gaps: [] });
const series = (policy: string): Series => ({ ...chunk(policy, cut, 0, 200, 4), length: 200 });
const drawAt = (nowS: number) => {
  const rows = compareRows(compareFacts(policyIds, cut, s(nowS)), 'round-robin', s(nowS));
  const { lines } = linesOf({
    rows,
    scale,
    nowNs: s(nowS),
    turnsNs: [s(5), s(5.1)],
    before: 12_200,
    top: 24,
    zero: 190,
    series,
  });
  return { rows, lines };
};

describe('comparison', () => {
  it('keeps its order, whatever the numbers do', () => {
    const order = (nowS: number) => drawAt(nowS).rows.map((row) => row.code);
    expect(order(1)).toEqual(['LQD', 'LB', 'RR', 'RRWS', 'FOO', 'WP']);
    expect(order(20)).toEqual(order(1));
  });

  it('puts refused policies last, with their reason and without a line', () => {
    const facts = compareFacts(policyIds, cut, s(20)).map((one) =>
      one.policy === 'round-robin' ? { ...one, refused: 'this LUN is asymmetric (RRWS runs instead)' } : one,
    );
    const rows = compareRows(facts, 'round-robin-subset', s(20));
    expect(rows[5]).toMatchObject({ code: 'RR', refused: 'this LUN is asymmetric (RRWS runs instead)' });
    expect(refusalText('round-robin', rows[5].refused ?? '')).toBe(
      'refused: this LUN is asymmetric (RRWS runs instead)',
    );
    const long =
      'Round Robin needs symmetric access: on this LUN not every path is equally good. Round Robin with Subset runs instead.';
    expect(refusalText('round-robin', long)).toBe('refused: needs symmetric access (RRWS runs instead)');
    const { lines } = linesOf({ rows, scale, nowNs: s(20), turnsNs: [], before: 1, top: 24, zero: 190, series });
    expect(lines.map((line) => line.policy)).not.toContain('round-robin');
  });

  it('says who is behind', () => {
    const facts = compareFacts(policyIds, cut, s(20)).map((one) => ({ ...one, atNs: s(18) }));
    expect(compareRows(facts, null, s(20)).every((row) => row.catchingUp)).toBe(true);
  });

  it('bundles lines of one level side by side, the first at its true place', () => {
    expect(shiftsOf([100, 100.5, 40, 99])).toEqual([0, PITCH, 0, 2 * PITCH]);
    expect(shiftsOf([100, null, 100])).toEqual([0, 0, PITCH]);
    const stalled = drawAt(19).lines.filter((line) => line.share < 2);
    expect(stalled[0].policy).toBe('round-robin');
    expect(new Set(stalled.map((line) => Math.round(line.y * 10))).size).toBe(4);
  });

  it('does not move the past when time goes on', () => {
    const at = (nowS: number) =>
      drawAt(nowS)
        .lines.find((line) => line.policy === 'weighted-paths')
        ?.d.slice(0, 150);
    expect(at(12)).toBe(at(19));
  });

  it('writes words clear of lines and of each other', () => {
    const { rows, lines } = drawAt(19);
    const words = wordsInPlot(lines, rows, scale.x(s(5)), 24, 190);
    expect(words.map((word) => word.text)).toEqual(expect.arrayContaining(['LQD, 16 held', 'four stall, 32 held']));
    words.forEach((word, index) =>
      words.slice(index + 1).forEach((other) => expect(Math.abs(other.y - word.y)).toBeGreaterThanOrEqual(14)),
    );
    expect(wordsInPlot(lines, rows, null, 24, 190)).toEqual([]);
  });

  it('holds its scale still while lines wobble', () => {
    expect(topOf(101)).toBe(topOf(109));
    expect(topOf(180)).toBeGreaterThan(180);
  });
});
