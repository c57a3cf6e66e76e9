import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../../src/sim/run/reading';
import {
  asText,
  chainOf,
  filtered,
  refOf,
  rowByKey,
  sourcesOf,
  visibleRange,
} from '../../../src/views/dock/events/event-rows';
import { dockPanes, shownTab, tabByKey } from '../../../src/views/dock/dock-layout';
import { createSeeker, keySeek } from '../../../src/views/dock/shared/seeker';
import { fakeDiscover, fakeScenario } from '../../support/fake-scene';

const row = (seq: number, source: string, cause: number, code = 'cable-cut', aim = 'A1'): LogRow => ({
  seq,
  atNs: 5e9 + seq * 1e6,
  source,
  code,
  eventId: source === 'mpio' ? 16 : null,
  aim,
  params: {},
  cause,
});
const log = [row(0, 'fault', -1), row(1, 'hba', 0, 'link-down', 'web1.hba0.0'), row(2, 'fault', -1), row(3, 'mpio', 1)];

describe('events', () => {
  it('are filtered by source; no chip means all', () => {
    expect(sourcesOf(log)).toEqual(['fault', 'hba', 'mpio']);
    expect(filtered(log, new Set()).length).toBe(4);
    expect(filtered(log, new Set(['fault'])).map((one) => one.seq)).toEqual([0, 2]);
  });

  it('show what led to a row and what came of it', () => {
    expect([...chainOf(log, 1)].sort()).toEqual([0, 1, 3]);
    expect([...chainOf(log, 2)]).toEqual([2]);
    expect(chainOf(log, null).size).toBe(0);
  });

  it('copy as text with a head', () => {
    const lines = asText(log).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toBe('5.000\tFault\t\tCable A1 cut');
  });

  it('know what they are about', () => {
    const app = {
      drawing: {
        topology: fakeScenario.topology,
        discovery: fakeDiscover(fakeScenario.topology),
        scenario: fakeScenario,
      },
      run: { facts: null },
    };
    const of = (aim: string) => refOf(aim, app as never);
    expect(of('A1')).toEqual({ kind: 'cable', id: 'A1' });
    expect(of('web1.hba0.0')).toEqual({ kind: 'port', id: 'web1.hba0.0' });
    expect(of('web1/lun0/2')).toEqual({ kind: 'path', id: 'web1/lun0/2' });
    expect(of('web1/lun0')).toEqual({ kind: 'lun', id: 'lun0' });
    expect(of('nothing')).toBeNull();
  });

  it('exist only in view', () => {
    expect(visibleRange(5000, 26, 26_000, 182)).toEqual([996, 1011]);
    expect(rowByKey('PageDown', 3, 5, 6)).toBe(4);
    expect(rowByKey('x', 3, 5, 6)).toBeNull();
  });
});

describe('dock', () => {
  it('has two panes on wide screens and one on narrow ones', () => {
    expect(dockPanes(1440, 1072).map((pane) => pane.width)).toEqual([612, 460]);
    expect(dockPanes(1366, 998).map((pane) => pane.width)).toEqual([560, 438]);
    expect(dockPanes(1024, 1024).map((pane) => pane.tabs.length)).toEqual([4]);
  });

  it('keeps the left pane where it was when Compare is asked for', () => {
    const [left, right] = dockPanes(1440, 1072);
    expect(shownTab(left, 'compare', 'charts')).toBe('charts');
    expect(shownTab(right, 'charts', 'timeline')).toBe('compare');
    expect(tabByKey(left.tabs, 'events', 'ArrowRight')).toBe('timeline');
  });
});

describe('seeking', () => {
  it('lets wishes overtake each other: the first and the last are carried out', async () => {
    const asked: number[] = [];
    const seeker = createSeeker(async (ns) => {
      asked.push(ns);
      await new Promise((done) => setTimeout(done, 1));
    });
    for (const ns of [1, 2, 3, 4]) seeker.to(ns);
    await new Promise((done) => setTimeout(done, 20));
    expect(asked).toEqual([1, 4]);
  });

  it('goes on after a refusal', async () => {
    const seeker = createSeeker(() => Promise.reject(new Error('no')));
    seeker.to(1);
    await new Promise((done) => setTimeout(done, 5));
    seeker.to(2);
    await new Promise((done) => setTimeout(done, 5));
  });

  it('follows the keyboard', () => {
    expect(keySeek('ArrowRight', false, 5e9, 9e9)).toBe(6e9);
    expect(keySeek('ArrowLeft', true, 0, 9e9)).toBe(0);
    expect(keySeek('PageUp', false, 5e9, 9e9, [1e9, 7e9])).toBe(7e9);
    expect(keySeek('PageDown', false, 5e9, 9e9, [1e9, 7e9])).toBe(1e9);
    expect(keySeek('End', false, 5e9, 9e9)).toBe(9e9);
    expect(keySeek('k', false, 5e9, 9e9)).toBeNull();
  });
});
