/** From a window to a running app: what the address, the storage and the browser say. */
import { createWorkerBridge, startWorker } from '../bridge/client';
import type { Bridge } from '../bridge/protocol';
import { firstScene } from '../sim/catalog';
import { createApp } from './app.svelte';
import type { Workshop } from './app.svelte';
import { browserOf } from './browser';
import { readParameters } from './parameters';
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
  void app.page.open(firstScene, { play: !parameters.paused, ...(parameters.atNs === null ? {} : { atNs: parameters.atNs }) });
  return app;
}
