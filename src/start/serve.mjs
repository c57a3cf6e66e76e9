// A small server of files for the built page: this machine only unless told otherwise, and it talks to nobody else.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { Trouble } from './bootstrap.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};

// The page needs nothing from elsewhere, and the browser is told to hold it to that.
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** The file an address stands for, or nothing when it leaves the folder or does not exist. */
function fileOf(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(`http://page${url}`).pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  const full = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!full.startsWith(folder + sep) || !existsSync(full) || !statSync(full).isFile()) return undefined;
  return full;
}

function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = fileOf(folder, request.url ?? '/');
  if (!file) {
    response.writeHead(404, { 'Content-Type': types['.txt'] }).end('There is no such file.\n');
    return;
  }
  const hashed = file.startsWith(join(folder, 'assets') + sep);
  response.writeHead(200, {
    'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address().port);
    });
  });
}

/** Serves the folder. With a port asked for, that one or trouble; without, the first free one from 4173 on. */
export async function serve(folder, { host = '127.0.0.1', port } = {}) {
  const server = createServer((request, response) => answer(folder, request, response));
  const first = port ?? 4173;
  const last = port === undefined ? first + 100 : first;
  for (let candidate = first; candidate <= last; candidate += 1) {
    try {
      const taken = await listen(server, candidate, host);
      const name = host.includes(':') ? `[${host}]` : host;
      return { server, port: taken, address: `http://${name}:${taken}/` };
    } catch (error) {
      if (error.code === 'EADDRINUSE' && candidate < last) continue;
      if (error.code === 'EADDRINUSE')
        throw new Trouble(`Port ${candidate} is taken. Choose another: npm start -- --port 8080`);
      throw new Trouble(`Cannot listen on ${host}, port ${candidate}: ${error.message}`);
    }
  }
  throw new Trouble('No free port was found.');
}
