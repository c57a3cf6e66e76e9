// Finds a Chromium for the tests, or gets one: what the user names, the system's, Playwright's own, a download, Debian's.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cleanEnv, root, say, Trouble } from './bootstrap.mjs';

const names = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'chromium',
  ],
  win32: [
    join(process.env.PROGRAMFILES ?? 'C:\\Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(process.env.LOCALAPPDATA ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ],
};

function onPath(name) {
  if (/[\\/]/.test(name)) return existsSync(name) ? name : undefined;
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** The version a browser reports, or nothing when it does not run. (On Windows Chrome answers with a window: only look.) */
export function versionOf(path) {
  if (!path || !existsSync(path)) return undefined;
  if (process.platform === 'win32') return path;
  const run = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return run.status === 0 && /chrom/i.test(run.stdout) ? run.stdout.trim() : undefined;
}

async function ofPlaywright() {
  try {
    const { chromium } = await import('playwright');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** A browser that is here already. */
export async function locateBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (versionOf(named)) return named;
    throw new Trouble(`CHROMIUM_PATH is "${named}", but no Chromium answers there.`);
  }
  for (const name of names[process.platform] ?? names.linux) {
    const path = onPath(name);
    if (path && versionOf(path)) return path;
  }
  const own = await ofPlaywright();
  return own && versionOf(own) ? own : undefined;
}

function attempt(what, file, args, minutes) {
  say(`${what} ...`);
  const env = { ...cleanEnv(), DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync(file, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
  });
  if (run.status === 0) return true;
  const lines = `${run.stdout ?? ''}\n${run.stderr ?? ''}`.split('\n').filter((line) => line.trim());
  const told = lines.findLast((line) => /\berror\b|^E: /i.test(line)) ?? lines.at(-1);
  say(`  did not work: ${run.error?.message ?? told?.trim() ?? `exit code ${run.status}`}`);
  return false;
}

const canApt = () => process.platform === 'linux' && process.getuid?.() === 0 && Boolean(onPath('apt-get'));

function aptInstall(packages) {
  const args = ['install', '-y', '--no-install-recommends', ...packages];
  attempt('Asking Debian for its list of packages', 'apt-get', ['update'], 3);
  return attempt(`Installing ${packages.join(', ')} with apt-get`, 'apt-get', args, 8);
}

async function getBrowser() {
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  say('No Chromium is installed here: getting one for the tests.');
  if (attempt('Downloading it with Playwright', process.execPath, [cli, 'install', 'chromium'], 4)) {
    const path = await locateBrowser();
    if (path) return path;
    say('  downloaded, but it does not run here (system libraries are missing).');
  }
  if (canApt() && aptInstall(['chromium', 'fonts-liberation'])) {
    const path = await locateBrowser();
    if (path) return path;
  }
  throw new Trouble(
    [
      'The tests of the page need a Chromium, and none was found or could be installed. One of these will do:',
      '  npx playwright install --with-deps chromium',
      '  sudo apt-get install chromium',
      '  CHROMIUM_PATH=<path of a Chromium or Chrome> npm test',
    ].join('\n'),
  );
}

function hasFont(folder, depth = 0) {
  if (depth > 5 || !existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? hasFont(join(folder, entry.name), depth + 1)
      : /\.(ttf|otf|ttc|pfb|pcf)(\.gz)?$/i.test(entry.name),
  );
}

/** With no system font at all, Chromium refuses even the fonts a page brings, and every text is zero wide. */
function checkFonts() {
  if (process.platform !== 'linux') return;
  const home = homedir();
  const folders = [
    '/usr/share/fonts',
    '/usr/local/share/fonts',
    join(home, '.fonts'),
    join(home, '.local', 'share', 'fonts'),
  ];
  const found = () => folders.some((folder) => hasFont(folder));
  if (found() || (canApt() && aptInstall(['fonts-liberation']) && found())) return;
  throw new Trouble(
    'No system font is installed, and without one Chromium draws no text. Install one: fonts-liberation, say.',
  );
}

/** Path of a Chromium that runs, installing one when none does. */
export async function ensureBrowser() {
  const path = (await locateBrowser()) ?? (await getBrowser());
  checkFonts();
  return path;
}
