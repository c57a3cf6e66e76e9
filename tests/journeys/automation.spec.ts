// The address and `window.san`: the same seed gives the same run and the same picture; a dead engine comes back.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { scenes } from '../../src/sim/scenario/scenes';
import { all, differingPixels, doc, expect, fingerprint, id, invoke, metrics, nowNs, open, ready, seek, settled, test } from '../support/page';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the address says scene, seed, time, policy, theme and lens', async ({ page }) => {
  await open(page, '?scene=S05&seed=77&at=12.5s&paused=1&theme=dark&policy=LQD&lens=physical');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await nowNs(page)).toBeGreaterThanOrEqual(12.5e9);
  expect(await nowNs(page)).toBeLessThan(12.5e9 + 10);
  expect(await doc(page)).toMatchObject({ seed: 77, title: scenes.find((each) => each.id === 'S05')?.title });
  await expect(id(page, 'policy')).toHaveAttribute('data-state', 'least-queue-depth');
  await expect(id(page, 'lens:physical')).toHaveAttribute('aria-pressed', 'true');
  await expect(id(page, 'clock-state')).not.toHaveAttribute('data-state', 'live');
  await open(page, '?scene=no-such-scene&paused=1');
  await expect(id(page, 'dialog:findings')).toContainText('There is no scene no-such-scene.');
});

test('same seed, same picture, same hash; another seed, another run', async ({ page }) => {
  const visit = async (seed: number) => {
    await page.goto('about:blank');
    await open(page, `?scene=S05&seed=${seed}&at=15s&paused=1&frozen=1&theme=light`);
    await settled(page);
    await expect(page.locator('html')).toHaveAttribute('data-settled', /:[0-9a-f]+$/);
    return {
      hash: await page.evaluate(() => window.san.hash()),
      body: await page.evaluate(() => document.body.innerHTML),
      picture: await page.screenshot({ animations: 'disabled', caret: 'hide' }),
    };
  };
  const first = await visit(5);
  const second = await visit(5);
  expect(second.hash).toEqual(first.hash);
  expect(second.body === first.body, 'the same document').toBe(true);
  expect(await differingPixels(page, first.picture, second.picture)).toBeLessThan(0.0005);
  const other = await visit(6);
  expect(other.hash.run).not.toBe(first.hash.run);
  expect(await differingPixels(page, first.picture, other.picture)).toBeGreaterThan(0.0005);
});

test('window.san: load, invoke, run, pause, seek, step, state, events, metrics, on', async ({ page }) => {
  await open(page, '?paused=1&frozen=1');
  const log = await page.evaluate(async () => {
    const { san } = window;
    const heard: string[] = [];
    const stop = san.on('action', (detail) => heard.push((detail as { id: string }).id));
    const loaded = [await san.load('single-fabric'), await san.load(await san.doc())];
    const refused = await san.invoke('undo').catch((error: Error) => error.message);
    const unknown = await san.invoke('no-such-action').catch((error: Error) => error.message);
    const sought = await san.seek('1.5s');
    const stepped = await san.step(3);
    await san.invoke('cut', { aim: (await san.doc() as { cables: string[] }).cables[0].split(' ')[0] });
    const ran = await san.run({ speed: 10, until: '4s' });
    const state = (await san.state()) as { facts: { faults: string[] } };
    const events = (await san.events()) as { code: string; text: string }[];
    stop();
    await san.pause();
    return { loaded, refused, unknown, sought, stepped, ran, faults: state.facts.faults.length, codes: events.map((row) => row.code), texts: events.every((row) => row.text.length > 3), heard, version: san.version, frozen: Object.isFrozen(san) };
  });
  expect(log).toMatchObject({ loaded: [true, true], refused: 'Nothing to undo.', unknown: 'There is no action no-such-action.', sought: 1.5e9, ran: 4e9, faults: 1, texts: true, version: '1', frozen: true });
  expect(log.stepped).toBeGreaterThanOrEqual(1.5e9);
  expect(log.codes).toContain('cable-cut');
  expect(log.heard).toEqual(expect.arrayContaining(['seek', 'step', 'cut', 'set-speed']));
  expect(log.heard).not.toContain('pause');
  expect((await metrics(page)).nowNs).toBe(4e9);
});

