// The laboratory in a terminal: builds src/cli/main.ts when its sources changed, then runs it in this process.
// Nothing but the program's own results goes to stdout.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bootstrap, guard, root, Trouble } from './bootstrap.mjs';

const cache = join(root, 'node_modules', '.cache', 'san');
const hour = 3_600_000;

/** Old builds go, but not so soon that a run still in progress would miss its file. */
function sweep(keep) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name !== keep && Date.now() - statSync(path).mtimeMs > hour) rmSync(path, { recursive: true, force: true });
  }
}

async function buildTo(folder) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'src', 'cli', 'main.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: 'main.mjs', codeSplitting: false } },
    },
  });
}

async function program() {
  if (!existsSync(join(root, 'src', 'cli', 'main.ts'))) {
    throw new Trouble('src/cli/main.ts is not there, so there is no terminal program to run.');
  }
  const { fingerprint } = await import('./sources.mjs');
  const name = fingerprint(['src/sim', 'src/cli', 'src/lessons', 'src/locales', 'package-lock.json', 'src/start/san.mjs']);
  const folder = join(cache, name);
  if (!existsSync(join(folder, 'main.mjs'))) {
    const fresh = `${folder}.${process.pid}`;
    mkdirSync(cache, { recursive: true });
    await buildTo(fresh);
    try {
      renameSync(fresh, folder);
    } catch {
      rmSync(fresh, { recursive: true, force: true }); // another run was faster; its build is the same
    }
    sweep(name);
  }
  return join(folder, 'main.mjs');
}

await guard(async () => {
  const args = process.argv.slice(2);
  if (args[0] === 'bench' && typeof globalThis.gc !== 'function') {
    const self = fileURLToPath(import.meta.url);
    const run = spawnSync(process.execPath, ['--expose-gc', ...process.execArgv, self, ...args], { stdio: 'inherit' });
    return run.status ?? 1;
  }
  bootstrap();
  const { main } = await import(pathToFileURL(await program()).href);
  if (typeof main !== 'function') throw new Trouble('src/cli/main.ts exports no function called main.');
  const code = await main(args, root);
  return typeof code === 'number' ? code : 0;
});
