import { describe, expect, it } from 'vitest';
import { read } from './tree';

interface Entry {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Record<string, string>;
}

const packages = (JSON.parse(read('package-lock.json')) as { packages: Record<string, Entry> }).packages;

/** Node's way of finding a package from inside another one: its own node_modules, then its parents'. */
function found(from: string, name: string): boolean {
  if (packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`]) return true;
  if (from === '') return false;
  const parent = from.lastIndexOf('/node_modules/');
  return found(parent < 0 ? '' : from.slice(0, parent), name);
}

describe('the lock file', () => {
  it('says what every package must hash to, and not where one machine fetched it', () => {
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
    expect(entries.filter(([, entry]) => entry.integrity === undefined)).toEqual([]);
  });

  it('holds the siblings of every platform, so that npm ci works on all of them', () => {
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !found(path, name))
        .map((name) => `${path} -> ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('pins exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    expect(
      Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
    ).toEqual([]);
  });
});