test('the engine dies and comes back at the same instant of the same run', async ({ page, quiet }) => {
  await open(page, '?test=1&paused=1&frozen=1');
  await seek(page, '3s');
  await invoke(page, 'cut', { aim: 'A1' });
  await seek(page, '8s');
  await settled(page);
  const [at, run, title] = [await nowNs(page), await fingerprint(page), (await doc(page)).title];
  await page.evaluate(() => window.san.killWorker());
  await expect(id(page, 'notice')).toBeVisible();
  await expect.poll(() => fingerprint(page)).toBe(run);
  expect([await nowNs(page), (await doc(page)).title]).toEqual([at, title]);
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'cut');
  // And its future is the one it would have had.
  await seek(page, '36s');
  const later = await fingerprint(page);
  await page.goto('about:blank');
  await open(page, '?test=1&paused=1&frozen=1');
  await seek(page, '3s');
  await invoke(page, 'cut', { aim: 'A1' });
  await seek(page, '36s');
  expect(await fingerprint(page)).toBe(later);
  expect(quiet).toEqual([]);
});

test('the engine dies while time runs: it goes on by itself', async ({ page }) => {
  await open(page, '?test=1');
  await expect.poll(() => nowNs(page)).toBeGreaterThan(1e9);
  const at = await nowNs(page);
  await page.evaluate(() => window.san.killWorker());
  await expect.poll(() => nowNs(page)).toBeGreaterThan(at + 1e9);
  await expect(id(page, 'clock-state')).toHaveAttribute('data-state', 'live');
});

test('the menu lists every scene', async ({ page }) => {
  await open(page, '?paused=1&frozen=1');
  await id(page, 'act:scene-menu').click();
  const listed = await all(id(page, 'panel:scenes'), 'scene').evaluateAll((buttons) => buttons.map((one) => one.getAttribute('data-testid')?.slice('scene:'.length)));
  expect(listed).toEqual(scenes.map((each) => each.id));
});
for (const part of [0, 1, 2, 3, 4, 5]) {
  test(`every scene opens from the menu without a word on the console, ${part + 1} of 6`, async ({ page }) => {
    test.slow();
    await open(page);
    for (const { id: scene, title } of scenes.filter((_, i) => i % 6 === part)) {
      await id(page, 'act:scene-menu').click();
      await id(page, `scene:${scene}`).click();
      await expect(id(page, 'act:scene-menu')).toHaveText(title);
      await expect(all(page, 'pill').first()).toBeVisible();
      await expect.poll(async () => (await metrics(page)).workloads[0]?.done, { intervals: [50] }).toBeGreaterThan(100);
      await expect(id(page, 'dialog:findings')).toHaveCount(0);
    }
  });
}

for (const [scene, seconds] of [['dual-fabric-4-paths', 60], ['S08', 60], ['S10', 60]] as const) {
  test(`Node and the browser agree to the digit: ${scene} at ${seconds} s`, async ({ page }) => {
    const said = execFileSync(process.execPath, ['src/start/san.mjs', 'run', scene, '--until', `${seconds}s`, '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
    const report = JSON.parse(said) as { fingerprint?: string; runs?: { fingerprint: string }[] };
    const expected = report.fingerprint ?? report.runs?.[0]?.fingerprint;
    expect(expected).toMatch(/^[0-9a-f]{16}$/);
    await page.goto(`?scene=${scene}&paused=1&frozen=1`);
    await ready(page);
    await page.evaluate(() => window.san.load('single-fabric'));
    await page.evaluate((name) => window.san.load(name), scene);
    await seek(page, `${seconds}s`);
    expect(await fingerprint(page)).toBe(expected);
  });
}

test('the page is held to its own origin and to no inline script', async ({ page, baseURL, quiet }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const answer = await page.goto('');
  await ready(page);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe|default-src[^;]*unsafe/);
  const html = (await answer?.text()) ?? '';
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  expect(html).not.toMatch(/\son[a-z]+=/);
  const blocked = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
        const script = document.createElement('script');
        script.textContent = 'window.sanBroken = true';
        document.head.append(script);
      }),
  );
  expect(blocked).toMatch(/^script-src/);
  await expect.poll(() => quiet.length).toBeGreaterThan(0);
  // The browser wrote down what this test tried; nothing else may be there.
  for (const fault of quiet.splice(0)) expect(fault).toContain('inline script violates');
  expect(asked.filter((url) => !url.startsWith(baseURL ?? 'nowhere') && !/^(data|blob):/.test(url))).toEqual([]);
});
