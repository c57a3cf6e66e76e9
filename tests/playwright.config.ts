import { defineConfig, devices } from '@playwright/test';
import { locateBrowser } from '../src/start/browser.mjs';

const port = Number(process.env.SAN_PORT ?? 4179);
const browser = process.env.SAN_CHROMIUM ?? (await locateBrowser());
const update = process.env.UPDATE_GOLDEN === '1';
// While developing: a page that is served already, say from another folder.
const served = process.env.SAN_ADDRESS;

// The tests of the page run against the production build, served as `npm start` serves it.
export default defineConfig({
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // A real browser on a busy machine: elsewhere a failure is looked at, in CI it gets a second and a third look.
  retries: process.env.CI ? 2 : 0,
  forbidOnly: true,
  timeout: 60_000,
  updateSnapshots: update ? 'changed' : 'none',
  snapshotPathTemplate: '{testDir}/golden/{testFileName}/{arg}{ext}',
  reporter: [['list'], ...(process.env.SAN_REPORT ? [['json', { outputFile: process.env.SAN_REPORT }] as const] : [])],
  expect: {
    timeout: 10_000,
    toHaveScreenshot: { animations: 'disabled', caret: 'hide', scale: 'css', maxDiffPixelRatio: 0.005 },
  },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: served ?? `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--font-render-hinting=none',
        '--force-color-profile=srgb',
        '--hide-scrollbars',
      ],
    },
  },
  projects: [
    { name: 'journeys', testDir: './journeys', testMatch: '**/*.spec.ts' },
    { name: 'visual', testDir: './visual', testMatch: '**/*.spec.ts' },
  ],
  ...(served === undefined && {
    webServer: {
      command: `node src/start/start.mjs --port ${port} --no-build`,
      cwd: '..',
      url: `http://127.0.0.1:${port}/`,
      reuseExistingServer: false,
      timeout: 60_000,
    },
  }),
});
