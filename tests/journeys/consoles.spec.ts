// Consoles and Event Viewer of a Windows host: typed, recalled, completed, pasted, asked; and what a seek does to them.
import { expect, id, invoke, open, seek, settled, test } from '../support/page';
import type { Locator, Page } from '../support/page';

test.describe.configure({ timeout: 120_000 });

const lines = (page: Page): Locator => id(page, 'console-line');
const input = (page: Page): Locator => id(page, 'console-input');
const texts = async (page: Page): Promise<string[]> => (await lines(page).locator('.text').allTextContents()).map((text) => text.replace(/^Error: /, ''));

async function terminal(page: Page, window: 'cmd' | 'powershell', query = '?scene=S03&at=1s&paused=1'): Promise<void> {
  await open(page, query);
  await invoke(page, 'open-desktop', { host: 'web1', window });
  await expect(input(page)).toBeVisible();
  await input(page).focus();
}
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(page.locator('section.console')).toHaveAttribute('data-state', 'ready');
}

test('mpclaim reads and writes the state that the page shows, while the clock stands', async ({ page }) => {
  await terminal(page, 'cmd');
  await expect(id(page, 'clock-state')).toHaveAttribute('data-state', 'paused');
  await type(page, 'mpclaim -s -d 0');
  expect(await texts(page)).toContainEqual(expect.stringMatching(/^MPIO Disk0: 02 Paths, Round Robin, /));
  await type(page, 'mpclaim -l -d 0 4');
  await expect.poll(async () => (await texts(page)).at(-1)).toMatch(/\S/);
  await type(page, 'mpclaim -s -d 0');
  expect(await texts(page)).toContainEqual(expect.stringMatching(/^MPIO Disk0: 02 Paths, (Dynamic )?Least Queue Depth, /));
  const journal = (await page.evaluate(() => window.san.doc())) as { readonly journal: readonly { readonly do: string; readonly policy?: string }[] };
  expect(journal.journal).toContainEqual(expect.objectContaining({ do: 'set-policy', policy: 'least-queue-depth' }));
});

test('79 dashes stand on one line, and no line makes the page scroll sideways', async ({ page }) => {
  await terminal(page, 'cmd');
  await type(page, 'mpclaim -s -d');
  const dashes = lines(page).filter({ hasText: '-'.repeat(79) });
  const height = await dashes.evaluate((line) => line.getBoundingClientRect().height);
  const one = await lines(page).filter({ hasText: 'MPIO Disk0' }).first().evaluate((line) => line.getBoundingClientRect().height);
  expect(height).toBe(one);
  expect(await id(page, 'console-screen').evaluate((screen) => screen.scrollWidth - screen.clientWidth)).toBe(0);
});

test('history, completion, Ctrl+C, Ctrl+L and several pasted lines', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await terminal(page, 'cmd');
  await type(page, 'hostname');
  await type(page, 'ver');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(input(page)).toHaveValue('hostname');
  await page.keyboard.press('ArrowDown');
  await expect(input(page)).toHaveValue('ver');
  await page.keyboard.press('Control+c');
  await expect(input(page)).toHaveValue('');
  expect((await texts(page)).at(-1)).toMatch(/>ver\^C$/);

  await page.keyboard.type('mpc');
  await page.keyboard.press('Tab');
  await expect(input(page)).toHaveValue(/^mpclaim/);
  await page.keyboard.press('Escape');
  await expect(input(page)).toHaveValue('');
  await page.keyboard.type('h');
  await page.keyboard.press('Tab');
  await expect(id(page, 'console-asked')).toHaveAttribute('data-state', 'options');
  await expect(id(page, 'console-asked')).toContainText('hostname');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+l');
  await expect(lines(page)).toHaveCount(0);
  await page.evaluate(() => navigator.clipboard.writeText('hostname\r\nver\r\nhost'));
  await page.keyboard.press('Control+v');
  await expect(input(page)).toHaveValue('host');
  const typed = lines(page).and(page.locator('.typed'));
  await expect(typed).toHaveCount(2);
  await expect(typed.nth(0)).toContainText('>hostname');
  await expect(typed.nth(1)).toContainText('>ver');

  // Another window and back: the screen and the history are those of before.
  await page.keyboard.press('Control+c');
  await invoke(page, 'open-desktop', { host: 'web1', window: 'event-viewer' });
  await expect(id(page, 'event-viewer')).toBeVisible();
  await invoke(page, 'open-desktop', { host: 'web1', window: 'cmd' });
  await expect(typed.nth(0)).toContainText('>hostname');
  await input(page).focus();
  await page.keyboard.press('ArrowUp');
  await expect(input(page)).toHaveValue('ver');
});

