/** `window.san`: the page's verbs for scripts and visual tests. The page's own gestures take the same ways. See src/AUTOMATION.md. */
import { describeLog } from '../locales';
import { printScenario } from '../sim/catalog';
import type { Workshop } from './app.svelte';
import type { Happening } from './app.svelte';
import { parseTime } from './parameters';
import { recipe } from './recipe';

export interface San {
  readonly version: string;
  /** Resolves when the first picture stands. */
  readonly ready: Promise<void>;
  load(what: unknown): Promise<boolean>;
  doc(): Promise<unknown>;
  invoke(id: string, args?: unknown): Promise<unknown>;
  run(options?: { readonly speed?: number | 'max'; readonly until?: number | string }): Promise<number>;
  pause(): Promise<number>;
  seek(at: number | string): Promise<number>;
  step(count?: number): Promise<number>;
  state(at?: number | string): Promise<unknown>;
  events(): Promise<readonly unknown[]>;
  metrics(): unknown;
  hash(): Promise<{ readonly doc: string; readonly state: string; readonly run: string }>;
  settled(): Promise<string>;
  on(what: Happening, listener: (detail: unknown) => void): () => void;
}

const version = '1';
const allEvents = 200_000;

function timeOf(at: number | string): number {
  const ns = typeof at === 'number' ? at : parseTime(at);
  if (ns === null || !Number.isFinite(ns) || ns < 0) throw new Error(`${String(at)} is no time: say nanoseconds, or text such as 12.5s.`);
  return Math.floor(ns);
}

/** Typed arrays as plain lists, so that scripts get what JSON can hold. */
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (ArrayBuffer.isView(each) ? Array.from(each as unknown as Iterable<number>) : each)) ?? 'null',
  );

async function digest(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(plain(value)));
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x85ebca6b) + 1;
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

export function createSan(app: Workshop, ready: Promise<void>, settled: () => Promise<string>): San {
  const { page } = app;
  const seek = async (at: number | string): Promise<number> => (await app.actions.invoke('seek', { atNs: timeOf(at) })) as number;
  const events = async (): Promise<readonly unknown[]> => {
    const { rows } = await app.bridge.ask<'events'>({ ask: 'events', fromSeq: 0, limit: allEvents });
    return rows.map((row) => ({ ...row, text: describeLog(row) }));
  };
  const doc = async (): Promise<unknown> => {
    return JSON.parse(printScenario(await recipe(page))) as unknown;
  };
  const metrics = (): unknown => {
    const { workloads, paths, hbas, links, compare, nowNs, speed, fingerprint } = app.run;
    return plain({ nowNs, speed, fingerprint, workloads, paths, hbas, links, compare });
  };
  return {
    version,
    ready,
    async load(what) {
      if (typeof what === 'string' && !what.trimStart().startsWith('{')) {
        return what.startsWith('#s=') || what.includes('#s=')
          ? ((await app.actions.invoke('open-link', { link: what })) as boolean)
          : ((await app.actions.invoke('open-scene', { id: what })) as boolean);
      }
      const text = typeof what === 'string' ? what : JSON.stringify(what);
      return (await app.actions.invoke('open-text', { text, name: 'script' })) as boolean;
    },
    doc,
    invoke: (id, args) => app.actions.invoke(id, args),
    async run({ speed, until } = {}) {
      if (speed !== undefined) await app.actions.invoke('set-speed', { speed });
      if (until !== undefined) return seek(until);
      await app.actions.invoke('play');
      return app.run.nowNs;
    },
    async pause() {
      await app.actions.invoke('pause');
      return app.run.nowNs;
    },
    seek,
    async step(count = 1) {
      for (let i = 0; i < count; i++) await app.actions.invoke('step');
      return app.run.nowNs;
    },
    async state(at) {
      if (at !== undefined) await seek(at);
      // What stands on the screen and what the run says are the same only when nothing is on its way.
      await settled();
      return plain({ nowNs: app.run.nowNs, playing: app.run.playing, facts: app.run.facts, workloads: app.run.workloads, paths: app.run.paths });
    },
    events,
    metrics,
    async hash() {
      const { fingerprint, atNs } = await app.bridge.ask<'export'>({ ask: 'export' });
      const { facts } = app.run;
      const { version: _, ...state } = facts ?? { version: 0 };
      return { doc: await digest(page.drawing.scenario), state: await digest({ atNs, state }), run: fingerprint };
    },
    settled,
    on: (what, listener) => app.on(what, listener),
  };
}
