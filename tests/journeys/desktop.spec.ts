// The desktop of a Windows host: the white paper's walk by mouse, then by keyboard; wrong turns; what Windows refuses.
import { all, expect, id, invoke, metrics, nowNs, open, seek, settled, test } from '../support/page';
import type { Page } from '../support/page';

const panel = (page: Page) => id(page, 'panel:desktop');
/** The clock is driven, nothing waits for real time. */
async function run(page: Page, seconds: number): Promise<void> {
  await seek(page, `${Math.ceil((await nowNs(page)) / 1e9) + seconds}s`);
  await settled(page);
}
/** In steps, because simulated I/O costs real time and a restart has none. */
async function runUntil(page: Page, is: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < 20 && !(await is()); step++) await run(page, 20);
  expect(await is(), 'it has come about').toBe(true);
}
const restarted = (page: Page): Promise<void> => runUntil(page, async () => (await panel(page).getAttribute('data-state')) === 'running');
const installed = (page: Page): Promise<void> => runUntil(page, async () => (await id(page, 'sm:step').getAttribute('data-state')) === 'results');
const idle = (page: Page): Promise<void> => runUntil(page, async () => (await id(page, 'desk:busy').count()) === 0);
const f300q = 'Qsan    F300Q';

test('white paper by mouse: add the feature, see one disk twice, claim it, restart, choose a policy', async ({ page }) => {
  // Minutes of simulated I/O, and two restarts.
  test.slow();
  await open(page, '?paused=1&scene=white-paper-f300q');
  await invoke(page, 'mode', { mode: 'edit' });
  await id(page, 'node:web1').press('Enter');
  await expect(id(page, 'node:web1')).toHaveAttribute('aria-pressed', 'true');
  await id(page, 'tab:properties').click();
  await id(page, 'act:open-desktop').click();
  await expect(panel(page)).toHaveAttribute('data-state', 'running');
  await expect(id(page, 'canvas')).toBeVisible();

  // Server Manager: tick, Next, Install, and a restart.
  await expect(id(page, 'sm:status')).toHaveAttribute('data-state', 'absent');
  await id(page, 'sm:add').click();
  await expect(id(page, 'sm:next')).toHaveAttribute('aria-disabled', 'true');
  await id(page, 'sm:tick').check();
  await id(page, 'sm:next').click();
  await id(page, 'sm:install').click();
  await expect(id(page, 'sm:step')).toHaveAttribute('data-state', 'progress');
  await installed(page);
  await id(page, 'sm:restart').click();
  await expect(panel(page)).toHaveAttribute('data-state', 'restarting');
  await expect(id(page, 'desk-restart')).toContainText('of simulated time');
  await restarted(page);
  await expect(panel(page)).toHaveAttribute('data-state', 'running');
  await expect(id(page, 'sm:status')).toHaveAttribute('data-state', 'installed');

  // Device Manager: the same LUN as identical disks.
  await id(page, 'desk:device-manager').click();
  const disks = all(page, 'dm:row').filter({ hasText: 'SCSI Disk Device' });
  await expect(disks).toHaveCount(2);
  await expect(disks.first()).toHaveAttribute('data-state', 'twin');
  await expect(page.getByRole('treeitem', { name: 'Microsoft Multi-Path Bus Driver' })).toBeVisible();

  // MPIO Properties: the array is SPC-3 compliant; Add, half a minute, restart.
  await id(page, 'desk:mpio').click();
  await id(page, 'mpio-tab:discover').click();
  await expect(id(page, 'mpio:discover-add')).toHaveAttribute('aria-disabled', 'true');
  await id(page, `found:${f300q}`).click();
  await id(page, 'mpio:discover-add').click();
  await expect(id(page, 'desk:busy')).toContainText('Adding MPIO support');
  await idle(page);
  await expect(id(page, 'desk:busy')).toHaveCount(0);
  await id(page, 'mpio-tab:devices').click();
  await expect(id(page, `mpio-id:${f300q}`)).toHaveAttribute('data-state', 'waits');
  await id(page, 'desk:restart').click();
  await expect(panel(page)).toHaveAttribute('data-state', 'restarting');
  await restarted(page);
  await expect(id(page, `mpio-id:${f300q}`)).toHaveAttribute('data-state', 'claimed');

  // One multi-path disk; its MPIO tab sets the policy.
  await id(page, 'desk:device-manager').click();
  const one = all(page, 'dm:row').filter({ hasText: 'Multi-Path Disk Device' });
  await expect(one).toHaveCount(1);
  await one.dblclick();
  await expect(all(page, 'mpio-path')).toHaveCount(2);
  await id(page, 'mpio-policy').selectOption('least-queue-depth');
  await id(page, 'mpio-apply').click();
  await settled(page);
  await expect(page.getByText('set on this disk')).toBeVisible();
  await expect(id(page, 'mpio-policy')).toHaveValue('least-queue-depth');
  expect((await metrics(page)).workloads[0].state).toBe('running');

  // Back to the drawing; the focus is where the desktop was opened.
  await id(page, 'desk:close').click();
  await expect(panel(page)).toHaveCount(0);
  await expect(id(page, 'act:open-desktop')).toBeFocused();
});

