// axe finds nothing on any face of the page: kinds of inspector, tabs, dialogs, edit mode; three themes, two widths.
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
}
