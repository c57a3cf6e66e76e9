import { describe, expect, test } from 'vitest';
import { parseTime, readParameters } from '../../../src/app/parameters';

describe('times as people write them', () => {
  test.each([
    ['12.5s', 12.5e9],
    ['12.5', 12.5e9],
    ['300ms', 300e6],
    ['250 us', 250e3],
    ['250µs', 250e3],
    ['7ns', 7],
    ['0:35.100', 35.1e9],
    ['1:05', 65e9],
    ['1m05s', 65e9],
    ['2m', 120e9],
  ])('%s', (text, ns) => {
    expect(parseTime(text)).toBe(ns);
  });
  test.each(['', 'soon', '-3s', '1:75', '12.5.1', '1e9s', 'NaN', '99999999s'])('%s is no time', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});

describe('the address', () => {
  test('all of it', () => {
    const read = readParameters({
      search: '?scene=S05&seed=7&at=12.5s&paused=1&theme=dark&policy=lqd&lens=physical&test=1',
      hash: '#s=abc',
    });
    expect(read).toMatchObject({
      scene: 'S05',
      seed: 7,
      atNs: 12.5e9,
      paused: true,
      frozen: false,
      theme: 'dark',
      policy: 'least-queue-depth',
      lens: 'physical',
      shared: 'abc',
      test: true,
    });
  });
  test('frozen stands still too', () => {
    expect(readParameters({ search: '?frozen=1', hash: '' })).toMatchObject({ frozen: true, paused: true });
  });
  test('nonsense is nothing', () => {
    const read = readParameters({ search: '?seed=-1&at=soon&theme=pink&policy=best&lens=x', hash: '#other' });
    expect(read).toMatchObject({ seed: null, atNs: null, theme: null, policy: null, lens: null, shared: null, paused: false });
  });
});
