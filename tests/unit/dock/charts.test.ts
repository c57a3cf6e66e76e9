import { describe, expect, it } from 'vitest';
import type { Series } from '../../../src/app/types';
import { columnsOf, linePath, rowAt, rowsInView } from '../../../src/views/dock/charts/columns';
import { charts, placeCharts, roundTop } from '../../../src/views/dock/charts/chart-list';
import { findingOf } from '../../../src/views/dock/charts/findings';
import { heatOf, SHOWN } from '../../../src/views/dock/charts/heat';
import { layersOf } from '../../../src/views/dock/charts/stack';
import { tableOf } from '../../../src/views/dock/charts/table';
import { timeScale } from '../../../src/views/dock/time/time-scale';
import { chunk } from '../../support/fake-rows';

const s = (seconds: number): number => Math.round(seconds * 1e9);
const cut = [{ cable: 'A1', atNs: s(5), mendNs: Infinity }];
const run = (rows: number, world = 'main'): Series => ({ ...chunk(world, cut, 0, rows, 4), length: rows });
const scale = timeScale({ startNs: 0, endNs: s(42), x0: 136, x1: 566, gaps: [] });

describe('columns', () => {
  it('keep the peak of each pixel', () => {
    const atNs = Float64Array.from({ length: 1000 }, (_, row) => row * 1e6);
    const values = Float64Array.from({ length: 1000 }, (_, row) => (row === 500 ? 99 : 1));
    const narrow = timeScale({ startNs: 0, endNs: s(1), x0: 0, x1: 20, gaps: [] });
    const columns = columnsOf(rowsInView(atNs, 1000, narrow, s(1)), values);
    expect(columns.x.length).toBeLessThanOrEqual(21);
    expect(Math.max(...columns.high)).toBe(99);
    expect(linePath(columns, (value) => value)).toContain(',99');
  });

  it('end at the playhead, and read only rows that are valid', () => {
    const series = run(300);
    const view = rowsInView(series.atNs, 200, scale, s(10));
    expect(view.rows[view.rows.length - 1]).toBe(rowAt(series.atNs, 200, s(10)));
    expect(rowAt(series.atNs, 0, s(10))).toBe(-1);
  });

  it('take a few rows a pixel from a torn strip, however long it is', () => {
    const series = run(6000);
    const torn = timeScale({
      startNs: 0,
      endNs: s(600),
      x0: 0,
      x1: 400,
      gaps: [{ fromNs: s(20), toNs: s(580), skipped: false }],
    });
    expect(rowsInView(series.atNs, 6000, torn, s(600)).rows.length).toBeLessThan(1000);
  });
});

describe('charts', () => {
  it('stand under each other without touching, and fill no more than the pane', () => {
    for (const height of [205, 219, 300]) {
      const places = placeCharts(height);
      places.forEach((place, index) => {
        const next = places[index + 1];
        if (next) expect(place.top + place.height).toBeLessThan(next.top);
      });
      const last = places[places.length - 1];
      expect(last.top + last.height).toBeLessThanOrEqual(height);
    }
  });

  it('end their axis at a round number', () => {
    expect(roundTop(12_400)).toBe(15_000);
    expect(roundTop(32)).toBe(40);
    expect(roundTop(0)).toBeGreaterThan(0);
  });

  it('say what a line shows', () => {
    const series = run(200);
    const find = (faultNs: number | null, nowS: number) =>
      findingOf({
        name: 'p99',
        atNs: series.atNs,
        values: series.p99Ns,
        length: 200,
        nowNs: s(nowS),
        faultNs,
        format: (ns) => `${Math.round(ns / 1e6)} ms`,
      });
    expect(find(null, 4)).toMatch(/^p99 steady at 6 ms$/);
    expect(find(s(5), 15)).toMatch(/^p99 rose from 6 ms to 10000 ms after the fault at 5\.0 s/);
    expect(find(s(5), 0)).toMatch(/nothing measured/);
  });

  it('stack the paths up to the whole', () => {
    const series = run(100);
    const layers = layersOf(series, rowsInView(series.atNs, 100, scale, s(4)), (value) => value);
    expect(layers).toHaveLength(4);
    const sum = layers.reduce((total, layer) => total - layer.height, 0);
    expect(sum).toBeCloseTo(series.iops[rowAt(series.atNs, 100, s(4))], -3);
  });

  it('draw the map dark where most I/Os are', () => {
    const series = run(40);
    const image = heatOf(series, rowsInView(series.atNs, 40, scale, s(4)), scale);
    expect(image.cells.length).toBe(image.width * SHOWN);
    expect(Math.max(...image.cells)).toBe(1);
    const right = Array.from({ length: SHOWN }, (_, y) => image.cells[y * image.width + image.width - 1]);
    expect(Math.max(...right)).toBe(0);
  });

  it('give their numbers as a table of bounded length that ends with the present', () => {
    const table = tableOf(charts[0], run(500), s(50), ['P1', 'P2', 'P3', 'P4']);
    expect(table.heads).toEqual(['Time, s', 'IOPS', 'P1', 'P2', 'P3', 'P4']);
    expect(table.rows.length).toBeLessThanOrEqual(60);
    expect(table.rows[table.rows.length - 1][0]).toBe('50.000');
    expect(tableOf(charts[1], null, 0, []).rows).toEqual([]);
  });
});
