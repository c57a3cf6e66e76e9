import { describe, expect, it } from 'vitest';
import { slotGroups, tally } from '../../../src/views/canvas/marks/app-mark';
import { cableMark } from '../../../src/views/canvas/marks/cable-mark';
import { hbaMark } from '../../../src/views/canvas/marks/hba-mark';
import { outcomeOf } from '../../../src/views/canvas/marks/outcome';
import { beliefs } from '../../../src/views/canvas/marks/belief';
import { fakeFacts } from '../../support/fake-facts';
import { fakeScenario } from '../../support/fake-scene';

const s = 1_000_000_000;
const cut = [{ cable: 'A1', atNs: 5 * s, mendNs: Infinity }];
const at = (t: number) => fakeFacts(fakeScenario, [], cut, t, 1, 'round-robin');

describe('what the canvas says', () => {
  it('after a cut that Windows has not noticed', () => {
    const facts = at(20 * s);
    const all = beliefs(facts);
    expect([...all.values()].map((one) => [one.code, one.truth])).toEqual([['A/O', 'down'], ['A/O', 'down'], ['A/O', 'up'], ['A/O', 'up']]);
    const outcome = outcomeOf([], all.values(), true);
    expect(outcome).toMatchObject({ kind: 'unaware', strong: 'Windows does not know yet', rest: ': it still lists 4 active paths' });
    expect(outcomeOf([], all.values(), false).kind).not.toBe('unaware');
  });
  it('of the timer at the HBA', () => {
    const facts = at(20 * s);
    const mark = hbaMark({
      port: 'web1.hba0.0',
      facts: facts.hbas[0],
      live: { held: 20, inFlight: 32 },
      timers: facts.timers,
      nowNs: 20 * s,
      quiet: 'idle',
      cabled: true,
    });
    expect(mark.lines.map((line) => line.text)).toEqual(['Link down', 'holds 32 I/Os', '15.1 s left of 30 s']);
    expect(mark.ring?.text).toBe('15.1');
  });
  it('of cables, and nothing of a cut when the truth is hidden', () => {
    const sight = { id: 'A1', facts: at(20 * s).cables.A1, cut: true, truth: true, bytesPerSecond: 0, rateMBps: 800 };
    expect(cableMark(sight)).toMatchObject({ state: 'cut', main: 'A1 cut at 5.000 s' });
    expect(cableMark({ ...sight, truth: false })).toMatchObject({ state: 'up', main: 'A1 idle' });
  });
  it('of slots: one group a path, held ones counted', () => {
    const slots = Int16Array.from([1, 1, -2, -2, -2]);
    expect([...tally(slots)]).toEqual([[1, { moving: 2, held: 0 }], [2, { moving: 0, held: 3 }]]);
    expect(slotGroups(slots, [1, 2, 3]).map((group) => group.label)).toEqual(['P1', 'P2', 'P3']);
    expect(slotGroups(Int16Array.from([-1, -2]), [1, 2, 3]).map((group) => group.label)).toEqual(['P1', 'P2']);
  });
});
