import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const top = join(import.meta.dirname, '..', '..');
const skipped = new Set([
  'node_modules',
  'dist',
  '.git',
  'test-results',
  'playwright-report',
  '.svelte-kit',
  'fixtures',
]);

/** Paths of the files below this folder, from the top of the repository, with forward slashes. */
export function filesOf(folder: string): string[] {
  return readdirSync(join(top, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesOf(path);
    return entry.isFile() ? [path] : [];
  });
}

export function read(path: string): string {
  return readFileSync(join(top, path), 'utf8');
}

/** `path:line` of every line of these files that the pattern finds. */
export function linesWith(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );
}
