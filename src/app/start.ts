/** From a window to a running app: what the address, the storage and the browser say. */
import { createWorkerBridge, startWorker } from '../bridge/client';
import type { WorkerBridge } from '../bridge/client';
import type { Bridge } from '../bridge/protocol';
import { firstScene } from '../sim/catalog';
import { createApp } from './app.svelte';
import type { Workshop } from './app.svelte';
import { browserOf } from './browser';
import { readParameters } from './parameters';
import type { Parameters } from './parameters';
import { watchSettled } from './settled';
import { keepIn } from './storage';

interface Engine {
  readonly bridge: Bridge;
}

/** Only in development: the page on a story told by hand, without an engine. */
async function fake(): Promise<Engine> {
  const { createFakeBridge } = await import('../../tests/support/fake-bridge');
  return { bridge: createFakeBridge() };
}

async function engineOf(window: Window): Promise<Engine> {
  if (import.meta.env.DEV && new URLSearchParams(window.location.search).get('bridge') === 'fake') return fake();
  return { bridge: createWorkerBridge(startWorker) };
}

/** What the address asks for; when that cannot be had, the findings are shown over the first scene. */
async function openFirst(app: Workshop, parameters: Parameters): Promise<void> {
  const { page } = app;
  const options = { play: !parameters.paused, ...(parameters.atNs === null ? {} : { atNs: parameters.atNs }) };
  let opened = false;
  if (parameters.shared !== null || (parameters.scene !== null && parameters.scene !== '')) {
    const { openLink, openScene } = await import('./documents');
    const seed = parameters.seed === null ? {} : { seed: parameters.seed };
    if (parameters.shared !== null) {
      const { play: _, ...rest } = options;
      opened = await openLink(page, parameters.shared, parameters.paused ? options : rest);
    } else opened = await openScene(page, parameters.scene ?? '', { ...options, ...seed });
  }
  if (!opened) await page.open(parameters.seed === null ? firstScene : { ...firstScene, seed: parameters.seed }, options);
  const cameForSomething = opened || parameters.scene !== null || parameters.frozen;
  if (app.kept !== null && !cameForSomething) {
    page.messages.notify({
      level: 'note',
      text: 'Your last drawing is kept.',
      action: { label: 'Open it', id: 'open-kept', args: { text: app.kept } },
    });
  }
  if (parameters.policy !== null) await applyPolicy(app, parameters.policy);
}

/** Who believes what is known with the first reading, and that comes after the reply to `open`. */
function firstFacts(app: Workshop): Promise<void> {
  if (app.run.facts !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = app.on('reading', () => {
      if (app.run.facts === null) return;
      stop();
      resolve();
    });
  });
}

async function applyPolicy(app: Workshop, policy: string): Promise<void> {
  await firstFacts(app);
  const lun = app.drawing.topology.luns[0];
  const host = lun?.maps[0]?.host;
  if (lun && host !== undefined) await app.actions.invoke('set-policy', { aim: `${host}/${lun.id}`, policy });
}

/** `window.san`, loaded after the first paint is on its way. */
async function giveScripts(app: Workshop, window: Window, opened: Promise<void>, bridge: Bridge, parameters: Parameters): Promise<void> {
  const settling = watchSettled(app, window);
  const { createSan } = await import('./san');
  const ready = opened.then(() => settling.settled()).then(() => undefined);
  const san = createSan(app, ready, () => settling.settled());
  const forTests = parameters.test && 'kill' in bridge ? { killWorker: () => (bridge as WorkerBridge).kill() } : {};
  Object.assign(window, { san: Object.freeze({ ...san, ...forTests }) });
}

export async function start(window: Window): Promise<Workshop> {
  const parameters = readParameters(window.location);
  const engine = await engineOf(window);
  const app = createApp({
    ...engine,
    first: firstScene,
    parameters,
    keep: keepIn(() => window.localStorage),
    around: {
      dark: window.matchMedia('(prefers-color-scheme: dark)').matches,
      reducedMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    browser: browserOf(window),
    clock: { now: () => window.performance.now(), after: (ms, then) => window.setTimeout(then, ms) },
    frame: (then) => window.requestAnimationFrame(() => window.setTimeout(then, 0)),
  });
  const opened = openFirst(app, parameters);
  void giveScripts(app, window, opened, engine.bridge, parameters);
  return app;
}