test('every line can be asked, by pointer and by keys; a path lights up on the drawing', async ({ page }) => {
  await terminal(page, 'cmd');
  await type(page, 'mpclaim -s -d 0');
  const path = lines(page).filter({ hasText: /^●?\s*0{8}77/ }).first();
  await path.hover();
  await expect(id(page, 'console-asked')).toHaveAttribute('data-state', 'modelled');
  await expect(id(page, 'console-asked')).toContainText('Printed at 00:01.000');
  // The same path lights up on the timeline, as it does on the drawing.
  await expect(page.locator('rect.hovered')).not.toHaveCount(0);
  await page.mouse.move(5, 5);
  await expect(page.locator('rect.hovered')).toHaveCount(0);

  await id(page, 'console-ledger').click();
  await expect(id(page, 'console-ledger')).toHaveAttribute('aria-pressed', 'true');
  await input(page).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(lines(page).last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(lines(page).nth(-2)).toBeFocused();
  await expect(id(page, 'console-asked')).toContainText(/Modelled|Simplified|Not modelled/);
  await page.keyboard.press('Escape');
  await expect(input(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(id(page, 'desk:cmd'), 'Escape leaves to the list of windows').toBeFocused();
});

test('an error is coloured and worded; what was printed later says so after a seek', async ({ page }) => {
  await terminal(page, 'cmd');
  await type(page, 'no-such-program');
  const error = lines(page).and(page.locator('.error')).first();
  await expect(error).toContainText('Error: ');
  await expect(error).toContainText('not recognized');
  await seek(page, '3s');
  await type(page, 'hostname');
  await seek(page, '2s');
  await expect(page.getByText('Printed later, from 00:03.000 on')).toBeVisible();
  const later = lines(page).and(page.locator('.later'));
  await expect(later.first()).toContainText('hostname');
  await expect(lines(page).filter({ hasText: 'no-such-program' }).and(page.locator('.later'))).toHaveCount(0);
  await seek(page, '4s');
  await expect(page.getByText('Printed later')).toHaveCount(0);
});

test('Event Viewer: ids, levels, data, the chain of causes, filters, and the way to an instant', async ({ page }) => {
  await open(page, '?scene=S03&at=60s&paused=1');
  await settled(page);
  await invoke(page, 'open-desktop', { host: 'web1', window: 'event-viewer' });
  const rows = page.locator('[data-testid^="win-event:"]');
  await expect(rows.first()).toBeVisible();
  await rows.and(page.locator('[data-event-id="16"]')).click();
  const detail = id(page, 'event-detail');
  await expect(detail).toHaveAttribute('data-state', 'warning');
  await expect(detail).toContainText('000000007701');
  await expect(detail).toContainText('Cable A1 cut');

  await id(page, 'event-filter:id').fill('46');
  await expect(id(page, 'event-count')).toContainText(/^1 of \d+ events$/);
  await id(page, 'event-filter:id').fill('');
  await id(page, 'event-filter:level').selectOption('info');
  for (const level of await rows.locator('.level').allTextContents()) expect(level).toContain('Information');
  await id(page, 'event-filter:level').selectOption('');

  await rows.and(page.locator('[data-event-id="16"]')).click();
  await detail.getByTestId(/^event-cause:/).first().click();
  await expect.poll(async () => ((await page.evaluate(() => window.san.metrics())) as { nowNs: number }).nowNs).toBe(5_000_000_000);
  await id(page, 'event-tab:array').click();
  await expect(rows.first()).toBeVisible();
  await expect(rows.first()).toContainText(/array|fabric/i);
});
