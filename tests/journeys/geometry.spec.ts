import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { id, invoke, open, seek, settled } from '../support/page';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
interface Mark extends Box {
  /** The cable it belongs to. */
  readonly cable: string;
}
/** Boxes of the captions and devices, and points along every cable, all as painted. */
const painted = (page: Page) =>
  page.evaluate(() => {
    const boxOf = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, w: width, h: height };
    };
    const named = (element: Element): string => element.getAttribute('data-testid')?.split(':')[1] ?? '';
    const marks: Mark[] = [...document.querySelectorAll('[data-testid^="caption:"]')].map((one) => ({ cable: named(one), ...boxOf(one) }));
    const cables = [...document.querySelectorAll<SVGPathElement>('path[data-testid^="cable:"]')].map((line) => {
      const matrix = line.getScreenCTM() ?? new DOMMatrix();
      const length = line.getTotalLength();
      const points = Array.from({ length: Math.ceil(length / 4) + 1 }, (_, i) => {
        const at = line.getPointAtLength(Math.min(length, i * 4));
        return { x: at.x * matrix.a + matrix.e, y: at.y * matrix.d + matrix.f };
      });
      return { id: named(line), points };
    });
    const nodes = [...document.querySelectorAll('[data-testid^="node:"] > rect.card')].map(boxOf);
    const canvas = boxOf(document.querySelector('[data-testid="canvas"]') as Element);
    const control = document.querySelector('[data-testid="zoom"]');
    return { marks, cables, nodes, canvas, zoom: control ? boxOf(control) : null };
  });

const inside = (point: { x: number; y: number }, box: Box, by: number): boolean =>
  point.x > box.x - by && point.x < box.x + box.w + by && point.y > box.y - by && point.y < box.y + box.h + by;

const meet = (one: Box, two: Box): boolean => one.x < two.x + two.w && two.x < one.x + one.w && one.y < two.y + two.h && two.y < one.y + one.h;

const scenes = ['dual-fabric-4-paths', 'single-fabric', 'two-hosts-one-array', 'S01b', 'S03', 'S08', 'S09', 'S11', 'S15', 'S17c'];
const sizes = [
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
];
for (const scene of scenes) {
  test(`${scene}: captions, cables and devices keep apart at three widths`, async ({ page }) => {
    await page.setViewportSize(sizes[0]);
    await page.goto(`?scene=${scene}&paused=1&frozen=1`);
    await expect(page.locator('[data-testid^="caption:"]').first()).toBeVisible();
    const faults = new Set<string>();
    for (const { width, height } of sizes) {
      await page.setViewportSize({ width, height });
      // Two frames: the canvas hears of its size in one and draws in the next.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const { marks, cables, nodes, canvas, zoom } = await painted(page);
      for (const { id, points } of cables) {
        for (const point of points) {
          for (const mark of marks) if (mark.cable !== id && inside(point, mark, 4)) faults.add(`${width}: ${id} runs through the caption of ${mark.cable}`);
          if (nodes.some((node) => inside(point, node, -2))) faults.add(`${width}: ${id} runs under a device`);
        }
      }
      marks.forEach((mark, i) => {
        for (const other of marks.slice(i + 1)) if (meet(mark, other)) faults.add(`${width}: captions of ${mark.cable} and ${other.cable} meet`);
        for (const node of nodes) if (meet(mark, node)) faults.add(`${width}: the caption of ${mark.cable} lies on a device`);
      });
      nodes.forEach((node, i) => {
        const out = node.x < canvas.x || node.y < canvas.y || node.x + node.w > canvas.x + canvas.w || node.y + node.h > canvas.y + canvas.h;
        if (out) faults.add(`${width}: a device is off the canvas`);
        if (zoom && meet(node, zoom)) faults.add(`${width}: the zoom control covers a device`);
        for (const other of nodes.slice(i + 1)) if (meet(node, other)) faults.add(`${width}: two devices meet`);
      });
    }
    expect([...faults]).toEqual([]);
  });
}

