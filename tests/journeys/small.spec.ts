// Small windows, and a page zoomed to 200 %: nothing is out of reach, nothing lies on something else.
import { clickCable, expect, id, invoke, open, seek, settled, test } from '../support/page';
import type { Locator, Page } from '../support/page';

const windows = ['server-manager', 'device-manager', 'disk-management', 'mpio', 'disk', 'cmd', 'powershell', 'event-viewer'] as const;
/** What of these lies outside of the window, sideways. */
async function outside(page: Page, parts: readonly Locator[]): Promise<string[]> {
  const width = page.viewportSize()?.width ?? 0;
  const found: string[] = [];
  for (const part of parts) {
    const box = await part.boundingBox();
    if (box && (box.x < -1 || box.x + box.width > width + 1)) found.push(`${String(part)}: ${Math.round(box.x)} to ${Math.round(box.x + box.width)}`);
  }
  return found;
}
const fits = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

for (const [width, height] of [[600, 900], [400, 800]] as const) {
  test(`${width} px: the first page fits, and a cable can be cut and mended`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, '?paused=1&frozen=1');
    await seek(page, '2s');
    expect(await fits(page)).toBe(true);
    expect(await outside(page, [id(page, 'act:scene-menu'), id(page, 'act:mode-play'), id(page, 'act:share'), id(page, 'act:play-pause'), id(page, 'act:set-speed'), id(page, 'tab:events'), id(page, 'outcome')])).toEqual([]);
    await clickCable(page, 'A1');
    await id(page, 'bubble:cut').click();
    await seek(page, '20s');
    await expect(id(page, 'outcome')).toHaveAttribute('data-state', 'unaware');
    for (const tab of ['charts', 'compare', 'events', 'timeline']) {
      await id(page, `tab:${tab}`).click();
      await expect(id(page, `panel:${tab}`)).toBeVisible();
    }
    await id(page, 'rail:paths').click();
    await expect(id(page, 'panel:inspector')).toBeVisible();
    expect(await outside(page, [id(page, 'panel:inspector')])).toEqual([]);
  });

  test(`${width} px: the guide gives way to the desktop, whose windows fit`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, '?scene=white-paper-f300q&paused=1&frozen=1');
    await seek(page, '2s');
    await expect(id(page, 'guide:open')).toBeVisible();
    await id(page, 'guide:open').click();
    await id(page, 'guide:where:add-feature').click();
    await expect(id(page, 'sm:add')).toBeFocused();
    await expect(id(page, 'panel:guide')).toHaveCount(0);
    for (const window of windows) {
      await invoke(page, 'open-desktop', { host: 'web1', window });
      const tab = id(page, `desk:${window}`);
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await expect(tab).toBeInViewport();
      await settled(page);
      await expect(page.locator('#desk-window > *').first()).toBeVisible();
      expect(await page.locator('#desk-window').evaluate((one) => one.scrollWidth - one.clientWidth), window).toBeLessThanOrEqual(0);
    }
    // The rail lies on its side: both pairs of arrow keys walk it.
    await id(page, 'desk:event-viewer').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(id(page, 'desk:powershell')).toBeFocused();
    await id(page, 'desk:back').click();
    await expect(id(page, 'panel:desktop')).toHaveCount(0);
  });
}

test('1280 x 720 at 200 %: the page scrolls down to the timeline', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  await open(page, '?paused=1&frozen=1');
  await seek(page, '2s');
  expect(await fits(page)).toBe(true);
  await expect(id(page, 'node:web1')).toBeInViewport();
  await id(page, 'tab:timeline').scrollIntoViewIfNeeded();
  await expect(id(page, 'tab:timeline')).toBeInViewport();
});
