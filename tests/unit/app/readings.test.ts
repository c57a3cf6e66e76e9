import { expect, test } from 'vitest';
import { Columns } from '../../../src/app/columns';
import type { SeriesChunk } from '../../../src/sim/run/reading';

const chunk = (from: number, rows: number, paths: number): SeriesChunk => {
  const column = (value: number) => Float64Array.from({ length: rows }, (_, i) => value + from + i);
  return {
    world: 'main',
    atNs: column(0),
    iops: column(100),
    bytesPerSecond: column(200),
    p50Ns: column(300),
    p99Ns: column(400),
    slowestNs: column(500),
    outstanding: column(600),
    held: column(700),
    pathIops: Float64Array.from({ length: rows * paths }, (_, i) => from * paths + i),
    paths,
    heat: new Float64Array(rows * 64).fill(from),
  };
};

test('columns grow and keep what they had', () => {
  const columns = new Columns('main');
  for (let from = 0; from < 1000; from += 10) columns.append(chunk(from, 10, 4));
  expect(columns.length).toBe(1000);
  expect(columns.atNs[999]).toBe(999);
  expect(columns.p99Ns[500]).toBe(900);
  expect(columns.pathIops[999 * 4 + 3]).toBe(3999);
  expect(columns.heat[999 * 64]).toBe(990);
});

test('a drawing with more paths: earlier rows have nothing on the new ones', () => {
  const columns = new Columns('main');
  columns.append(chunk(0, 2, 2));
  columns.append(chunk(2, 1, 3));
  expect(columns.paths).toBe(3);
  expect([...columns.pathIops.slice(0, 9)]).toEqual([0, 1, 0, 2, 3, 0, 6, 7, 8]);
});
