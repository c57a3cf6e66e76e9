// The main job: a page that runs by itself, a cable that is cut, an application that waits and goes on; by mouse, by keyboard.
import { all, clickCable, doc, expect, id, measured, metrics, nowNs, ready, test } from '../support/page';
import type { Page } from '../support/page';
import { clockSeconds, sample, seen } from '../support/sampler';

const active = 'activeOptimized activeOptimized activeOptimized activeOptimized';

/** Opens the page as a visitor does, and says how long it took until the running scene was on the screen. */
async function arrive(page: Page): Promise<void> {
  await sample(page, 'A1');
  await page.goto('');
  await page.waitForFunction(
    () => window.sanSeen.some((one) => one.pills.split(' ').length === 4 && one.app === 'running' && one.clock !== '00:00.000'),
  );
  const looks = await seen(page);
  const first = looks.find((one) => one.pills !== '' && one.clock !== '00:00.000' && one.clock !== '');
  measured('from navigation to the running scene', first?.atMs ?? Infinity);
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity);
  measured('first contentful paint', paint);
  expect(paint).toBeLessThan(3_000);
  await ready(page);
  await expect(all(page, 'pill')).toHaveCount(4);
  for (const pill of await all(page, 'pill').all()) await expect(pill).toHaveAttribute('data-state', 'activeOptimized');
  await expect(id(page, 'clock-state')).toHaveAttribute('data-state', 'live');
}

/** From the cut to an application that runs again; the order in which a visitor saw it. */
async function watchTheWait(page: Page): Promise<void> {
  await expect.poll(async () => (await metrics(page)).workloads[0]?.state, { timeout: 30_000 }).toBe('waiting');
  await expect(id(page, 'outcome')).toHaveAttribute('data-state', 'recovered', { timeout: 30_000 });
  const looks = await seen(page);
  const at = (what: string, test: (one: (typeof looks)[number]) => boolean, from = 0): number => {
    const found = looks.findIndex((one, i) => i >= from && test(one));
    expect(found, `it was seen: ${what}`).toBeGreaterThanOrEqual(0);
    return found;
  };
  const cut = at('the cable is cut', (one) => one.cable === 'cut');
  const held = at('slots are held', (one) => one.slots === 'held', cut);
  const waiting = at('the application waits', (one) => one.app === 'waiting', cut);
  const unaware = at('Windows does not know yet', (one) => one.outcome.includes('Windows does not know yet'), cut);
  const failed = at('paths fail', (one) => one.pills.includes('failed') || one.pills.includes('removed'), waiting);
  const again = at('the application runs again', (one) => one.app === 'running', failed);
  expect(looks[cut].pills, 'in the frame of the cut nothing else changes').toBe(active);
  expect(looks[held].pills).toBe(active);
  expect(looks[unaware].pills).toBe(active);
  for (const one of looks.slice(cut, failed)) expect(one.pills).toBe(active);
  // The wait is told while it grows, in growing numbers.
  const told = looks.slice(waiting, failed).map((one) => Number.parseFloat(one.noIoFor)).filter((one) => one > 1);
  expect(new Set(told).size).toBeGreaterThan(1);
  const simulated = clockSeconds(looks[failed].clock) - clockSeconds(looks[cut].clock);
  expect(simulated).toBeGreaterThan(29.9);
  expect(simulated).toBeLessThan(31.5);
  const wall = looks[again].atMs - looks[cut].atMs;
  measured('from the cut to "running again"', wall);
  measured('from the cut to the first failed path (30 s of the model)', looks[failed].atMs - looks[cut].atMs);
  expect(wall, 'the lens skips the wait').toBeLessThan(12_000);
  await expect(id(page, 'outcome')).toContainText('running again');
}

