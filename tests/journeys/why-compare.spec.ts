// What the page explains: why the application waits, and what another policy would have done.
import { all, expect, id, invoke, metrics, nowNs, open, seek, settled, test } from '../support/page';

const stall = async (page: Parameters<typeof open>[0]): Promise<void> => {
  await open(page, '?paused=1&frozen=1');
  await seek(page, '5s');
  await invoke(page, 'cut', { aim: 'A1' });
  await seek(page, '20s');
  await settled(page);
};

test('why the application waits: a chain of lines, each leads to its instant and its thing', async ({ page }) => {
  await stall(page);
  const why = id(page, 'panel:why');
  await expect(why.locator('h3')).toHaveText('Why the app waits');
  await expect(id(page, 'why-blame')).toContainText('15.0 s so far');
  await expect(id(page, 'why-blame')).toContainText('link-down hold');
  const lines = why.locator('li button');
  await expect(lines.first()).toContainText('Cable A1 cut');
  await expect(lines.last()).toHaveAttribute('title', 'Still to come');
  const times = await why.locator('time').allTextContents();
  expect(times).toEqual([...times].sort((a, b) => Number(a) - Number(b)));

  await lines.filter({ hasText: 'Cable A1 cut' }).click();
  await expect(id(page, 'cable:A1')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => nowNs(page)).toBe(5_000_000_001);
  await expect(id(page, 'clock-state')).toHaveAttribute('data-state', 'past');

  await invoke(page, 'go-live');
  await seek(page, '40s');
  await expect(why.locator('h3')).toHaveText('Why the app waited');
  await expect(id(page, 'why-blame')).toContainText('30.1 s');
  await expect(lines.filter({ hasText: 'Failover: path P1 failed' })).toBeVisible();
});

test('six policies on a symmetric LUN: six curves, and Use switches', async ({ page }) => {
  await stall(page);
  await expect(all(page, 'compare-line')).toHaveCount(6);
  const { compare } = await metrics(page);
  expect(compare.map((each) => each.refused)).toEqual([null, null, null, null, null, null]);
  await expect(id(page, 'compare:round-robin')).toContainText('in force');
  await expect(id(page, 'compare:round-robin')).toContainText('15.0 s');
  await expect(id(page, 'compare:least-queue-depth')).toContainText('under 0.1 s');
  await id(page, 'compare:least-queue-depth').getByRole('button', { name: 'Use Least Queue Depth' }).click();
  await expect(id(page, 'policy')).toHaveAttribute('data-state', 'least-queue-depth');
  await expect(id(page, 'compare:least-queue-depth')).toContainText('in force');
});

test('a policy that the stack refuses has its reason, no curve, and no switch', async ({ page }) => {
  await open(page, '?scene=S10&paused=1&frozen=1');
  await seek(page, '10s');
  await settled(page);
  const { compare } = await metrics(page);
  const refused = compare.filter((each) => each.refused !== null).map((each) => each.policy);
  expect(refused).toEqual(['round-robin']);
  await expect(all(page, 'compare-line')).toHaveCount(5);
  await expect(id(page, 'compare-line:round-robin')).toHaveCount(0);
  await expect(id(page, 'compare:round-robin').locator('small')).toHaveAttribute('title', /symmetric/);
  await expect(id(page, 'policy:RR')).toHaveAttribute('aria-disabled', 'true');
  await expect(id(page, 'policy:RR')).toHaveAttribute('title', /refused/);
  const before = await id(page, 'policy').getAttribute('data-state');
  await id(page, 'policy:RR').click({ force: true });
  await page.keyboard.press('2');
  await settled(page);
  await expect(id(page, 'policy')).toHaveAttribute('data-state', before ?? '');
});
