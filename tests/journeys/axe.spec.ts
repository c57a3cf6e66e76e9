// axe finds nothing on any face of the page: kinds of inspector, tabs, dialogs, edit mode, the windows of a desktop, the guide;
// three themes, two widths.
import AxeBuilder from '@axe-core/playwright';
import { all, expect, id, invoke, open, seek, settled, test } from '../support/page';
import type { Page } from '../support/page';

/** Findings as lines that can be read in a test's output. */
async function findings(page: Page, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  if (within !== undefined) builder.include(within);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id: rule, help, nodes }) =>
    nodes.map((node) => `${rule}: ${help} | ${node.target.join(' ')} | ${node.html.slice(0, 120)} | ${(node.failureSummary ?? '').split('\n').slice(1, 2).join('').trim()}`),
  );
}
/** `within`: the part that is new; the rest of the page was looked at before. */
const clean = async (page: Page, what: string, within?: string): Promise<void> => {
  expect.soft(await findings(page, within), what).toEqual([]);
};
const part = (testid: string): string => `[data-testid="${testid}"]`;
async function stall(page: Page, query: string): Promise<void> {
  await open(page, `?paused=1&frozen=1&${query}`);
  await seek(page, '2s');
  await invoke(page, 'cut', { aim: 'A1' });
  await seek(page, '6s');
  await settled(page);
}

