import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../../src/views/dock/shared/spread-labels';
import { longestThatFits, textWidth } from '../../../src/views/dock/shared/text-width';
import { segmentsOf, stateAt } from '../../../src/views/dock/timeline/segments';

const row = (atNs: number, state: string, owner = 'MPIO') => ({ lane: 'path/web1/lun0/1', atNs, state, owner });

describe('spreadLabels', () => {
  it('leaves what does not collide alone', () => {
    expect(spreadLabels([10, 50, 90], 14)).toEqual([10, 50, 90]);
  });

  it('spreads equal values around their place, in a stable order', () => {
    expect(spreadLabels([20, 20, 20], 14)).toEqual([6, 20, 34]);
  });

  it('stays inside the limits and keeps the pitch', () => {
    const places = spreadLabels([0, 1, 2, 99, 100], 14, 0, 100);
    const sorted = [...places].sort((a, b) => a - b);
    for (let index = 1; index < sorted.length; index++)
      expect(sorted[index] - sorted[index - 1]).toBeGreaterThanOrEqual(14 - 1e-9);
    expect(sorted[0]).toBeGreaterThanOrEqual(0);
    expect(sorted[4]).toBeLessThanOrEqual(100);
  });
});

describe('segmentsOf', () => {
  it('joins rows into stretches; the last one is open', () => {
    expect(segmentsOf([row(0, 'up'), row(5, 'down')], 20)).toEqual([
      { fromNs: 0, toNs: 5, state: 'up', owner: 'MPIO', open: false },
      { fromNs: 5, toNs: 20, state: 'down', owner: 'MPIO', open: true },
    ]);
  });

  it('drops repeats, rows of no length and rows that are not known yet', () => {
    const rows = [row(0, 'up'), row(3, 'up'), row(5, 'silent'), row(5, 'down'), row(30, 'up')];
    const segments = segmentsOf(rows, 20);
    expect(segments.map(({ state, fromNs, toNs }) => [state, fromNs, toNs])).toEqual([
      ['up', 0, 5],
      ['down', 5, 20],
    ]);
    expect(stateAt(segments, 4)?.state).toBe('up');
    expect(stateAt(segments, 5)?.state).toBe('down');
    expect(stateAt([], 5)).toBeNull();
  });

  it('is nothing before the first row', () => {
    expect(segmentsOf([], 20)).toEqual([]);
  });
});

describe('text width', () => {
  it('grows with the text and picks the longest wording that fits', () => {
    expect(textWidth('Removed')).toBeGreaterThan(40);
    expect(longestThatFits(['Active/Optimized (MPIO)', 'Active/Optimized', 'A/O'], 110)).toBe('Active/Optimized');
    expect(longestThatFits(['Active/Optimized (MPIO)', 'A/O'], 10)).toBe('');
  });
});
