import { expect, test } from 'vitest';
import { keepIn } from '../../../src/app/storage';

const working = (): Storage => {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  } as unknown as Storage;
};

test('keeps in the browser when it may', () => {
  const store = working();
  const keep = keepIn(() => store);
  keep.set('a', '1');
  expect(store.getItem('a')).toBe('1');
  expect(keep.get('a')).toBe('1');
  keep.remove('a');
  expect(keep.get('a')).toBeNull();
  expect(keep.durable).toBe(true);
});

test('falls back to memory when there is none', () => {
  const keep = keepIn(() => {
    throw new Error('blocked');
  });
  expect(keep.durable).toBe(false);
  keep.set('a', '1');
  expect(keep.get('a')).toBe('1');
});

test('falls back to memory when it is full', () => {
  const store = working();
  const keep = keepIn(() => store);
  store.setItem = () => {
    throw new Error('full');
  };
  keep.set('a', '2');
  expect(keep.get('a')).toBe('2');
  expect(keep.durable).toBe(false);
});
