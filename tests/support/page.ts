/**
 * The page for journeys and screenshots: `test` watches every page it opens, and a test fails when the page writes an
 * error to the console, breaks its own policy or asks anything of another origin.
 */
import { expect, test as plain } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { San } from '../../src/app/san';

export type { Locator, Page };
export { expect };

interface TestSan extends San {
  /** Only with `?test=1`. */
  killWorker(): void;
}
declare global {
  interface Window {
    readonly san: TestSan;
  }
}

/** What a page did that it must never do. */
export function watch(page: Page): { readonly faults: string[] } {
  const faults: string[] = [];
  const origin = (url: string): string => (/^(data|blob|about):/.test(url) ? 'self' : new URL(url).origin);
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const home = page.url() === 'about:blank' ? null : new URL(page.url()).origin;
    const asked = origin(request.url());
    if (asked !== 'self' && home !== null && asked !== home) faults.push(`off the origin: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // What was under way when the page was left or loaded anew is no fault.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`);
  });
  return { faults };
}

export const test = plain.extend<{ readonly quiet: string[] }>({
  /** Faults a test expects are taken out of this list by it. */
  quiet: [
    async ({ page }, use) => {
      const { faults } = watch(page);
      await use(faults);
      expect(faults, 'errors of the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the page and waits until its first picture stands (or, while it plays, is on the screen). */
export async function open(page: Page, query = ''): Promise<void> {
  await page.goto(query);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => 'san' in window);
  await page.evaluate(() => window.san.ready);
  await expect(id(page, 'canvas')).toBeVisible();
  await expect(id(page, 'dock')).toBeVisible();
}

export const id = (page: Page | Locator, testid: string): Locator => page.getByTestId(testid);
/** All parts of one kind: `path-row:…`, `pill:…`. */
export const all = (page: Page | Locator, kind: string): Locator => page.locator(`[data-testid^="${kind}:"]`);

/** A cable is a line: the middle of its box is not on it, so the pointer goes to a point along it. */
export async function pointOn(page: Page, cable: string, share = 0.5): Promise<{ readonly x: number; readonly y: number }> {
  return id(page, `cable:${cable}`).evaluate((line, part) => {
    const path = line as unknown as SVGPathElement;
    const at = path.getPointAtLength(path.getTotalLength() * part).matrixTransform(path.getScreenCTM() ?? undefined);
    return { x: at.x, y: at.y };
  }, share);
}
export async function clickCable(page: Page, cable: string): Promise<void> {
  const { x, y } = await pointOn(page, cable);
  await page.mouse.click(x, y);
}
export async function middle(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('It has no box.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export const invoke = (page: Page, action: string, args?: unknown): Promise<unknown> =>
  page.evaluate(([name, given]) => window.san.invoke(name as string, given), [action, args] as const);
export const seek = (page: Page, at: string): Promise<number> => page.evaluate((time) => window.san.seek(time), at);
export const settled = (page: Page): Promise<string> => page.evaluate(() => window.san.settled());
export const fingerprint = (page: Page): Promise<string> => page.evaluate(async () => (await window.san.hash()).run);
export const nowNs = (page: Page): Promise<number> =>
  page.evaluate(() => (window.san.metrics() as { nowNs: number }).nowNs);

interface Metrics {
  readonly nowNs: number;
  readonly workloads: readonly { readonly id: string; readonly state: string; readonly iops: number; readonly done: number; readonly failed: number }[];
  readonly compare: readonly { readonly policy: string; readonly refused: string | null }[];
}
export const metrics = async (page: Page): Promise<Metrics> => (await page.evaluate(() => window.san.metrics())) as Metrics;
interface Doc {
  readonly title: string;
  readonly seed: number;
  readonly devices: Readonly<Record<string, unknown>>;
  readonly cables: readonly string[];
  readonly journal: readonly { readonly atNs: number; readonly do: string; readonly aim?: string }[];
}
export const doc = async (page: Page): Promise<Doc> => (await page.evaluate(() => window.san.doc())) as Doc;

/** Measured, and written where a reader of the test's output sees it. */
export function measured(what: string, ms: number): void {
  plain.info().annotations.push({ type: 'measured', description: `${what}: ${Math.round(ms)} ms` });
  console.log(`    measured: ${what}: ${Math.round(ms)} ms`);
}

/** Share of pixels in which two pictures differ: the software raster is not exact where it repaints in parts. */
export const differingPixels = (page: Page, one: Buffer, other: Buffer): Promise<number> =>
  page.evaluate(
    async (pictures) => {
      const read = async (base64: string): Promise<ImageData> => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d') as OffscreenCanvasRenderingContext2D;
        canvas.drawImage(image, 0, 0);
        return canvas.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = await Promise.all(pictures.map(read));
      const [left, right] = [new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer)];
      return left.reduce((sum, pixel, i) => sum + Number(pixel !== right[i]), 0) / left.length;
    },
    [one.toString('base64'), other.toString('base64')],
  );
