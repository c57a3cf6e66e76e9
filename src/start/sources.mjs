// Has anything changed since the last build? A hash of contents answers better than times of files do.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './bootstrap.mjs';

function feed(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) feed(hash, `${path}/${name}`);
  } else {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  }
}

/** One short name for the contents of these files and folders (paths from the top of the repository). */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const path of paths) feed(hash, path);
  return hash.digest('hex').slice(0, 16);
}

const pageStamp = join(root, 'node_modules', '.cache', 'page-stamp');

function pagePrint() {
  const parts = readdirSync(join(root, 'src'))
    .filter((name) => name !== 'start' && name !== 'cli' && !name.endsWith('.md'))
    .sort();
  return fingerprint([...parts.map((name) => `src/${name}`), 'static', 'vite.config.ts', 'package-lock.json']);
}

function pageIsFresh() {
  if (!existsSync(join(root, 'dist', 'index.html')) || !existsSync(pageStamp)) return false;
  return readFileSync(pageStamp, 'utf8') === pagePrint();
}

/** Builds dist; always when forced, else only when a source differs from what dist was made of. */
export async function buildPage({ force = false, logLevel = 'warn' } = {}) {
  if (!force && pageIsFresh()) return false;
  const print = pagePrint();
  const { build } = await import('vite');
  await build({ configFile: join(root, 'vite.config.ts'), logLevel });
  mkdirSync(dirname(pageStamp), { recursive: true });
  writeFileSync(pageStamp, print);
  return true;
}
