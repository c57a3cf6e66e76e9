// The desktop of a Windows host and the guide, pixel by pixel and word by word; one window at a time, so that the pictures stay small.
import { all, expect, id, invoke, open, seek, settled, test } from '../support/page';
import type { Page } from '../support/page';

interface Shot {
  readonly name: string;
  readonly scene: string;
  /** What is in the picture. */
  readonly part: 'panel:desktop' | 'panel:guide';
  prepare(page: Page): Promise<void>;
}
const show = (page: Page, window: string): Promise<unknown> => invoke(page, 'open-desktop', { host: 'web1', window });
/** A host-side cut, and some time of it. */
async function cut(page: Page, until: string): Promise<void> {
  await seek(page, '5s');
  await invoke(page, 'cut', { aim: 'A1' });
  await seek(page, until);
}

const shots: readonly Shot[] = [
  {
    name: 'guide',
    scene: 'white-paper-f300q',
    part: 'panel:guide',
    async prepare(page) {
      await seek(page, '2s');
      await show(page, 'server-manager');
      await expect(id(page, 'sm:add')).toBeVisible();
    },
  },
  {
    name: 'device-manager',
    scene: 'S02',
    part: 'panel:desktop',
    async prepare(page) {
      await seek(page, '5s');
      await show(page, 'device-manager');
      await expect(id(page, 'dm:twins')).toBeVisible();
    },
  },
  {
    name: 'mpio-discover',
    scene: 'S02',
    part: 'panel:desktop',
    async prepare(page) {
      await seek(page, '5s');
      await show(page, 'mpio');
      await id(page, 'mpio-tab:discover').click();
      await all(page, 'found').first().click();
    },
  },
  {
    name: 'disk-mpio',
    scene: 'dual-fabric-4-paths',
    part: 'panel:desktop',
    async prepare(page) {
      await cut(page, '50s');
      await show(page, 'disk');
      await all(page, 'mpio-path').first().click();
    },
  },
  {
    name: 'mpclaim',
    scene: 'dual-fabric-4-paths',
    part: 'panel:desktop',
    async prepare(page) {
      await cut(page, '20s');
      await show(page, 'cmd');
      await id(page, 'console-input').fill('mpclaim -s -d 0');
      await page.keyboard.press('Enter');
      await expect(id(page, 'console-line').filter({ hasText: 'Path ID' })).toBeVisible();
      await expect(id(page, 'console:cmd')).toHaveAttribute('data-state', 'ready');
    },
  },
  {
    name: 'event-viewer',
    scene: 'dual-fabric-4-paths',
    part: 'panel:desktop',
    async prepare(page) {
      await cut(page, '60s');
      await show(page, 'event-viewer');
      await all(page, 'win-event').first().click();
      await expect(id(page, 'event-detail')).toBeVisible();
    },
  },
];
const looks = [
  { look: 'light', theme: 'light', width: 1440, height: 900 },
  { look: 'dark', theme: 'dark', width: 1440, height: 900 },
  { look: '1024', theme: 'light', width: 1024, height: 768 },
] as const;

for (const { name, scene, part, prepare } of shots) {
  for (const { look, theme, width, height } of looks) {
    test(`${name}-${look}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, `?scene=${scene}&paused=1&frozen=1&theme=${theme}`);
      await prepare(page);
      await settled(page);
      await page.mouse.move(0, 0);
      expect(await id(page, part).ariaSnapshot()).toMatchSnapshot(`${name}-${look}.aria.txt`);
      await expect(id(page, part)).toHaveScreenshot(`${name}-${look}.png`);
    });
  }
}
