import { describe, expect, it } from 'vitest';
import type { LaneRow, LogRow, RunFacts, TimerFacts } from '../../../src/sim/run/reading';
import { beadsOf, faultsOf } from '../../../src/views/dock/timeline/beads';
import { lanesOf } from '../../../src/views/dock/timeline/lanes';
import { placeLanes } from '../../../src/views/dock/timeline/lane-layout';
import { barsOf, timersOf, truthOf } from '../../../src/views/dock/timeline/marks';
import { lookOf, wordings } from '../../../src/views/dock/timeline/state-look';
import { nextTimers, rulerScale, rulerSpan } from '../../../src/views/dock/time/ruler';
import { fakeDiscover, fakeScenario } from '../../support/fake-scene';
import { laneRows } from '../../support/fake-story';

const s = (seconds: number): number => Math.round(seconds * 1e9);
const cut = [{ cable: 'A1', atNs: s(5), mendNs: Infinity }];
const hold: TimerFacts = {
  id: 'hold',
  aim: 'web1.hba0.0',
  label: 'Link-down hold',
  startNs: s(5.1),
  endNs: s(35.1),
  setting: 'linkDownHoldNs',
};
const logRow = (seq: number, atNs: number, source: string, code: string): LogRow => ({
  seq,
  atNs,
  source,
  code,
  eventId: null,
  aim: 'A1',
  params: {},
  cause: -1,
});

function lanesAt(nowS: number, timers: readonly TimerFacts[]) {
  const rows = laneRows(cut);
  const byId = (id: string): LaneRow[] => rows.filter((row) => row.lane === id && row.atNs <= s(nowS));
  const log = [logRow(0, s(5), 'fault', 'cable-cut')];
  const facts = { timers, workloads: fakeScenario.workloads } as unknown as RunFacts;
  const span = rulerSpan({ nowNs: s(nowS), facts, log, skips: [] });
  const groups = lanesOf({
    topology: fakeScenario.topology,
    discovery: fakeDiscover(fakeScenario.topology),
    timers: nextTimers(facts, s(nowS)),
    nowNs: s(nowS),
    reachNs: s(nowS),
    endNs: span.endNs,
    rows: byId,
    laneIds: [...new Set(rows.map((row) => row.lane))],
    workloads: fakeScenario.workloads,
  });
  return { groups, scale: rulerScale(span, 136, 566), log };
}

describe('lanes', () => {
  it('are ports, paths and applications, in this order; controllers only with a story', () => {
    const { groups } = lanesAt(20, [hold]);
    expect(groups.flatMap((group) => group.lanes.map((lane) => lane.title))).toEqual([
      'HBA-1 port',
      'HBA-2 port',
      'P1',
      'P2',
      'P3',
      'P4',
      'App',
    ]);
  });

  it('promise nothing past the end of a timer that may change them', () => {
    const lanes = lanesAt(20, [hold]).groups.flatMap((group) => group.lanes);
    const sure = Object.fromEntries(lanes.map((lane) => [lane.title, lane.sureUntilNs]));
    expect(sure.P1).toBe(s(35.1));
    expect(sure.App).toBe(s(35.1));
    expect(sure.P3).toBeGreaterThan(s(40));
    expect(lanes[0].timers).toEqual([hold]);
    expect(lanes[2].timers).toEqual([]);
  });

  it('keep what the host believes apart from the truth', () => {
    const { groups, scale } = lanesAt(20, [hold]);
    const path = groups[1].lanes[0];
    expect(barsOf(path, scale).map((bar) => bar.word)).toEqual(['Active/Optimized (MPIO)']);
    expect(truthOf(path, scale).map((part) => part.state)).toEqual(['up', 'down']);
  });

  it('write the countdown where there is room', () => {
    const { groups, scale } = lanesAt(20, [hold]);
    const port = groups[0].lanes[0];
    const bars = barsOf(port, scale);
    expect(bars.map((bar) => bar.look.pattern)).toEqual(['none', 'hatch']);
    expect(bars[1].word).toBe('I/O held (HBA)');
    expect(timersOf(port, bars, scale, s(20))[0]).toMatchObject({ text: '15.1 s left', anchor: 'end' });
  });

  it('grow tighter, never tighter than can be read', () => {
    const { groups } = lanesAt(20, [hold]);
    const airy = placeLanes(groups, 400, true);
    const tight = placeLanes(groups, 100, true);
    expect(airy.height).toBeGreaterThan(tight.height);
    for (const layout of [airy, tight])
      layout.lanes.forEach((placed, index) => {
        const next = layout.lanes[index + 1];
        if (next) expect(next.y - placed.y).toBeGreaterThanOrEqual(22);
      });
  });
});

describe('looks', () => {
  it('name the owner in brackets where it matters', () => {
    expect(wordings(lookOf('path', 'failed'), 'MPIO')[0]).toBe('Failed (MPIO)');
    expect(wordings(lookOf('app', 'waiting'), 'app')[0]).toBe('Waiting');
  });

  it('never leave an unknown state without a word', () => {
    expect(lookOf('path', 'somethingNew').words[0]).toBe('Something new');
  });

  it('differ by more than hue', () => {
    const seen = [
      'activeOptimized',
      'activeUnoptimized',
      'standby',
      'unavailable',
      'transitioning',
      'failed',
      'removed',
    ].map((state) => {
      const { pattern, echo, sign } = lookOf('path', state);
      return `${pattern} ${echo} ${sign}`;
    });
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('beads', () => {
  it('tell faults from mending, and what will end from what has ended', () => {
    const { scale } = lanesAt(20, [hold]);
    const log = [logRow(0, s(5), 'fault', 'cable-cut'), logRow(1, s(12), 'fault', 'cable-mended')];
    const beads = beadsOf({ log, timers: [hold], nowNs: s(20), scale, describe: (row) => row.code });
    expect(beads.map((bead) => bead.kind)).toEqual(['fault', 'mend', 'plan']);
    expect(beads[2].label).toBe('Hold ends');
    expect(faultsOf(log, s(20)).map((row) => row.seq)).toEqual([0]);
  });

  it('stand together as one when they would touch', () => {
    const { scale } = lanesAt(20, []);
    const log = [logRow(0, s(5), 'fault', 'cable-cut'), logRow(1, s(5.05), 'fault', 'cable-cut')];
    const beads = beadsOf({ log, timers: [], nowNs: s(20), scale, describe: () => 'Cut A1' });
    expect(beads).toHaveLength(1);
    expect(beads[0]).toMatchObject({ count: 2, label: 'Cut A1 +1' });
  });
});
