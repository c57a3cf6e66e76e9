// Drawing: a second host from the shelf, cabled in three ways, mapped, loaded; undo never turns the clock.
import { all, expect, id, metrics, middle, nowNs, open, seek, settled, test } from '../support/page';
import type { Page } from '../support/page';

const cables = (page: Page): Promise<number> => all(page, 'cable').count();
/** Of the first scene. */
const first = 6;

async function dragPort(page: Page, from: string, to: string): Promise<void> {
  const [a, b] = [await middle(id(page, `port:${from}`)), await middle(id(page, `port:${to}`))];
  await page.mouse.move(a.x, a.y);
  await page.mouse.down();
  await page.mouse.move((a.x + b.x) / 2, (a.y + b.y) / 2, { steps: 4 });
  await page.mouse.move(b.x, b.y, { steps: 4 });
  await page.mouse.up();
}

/** Edit mode with a second host at 2 s, by the mouse. */
async function secondHost(page: Page): Promise<void> {
  await open(page, '?paused=1');
  await seek(page, '2s');
  await settled(page);
  await id(page, 'act:mode-edit').click();
  await expect(id(page, 'palette')).toBeVisible();
  await id(page, 'palette').getByRole('searchbox').fill('2 HBAs');
  await id(page, 'part:host').press('Enter');
  await expect(id(page, 'node:host1')).toHaveAttribute('aria-pressed', 'true');
}

test('add a host, cable it by click-click and by drag, map the LUN, add a load: it logs in and carries I/O', async ({ page }) => {
  await secondHost(page);
  await expect(id(page, 'node:host1')).toContainText('WIN-02');

  // Click, then click. A port that cannot take the cable says why.
  await id(page, 'port:host1.hba0.0').click();
  await id(page, 'port:web1.hba0.0').click();
  await expect(id(page, 'canvas').getByText('Cable A1 is in this port')).toBeVisible();
  expect(await cables(page)).toBe(first);
  await page.keyboard.press('Escape');
  await id(page, 'port:host1.hba0.0').click();
  await id(page, 'port:fabA.3').click();
  await expect.poll(() => cables(page)).toBe(first + 1);
  await expect(id(page, 'cable:A4')).toHaveAttribute('aria-pressed', 'true');

  // Press, drag, let go.
  await dragPort(page, 'host1.hba1.0', 'fabB.3');
  await expect.poll(() => cables(page)).toBe(first + 2);
  await expect(id(page, 'cable:B4')).toHaveAttribute('data-state', 'up');

  // The LUN is mapped and gets a load.
  await id(page, 'lun:lun0').click();
  await id(page, 'map:host1').click();
  await expect(id(page, 'map:host1')).toHaveAttribute('aria-checked', 'true');
  await id(page, 'node:host1').click({ position: { x: 60, y: 15 } });
  await id(page, 'act:add-workload').click();
  await expect.poll(async () => (await metrics(page)).workloads.length).toBe(2);

  await seek(page, '8s');
  await settled(page);
  await expect(all(page, 'pill')).toHaveCount(8);
  await expect(page.locator('[data-testid^="pill:host1/"][data-state="activeOptimized"]')).toHaveCount(4);
  await expect(id(page, 'adapter:host1.hba0')).toContainText('Link up');
  const [, second] = (await metrics(page)).workloads;
  expect(second.iops).toBeGreaterThan(1_000);
});

test('undo and redo of every kind of edit: the drawing goes back, the clock does not', async ({ page }) => {
  await secondHost(page);
  await dragPort(page, 'host1.hba0.0', 'fabA.3');
  await expect.poll(() => cables(page)).toBe(first + 1);
  await seek(page, '4s');
  await settled(page);
  const at = await nowNs(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => cables(page)).toBe(first);
  await page.keyboard.press('Control+z');
  await expect(id(page, 'node:host1')).toHaveCount(0);
  expect(await nowNs(page)).toBeGreaterThanOrEqual(at);
  await page.keyboard.press('Control+y');
  await expect(id(page, 'node:host1')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => cables(page)).toBe(first + 1);
  const later = await nowNs(page);
  expect(later).toBeGreaterThanOrEqual(at);
  expect(later - at, 'four commands, a nanosecond each').toBeLessThan(1_000);

  // Remove by key and by button; what hangs on it goes along.
  const before = await cables(page);
  await id(page, 'node:host1').click({ position: { x: 60, y: 15 } });
  await page.keyboard.press('Delete');
  await expect(id(page, 'node:host1')).toHaveCount(0);
  expect(await cables(page)).toBe(before - 1);
  await id(page, 'act:undo').click();
  await expect(id(page, 'node:host1')).toHaveCount(1);
  expect(await cables(page)).toBe(before);
  await id(page, 'node:host1').click({ position: { x: 60, y: 15 } });
  await id(page, 'bubble:remove').click();
  await expect(id(page, 'node:host1')).toHaveCount(0);
});

