// Files: saved, opened, dropped; a bad one is refused with its place and its mend; what an earlier visit left.
import { readFileSync } from 'node:fs';
import { doc, expect, fingerprint, id, invoke, nowNs, open, ready, seek, settled, test } from '../support/page';
import type { Page } from '../support/page';

const paused = '?paused=1&frozen=1';
const bad = JSON.stringify({
  format: 'san-scenario',
  version: 1,
  title: 'Broken',
  seed: 1,
  devices: { web1: { kind: 'host', os: 'windows', release: '2008R2', hba: ['qle2562'] }, fabA: { kind: 'switch', model: 'no-such-switch' } },
  cables: ['A1 web1.hba0.0 - fabA.0 5m'],
});

async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, body]) => {
      const data = new DataTransfer();
      data.items.add(new File([body], file, { type: 'application/json' }));
      return data;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('[data-testid="canvas"]', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('[data-testid="canvas"]', 'drop', { dataTransfer: transfer });
}

test('save, then open and drop: the same run', async ({ page }) => {
  await open(page, `${paused}&seed=11`);
  await seek(page, '2s');
  await invoke(page, 'cut', { aim: 'A1' });
  await seek(page, '9s');
  await settled(page);
  const run = await fingerprint(page);
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const file = await saving;
  expect(file.suggestedFilename()).toBe('dual-fabric-4-paths.scenario.json');
  const text = readFileSync(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'san-scenario', seed: 11, journal: [{ do: 'cut', aim: 'A1' }] });

  await invoke(page, 'open-scene', { id: 'S05' });
  const picking = page.waitForEvent('filechooser');
  await id(page, 'act:scene-menu').click();
  await id(page, 'act:open-file').click();
  await (await picking).setFiles({ name: 'mine.scenario.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'cut');
  await expect.poll(() => nowNs(page)).toBe(9e9);
  expect(await fingerprint(page)).toBe(run);

  await invoke(page, 'open-scene', { id: 'S05' });
  await drop(page, 'mine.scenario.json', text);
  await expect.poll(() => nowNs(page)).toBe(9e9);
  expect(await fingerprint(page)).toBe(run);
});

test('a bad file: what is wrong, where, how to mend it; the page stays as it was', async ({ page }) => {
  await open(page, paused);
  await seek(page, '3s');
  const before = [await fingerprint(page), await doc(page), await nowNs(page)];
  for (const [name, text, words] of [
    ['broken.scenario.json', bad, 'no-such-switch'],
    ['letter.txt', 'Dear SAN,', 'JSON'],
    ['other.json', '{"format":"something-else"}', 'san-scenario'],
  ] as const) {
    await drop(page, name, text);
    const dialog = id(page, 'dialog:findings');
    await expect(dialog).toContainText(`${name} was not opened`);
    await expect(dialog).toContainText(words);
    await expect(dialog.getByTestId('findings').locator('li').first()).toBeVisible();
    expect([await fingerprint(page), await doc(page), await nowNs(page)]).toEqual(before);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
});

test('what an earlier visit left is offered, not forced upon anybody', async ({ page }) => {
  await open(page, '?paused=1');
  await invoke(page, 'rename', { id: 'web1', name: 'MY-HOST' });
  await expect.poll(() => page.evaluate(() => localStorage.getItem('san:drawing')?.includes('MY-HOST') ?? false)).toBe(true);
  await page.reload();
  await ready(page);
  await expect(id(page, 'node:web1')).toContainText('WIN-01');
  await expect(id(page, 'notice')).toBeVisible();
  await id(page, 'notice-action').click();
  await expect(id(page, 'node:web1')).toContainText('MY-HOST');
});

test('without storage everything works, for this visit', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await open(page, paused);
  await id(page, 'act:settings').click();
  await id(page, 'theme:dark').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Escape');
  await invoke(page, 'cut', { aim: 'A1' });
  await seek(page, '5s');
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'cut');
});
