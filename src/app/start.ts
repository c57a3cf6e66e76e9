/** From a window to a running app: what the address, the storage and the browser say. */
import type { Bridge } from '../bridge/protocol';
import type { Scenario } from '../sim/scenario/scenario';
import { createApp } from './app.svelte';
import type { Workshop } from './app.svelte';
import type { Discover } from './drawing.svelte';
import { browserOf } from './browser';
import { readParameters } from './parameters';
import { keepIn } from './storage';

interface Engine {
  readonly bridge: Bridge;
  readonly discover: Discover;
  readonly first: Scenario;
}

/** Only in development: the page on a story told by hand, without an engine. */
async function fake(): Promise<Engine> {
  const [{ createFakeBridge }, { fakeDiscover, fakeScenario }] = await Promise.all([
    import('../../tests/support/fake-bridge'),
    import('../../tests/support/fake-scene'),
  ]);
  return { bridge: createFakeBridge(), discover: fakeDiscover, first: fakeScenario };
}

async function engineOf(_window: Window): Promise<Engine> {
  return fake();
}

export async function start(window: Window): Promise<Workshop> {
  const parameters = readParameters(window.location);
  const engine = await engineOf(window);
  const app = createApp({
    ...engine,
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
  void app.page.open(engine.first, { play: !parameters.paused, ...(parameters.atNs === null ? {} : { atNs: parameters.atNs }) });
  return app;
}
