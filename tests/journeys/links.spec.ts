// A run in a link: the same run elsewhere, to the digit; a changed link leaves the page as it was.
import { clickCable, doc, expect, fingerprint, id, nowNs, open, ready, seek, settled, test, watch } from '../support/page';

test('Share copies a link; whoever opens it stands at the same instant of the same run', async ({ page, context, browser, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '?paused=1&frozen=1&seed=7');
  await seek(page, '3s');
  await clickCable(page, 'A1');
  await id(page, 'bubble:cut').click();
  await id(page, 'policy:LQD').click();
  await seek(page, '12.5s');
  await settled(page);
  const [run, at] = [await fingerprint(page), await nowNs(page)];

  await id(page, 'act:share').click();
  await expect(id(page, 'share-link')).toHaveValue(/#s=/);
  await id(page, 'act:copy-link').click();
  await expect(id(page, 'act:copy-link')).toHaveText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(2_200);
  expect(link).toBe(await id(page, 'share-link').inputValue());

  const elsewhere = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const other = await elsewhere.newPage();
  const { faults } = watch(other);
  await other.goto(link);
  await ready(other);
  await expect(id(other, 'status:same-run')).toHaveText('same run');
  expect(await nowNs(other)).toBe(at);
  expect(await fingerprint(other)).toBe(run);
  await expect(id(other, 'cable:A1')).toHaveAttribute('data-state', 'cut');
  await expect(id(other, 'policy')).toHaveAttribute('data-state', 'least-queue-depth');
  expect(await doc(other)).toMatchObject({ seed: 7, journal: [{ do: 'cut', aim: 'A1' }, { do: 'set-policy' }] });
  // And it has the same future.
  expect([await seek(other, '16s'), await fingerprint(other)]).toEqual([await seek(page, '16s'), await fingerprint(page)]);
  expect(faults).toEqual([]);
  await elsewhere.close();
});

test('a link without its time plays from the start', async ({ page }) => {
  await open(page, '?paused=1&frozen=1&seed=9');
  await seek(page, '4s');
  await id(page, 'act:share').click();
  await id(page, 'share-time').click();
  await expect(id(page, 'share-time')).toHaveAttribute('aria-checked', 'false');
  const before = await id(page, 'share-link').inputValue();
  await expect(id(page, 'share-link')).toHaveValue(/#s=/);
  await page.goto('about:blank');
  await page.goto(before);
  await ready(page);
  await expect(id(page, 'clock-state')).toHaveAttribute('data-state', 'live');
  expect((await doc(page)).seed).toBe(9);
  await expect(id(page, 'status:same-run')).toHaveCount(0);
});

test('a changed link: findings over a page that stays as it was', async ({ page }) => {
  await open(page, '?paused=1&frozen=1');
  await seek(page, '2s');
  await id(page, 'act:share').click();
  await expect(id(page, 'share-link')).toHaveValue(/#s=/);
  const link = await id(page, 'share-link').inputValue();
  await page.keyboard.press('Escape');
  await expect(id(page, 'dialog:share')).toHaveCount(0);
  const broken = link.slice(link.indexOf('#s='), -40);
  const before = [await fingerprint(page), await doc(page)];
  const opened = page.evaluate((hash) => window.san.load(hash), broken);
  expect(await opened).toBe(false);
  await expect(id(page, 'dialog:findings')).toBeVisible();
  await expect(id(page, 'dialog:findings')).toContainText('was not opened');
  await expect(id(page, 'dialog:findings')).toContainText('The link is incomplete or was changed on its way.');
  await expect(id(page, 'dialog:findings')).toContainText('Copy it again in full');
  expect([await fingerprint(page), await doc(page)]).toEqual(before);
  await id(page, 'act:close').click();
  await expect(id(page, 'dialog:findings')).toHaveCount(0);

  // The same as an address: the first scene stands behind the dialog.
  await page.goto('about:blank');
  await page.goto(broken);
  await ready(page);
  await expect(id(page, 'dialog:findings')).toContainText('was not opened');
  expect((await doc(page)).title).toBe('Dual fabric, 4 paths');
});
