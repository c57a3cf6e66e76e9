import { describe, expect, it } from 'vitest';
import { quietGaps, rulerEnd } from '../../../src/views/dock/time/gaps';
import { playheadText, tearText, ticks } from '../../../src/views/dock/time/ticks';
import { timeScale } from '../../../src/views/dock/time/time-scale';

const s = (seconds: number): number => Math.round(seconds * 1e9);
const at = (
  nowS: number,
  events: number[],
  forecast: number[] = [],
  skips: { fromNs: number; toNs: number }[] = [],
) => {
  const nowNs = s(nowS);
  const endNs = rulerEnd({ nowNs, lastEventNs: s(Math.max(0, ...events)), forecastNs: forecast.map(s) });
  const gaps = quietGaps({ startNs: 0, endNs, nowNs, eventsNs: [...events, ...forecast].map(s), skips });
  return timeScale({ startNs: 0, endNs, x0: 136, x1: 566, gaps });
};

describe('timeScale', () => {
  it('is one scale while everything fits', () => {
    const scale = at(8, []);
    expect(scale.tears).toEqual([]);
    expect(scale.x(0)).toBe(136);
    expect(scale.x(s(10))).toBeCloseTo(351, 3);
    expect(scale.x(s(20))).toBe(566);
  });

  it('tears a long wait, says how long, and fills the width', () => {
    const scale = at(20, [5, 5.1], [35.1]);
    expect(scale.tears).toHaveLength(1);
    expect(tearText(scale.tears[0])).toBe('12 s');
    expect(scale.x(scale.endNs)).toBeCloseTo(566, 6);
    expect(scale.pxPerSecond).toBeGreaterThan(11);
  });

  it('names a wait as skipped only when the lens skipped most of it', () => {
    const skipped = at(40, [5, 5.1, 35.1, 36.1], [], [{ fromNs: s(6.1), toNs: s(34.1) }]);
    expect(skipped.tears.map(tearText)).toEqual(['27 s skipped']);
  });

  it('there and back again is the same instant', () => {
    const scale = at(90, [5, 5.1, 35.1, 36.1, 70]);
    for (let ns = 0; ns <= scale.endNs; ns += s(0.7)) expect(Math.abs(scale.ns(scale.x(ns)) - ns)).toBeLessThan(50);
  });

  it('never turns round, and moves nothing by more than a step when the clock moves a little', () => {
    let before = at(0, [3]);
    for (let now = 0.05; now < 120; now += 0.05) {
      const scale = at(now, [3]);
      for (const probe of [0, 3, now / 2, now])
        expect(Math.abs(scale.x(s(probe)) - before.x(s(probe)))).toBeLessThan(2.5);
      for (let ns = s(0.5); ns < scale.endNs; ns += s(5))
        expect(scale.x(ns)).toBeGreaterThanOrEqual(scale.x(ns - s(0.5)));
      before = scale;
    }
  });

  it('stays sane with many events', () => {
    const scale = at(
      3600,
      Array.from({ length: 60 }, (_, index) => index * 60),
    );
    expect(scale.x(scale.endNs)).toBeCloseTo(566, 3);
    expect(scale.pxPerSecond).toBeGreaterThan(0);
  });
});

describe('ticks', () => {
  it('carry numbers that do not meet each other, the playhead or a tear', () => {
    const scale = at(20, [5, 5.1], [35.1]);
    const marks = ticks(scale, [[scale.x(s(20)) - 27, scale.x(s(20)) + 27]]).filter((tick) => tick.label !== '');
    expect(marks[0].label).toBe('0 s');
    expect(marks.map((tick) => tick.label)).not.toContain('20');
    for (let index = 1; index < marks.length; index++) expect(marks[index].x - marks[index - 1].x).toBeGreaterThan(18);
  });

  it('stand beside a tear, never on its edge, and each stretch that has room for a number has one', () => {
    const scale = at(120, [5, 40, 43, 46, 90]);
    expect(scale.tears.length).toBeGreaterThan(1);
    const marks = ticks(scale).filter((tick) => tick.label !== '');
    for (const { x, label } of marks) {
      for (const tear of scale.tears) expect(x + label.length * 3 < tear.x0 || x - label.length * 3 > tear.x1).toBe(true);
    }
    const stretches = scale.tears.slice(1).map((tear, i) => [scale.tears[i].x1, tear.x0]).filter(([from, to]) => to - from > 60);
    expect(stretches.length).toBeGreaterThan(0);
    for (const [from, to] of stretches) expect(marks.some(({ x }) => x > from && x < to)).toBe(true);
  });

  it('write minutes from two minutes on', () => {
    expect(playheadText(s(20))).toBe('20.000 s');
    expect(playheadText(s(14.8999))).toBe('14.899 s');
    expect(playheadText(s(725.25))).toBe('12:05.250');
  });
});
