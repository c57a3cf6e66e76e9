// What a visitor has to fetch before the first picture, and what must never be in the built page. No browser is needed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = process.env.SAN_DIST ?? join(root, 'dist');
const budgetBytes = 150_000;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
const read = (file: string): string => readFileSync(file, 'utf8');
const weight = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** Scripts a chunk imports before it runs; those in `import()` come later. */
const importsOf = (file: string): string[] => {
  const found = read(file).matchAll(/\b(?:import|export)\s*(?:[\w$*{}\s,]+?from\s*)?["'](\.\/[^"']+)["']/g);
  return [...found].map((match) => join(file, '..', match[1]));
};

test('before the first picture: 150 kB, packed', () => {
  const html = join(dist, 'index.html');
  const first = [...read(html).matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((match) => join(dist, match[1]));
  expect(first.length).toBeGreaterThan(2);
  const all = new Set<string>();
  const visit = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    if (file.endsWith('.js')) importsOf(file).forEach(visit);
  };
  first.forEach(visit);
  const table = [...all].map((file) => ({ file: file.slice(dist.length + 1), bytes: weight(file) })).sort((a, b) => b.bytes - a.bytes);
  const total = table.reduce((sum, each) => sum + each.bytes, 0) + weight(html);
  console.log(`    measured: first picture: ${total} B packed, largest ${table[0].file} ${table[0].bytes} B`);
  expect(total, JSON.stringify(table, null, 1)).toBeLessThanOrEqual(budgetBytes);
});

test('the engine is in the worker and nowhere else', () => {
  const engine = filesBelow(join(root, 'src', 'sim', 'engine')).filter((file) => file.endsWith('.ts'));
  const sentences = engine.flatMap((file) => [...read(file).matchAll(/'([^'\\\n]{14,})'/g)].map((match) => match[1])).filter((text) => / /.test(text));
  const scripts = filesBelow(join(dist, 'assets')).filter((file) => file.endsWith('.js'));
  const worker = scripts.filter((file) => /worker-[^/\\]*\.js$/.test(file));
  expect(worker).toHaveLength(1);
  const inWorker = sentences.filter((text) => read(worker[0]).includes(text));
  expect(inWorker.length, 'sentences that only the engine has').toBeGreaterThan(1);
  for (const file of scripts) {
    if (worker.includes(file)) continue;
    expect(inWorker.filter((text) => read(file).includes(text)), file).toEqual([]);
    // Names of columns survive the minifier as properties.
    expect(/eventsDone|busyUntilNs/.test(read(file)), file).toBe(false);
  }
});

test('no maps of sources, no paths of a machine, no address of elsewhere that is fetched', () => {
  const files = filesBelow(dist);
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const places = [root.replace(/[/\\]$/, ''), homedir(), '/tmp/'].filter((place) => place.length > 4);
  for (const file of files.filter((each) => /\.(js|css|html|json|svg)$/.test(each))) {
    const text = read(file);
    expect(text, file).not.toContain('sourceMappingURL');
    for (const place of places) expect(text.includes(place), `${place} in ${file}`).toBe(false);
    expect(/(?:src|href)=["']https?:|url\(\s*["']?https?:|@import\s+["']https?:/.test(text), file).toBe(false);
  }
  for (const needed of ['index.html', 'theme.js', 'icons/icon.svg', 'scenarios/S05.scenario.json']) expect(existsSync(join(dist, needed))).toBe(true);
});
