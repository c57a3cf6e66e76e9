// What the page looks like, pixel by pixel, and beside it what it says to assistive technology, word by word.
import { expect, id, invoke, open, seek, settled, test } from '../support/page';
import type { Page } from '../support/page';

interface Shot {
  readonly scene: string;
  readonly name: string;
  readonly theme: 'light' | 'dark' | 'projector';
  readonly width: number;
  readonly height: number;
  prepare(page: Page): Promise<void>;
}
const wide = { width: 1440, height: 900 };

/** 15 s into the hold of a host-side cut: the page's main picture. */
const stall = async (page: Page): Promise<void> => {
  await seek(page, '5s');
  await invoke(page, 'cut', { aim: 'A1' });
  await seek(page, '20s');
};
const after = async (page: Page): Promise<void> => void (await seek(page, '45s'));
/** Asked for a policy that this LUN's stack refuses. */
const refused = async (page: Page): Promise<void> => {
  await seek(page, '8s');
  await page.evaluate(() => window.san.invoke('set-policy', { aim: 'web1/lun0', policy: 'round-robin' }).catch(() => undefined));
};

const shots: readonly Shot[] = [
  ...(['light', 'dark'] as const).flatMap((theme): Shot[] => [
    { name: `stall-${theme}`, scene: 'dual-fabric-4-paths', theme, ...wide, prepare: stall },
    { name: `after-${theme}`, scene: 'S05', theme, ...wide, prepare: after },
    { name: `alua-${theme}`, scene: 'S10', theme, ...wide, prepare: refused },
  ]),
  { name: 'stall-1024', scene: 'dual-fabric-4-paths', theme: 'light', width: 1024, height: 768, prepare: stall },
  { name: 'stall-projector', scene: 'dual-fabric-4-paths', theme: 'projector', ...wide, prepare: stall },
];

for (const { name, scene, theme, width, height, prepare } of shots) {
  test(name, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, `?scene=${scene}&paused=1&frozen=1&theme=${theme}`);
    await prepare(page);
    await settled(page);
    await expect(page.locator('html')).toHaveAttribute('data-settled', /:[0-9a-f]+$/);
    const fonts = await page.evaluate(() => [...document.fonts].filter((font) => font.status === 'error').length);
    expect(fonts, 'fonts that could not be used: is there any system font?').toBe(0);
    expect(await page.evaluate(() => document.fonts.check('600 14px "Inter Variable"') || document.fonts.size > 0)).toBe(true);
    await expect(id(page, 'canvas')).toBeVisible();
    expect(await page.locator('.shell').ariaSnapshot()).toMatchSnapshot(`${name}.aria.txt`);
    await expect(page).toHaveScreenshot(`${name}.png`);
  });
}
