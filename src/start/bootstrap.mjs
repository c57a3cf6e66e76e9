// Makes sure that node_modules is what the lock file says, with nothing but Node's own modules.
// Called by every other script here, because npm skips "pre" scripts for whoever has switched scripts off.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stampFile = join(root, 'node_modules', '.bootstrap-stamp');

/** A problem the user can mend: shown as one message, without a stack. */
export class Trouble extends Error {}

/** Everything said here goes to stderr: stdout belongs to the program's results. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs a script's main function; a Trouble becomes a message and exit code 1. */
export async function guard(work) {
  try {
    const code = await work();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    say(error instanceof Trouble ? `\n${error.message}\n` : String(error?.stack ?? error));
    process.exitCode = 1;
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const good = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24;
  if (!good) {
    throw new Trouble(
      `Node ${process.versions.node} will not do: SAN Playground needs Node 20.19 or later, 22.13 or later, or 24 and up.`,
    );
  }
}

function wantedStamp() {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, name)));
  return `${hash.digest('hex')} ${process.platform} ${process.arch} ${process.versions.modules}\n`;
}

/** True when somebody has run npm by hand and what it left is exactly what the lock file asks for. */
function installedByHand() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return (
      !existsSync(stampFile) &&
      Object.keys(found).every((key) => wanted[key]) &&
      Object.entries(wanted).every(
        ([key, entry]) =>
          key === '' ||
          (found[key] ? found[key].version === entry.version && existsSync(join(root, key)) : entry.optional === true),
      )
    );
  } catch {
    return false;
  }
}

/** The environment for an npm inside npm: without the outer one's traces, and without NODE_ENV, which would omit tools. */
export function cleanEnv() {
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (/^npm_(lifecycle|package)/i.test(name) || /^(npm_command|NODE_ENV)$/i.test(name)) continue;
    env[name] = value;
  }
  return env;
}

function npmCommand() {
  const beside = dirname(process.execPath);
  const places = [
    /npm-cli\.[cm]?js$/.test(process.env.npm_execpath ?? '') ? process.env.npm_execpath : '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = places.find((place) => place && existsSync(place));
  return script ? { file: process.execPath, before: [script], shell: false } : { file: 'npm', before: [], shell: true };
}

function install() {
  say('Installing the packages of package-lock.json (half a minute, once) ...');
  const began = Date.now();
  const npm = npmCommand();
  const done = spawnSync(npm.file, [...npm.before, 'ci', '--include=dev', '--include=optional', '--loglevel=error'], {
    cwd: root,
    env: cleanEnv(),
    shell: npm.shell,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
  if (done.status !== 0) {
    const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? done.error.message : ''}`;
    say(output.trimEnd());
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
      throw new Trouble(
        'The packages could not be downloaded: the npm registry does not answer. The first start needs a network; later ones do not.',
      );
    }
    if (done.error) throw new Trouble('npm could not be started. Install Node.js together with npm and try again.');
    throw new Trouble(`"npm ci" failed with exit code ${done.status}; what it said stands above.`);
  }
  say(`Packages installed in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

/** After this, every package can be imported. */
export function bootstrap() {
  checkNode();
  const wanted = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  if (!installedByHand()) install();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
}
