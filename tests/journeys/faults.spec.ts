// Every kind of fault by its button, and the words the page finds for truth and belief.
import { all, clickCable, expect, id, invoke, metrics, open, seek, settled, test } from '../support/page';
import type { Page } from '../support/page';

const scene = '?paused=1&frozen=1';
const row = (page: Page, path: number) => id(page, `path-row:web1/lun0/${path}`);
const expectRows = async (page: Page, states: readonly string[]): Promise<void> => {
  for (const [i, state] of states.entries()) await expect(row(page, i + 1)).toHaveAttribute('data-state', state);
};
const lines = (page: Page) => all(page, 'event').locator('[role="gridcell"]:last-child');

async function at(page: Page, time: string): Promise<void> {
  await seek(page, time);
  await settled(page);
}

test('cable at the array: the switch notices, an RSCN comes, another clock runs', async ({ page }) => {
  await open(page, scene);
  await at(page, '2s');
  await clickCable(page, 'A2');
  await id(page, 'bubble:cut').click();
  await expect(id(page, 'cable:A2')).toHaveAttribute('data-state', 'cut');
  await at(page, '10s');
  await expectRows(page, ['activeOptimized', 'activeOptimized', 'activeOptimized', 'activeOptimized']);
  await expect(row(page, 1)).toHaveAttribute('data-truth', 'down');
  await expect(row(page, 2)).toHaveAttribute('data-truth', 'up');
  await expect(row(page, 1)).toContainText('link down');
  await expect(id(page, 'outcome')).toContainText('Windows does not know yet');
  await id(page, 'tab:events').click();
  await expect(lines(page).filter({ hasText: 'Fabric tells HBA-1' })).toBeVisible();
  await expect(lines(page).filter({ hasText: 'holds I/O' })).toBeVisible();
  // The HBA still has its own light: its link-down clock does not run.
  await expect(lines(page).filter({ hasText: 'sees no light' })).toHaveCount(0);
  await at(page, '40s');
  await expectRows(page, ['removed', 'activeOptimized', 'activeOptimized', 'activeOptimized']);
  await expect(lines(page).filter({ hasText: 'port-down hold ended' })).toBeVisible();
});

test('silent drop: every light is on, nobody is told', async ({ page }) => {
  await open(page, scene);
  await at(page, '2s');
  await clickCable(page, 'A1');
  await id(page, 'bubble:degrade').click();
  await id(page, 'bubble:drop').click();
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'silent');
  await at(page, '20s');
  await expectRows(page, ['activeOptimized', 'activeOptimized', 'activeOptimized', 'activeOptimized']);
  await expect(row(page, 1)).toHaveAttribute('data-truth', 'silent');
  await expect(id(page, 'caption:A1')).toHaveText('A1 drops all data');
  await expect(id(page, 'status:truth')).toContainText('2 swallow data');
  // No clock of a driver runs, so only the disk's own timeout is left to blame.
  await expect(id(page, 'panel:why')).toContainText('A1 drops commands and data silently');
  await expect(id(page, 'why-blame')).toContainText('disk timeout');
  // Hiding the truth leaves what Windows knows: nothing.
  await id(page, 'truth').click();
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'up');
  await expect(id(page, 'status:truth')).toHaveCount(0);
  await id(page, 'truth').click();
  await clickCable(page, 'A1');
  await id(page, 'bubble:degrade').click();
  await id(page, 'bubble:clean').click();
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'up');
});

test('an adapter disabled: Windows knows at once, no hold', async ({ page }) => {
  await open(page, scene);
  await at(page, '2s');
  await id(page, 'adapter:web1.hba0').click();
  await id(page, 'bubble:disable-hba').click();
  await expect(id(page, 'adapter:web1.hba0')).toHaveAttribute('data-state', 'disabled');
  await at(page, '4s');
  await expectRows(page, ['removed', 'removed', 'activeOptimized', 'activeOptimized']);
  expect((await metrics(page)).workloads[0].state).toBe('running');
  await id(page, 'tab:events').click();
  await expect(lines(page).filter({ hasText: 'disabled in Device Manager' })).toBeVisible();
  await expect(lines(page).filter({ hasText: 'hold' })).toHaveCount(0);
  await id(page, 'bubble:enable-hba').click();
  await at(page, '10s');
  await expectRows(page, ['activeOptimized', 'activeOptimized', 'activeOptimized', 'activeOptimized']);
});

