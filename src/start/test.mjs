// npm test: the whole truth, in order of price; the first step that fails is the last one run.
//   --only=types,lint      some steps: types lint unit build page        --update    write the goldens anew
// The last line is "N passed, N failed", over the unit tests and the tests of the page.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { bootstrap, guard, root, say, Trouble } from './bootstrap.mjs';

const bin = (path) => join(root, 'node_modules', ...path.split('/'));
const reports = join(root, 'node_modules', '.cache', 'reports');
const count = { passed: 0, failed: 0 };

function run(script, args, env = {}) {
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return done.status === 0;
}

/** A report written by a test runner, or nothing when it did not get that far. */
function report(name) {
  const path = join(reports, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function types() {
  const sim = run(bin('typescript/bin/tsc'), ['-p', 'src/sim/tsconfig.json']);
  const all = run(bin('svelte-check/bin/svelte-check'), ['--tsconfig', './tsconfig.json', '--output', 'human']);
  return sim && all;
}

function lint() {
  const rules = run(bin('eslint/bin/eslint.js'), ['.', '--max-warnings', '0']);
  const walls = run(bin('dependency-cruiser/bin/dependency-cruise.mjs'), ['--config', 'tests/house/layers.cjs', 'src']);
  return rules && walls;
}

function unit() {
  const json = join(reports, 'unit.json');
  const good = run(
    bin('vitest/vitest.mjs'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`],
    process.argv.includes('--update') ? { UPDATE_GOLDEN: '1' } : {},
  );
  const told = report('unit.json');
  count.passed += told?.numPassedTests ?? 0;
  count.failed += told?.numFailedTests ?? 0;
  return good;
}

async function build() {
  const { buildPage } = await import('./sources.mjs');
  await buildPage({ force: true, logLevel: 'info' });
  return true;
}

async function page() {
  const { ensureBrowser } = await import('./browser.mjs');
  const browser = await ensureBrowser();
  say(`Chromium: ${browser}`);
  const good = run(
    bin('@playwright/test/cli.js'),
    ['test', '-c', 'tests/playwright.config.ts', '--pass-with-no-tests'],
    {
      SAN_CHROMIUM: browser,
      SAN_PORT: String(await freePort()),
      SAN_REPORT: join(reports, 'page.json'),
      ...(process.argv.includes('--update') ? { UPDATE_GOLDEN: '1' } : {}),
    },
  );
  const told = report('page.json')?.stats;
  count.passed += (told?.expected ?? 0) + (told?.flaky ?? 0);
  count.failed += told?.unexpected ?? 0;
  return good;
}

const steps = [
  ['types', 'Types: the laboratory alone, then everything', types],
  ['lint', 'Lint, and who may import whom', lint],
  ['unit', 'Unit, contract, property, golden, storm and house tests', unit],
  ['build', 'The production page', build],
  ['page', 'Journeys and screenshots in Chromium', page],
];

function chosen() {
  const only = process.argv
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',');
  const unknown = only?.find((name) => !steps.some(([known]) => known === name));
  if (unknown !== undefined)
    throw new Trouble(`There is no step "${unknown}": ${steps.map(([name]) => name).join(', ')}.`);
  return steps.filter(([name]) => !only || only.includes(name));
}

await guard(async () => {
  const todo = chosen();
  bootstrap();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  let good = true;
  for (const [name, title, work] of todo) {
    process.stdout.write(`\n== ${title} ==\n`);
    const began = Date.now();
    try {
      good = await work();
    } catch (error) {
      say(error instanceof Trouble ? error.message : String(error?.stack ?? error));
      good = false;
    }
    process.stdout.write(`-- ${name}: ${good ? 'ok' : 'FAILED'}, ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
    if (!good) break;
  }
  // A failure outside any single test (a type, a lint rule, a build) still counts as one.
  if (!good && count.failed === 0) count.failed = 1;
  process.stdout.write(`\n${count.passed} passed, ${count.failed} failed\n`);
  return good ? 0 : 1;
});