test('a cable by keyboard: the list of ports tells what each would give', async ({ page }) => {
  await secondHost(page);
  await id(page, 'node:host1').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toMatch(/host1\.hba0/);
  await page.keyboard.press('c');
  const picker = id(page, 'port-picker');
  await expect(picker).toBeVisible();
  const options = picker.getByRole('option');
  if ((await picker.locator('#pick-title').textContent())?.startsWith('Connect')) {
    const mine = await options.filter({ hasText: 'WIN-02 HBA-1' }).first().getAttribute('id');
    for (let i = 0; i < 40 && (await picker.getByRole('listbox').getAttribute('aria-activedescendant')) !== mine; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await expect(picker.locator('#pick-title')).toHaveText(/^From WIN-02 HBA-1/);
  await expect(options.first()).toContainText('FABRIC-A');
  await page.keyboard.press('Enter');
  await expect(picker).toHaveCount(0);
  await expect.poll(() => cables(page)).toBe(first + 1);
  await expect(id(page, 'cable:A4')).toHaveAttribute('data-state', 'up');
  expect(await page.evaluate(() => document.activeElement !== document.body), 'the focus is somewhere').toBe(true);
});

test('a device is moved by drag and by keys; a new drawing starts empty', async ({ page }) => {
  await open(page, '?paused=1');
  await id(page, 'act:mode-edit').click();
  const place = async (): Promise<readonly number[]> => (await page.evaluate(async () => ((await window.san.doc()) as { layout: Record<string, number[]> }).layout.fabA));
  const start = await place();
  const head = await middle(id(page, 'node:fabA'));
  await page.mouse.move(head.x, head.y);
  await page.mouse.down();
  await page.mouse.move(head.x + 30, head.y - 20, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await place())[0] - start[0]).toBeGreaterThan(10);
  const run = await page.evaluate(async () => (await window.san.hash()).run);
  await page.keyboard.press('Control+z');
  await expect.poll(place).toEqual(start);
  await id(page, 'node:fabA').focus();
  await page.keyboard.press('m');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await place())[1] - start[1]).toBe(16);
  expect(await page.evaluate(async () => (await window.san.hash()).run), 'where things stand is no part of the run').toBe(run);

  await id(page, 'act:scene-menu').click();
  await id(page, 'act:new-drawing').click();
  await expect(id(page, 'empty-canvas')).toBeVisible();
  await expect(all(page, 'node')).toHaveCount(0);
  // A card for the first part; the shelf for the others.
  await page.getByRole('button', { name: 'Add a host' }).click();
  await expect(id(page, 'node:host1')).toBeVisible();
  await expect(id(page, 'empty-canvas')).toHaveCount(0);
  await id(page, 'palette').getByRole('searchbox').fill('brocade 300');
  // A click takes it into the hand, the next one puts it down where the pointer is; Escape leaves it.
  const canvas = await middle(id(page, 'canvas'));
  await id(page, 'part:brocade-300').click();
  await page.keyboard.press('Escape');
  await page.mouse.click(canvas.x + 60, canvas.y);
  await expect(all(page, 'node')).toHaveCount(1);
  await id(page, 'part:brocade-300').click();
  await page.mouse.move(canvas.x, canvas.y, { steps: 3 });
  await page.mouse.click(canvas.x, canvas.y);
  await expect(all(page, 'node')).toHaveCount(2);
  await expect(id(page, 'node:fabA')).toBeVisible();
});
