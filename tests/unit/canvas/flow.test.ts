import { describe, expect, it } from 'vitest';
import { cap, Flow, nice } from '../../../src/views/canvas/dots/flow';

const lane = (path: string, rate: number, end = 200) => ({ path, length: 200, end, rate, readShare: 0.7 });

describe('the flow of dots', () => {
  it('lets go as many I/Os as are completed, within five in a hundred', () => {
    const flow = new Flow();
    const paths = [lane('p1', 3300), lane('p2', 1650)];
    flow.scale(paths);
    for (let i = 0; i < 60 * 60; i += 1) flow.advance(paths, 1 / 60);
    const done = (3300 + 1650) * 60;
    expect(Math.abs(flow.spawned * flow.perDot - done) / done).toBeLessThan(0.05);
  });
  it('shows nothing on a strand without I/O, and stands while time stands', () => {
    const flow = new Flow();
    flow.advance([lane('p1', 3300)], 1);
    const before = flow.dots.map((dot) => dot.at);
    flow.advance([lane('p1', 3300)], 0);
    expect(flow.dots.map((dot) => dot.at)).toEqual(before);
    flow.advance([lane('p1', 0)], 1 / 60);
    expect(flow.dots).toEqual([]);
  });
  it('keeps to its cap, and to the end of the cable', () => {
    const flow = new Flow();
    const many = Array.from({ length: 200 }, (_, i) => lane(`p${i}`, 5000));
    for (let i = 0; i < 600; i += 1) flow.advance(many, 1 / 60);
    expect(flow.dots.length).toBeLessThanOrEqual(cap);
    const cut = new Flow();
    for (let i = 0; i < 100; i += 1) cut.advance([lane('p1', 3300, 0)], 1 / 60);
    expect(cut.dots).toEqual([]);
  });
  it('counts in round numbers', () => {
    expect([1, 1.2, 3, 700, 1001].map(nice)).toEqual([1, 2, 5, 1000, 2000]);
  });
});
