// npm start: packages, the production page, and a server of it.
//   --port N   this port and no other (also: PORT in the environment)      --host H   listen there instead of 127.0.0.1
//   --no-build serve dist as it is
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap, guard, root, say, Trouble } from './bootstrap.mjs';

function options() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, host: { type: 'string' }, 'no-build': { type: 'boolean' } },
    });
    const text = values.port ?? (process.env.PORT || undefined);
    const port = text === undefined ? undefined : Number(text);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
      throw new Trouble(`"${text}" is not a port: a whole number from 0 to 65535 is.`);
    }
    return { host: values.host ?? '127.0.0.1', port, build: !values['no-build'] };
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(`${error.message}\nUsage: npm start -- [--port N] [--host ADDRESS] [--no-build]`);
  }
}

await guard(async () => {
  const { host, port, build } = options();
  bootstrap();
  const { buildPage } = await import('./sources.mjs');
  const { serve } = await import('./serve.mjs');
  if (build && (await buildPage())) say('The page is built.');
  const { server, address } = await serve(join(root, 'dist'), { host, port });
  process.stdout.write(`SAN Playground is at ${address}  (stop with Ctrl+C)\n`);
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  // Who ends npm means this server too, but npm does not always pass the signal on.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === 'start') setInterval(() => process.ppid !== parent && stop(), 1000).unref();
});
