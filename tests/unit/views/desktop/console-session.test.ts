// A console on a real run without a page: typed lines become commands, answers wait for the run, history and screen keep.
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../../src/app/app.svelte';
import type { Workshop } from '../../../../src/app/app.svelte';
import { readParameters } from '../../../../src/app/parameters';
import { createInlineBridge } from '../../../../src/bridge/inline';
import { firstScene } from '../../../../src/sim/catalog';
import type { ConsoleInput, HostConsole, Provenance } from '../../../../src/sim/consoles';
import type { LogRow } from '../../../../src/sim/run/reading';
import { ConsoleSession } from '../../../../src/views/desktop/consoles/session.svelte';
import { isLater } from '../../../../src/views/desktop/consoles/transcript';

const provenance: Provenance = { fidelity: 'modelled', source: 'test', remark: '' };
const line = (text: string) => ({ text, about: null, provenance });
let inputs: ConsoleInput[] = [];
let news: (readonly LogRow[])[] = [];

/** `policy X` sets the policy of the LUN and prints what it is afterwards; `cls` clears; anything else is echoed. */
const little: HostConsole = {
  id: 'little',
  title: 'Little console',
  missing: () => null,
  banner: () => [line('Banner')],
  prompt: () => '>',
  complete: () => ({ from: 0, options: [] }),
  run(text, input) {
    inputs.push(input);
    if (text === 'cls') return { lines: [], commands: [], clear: true };
    const policy = /^policy (.*)$/.exec(text)?.[1];
    if (policy === undefined) return { lines: [line(text)], commands: [] };
    return {
      lines: [line('asked')],
      commands: [{ do: 'set-policy', aim: 'web1/lun0', policy: policy as 'round-robin' }],
      after: (now, rows) => {
        news.push(rows);
        return [line(now.facts.hosts.web1.groups[0].policy)];
      },
    };
  },
};

async function page(): Promise<{ app: Workshop; session: ConsoleSession }> {
  inputs = [];
  news = [];
  const app = createApp({
    bridge: createInlineBridge(),
    keep: { durable: false, get: () => null, set: () => undefined, remove: () => undefined },
    parameters: readParameters({ search: '', hash: '' }),
    around: { dark: false, reducedMotion: false },
    browser: { save: () => undefined, pick: () => Promise.resolve(null), copy: () => Promise.resolve(true), address: 'http://localhost/' },
    clock: { now: () => performance.now(), after: (ms, then) => setTimeout(then, ms) },
    first: firstScene,
    frame: (then) => void setTimeout(then, 1),
  });
  await app.page.open(firstScene, { atNs: 1_000_000_000 });
  await new Promise<void>((resolve) => {
    if (app.run.facts) resolve();
    else app.on('reading', () => resolve());
  });
  return { app, session: new ConsoleSession(app, 'web1', little) };
}
const texts = (session: ConsoleSession): string[] => session.entries.map((entry) => entry.prompt + entry.text);

describe('a console', () => {
  it('greets once, and again only on a new run', async () => {
    const { session } = await page();
    session.greet();
    session.clear();
    session.greet();
    expect(texts(session)).toEqual([]);
    session.renew();
    session.greet();
    expect(texts(session)).toEqual(['Banner']);
  });

  it('prints the answer when the run has taken the command, also while paused', async () => {
    const { app, session } = await page();
    expect(app.run.playing).toBe(false);
    await session.submit(['policy least-queue-depth']);
    expect(texts(session)).toEqual(['>policy least-queue-depth', 'asked', 'least-queue-depth']);
    expect(news[0].map((row) => row.code)).toContain('policy-set');
    const journal = (await app.bridge.ask<'export'>({ ask: 'export' })).scenario.journal;
    expect(journal.map((row) => row.do)).toEqual(['set-policy']);
  });

  it('and while playing', async () => {
    const { app, session } = await page();
    await app.actions.invoke('play');
    await session.submit(['policy fail-over-only']);
    expect(texts(session).at(-1)).toBe('fail-over-only');
    await app.actions.invoke('pause');
  });

  it('runs pasted lines one after the other, each on what the one before did', async () => {
    const { session } = await page();
    await session.submit(['policy least-blocks', 'policy fail-over-only', 'here']);
    expect(texts(session).filter((text) => !text.startsWith('>') && text !== 'asked')).toEqual(['least-blocks', 'fail-over-only', 'here']);
    expect(inputs[1].facts.hosts.web1.groups[0].policy).toBe('least-blocks');
  });

  it('says what was refused, in words and as an error', async () => {
    const { session } = await page();
    await session.submit(['policy no-such-policy']);
    const last = session.entries.at(-1);
    expect(last?.isError).toBe(true);
    expect(last?.text).toBe('There is no policy no-such-policy.');
  });

  it('clears, and recalls without what was typed twice', async () => {
    const { session } = await page();
    await session.submit(['one', 'two', 'two', 'cls']);
    expect(texts(session)).toEqual([]);
    const back = [1, 2, 3, 4].map(() => session.recall(-1, 'half'));
    expect(back).toEqual(['cls', 'two', 'one', 'one']);
    expect([session.recall(1, ''), session.recall(1, ''), session.recall(1, '')]).toEqual(['two', 'cls', 'half']);
  });

  it('keeps what was printed later apart, and apart for good once the past has another future', async () => {
    const { app, session } = await page();
    await session.submit(['early']);
    await app.actions.invoke('seek', { atNs: 3e9 });
    await reached(app, 3e9);
    await session.submit(['late']);
    await app.actions.invoke('seek', { atNs: 2e9 });
    await reached(app, 2e9);
    expect(session.entries.filter((entry) => isLater(entry, app.run.nowNs)).map((entry) => entry.text)).toEqual(['late', 'late']);
    await session.submit(['policy least-blocks']);
    await app.actions.invoke('seek', { atNs: 4e9 });
    await reached(app, 4e9);
    expect(session.entries.filter((entry) => isLater(entry, app.run.nowNs)).map((entry) => entry.text)).toEqual(['late', 'late']);
  });
});

const reached = (app: Workshop, atNs: number): Promise<void> =>
  new Promise((resolve) => {
    if (app.run.nowNs === atNs) return resolve();
    const stop = app.on('reading', () => {
      if (app.run.nowNs !== atNs) return;
      stop();
      resolve();
    });
  });
