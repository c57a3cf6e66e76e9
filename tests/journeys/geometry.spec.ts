import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

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
    return { marks, cables, nodes, canvas };
  });

const inside = (point: { x: number; y: number }, box: Box, by: number): boolean =>
  point.x > box.x - by && point.x < box.x + box.w + by && point.y > box.y - by && point.y < box.y + box.h + by;

const scenes = ['dual-fabric-4-paths', 'single-fabric', 'two-hosts-one-array', 'S01b', 'S03', 'S08', 'S11', 'S15'];
const sizes = [
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
];
for (const { width, height } of sizes) {
  for (const scene of scenes) {
    test(`${scene} at ${width}: captions, cables and devices keep apart`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`?scene=${scene}&paused=1&frozen=1`);
      await expect(page.locator('[data-testid^="cable:"]').first()).toBeAttached();
      await expect(page.locator('[data-testid^="caption:"]').first()).toBeVisible();
      const { marks, cables, nodes, canvas } = await painted(page);
      const faults = new Set<string>();
      for (const { id, points } of cables) {
        for (const point of points) {
          for (const mark of marks) if (mark.cable !== id && inside(point, mark, 4)) faults.add(`${id} runs through the caption of ${mark.cable}`);
          if (nodes.some((node) => inside(point, node, -2))) faults.add(`${id} runs under a device`);
        }
      }
      for (const node of nodes) {
        const out = node.x < canvas.x || node.y < canvas.y || node.x + node.w > canvas.x + canvas.w || node.y + node.h > canvas.y + canvas.h;
        if (out) faults.add('a device is off the canvas');
      }
      expect([...faults]).toEqual([]);
    });
  }
}