/** What is wrong with the parts of the page as they stand: regions that meet, words cut off, controls that cover each other. */
const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const seen = (element: Element): boolean => element.checkVisibility({ checkVisibilityCSS: true }) && element.getBoundingClientRect().width > 1;
    const nameOf = (element: Element): string => element.getAttribute('data-testid') ?? `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
    const meet = (a: Element, b: Element): boolean => {
      const [one, two] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
      return one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1;
    };
    const regions = [...document.querySelectorAll('[data-region]')].filter(seen);
    regions.forEach((one, i) => {
      const box = one.getBoundingClientRect();
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push(`${nameOf(one)} leaves the window`);
      for (const other of regions.slice(i + 1)) {
        if (!one.contains(other) && !other.contains(one) && meet(one, other)) found.push(`${nameOf(one)} and ${nameOf(other)} meet`);
      }
    });
    const parts = document.querySelectorAll('[data-testid="panel:desktop"], [data-testid="panel:guide"], [data-testid="guide:open"]');
    for (const part of [...parts].filter(seen)) {
      for (const element of [...part.querySelectorAll<HTMLElement>('*')].filter(seen)) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
        // What ends in dots says the whole when pointed at.
        const told = textOverflow === 'ellipsis' && element.closest('[title], [aria-label]') !== null;
        // A report keeps its lines and scrolls, also by keyboard; fields do by themselves.
        if (element.matches('.unseen, select, input, pre[tabindex="0"]')) continue;
        if (!told && overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) found.push(`${nameOf(element)} is cut off or scrolls sideways`);
        if (['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`${nameOf(element)} is cut off below`);
      }
      const controls = [...part.querySelectorAll<HTMLElement>('button, select, input, [role="tab"]')].filter(seen);
      const { left, right } = part.getBoundingClientRect();
      controls.forEach((one, i) => {
        const box = one.getBoundingClientRect();
        if (box.left < left - 1 || box.right > right + 1) found.push(`${nameOf(one)} stands outside of ${nameOf(part)}`);
        for (const other of controls.slice(i + 1)) if (!one.contains(other) && !other.contains(one) && meet(one, other)) found.push(`${nameOf(one)} covers ${nameOf(other)}`);
      });
    }
    return found;
  });

const windows = ['server-manager', 'device-manager', 'disk-management', 'mpio', 'disk', 'cmd', 'powershell', 'event-viewer'] as const;
for (const scene of ['dual-fabric-4-paths', 'S02', 'white-paper-f300q']) {
  test(`${scene}: desktop and guide keep to their places at three widths`, async ({ page }) => {
    test.slow();
    await open(page, `?scene=${scene}&paused=1&frozen=1`);
    await seek(page, '5s');
    if (scene === 'dual-fabric-4-paths') {
      await invoke(page, 'cut', { aim: 'A1' });
      await seek(page, '50s');
    }
    await settled(page);
    const faults: string[] = [];
    const look = async (what: string): Promise<void> => {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      faults.push(...(await misplaced(page)).map((fault) => `${what}: ${fault}`));
    };
    for (const size of sizes) {
      await page.setViewportSize(size);
      if (scene === 'white-paper-f300q') await look(`${size.width}, drawing`);
      for (const window of windows) {
        await invoke(page, 'open-desktop', { host: 'web1', window });
        await expect(id(page, 'panel:desktop').locator('[role="tabpanel"] section').first()).toBeVisible();
        await look(`${size.width}, ${window}`);
        for (const tab of window === 'mpio' && scene !== 'white-paper-f300q' ? (['discover', 'dsm', 'snapshot', 'devices'] as const) : []) {
          await id(page, `mpio-tab:${tab}`).click();
          if (tab === 'snapshot') await id(page, 'snapshot:capture').click();
          await look(`${size.width}, MPIO ${tab}`);
        }
      }
      await invoke(page, 'close-desktop');
    }
    expect([...new Set(faults)]).toEqual([]);
  });
}