test('by mouse: the page runs, a cut stops it, it runs again; policy, mend', async ({ page }) => {
  await arrive(page);

  await clickCable(page, 'A1');
  await expect(id(page, 'cable:A1')).toHaveAttribute('aria-pressed', 'true');
  // What stands on the screen two frames after the press.
  const soon = page.evaluate(
    () =>
      new Promise<{ cable: string | null; pills: (string | null)[] }>((resolve) => {
        const look = (): void =>
          resolve({
            cable: document.querySelector('[data-testid="cable:A1"]')?.getAttribute('data-state') ?? null,
            pills: [...document.querySelectorAll('[data-testid^="pill:"]')].map((one) => one.getAttribute('data-state')),
          });
        const frames = (): void => void requestAnimationFrame(() => requestAnimationFrame(look));
        document.querySelector('[data-testid="bubble:cut"]')?.addEventListener('click', frames, { once: true });
      }),
  );
  await id(page, 'bubble:cut').click();
  expect(await soon).toEqual({ cable: 'cut', pills: active.split(' ') });
  await watchTheWait(page);

  // Failed, then removed by PnP; the two others carry on.
  for (const path of ['1', '2']) await expect(id(page, `path-row:web1/lun0/${path}`)).toHaveAttribute('data-state', 'removed');
  for (const path of ['3', '4']) await expect(id(page, `path-row:web1/lun0/${path}`)).toHaveAttribute('data-state', 'activeOptimized');
  await expect(id(page, 'status:paths')).toContainText('2 paths');
  await id(page, 'tab:events').click();
  for (const words of ['link-down hold ended', 'Failover: path P1 failed', 'Path P1 removed by PnP'])
    await expect(all(page, 'event').filter({ hasText: words })).toBeVisible();
  await id(page, 'tab:timeline').click();

  await id(page, 'policy:LQD').click();
  await expect(id(page, 'policy')).toHaveAttribute('data-state', 'least-queue-depth');

  await clickCable(page, 'A1');
  await id(page, 'bubble:mend').click();
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'up');
  for (const pill of await all(page, 'pill').all()) await expect(pill).toHaveAttribute('data-state', 'activeOptimized');
  await expect.poll(async () => (await metrics(page)).workloads[0]?.iops).toBeGreaterThan(5_000);
  expect((await doc(page)).journal.map((row) => row.do)).toEqual(['cut', 'set-policy', 'mend']);
});

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.getAttribute('data-region') ?? '');
/** F6 until the region has the focus. */
async function region(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 8 && (await focused(page)) !== `panel:${name}`; i++) await page.keyboard.press('F6');
  expect(await focused(page)).toBe(`panel:${name}`);
}

test('by keyboard alone: to the cable, cut, skip the wait, policy, restore', async ({ page }) => {
  await arrive(page);
  await region(page, 'canvas');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await expect.poll(() => focused(page)).toBe('node:web1');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => focused(page)).toMatch(/^node:fab[AB]$/);
  await page.keyboard.press('Home');
  await expect.poll(() => focused(page)).toBe('node:web1');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => focused(page)).toBe('port:web1.hba0.0');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => focused(page)).toBe('cable:A1');
  const name = await id(page, 'cable:A1').getAttribute('aria-label');
  expect(name).toBe('Cable A1, WIN-01 HBA-1 port 0 to FABRIC-A port 0, up, carries P1, P2');

  // Pause, and the lens off and on again, without leaving the cable.
  await page.keyboard.press('k');
  await expect(id(page, 'clock-state')).toHaveAttribute('data-state', 'paused');
  await page.keyboard.press('t');
  await expect(id(page, 'act:set-speed')).toHaveAttribute('data-state', 'no-skip');
  await page.keyboard.press('t');
  await expect(id(page, 'act:set-speed')).toHaveAttribute('data-state', 'skip-waits');
  await page.keyboard.press('k');
  await expect(id(page, 'clock-state')).toHaveAttribute('data-state', 'live');

  await page.keyboard.press('x');
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'cut');
  expect(await focused(page)).toBe('cable:A1');
  await watchTheWait(page);

  const policies = ['fail-over-only', 'round-robin', 'round-robin-subset', 'least-queue-depth', 'weighted-paths', 'least-blocks'];
  for (const digit of [1, 3, 5, 6, 2, 4]) {
    await page.keyboard.press(String(digit));
    await expect(id(page, 'policy')).toHaveAttribute('data-state', policies[digit - 1]);
  }
  await page.keyboard.press('r');
  await expect(id(page, 'cable:A1')).toHaveAttribute('data-state', 'up');
  for (const pill of await all(page, 'pill').all()) await expect(pill).toHaveAttribute('data-state', 'activeOptimized');
  await expect.poll(async () => (await metrics(page)).workloads[0]?.iops).toBeGreaterThan(5_000);

  // The screen reader heard it: what failed, what waited, what came back.
  const spoken = await page.evaluate(() => document.querySelectorAll('[data-testid^="speech:"]').length);
  expect(spoken).toBe(5);
  // Back in time with the timeline's own keys, and the whole page follows.
  await region(page, 'dock');
  for (let i = 0; i < 12 && (await focused(page)) !== 'timeline:slider'; i++) await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('timeline:slider');
  await page.keyboard.press('Home');
  await expect.poll(() => nowNs(page)).toBe(0);
  await expect(id(page, 'clock-state')).toHaveAttribute('data-state', 'past');
});
