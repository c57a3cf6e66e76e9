/** Time: play, step, seek, speed. */
import { parseTime } from '../parameters';
import type { Page } from '../page';
import { always } from './action';
import type { Action, Args } from './action';

const speeds: readonly (number | 'max')[] = [1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 'max'];

async function play(page: Page): Promise<void> {
  const { wantedSpeed: speed, lens } = page.run;
  page.run.setWanted({ playing: true });
  await page.bridge.ask<'play'>({ ask: 'play', speed, lens });
}
async function pause(page: Page): Promise<void> {
  page.run.setWanted({ playing: false });
  await page.bridge.ask<'pause'>({ ask: 'pause' });
}
async function seek(page: Page, atNs: number): Promise<number> {
  // Asked in any case: a reading from before may still say that nothing plays.
  await pause(page);
  const { atNs: at } = await page.bridge.ask<'seek'>({ ask: 'seek', atNs });
  return at;
}
const wantedTime = (args: Args): number | null => {
  const at = args.atNs;
  if (typeof at === 'number') return Number.isFinite(at) && at >= 0 ? Math.floor(at) : null;
  return typeof at === 'string' ? parseTime(at) : null;
};
/** Rows of the control log, the instants one can step to. */
const instants = (page: Page, failuresOnly: boolean): number[] =>
  page.readings.log.filter((row) => !failuresOnly || row.source === 'fault').map((row) => row.atNs);

async function jump(page: Page, direction: 1 | -1, failuresOnly: boolean): Promise<unknown> {
  const now = page.run.nowNs;
  const all = instants(page, failuresOnly);
  const target = direction < 0 ? all.findLast((at) => at < now) : all.find((at) => at > now);
  if (target !== undefined) return seek(page, target);
  if (direction < 0) return seek(page, 0);
  return page.run.past ? seek(page, page.run.newestNs) : page.bridge.ask<'step'>({ ask: 'step' });
}

async function setSpeed(page: Page, speed: number | 'max'): Promise<void> {
  page.run.setWanted({ speed });
  if (page.run.playing) await play(page);
}
const shiftSpeed = (page: Page, by: 1 | -1): Promise<void> => {
  const at = speeds.findIndex((one) => one === page.run.wantedSpeed);
  const from = at < 0 ? speeds.indexOf(1) : at;
  return setSpeed(page, speeds[Math.min(speeds.length - 1, Math.max(0, from + by))]);
};
const atStart = (page: Page): string | null => (page.run.nowNs === 0 ? 'The clock stands at the start.' : null);

export const runActions: readonly Action[] = [
  {
    id: 'play-pause',
    label: 'Play or pause',
    key: 'K',
    group: 'Run',
    refusal: always,
    perform: (page) => (page.run.playing ? pause(page) : play(page)),
  },
  { id: 'play', label: 'Play', key: null, group: 'Run', refusal: always, perform: play },
  { id: 'pause', label: 'Pause', key: null, group: 'Run', refusal: always, perform: pause },
  {
    id: 'step',
    label: 'Step forward one event',
    key: 'L',
    group: 'Run',
    refusal: always,
    async perform(page) {
      if (page.run.playing) await pause(page);
      return page.run.past ? jump(page, 1, false) : page.bridge.ask<'step'>({ ask: 'step' });
    },
  },
  { id: 'step-back', label: 'Step back one event', key: 'J', group: 'Run', refusal: atStart, perform: (page) => jump(page, -1, false) },
  { id: 'next-failure', label: 'Next fault', key: 'Shift+L', group: 'Run', refusal: always, perform: (page) => jump(page, 1, true) },
  { id: 'previous-failure', label: 'Previous fault', key: 'Shift+J', group: 'Run', refusal: atStart, perform: (page) => jump(page, -1, true) },
  {
    id: 'seek',
    label: 'Go to a time',
    key: null,
    group: 'Run',
    refusal: (_, args) => (wantedTime(args) === null ? 'Say atNs: nanoseconds, or text such as 12.5s.' : null),
    perform: (page, args) => seek(page, wantedTime(args) ?? 0),
  },
  {
    id: 'go-live',
    label: 'Back to the newest instant',
    key: null,
    group: 'Run',
    refusal: (page) => (page.run.past ? null : 'The clock stands at the newest instant.'),
    perform: (page) => seek(page, page.run.newestNs),
  },
  { id: 'to-start', label: 'Back to the start', key: 'Home', group: 'Run', refusal: atStart, perform: (page) => seek(page, 0) },
  {
    id: 'go-to-time',
    label: 'Type a time',
    key: 'G',
    group: 'Run',
    refusal: always,
    perform: (page) => page.messages.show({ kind: 'go-to-time' }),
  },
  {
    id: 'set-speed',
    label: 'Set the speed',
    key: null,
    group: 'Run',
    refusal: (_, { speed }) =>
      speed === 'max' || (typeof speed === 'number' && speed >= 1e-4 && speed <= 1000) ? null : 'A speed is 0.0001 to 1000, or max.',
    perform: (page, { speed }) => setSpeed(page, speed as number | 'max'),
  },
  { id: 'slower', label: 'Slower', key: '[', group: 'Run', refusal: always, perform: (page) => shiftSpeed(page, -1) },
  { id: 'faster', label: 'Faster', key: ']', group: 'Run', refusal: always, perform: (page) => shiftSpeed(page, 1) },
  {
    id: 'toggle-lens',
    label: 'Skip waits',
    key: 'T',
    group: 'Run',
    refusal: always,
    async perform(page) {
      page.run.setWanted({ lens: !page.run.lens });
      if (page.run.playing) await play(page);
    },
  },
];
export { speeds };
