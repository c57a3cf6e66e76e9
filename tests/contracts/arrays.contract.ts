/** The exam that every kind of array sits: any happening, in any state, at any time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrayKinds, arrayRules, arraySettings } from '../../src/sim/arrays';
import type { ArrayHappening } from '../../src/sim/arrays';
import { AccessState } from '../../src/sim/scsi/access';
import { ArrayDriver, usual } from '../unit/arrays/driver';

const index = fc.integer({ min: -1, max: 3 });
const timer = fc.constantFrom(
  'boot 0',
  'boot 1',
  'heartbeat 0',
  'takeover 0',
  'takeover 1',
  'move 0',
  'move 1',
  'boot 9',
  'nonsense',
  '',
);
const anyHappening: fc.Arbitrary<ArrayHappening> = fc.oneof(
  index.map((controller) => ({ kind: 'controller-lost', controller }) as const),
  index.map((controller) => ({ kind: 'controller-back', controller }) as const),
  fc.tuple(index, index).map(([group, to]) => ({ kind: 'move-owner', group, to }) as const),
  fc.tuple(index, index).map(([group, controller]) => ({ kind: 'stpg', group, controller }) as const),
  timer.map((name) => ({ kind: 'timer', timer: name }) as const),
);
const anyStory = fc.array(fc.tuple(fc.double({ min: 0, max: 30, noNaN: true }), anyHappening), { maxLength: 20 });

describe.each(arrayKinds)('$id', ({ id, label, teaches }) => {
  it('says what it is', () => {
    expect(label.length).toBeGreaterThan(3);
    expect(teaches).toMatch(/\.$/);
  });

  it('answers every happening in every state, and ends settled', () => {
    fc.assert(
      fc.property(anyStory, fc.boolean(), fc.constantFrom(1, 2), (story, autoFailback, controllers) => {
        const owners = controllers === 2 ? [0, 1] : [0];
        const driver = new ArrayDriver(id, { ...usual, autoFailback }, owners, controllers);
        let now = 0;
        for (const [wait, happening] of story) {
          driver.at((now += wait), happening);
          driver.array.groups.forEach((it, group) => {
            const report = arrayRules.report(driver.array, group);
            expect(report).toHaveLength(controllers);
            const served = driver.reception(group).filter((each) => each === 'serve').length;
            expect(served).toBeLessThanOrEqual(1);
            if (it.movingTo !== null) {
              expect(it.movingFor).not.toBeNull();
              expect(it.movingTo).not.toBe(it.owner);
              // Something will end the move.
              const ends = it.movingFor === 'takeover' ? `takeover ${it.owner}` : `move ${group}`;
              expect(driver.timers.has(ends), `${ends} of ${JSON.stringify(driver.array)}`).toBe(true);
            }
          });
        }
        driver.until((now += 200));
        expect(driver.timers.size).toBe(0);
        // Where any controller lives, every group is served by exactly one.
        const lives = driver.array.controllers.some((each) => each.state === 'up');
        driver.array.groups.forEach((_, group) => {
          expect(driver.reception(group).filter((each) => each === 'serve')).toHaveLength(lives ? 1 : 0);
        });
        // All back: mirror whole, one optimized side a group unless symmetric.
        for (let each = 0; each < controllers; each += 1) driver.at(now, { kind: 'controller-back', controller: each });
        driver.until(now + 200);
        expect(driver.array.writeThrough).toBe(false);
        driver.array.groups.forEach((it, group) => {
          const optimized = driver.states(group).filter((state) => state === AccessState.activeOptimized).length;
          expect(optimized).toBe(id === 'symmetric' ? controllers : 1);
          expect(driver.states(group)[it.owner]).toBe(AccessState.activeOptimized);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('takes settings of zero as at once', () => {
    const none = { ...usual, heartbeatNs: 0, takeoverNs: 0, failbackNs: 0, transitionNs: 0, bootNs: 0, autoFailback: true };
    const driver = new ArrayDriver(id, none);
    driver.at(1, { kind: 'controller-lost', controller: 0 });
    expect(driver.timers.size).toBe(0);
    expect(driver.reception(0)).toEqual(['wait', 'serve']);
    driver.at(2, { kind: 'controller-back', controller: 0 });
    expect(driver.timers.size).toBe(0);
    expect(driver.reception(0)).toEqual(['serve', 'forward']);
  });
});

it('every setting has a legal default and a source', () => {
  for (const spec of arraySettings) {
    expect(spec.source.length, spec.key).toBeGreaterThan(10);
    if (spec.kind === 'duration') expect(spec.default >= spec.min && spec.default <= spec.max, spec.key).toBe(true);
  }
});
