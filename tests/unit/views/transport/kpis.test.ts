import { expect, test } from 'vitest';
import { kpis, skippingText, skipText, speedLabel, speedText } from '../../../../src/views/transport/kpis';
import type { WorkloadLive } from '../../../../src/sim/run/reading';

const load: WorkloadLive = {
  id: 'oltp',
  state: 'waiting',
  outstanding: 32,
  done: 1,
  failed: 0,
  turnedAway: 0,
  noIoForNs: 15e9,
  gapNs: 15e9,
  slowestNs: 15e9,
  iops: 0,
  bytesPerSecond: 0,
  p50Ns: 0,
  p99Ns: 15e9,
  meanNs: 0,
  iopsBefore: 12_200,
  slots: new Int16Array(32),
};

test('a wait of more than a second stands out', () => {
  const [noIo, slowest, iops, p99] = kpis(load);
  expect([noIo.value, noIo.unit, noIo.long]).toEqual(['15.0', 's', true]);
  expect(slowest.long).toBe(true);
  expect([iops.aside, iops.value, iops.unit]).toEqual([', 0 of 12.2k', '0 %', 'of before']);
  expect(p99.value).toBe('15.0');
  expect(kpis({ ...load, noIoForNs: 4e6, slowestNs: 9e8 }).slice(0, 2).map((row) => row.long)).toEqual([false, false]);
});

test('without a load there are dashes, not holes', () => {
  expect(kpis(null).map((row) => row.value)).toEqual(['–', '–', '–', '–']);
});

test('the speed says what is reached', () => {
  expect(speedLabel(100, 38.2, true, false)).toBe('38x of 100x');
  expect(speedLabel(10, 9.8, true, false)).toBe('10x');
  expect(speedLabel(100, 38, false, false)).toBe('100x');
  expect(speedLabel(10, 900, true, true)).toBe('10x');
  expect(speedLabel('max', 61.7, true, false)).toBe('Max, 62x');
  expect(speedText(1e-4)).toBe('1/10000x');
});

test('a skipped wait says how much and why', () => {
  expect(skipText({ fromNs: 1e9, toNs: 29e9, why: 'link-down hold' })).toBe('28 s skipped: link-down hold');
  expect(skippingText({ fromNs: 1e9, toNs: 29e9, why: 'link-down hold' })).toBe('Skipping 28 s: link-down hold');
});
