// The white paper on the page: from one disk seen twice to one disk with two paths, by mouse and by keyboard; the guide ticks.
import { clickCable, expect, id, invoke, metrics, open, seek, test } from '../support/page';
import type { Locator, Page } from '../support/page';

const scene = '?scene=white-paper-f300q';
const step = (page: Page, name: string): Locator => id(page, `guide-step:${name}`);
const now = (page: Page, name: string): Promise<void> =>
  expect(step(page, name), `${name} is the step to do`).toHaveAttribute('data-state', 'current', { timeout: 40_000 });
const done = (page: Page, name: string): Promise<void> => expect(step(page, name)).toHaveAttribute('data-state', 'done');
const policy = (page: Page): Promise<string | null> => id(page, 'mpio-policy').evaluate((select) => (select as HTMLSelectElement).value);

test('by mouse: the feature, two disks, the claim, one disk, a policy, a cut and its failover', async ({ page }) => {
  test.setTimeout(300_000);
  await open(page, scene);
  await expect(id(page, 'guide:count')).toHaveText('0 of 13 steps done');
  await now(page, 'add-feature');

  await id(page, 'guide:where:add-feature').click();
  await id(page, 'sm:add').click();
  await id(page, 'sm:tick').check();
  await id(page, 'sm:next').click();
  await id(page, 'sm:install').click();
  await expect(id(page, 'sm:step')).toHaveAttribute('data-state', 'results', { timeout: 40_000 });
  await id(page, 'sm:close').click();
  await now(page, 'restart-for-feature');
  await id(page, 'desk:restart').click();
  // The lens may skip the restart within a frame; the log has it.
  await now(page, 'two-disks');
  await id(page, 'guide:where:two-disks').click();
  await expect(id(page, 'win:device-manager').locator('[data-state="twin"]')).toHaveCount(2);
  await now(page, 'second-offline');
  await id(page, 'guide:where:second-offline').click();
  await expect(id(page, 'disk:1.state')).toContainText('Online');
  await expect(id(page, 'disk:2.state')).toContainText('Offline');
  await now(page, 'discover');

  await id(page, 'desk:mpio').click();
  await expect(id(page, 'mpio-tab:devices')).toHaveAttribute('aria-selected', 'true');
  await now(page, 'discover');
  await id(page, 'guide:where:discover').click();
  await expect(id(page, 'mpio-tab:discover')).toHaveAttribute('aria-selected', 'true');
  await expect(id(page, 'mpio:spc3')).toContainText('F300Q');
  await now(page, 'add-device');
  await page.locator('[data-testid^="found:Qsan"]').click();
  await id(page, 'mpio:discover-add').click();
  await now(page, 'restart-for-claim');
  await id(page, 'desk:restart').click();
  await now(page, 'one-disk');

  await id(page, 'desk:device-manager').click();
  await expect(id(page, 'dm:tree')).toContainText('Multi-Path Disk Device');
  await expect(id(page, 'win:device-manager').locator('[data-state="twin"]')).toHaveCount(0);
  await now(page, 'mpio-tab');
  await id(page, 'dm:tree').getByText('Multi-Path Disk Device').dblclick();
  await now(page, 'policy');
  await expect(id(page, 'mpio-policy')).toHaveValue('round-robin');
  await id(page, 'mpio-policy').selectOption('least-queue-depth');
  await id(page, 'mpio-apply').click();
  await now(page, 'cut');

  const { failed } = (await metrics(page)).workloads[0];
  await clickCable(page, 'A1');
  await id(page, 'bubble:cut').click();
  await now(page, 'failover');
  await now(page, 'mend');
  expect((await metrics(page)).workloads[0].failed, 'the application got no error from the cut').toBe(failed);
  await id(page, 'guide:where:mend').click();
  await page.keyboard.press('x');
  await expect(id(page, 'guide:end')).toBeVisible({ timeout: 40_000 });
  await expect(id(page, 'guide:count')).toHaveText('13 of 13 steps done');

  // The ticks are those of the instant that is shown.
  await seek(page, '1s');
  await expect(id(page, 'guide:count')).toHaveText('0 of 13 steps done');
});