test('a switch without power: two paths lost by their light, Restore all brings them back', async ({ page }) => {
  await open(page, scene);
  await at(page, '2s');
  await id(page, 'node:fabA').click();
  await id(page, 'bubble:power-off').click();
  await expect(id(page, 'node:fabA')).toHaveAttribute('data-state', 'off');
  for (const cable of ['A1', 'A2', 'A3']) await expect(id(page, `cable:${cable}`)).toHaveAttribute('data-state', 'dark');
  await at(page, '10s');
  await expectRows(page, ['activeOptimized', 'activeOptimized', 'activeOptimized', 'activeOptimized']);
  await expect(id(page, 'adapter:web1.hba0')).toContainText('Link down');
  await at(page, '34s');
  await expectRows(page, ['removed', 'removed', 'activeOptimized', 'activeOptimized']);
  await id(page, 'act:restore-all').click();
  await expect(id(page, 'node:fabA')).toHaveAttribute('data-state', 'on');
  await at(page, '40s');
  await expectRows(page, ['activeOptimized', 'activeOptimized', 'activeOptimized', 'activeOptimized']);
  await expect(id(page, 'act:restore-all')).toHaveAttribute('aria-disabled', 'true');
});

test('a controller crashes: its peer takes over', async ({ page }) => {
  await open(page, scene);
  await at(page, '2s');
  await page.getByTestId('controller:a1.ctr1').click({ position: { x: 150, y: 12 } });
  await id(page, 'bubble:crash').click();
  await expect(id(page, 'controller:a1.ctr1')).toHaveAttribute('data-state', 'down');
  await at(page, '34s');
  await expectRows(page, ['removed', 'activeOptimized', 'removed', 'activeOptimized']);
  const said = await page.evaluate(async () => (await window.san.events()).map((row) => (row as { text: string }).text));
  expect(said.filter((text) => text.includes('hac-ctr-failover'))).toHaveLength(1);
  await id(page, 'bubble:return').click();
  await expect(id(page, 'controller:a1.ctr1')).toHaveAttribute('data-state', 'booting');
});

test('an orderly move of the owner: no path fails', async ({ page }) => {
  await open(page, '?scene=S09&paused=1&frozen=1');
  await at(page, '2s');
  await expect(id(page, 'lun:lun0')).toHaveAttribute('data-owner', 'a1.ctr1');
  await id(page, 'lun:lun0').click();
  await id(page, 'bubble:move-owner').click();
  await at(page, '4s');
  await expect(id(page, 'lun:lun0')).toContainText('moves to CTR2');
  await at(page, '10s');
  await expect(id(page, 'lun:lun0')).toHaveAttribute('data-owner', 'a1.ctr2');
  await expect(all(page, 'path-row').and(page.locator('[data-state="failed"], [data-state="removed"]'))).toHaveCount(0);
  await expect(all(page, 'path-row').and(page.locator('[data-state="activeUnoptimized"]')).first()).toBeVisible();
  await expect(all(page, 'path-row').and(page.locator('[data-state="activeOptimized"]')).first()).toBeVisible();
});

test('frames lost and slowed: numbers from the sheet reach the cable', async ({ page }) => {
  await open(page, scene);
  await at(page, '2s');
  await clickCable(page, 'A1');
  await id(page, 'bubble:degrade').click();
  await id(page, 'degrade').locator('input').first().fill('5');
  await id(page, 'bubble:errors').click();
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'errors');
  await expect(id(page, 'caption:A1')).toHaveText('A1 loses 5 %');
  await invoke(page, 'clean', { aim: 'A1' });
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'up');
  await invoke(page, 'delay', { aim: 'A1', delayNs: 20e6 });
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'delay');
  await at(page, '6s');
  const busy = await row(page, 1).locator('td').nth(3).textContent();
  expect(Number(busy), 'round robin piles up on the slow path').toBeGreaterThan(10);
});
