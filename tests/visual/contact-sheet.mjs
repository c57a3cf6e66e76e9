// A sheet to look at: pictures of a design beside pictures of the page, in one HTML and one PNG.
//   node tests/visual/contact-sheet.mjs <folder of pictures> <folder for the sheet> [address of a page that is served]
import { mkdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright';
import { bootstrap, root } from '../../src/start/bootstrap.mjs';
import { ensureBrowser } from '../../src/start/browser.mjs';
import { serve } from '../../src/start/serve.mjs';

const [design, out, address] = process.argv.slice(2);
if (!design || !out) {
  process.stderr.write('Usage: node tests/visual/contact-sheet.mjs <folder of pictures> <folder for the sheet> [address]\n');
  process.exit(2);
}
const cut = ['5s', 'A1', '20s'];
/** The design's picture, and what the page has to show for it. */
const pairs = [
  { picture: 'main-light.png', size: [1440, 900], query: 'theme=light', cut },
  { picture: 'main-dark.png', size: [1440, 900], query: 'theme=dark', cut },
  { picture: 'main-projector.png', size: [1440, 900], query: 'theme=projector', cut },
  { picture: 'main-1366.png', size: [1366, 768], query: 'theme=light', cut },
  { picture: 'main-1024.png', size: [1024, 768], query: 'theme=light', cut },
  { picture: 'before-light.png', size: [1440, 900], query: 'theme=light&at=4s' },
  { picture: 'after-light.png', size: [1440, 900], query: 'theme=light', cut: ['5s', 'A1', '45s'] },
  { picture: 'alua-crop.png', size: [1440, 900], query: 'scene=S10&theme=light&at=8s' },
];

bootstrap();
const served = address ? null : await serve(join(root, 'dist'));
const base = address ?? served.address;
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb', '--hide-scrollbars'],
});
mkdirSync(out, { recursive: true });
const rows = [];
for (const { picture, size, query, cut: [before, aim, then] = [] } of pairs) {
  const [width, height] = size;
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', (error) => process.stderr.write(`${picture}: ${error.message}\n`));
  await page.goto(`${base}?paused=1&frozen=1&${query}`);
  await page.waitForFunction(() => 'san' in globalThis);
  await page.evaluate(() => globalThis.san.ready);
  if (aim) {
    await page.evaluate((time) => globalThis.san.seek(time), before);
    await page.evaluate((cable) => globalThis.san.invoke('cut', { aim: cable }), aim);
    await page.evaluate((time) => globalThis.san.seek(time), then);
  }
  await page.evaluate(() => globalThis.san.settled());
  const mine = `page-${picture}`;
  await page.screenshot({ path: join(out, mine), animations: 'disabled', caret: 'hide' });
  await page.close();
  const theirs = join(design, picture);
  const source = existsSync(theirs) ? `data:image/png;base64,${readFileSync(theirs).toString('base64')}` : '';
  rows.push({ picture, mine, source });
  process.stdout.write(`${picture}\n`);
}
const cell = (title, source) => `<figure><figcaption>${title}</figcaption><img src="${source}" alt="${title}"></figure>`;
const html = `<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>body{margin:16px;font:14px sans-serif;background:#777}section{display:flex;gap:16px;margin-bottom:16px}figure{margin:0;flex:1}img{width:100%}figcaption{color:#fff}</style>
${rows.map(({ picture, mine, source }) => `<section>${cell(`design: ${picture}`, source)}${cell('page', mine)}</section>`).join('\n')}`;
writeFileSync(join(out, 'sheet.html'), html);
const sheet = await browser.newPage({ viewport: { width: 2400, height: 900 } });
await sheet.goto(`file://${resolve(out, 'sheet.html')}`);
await sheet.screenshot({ path: join(out, 'sheet.png'), fullPage: true });
await browser.close();
served?.server.close();
served?.server.closeAllConnections();
process.stdout.write(`${join(out, 'sheet.html')}\n`);
