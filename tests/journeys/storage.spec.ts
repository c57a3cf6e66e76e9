// An array from the inside: VG, VD, attach, ports, detach, undo. By mouse and by keyboard.
import { doc, expect, id, invoke, open, seek, settled, test, type Page } from '../support/page';

/** Maps of the LUN that the last edit of the journal wrote. */
const lastMaps = async (page: Page): Promise<readonly string[] | undefined> => {
  const row = (await doc(page)).journal.at(-1) as { edits?: readonly { lun?: { maps: readonly string[] } }[] } | undefined;
  return row?.edits?.[0]?.lun?.maps;
};

test('a RAID group, a VD in it, attached to the host on two ports, and taken back again', async ({ page }) => {
  await open(page);
  await invoke(page, 'mode', { mode: 'edit' });
  await id(page, 'node:a1').click({ position: { x: 60, y: 15 } });
  await expect(id(page, 'vg:rg0')).toContainText('RAID 10');
  await id(page, 'act:add-group').click();
  await expect(id(page, 'new-group:level')).toBeFocused();
  await id(page, 'new-group:level').selectOption('raid6');
  await id(page, 'new-group:disks').fill('3');
  await expect(id(page, 'new-group')).toContainText('RAID 6 takes 4');
  await id(page, 'new-group:disks').fill('6');
  await id(page, 'new-group:disks').press('Enter');
  await expect(id(page, 'vg:rg1')).toContainText('6 × 15k SAS');
  await id(page, 'act:add-vd:rg1').click();

  // The new VD is open; no host sees it.
  await expect(id(page, 'map:web1')).toHaveAttribute('aria-checked', 'false');
  await id(page, 'map:web1').focus();
  await page.keyboard.press('Space');
  await expect(id(page, 'map:web1')).toHaveAttribute('aria-checked', 'true');
  await settled(page);
  if (await id(page, 'tab:properties').isVisible()) await id(page, 'tab:properties').click();
  await id(page, 'map-number:web1').fill('0');
  await id(page, 'map-number:web1').press('Enter');
  await expect(page.getByRole('alert')).toContainText('already');
  await id(page, 'map-number:web1').fill('5');
  await id(page, 'map-number:web1').press('Enter');
  await id(page, 'map-port:web1:ctr1.0').focus();
  await page.keyboard.press('Space');
  await expect(id(page, 'findings')).toContainText('KB 2615345');
  await settled(page);
  expect(await lastMaps(page)).toEqual(['web1:5@ctr1.1,ctr2.0,ctr2.1']);
  await expect(id(page, 'lun:lun1')).toBeVisible();

  for (let step = 0; step < 5; step += 1) await invoke(page, 'undo');
  await expect(id(page, 'lun:lun1')).toHaveCount(0);
});

test('detached while it runs: the disk is there until its I/O meets the gap', async ({ page }) => {
  await open(page);
  await seek(page, '2s');
  await invoke(page, 'attach', { lun: 'lun0', host: 'web1', ports: ['a1.ctr1.1', 'a1.ctr2.0', 'a1.ctr2.1'] });
  await seek(page, '3s');
  await settled(page);
  await invoke(page, 'select', { ref: { kind: 'lun', id: 'web1/lun0' } });
  await expect(page.locator('[data-testid^="path-row:"]')).toHaveCount(4);
  await expect(page.locator('[data-testid^="path-row:"][data-state="failed"]')).toHaveCount(1);
});