test('white paper by keyboard alone', async ({ page }) => {
  test.slow();
  await open(page, '?paused=1&scene=white-paper-f300q');
  const press = (...keys: readonly string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  await press('w');
  await expect(id(page, 'desk:server-manager')).toBeFocused();
  // From the rail into the window, to the first button of it.
  await expect(id(page, 'sm:add')).toBeVisible();
  await press('Tab');
  await expect(id(page, 'sm:add')).toBeFocused();
  await press('Enter');
  await expect(id(page, 'sm:tick')).toBeFocused();
  await press('Space', 'Tab', 'Tab', 'Enter');
  await expect(id(page, 'sm:step')).toHaveAttribute('data-state', 'confirm');
  await id(page, 'sm:install').focus();
  await press('Enter');
  await expect(id(page, 'sm:step')).toHaveAttribute('data-state', 'progress');
  await installed(page);
  await id(page, 'sm:restart').focus();
  await press('Enter');
  await expect(panel(page)).toHaveAttribute('data-state', 'restarting');
  await restarted(page);
  await expect(id(page, 'sm:status')).toHaveAttribute('data-state', 'installed');

  // The rail is one stop: arrows move, Enter opens.
  await id(page, 'desk:server-manager').focus();
  await press('ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(id(page, 'desk:mpio')).toBeFocused();
  await press('Enter');
  await expect(id(page, 'mpio-tab:devices')).toBeVisible();
  await press('Tab');
  await expect(id(page, 'mpio-tab:devices')).toBeFocused();
  await press('ArrowRight');
  await expect(id(page, 'mpio-tab:discover')).toBeFocused();
  await press('Tab', 'Space');
  await expect(id(page, `found:${f300q}`).getByRole('radio')).toBeChecked();
  await id(page, 'mpio:discover-add').focus();
  await press('Enter');
  await expect(id(page, 'desk:busy')).toBeVisible();
  await idle(page);
  await id(page, 'desk:restart').focus();
  await press('Enter');
  await expect(panel(page)).toHaveAttribute('data-state', 'restarting');
  await restarted(page);

  await id(page, 'desk:mpio').focus();
  await press('ArrowUp', 'ArrowUp', 'Enter');
  await expect(id(page, 'dm:tree')).toBeVisible();
  await press('Tab');
  await expect(id(page, 'dm:branch:disks')).toBeFocused();
  await press('ArrowDown', 'ArrowDown');
  await expect(page.locator('[role="treeitem"]:focus')).toContainText('Multi-Path Disk Device');
  await press('Enter');
  await expect(id(page, 'mpio-paths')).toBeVisible();
  await id(page, 'mpio-policy').focus();
  await press('ArrowUp');
  await id(page, 'mpio-apply').focus();
  await press('Enter');
  await settled(page);
  await expect(id(page, 'mpio-policy')).toHaveValue('fail-over-only');
  // Escape leaves the desktop from anywhere in it.
  await press('Escape');
  await expect(panel(page)).toHaveCount(0);
});

test('a wrong turn: both twins online is possible, warned of, and does its damage', async ({ page }) => {
  await open(page, '?paused=1&scene=S02');
  await seek(page, '5s');
  await settled(page);
  await invoke(page, 'open-desktop', { host: 'web1', window: 'disk-management' });
  await expect(id(page, 'disk:2')).toHaveAttribute('data-state', 'offline');
  await expect(id(page, 'disk:2')).toContainText('redundant path with another device');

  await id(page, 'disk:2.online-disk').click();
  await expect(id(page, 'dialog:disk-warning')).toContainText('What would be lost');
  await page.keyboard.press('Escape');
  await expect(id(page, 'dialog:disk-warning')).toHaveCount(0);
  await expect(panel(page)).toBeVisible();
  await expect(id(page, 'disk:2')).toHaveAttribute('data-state', 'offline');

  await id(page, 'disk:2.online-disk').click();
  await id(page, 'warn:go-on').click();
  await settled(page);
  await expect(id(page, 'disk:2')).toHaveAttribute('data-state', 'online');
  await run(page, 2);
  await expect(id(page, 'disk:2.damage')).toBeVisible();
  await expect(id(page, 'disk:1.damage')).toBeVisible();
});

test('a typed hardware id shows its padding, and what it matches', async ({ page }) => {
  await open(page, '?paused=1&scene=S02');
  await seek(page, '2s');
  await invoke(page, 'open-desktop', { host: 'web1', window: 'mpio' });
  await id(page, 'mpio:add').click();
  await id(page, 'mpio:id').fill('Qsan F300Q');
  await expect(id(page, 'mpio:split')).toContainText('Qsan·F30');
  await expect(id(page, 'mpio:no-match')).toBeVisible();
  await id(page, 'mpio:id').fill(f300q);
  await expect(id(page, 'mpio:split')).toContainText('Qsan····');
  await expect(id(page, 'mpio:match')).toBeVisible();
  await page.keyboard.press('Enter');
  await settled(page);
  await idle(page);
  await expect(id(page, `mpio-id:${f300q}`)).toHaveAttribute('data-state', 'waits');
});

test('the MPIO tab: weights, a refused state said in place, timers of the DSM', async ({ page }) => {
  await open(page, '?paused=1');
  await seek(page, '2s');
  await invoke(page, 'open-desktop', { host: 'web1', window: 'disk' });
  const first = all(page, 'mpio-path').first();
  await first.click();
  // Round Robin keeps no standby paths: Windows says no and nothing changes.
  await id(page, 'path:edit').click();
  await id(page, 'path:state').selectOption('standby');
  await id(page, 'path:ok').click();
  await expect(first).toContainText('on Apply');
  await id(page, 'mpio-apply').click();
  await expect(id(page, 'desk:refusal')).toContainText('standby');
  await expect(first).toHaveAttribute('data-state', 'activeOptimized');

  // Weighted Paths: the lowest weight carries.
  await id(page, 'mpio-policy').selectOption('weighted-paths');
  await first.dblclick();
  await id(page, 'path:weight').fill('9');
  await id(page, 'path:ok').click();
  await id(page, 'mpio-apply').click();
  await settled(page);
  await expect(id(page, 'desk:refusal')).toHaveCount(0);
  await expect(first.getByRole('gridcell').last()).toHaveText('9');

  await id(page, 'mpio-details').click();
  await expect(id(page, 'dialog:dsm-details')).toContainText('Microsoft DSM');
  await id(page, 'set:pdoRemovePeriodNs').fill('120');
  await id(page, 'set:pdoRemovePeriodNs').press('Enter');
  await expect(id(page, 'set:pdoRemovePeriodNs')).toHaveValue('120 s');
  await id(page, 'dsm:close').click();
});

test('rows and drawing light each other; an adapter is disabled from its menu', async ({ page }) => {
  await open(page, '?paused=1');
  await seek(page, '2s');
  await invoke(page, 'open-desktop', { host: 'web1', window: 'disk' });
  const row = id(page, 'mpio-path:web1/lun0/2');
  await row.hover();
  await expect(row).toHaveClass(/lit/);
  await id(page, 'desk:device-manager').click();
  await id(page, 'dm:row:web1.hba0').click({ button: 'right' });
  await id(page, 'menu:disable').click();
  await settled(page);
  await expect(id(page, 'dm:row:web1.hba0')).toHaveAttribute('data-state', 'disabled');
  await id(page, 'dm:row:web1.hba0').focus();
  await page.keyboard.press('Shift+F10');
  await expect(id(page, 'menu:enable')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(id(page, 'dm:row:web1.hba0')).toBeFocused();
  await expect(panel(page)).toBeVisible();
});

test('default policies: MSDSM-wide and of a device, as mpclaim sets them; a release without them offers none', async ({ page }) => {
  await open(page, '?paused=1&scene=S05');
  await seek(page, '2s');
  await invoke(page, 'set-policy', { aim: 'web1/lun0', policy: 'clear' });
  await invoke(page, 'open-desktop', { host: 'web1', window: 'mpio' });
  await id(page, 'default-policy:dsm').selectOption('least-queue-depth');
  await settled(page);
  await expect(id(page, 'default-policy:dsm')).toHaveValue('least-queue-depth');
  await id(page, 'desk:disk').click();
  await expect(id(page, 'mpio-policy')).toHaveValue('least-queue-depth');
  await expect(id(page, 'win:disk')).toContainText('default of the DSM for every disk');

  await id(page, 'desk:mpio').click();
  await all(page, 'default-policy').last().selectOption('weighted-paths');
  await settled(page);
  await id(page, 'desk:disk').click();
  await expect(id(page, 'mpio-policy')).toHaveValue('weighted-paths');
  await expect(id(page, 'win:disk')).toContainText('default of this vendor and product');

  await open(page, '?paused=1&scene=white-paper-f300q');
  await invoke(page, 'install-mpio', { aim: 'web1' });
  await run(page, 70);
  await invoke(page, 'restart', { aim: 'web1' });
  await run(page, 120);
  await invoke(page, 'open-desktop', { host: 'web1', window: 'mpio' });
  await expect(id(page, 'mpio-tab:devices')).toBeVisible();
  await expect(id(page, 'mpio:defaults')).toHaveCount(0);
  await expect(id(page, 'mpio-tab:snapshot'), 'the report came with 2008 R2').toHaveCount(0);
  await id(page, 'mpio-tab:discover').click();
  await expect(id(page, 'mpio:iscsi')).toBeVisible();
  await expect(id(page, 'mpio:sas')).toHaveCount(0);
});

test('the snapshot is the report of mpclaim -v', async ({ page }) => {
  await open(page, '?paused=1');
  await seek(page, '2s');
  await invoke(page, 'open-desktop', { host: 'web1', window: 'mpio' });
  await id(page, 'mpio-tab:snapshot').click();
  await id(page, 'snapshot:capture').click();
  await expect(id(page, 'snapshot:report')).toContainText('MPIO Disk0');
  await expect(id(page, 'snapshot:report')).toContainText('0000000077010000');
});

test('1024 px: the desktop covers the drawing and gives it back; the width at 1440 follows the arrow keys', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open(page, '?paused=1');
  await invoke(page, 'open-desktop', { host: 'web1' });
  await expect(id(page, 'desk-handle')).toHaveCount(0);
  await id(page, 'desk:back').click();
  await expect(panel(page)).toHaveCount(0);
  await expect(id(page, 'canvas')).toBeVisible();

  await page.setViewportSize({ width: 1440, height: 900 });
  await invoke(page, 'open-desktop', { host: 'web1' });
  const handle = id(page, 'desk-handle');
  await handle.focus();
  const before = Number(await handle.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowLeft');
  await expect(handle).toHaveAttribute('aria-valuenow', String(before + 24));
  const box = await panel(page).boundingBox();
  expect(Math.round(box?.width ?? 0)).toBe(before + 24);
});