for (const theme of ['light', 'dark', 'projector'] as const) {
  for (const [width, height] of [[1440, 900], [1024, 768]] as const) {
    test(`first page and stall, ${theme}, ${width}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, `?paused=1&frozen=1&theme=${theme}`);
      await clean(page, 'first page');
      await seek(page, '2s');
      await invoke(page, 'cut', { aim: 'A1' });
      await seek(page, '6s');
      await settled(page);
      await clean(page, 'during the stall');
      if (theme === 'projector') return;
      await invoke(page, 'mode', { mode: 'edit' });
      await expect(id(page, 'palette')).toBeVisible();
      await clean(page, 'edit mode');
    });
  }
  if (theme === 'projector') continue;
  test(`each tab of the dock, ${theme}`, async ({ page }) => {
    await stall(page, `theme=${theme}`);
    for (const tab of ['charts', 'events', 'compare', 'timeline'] as const) {
      await id(page, `tab:${tab}`).click();
      await expect(id(page, `panel:${tab}`)).toBeVisible();
      await clean(page, tab, part('dock'));
    }
  });
  test(`each kind of inspector, ${theme}`, async ({ page }) => {
    await stall(page, `theme=${theme}`);
    const refs = [
      ['device', 'web1'], ['device', 'fabA'], ['device', 'a1'], ['adapter', 'web1.hba0'], ['port', 'web1.hba0.0'], ['controller', 'a1.ctr1'],
      ['cable', 'A1'], ['cable', 'B1'], ['path', 'web1/lun0/1'], ['lun', 'lun0'], ['workload', 'oltp'],
    ] as const;
    await invoke(page, 'mode', { mode: 'edit' });
    for (const [kind, ref] of refs) {
      await invoke(page, 'select', { ref: { kind, id: ref } });
      const properties = id(page, 'tab:properties');
      await properties.click();
      await expect(properties).toHaveAttribute('aria-selected', 'true');
      await clean(page, kind, part('panel:inspector'));
    }
  });
  test(`each dialog and menu, ${theme}`, async ({ page }) => {
    await stall(page, `theme=${theme}`);
    for (const dialog of ['help', 'share', 'go-to-time']) {
      await invoke(page, dialog);
      await expect(id(page, `dialog:${dialog}`)).toBeVisible();
      await clean(page, dialog, part(`dialog:${dialog}`));
      await page.keyboard.press('Escape');
      await expect(id(page, `dialog:${dialog}`)).toHaveCount(0);
    }
    await invoke(page, 'open-text', { text: '{}', name: 'broken.json' });
    await expect(id(page, 'dialog:findings')).toBeVisible();
    await clean(page, 'findings', part('dialog:findings'));
    await page.keyboard.press('Escape');
    for (const [button, panel] of [['act:scene-menu', 'panel:scenes'], ['act:settings', 'panel:settings'], ['act:set-speed', 'panel:speed']] as const) {
      await id(page, button).click();
      await expect(id(page, panel)).toBeVisible();
      await clean(page, panel, part(panel));
      await page.keyboard.press('Escape');
      await expect(id(page, panel)).toHaveCount(0);
    }
    await invoke(page, 'new-drawing');
    await expect(all(page, 'node')).toHaveCount(0);
    await page.evaluate(() => window.san.pause());
    await clean(page, 'empty drawing');
  });
  test(`each window of a desktop, ${theme}`, async ({ page }) => {
    test.slow();
    await stall(page, `theme=${theme}`);
    const desktop = part('panel:desktop');
    for (const window of ['server-manager', 'device-manager', 'disk-management', 'disk', 'mpio'] as const) {
      await invoke(page, 'open-desktop', { host: 'web1', window });
      await expect(id(page, `win:${window}`)).toBeVisible();
      await clean(page, window, desktop);
    }
    for (const tab of ['discover', 'dsm', 'snapshot', 'devices'] as const) {
      await id(page, `mpio-tab:${tab}`).click();
      if (tab === 'snapshot') await id(page, 'snapshot:capture').click();
      await clean(page, `MPIO ${tab}`, desktop);
    }
    await id(page, 'mpio:add').click();
    await id(page, 'mpio:id').fill('Qsan F300Q');
    await clean(page, 'an id typed', part('dialog:add-id'));
    await page.keyboard.press('Escape');
    for (const [window, typed] of [['cmd', 'mpclaim -s -d 0'], ['powershell', 'Get-Nothing']] as const) {
      await invoke(page, 'open-desktop', { host: 'web1', window });
      await id(page, 'console-input').fill(typed);
      await page.keyboard.press('Enter');
      await expect(id(page, 'console-line').nth(2)).toBeVisible();
      await clean(page, window, desktop);
    }
    // After the failover the log has its rows.
    await seek(page, '60s');
    await settled(page);
    await invoke(page, 'open-desktop', { host: 'web1', window: 'event-viewer' });
    await all(page, 'win-event').first().click();
    await expect(id(page, 'event-detail')).toBeVisible();
    await clean(page, 'Event Viewer', desktop);
  });
  test(`dialogs of a desktop, and a host that restarts, ${theme}`, async ({ page }) => {
    test.slow();
    await stall(page, `theme=${theme}`);
    await invoke(page, 'open-desktop', { host: 'web1', window: 'disk' });
    await id(page, 'disk-tab:general').click();
    await clean(page, 'General', part('panel:desktop'));
    await id(page, 'disk-tab:mpio').click();
    await all(page, 'mpio-path').first().click();
    for (const [button, dialog] of [['path:edit', 'edit-path'], ['mpio-details', 'dsm-details']] as const) {
      await id(page, button).click();
      await clean(page, dialog, part(`dialog:${dialog}`));
      await page.keyboard.press('Escape');
    }
    await open(page, `?paused=1&frozen=1&theme=${theme}&scene=S02`);
    await seek(page, '5s');
    await settled(page);
    for (const window of ['device-manager', 'disk-management'] as const) {
      await invoke(page, 'open-desktop', { host: 'web1', window });
      await expect(id(page, `win:${window}`)).toBeVisible();
      await clean(page, `twins in ${window}`, part('panel:desktop'));
    }
    await id(page, 'disk:2.online-disk').click();
    await clean(page, 'warning', part('dialog:disk-warning'));
    await page.keyboard.press('Escape');
    await invoke(page, 'restart', { aim: 'web1' });
    await settled(page);
    await expect(id(page, 'desk-restart')).toBeVisible();
    await clean(page, 'restarting', part('panel:desktop'));
  });
  test(`the guide, beside the drawing, folded, and beside a desktop, ${theme}`, async ({ page }) => {
    await open(page, `?paused=1&frozen=1&theme=${theme}&scene=white-paper-f300q`);
    await seek(page, '2s');
    await settled(page);
    await expect(id(page, 'panel:guide')).toBeVisible();
    await clean(page, 'guide');
    await invoke(page, 'open-desktop', { host: 'web1', window: 'mpio' });
    await expect(id(page, 'mpio:absent')).toBeVisible();
    await clean(page, 'guide and desktop');
    await invoke(page, 'open-desktop', { host: 'web1', window: 'event-viewer' });
    await expect(id(page, 'event-viewer')).toBeVisible();
    await expect(all(page, 'win-event')).toHaveCount(0);
    await clean(page, 'Event Viewer without a row', part('panel:desktop'));
    await page.setViewportSize({ width: 1024, height: 768 });
    await expect(id(page, 'desk:back')).toBeVisible();
    await clean(page, 'guide and desktop, 1024');
    await id(page, 'guide:fold').click();
    await expect(id(page, 'guide:open')).toBeVisible();
    await clean(page, 'guide folded, 1024');
    await invoke(page, 'open-desktop', { host: 'web1', window: 'server-manager' });
    await id(page, 'sm:add').click();
    await clean(page, 'features', part('dialog:add-feature'));
    await id(page, 'sm:tick').check();
    await id(page, 'sm:next').click();
    await clean(page, 'confirmation', part('dialog:add-feature'));
    await page.keyboard.press('Escape');
    await open(page, `?paused=1&frozen=1&theme=${theme}`);
    await invoke(page, 'open-desktop', { host: 'web1', window: 'disk' });
    await expect(id(page, 'mpio-paths')).toBeVisible();
    await clean(page, 'desktop over the drawing, 1024');
  });
  test(`an array from the inside, ${theme}`, async ({ page }) => {
    await open(page, `?paused=1&frozen=1&theme=${theme}`);
    await invoke(page, 'mode', { mode: 'edit' });
    await invoke(page, 'select', { ref: { kind: 'device', id: 'a1' } });
    await id(page, 'act:add-group').click();
    await id(page, 'new-group:level').selectOption('raid6');
    await id(page, 'new-group:disks').fill('3');
    await expect(id(page, 'new-group')).toContainText('RAID 6 takes 4');
    await clean(page, 'a RAID group that cannot be', part('panel:inspector'));
    await id(page, 'new-group:disks').fill('6');
    await id(page, 'new-group:disks').press('Enter');
    await clean(page, 'RAID groups', part('panel:inspector'));
    await id(page, 'act:add-vd:rg1').click();
    await id(page, 'map:web1').click();
    await expect(id(page, 'map-number:web1')).toBeVisible();
    await id(page, 'map-number:web1').fill('0');
    await id(page, 'map-number:web1').press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'already' })).toBeVisible();
    await clean(page, 'a VD and its hosts', part('panel:inspector'));
  });
}