/** Walks by Tab until this has the focus. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let i = 0; i < 80; i++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}.`);
}
async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await reach(page, target);
  await page.keyboard.press(key);
}
/** F6 until the region has the focus. */
async function region(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 10; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.getAttribute('data-region') === wanted, name)) return;
    await page.keyboard.press('F6');
  }
  throw new Error(`F6 does not lead to ${name}.`);
}
/** From the guide to the window that its step is about. */
async function showMe(page: Page, name: string): Promise<void> {
  await region(page, 'guide');
  await press(page, id(page, `guide:where:${name}`));
}

test('by keyboard alone: the same walk', async ({ page }) => {
  test.setTimeout(300_000);
  await open(page, scene);
  await now(page, 'add-feature');
  await showMe(page, 'add-feature');
  await region(page, 'desktop');
  await press(page, id(page, 'sm:add'));
  await press(page, id(page, 'sm:tick'), ' ');
  await press(page, id(page, 'sm:next'));
  await press(page, id(page, 'sm:install'));
  await expect(id(page, 'sm:step')).toHaveAttribute('data-state', 'results', { timeout: 40_000 });
  await page.keyboard.press('Escape');
  await now(page, 'restart-for-feature');
  await region(page, 'desktop');
  await press(page, id(page, 'desk:restart'));
  await now(page, 'two-disks');

  for (const name of ['two-disks', 'second-offline', 'discover']) {
    await showMe(page, name);
    await done(page, name);
  }
  await region(page, 'desktop');
  await reach(page, id(page, 'mpio-tab:discover'));
  await press(page, id(page, 'mpio:spc3').getByRole('radio').first(), ' ');
  await press(page, id(page, 'mpio:discover-add'));
  await now(page, 'restart-for-claim');
  await region(page, 'desktop');
  await press(page, id(page, 'desk:restart'));
  await now(page, 'one-disk');
  for (const name of ['one-disk', 'mpio-tab']) {
    await showMe(page, name);
    await done(page, name);
  }
  await region(page, 'desktop');
  await reach(page, id(page, 'mpio-policy'));
  for (let i = 0; i < 6 && (await policy(page)) !== 'least-queue-depth'; i++) await page.keyboard.press('ArrowDown');
  expect(await policy(page)).toBe('least-queue-depth');
  await press(page, id(page, 'mpio-apply'));
  await now(page, 'cut');
  await showMe(page, 'cut');
  await page.keyboard.press('x');
  await now(page, 'mend');
  await showMe(page, 'mend');
  await page.keyboard.press('x');
  await expect(id(page, 'guide:end')).toBeVisible({ timeout: 40_000 });
});

test('a wrong turn is told, and the guide folds away and comes back', async ({ page }) => {
  await open(page, `${scene}&paused=1`);
  await invoke(page, 'initialise-disk', { aim: 'web1/lun0/2' });
  await expect(id(page, 'guide:trap')).toContainText('data are lost');
  await id(page, 'guide:fold').click();
  await expect(id(page, 'panel:guide')).toHaveCount(0);
  await id(page, 'guide:open').click();
  await expect(id(page, 'panel:guide')).toBeVisible();
  await seek(page, '0s');
  await expect(id(page, 'guide:trap')).toHaveCount(0);
  await invoke(page, 'mode', { mode: 'edit' });
  await expect(id(page, 'panel:guide'), 'parts stand there while editing').toHaveCount(0);
});

test('1366 px: the guide steps back to its tab while a desktop is open, and comes back with the drawing', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await open(page, `${scene}&paused=1`);
  await id(page, 'guide:where:add-feature').click();
  await expect(id(page, 'panel:desktop')).toBeVisible();
  await expect(id(page, 'panel:guide')).toHaveCount(0);
  await expect(id(page, 'guide:open')).toContainText('Add the Multipath I/O feature');
  await id(page, 'desk:close').click();
  await expect(id(page, 'panel:guide')).toBeVisible();

  // Opened by hand, it stays; closed by hand, it stays closed.
  await id(page, 'guide:where:add-feature').click();
  await id(page, 'guide:open').click();
  await expect(id(page, 'panel:guide')).toBeVisible();
  await id(page, 'guide:fold').click();
  await id(page, 'desk:close').click();
  await expect(id(page, 'panel:desktop')).toHaveCount(0);
  await expect(id(page, 'guide:open')).toBeVisible();
});
