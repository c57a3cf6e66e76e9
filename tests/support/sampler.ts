/** Looks at the page in every frame and notes what changed, so that a test can ask in which order things were seen. */
import type { Page } from '@playwright/test';

export interface Seen {
  /** Wall time of the page, ms. */
  readonly atMs: number;
  readonly clock: string;
  readonly cable: string;
  /** What Windows believes, path by path, in words without spaces between: `activeOptimized …`. */
  readonly pills: string;
  readonly app: string;
  readonly slots: string;
  readonly noIoFor: string;
  readonly outcome: string;
}
declare global {
  interface Window {
    sanSeen: Seen[];
  }
}

/** Begins to look, also across the coming load of the page. `cable`: whose state to note. */
export async function sample(page: Page, cable: string): Promise<void> {
  await page.addInitScript((name) => {
    window.sanSeen = [];
    let last = '';
    const look = (): void => {
      requestAnimationFrame(look);
      const one = (testid: string): Element | null => document.querySelector(`[data-testid="${testid}"]`);
      const state = (testid: string): string => one(testid)?.getAttribute('data-state') ?? '';
      const pills = [...document.querySelectorAll('[data-testid^="pill:"]')].map((pill) => pill.getAttribute('data-state'));
      const seen = {
        cable: state(`cable:${name}`),
        pills: pills.join(' '),
        app: document.querySelector('[data-testid^="app:"]')?.getAttribute('data-state') ?? '',
        slots: document.querySelector('[data-testid^="slots:"]')?.getAttribute('data-state') ?? '',
        noIoFor: one('kpi:no-io-for')?.querySelector('b')?.textContent?.trim() ?? '',
        outcome: one('outcome')?.textContent?.trim() ?? '',
        clock: one('act:go-to-time')?.textContent?.trim() ?? '',
      };
      const { clock: _, ...rest } = seen;
      const key = JSON.stringify(rest);
      if (key === last) return;
      last = key;
      window.sanSeen.push({ atMs: performance.now(), ...seen });
    };
    requestAnimationFrame(look);
  }, cable);
}
export const seen = (page: Page): Promise<Seen[]> => page.evaluate(() => window.sanSeen);

/** `00:35.250` in seconds. */
export const clockSeconds = (text: string): number => {
  const [minutes, seconds] = text.split(':').map(Number);
  return minutes * 60 + seconds;
};
