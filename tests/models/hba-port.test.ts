/** Walks the port machine along every shortest way, and holds the drawn chart to it. */
import { describe, expect, it } from 'vitest';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import { hbaPortChart, hbaPortMachine } from '../../src/sim/initiator';
import type { HbaPortEvent } from '../../src/sim/initiator/hba-port.machine';

const events: HbaPortEvent[] = [
  { type: 'light.lost' },
  { type: 'light.back' },
  { type: 'timer.hold' },
  { type: 'timer.login' },
  { type: 'admin.disabled' },
  { type: 'admin.enabled' },
];

describe('the machine', () => {
  it('can reach every state of both regions, and come home from each', () => {
    const reached = new Set<string>();
    for (const path of getShortestPaths(hbaPortMachine, { events })) {
      const { link, driver } = path.state.value as { link: string; driver: string };
      reached.add(`link.${link}`).add(`driver.${driver}`);
      const homes = getShortestPaths(hbaPortMachine, {
        events,
        fromState: path.state,
        toState: (state) => state.matches({ link: 'loggedIn', driver: 'enabled' }),
      });
      expect(homes.length, JSON.stringify(path.state.value)).toBeGreaterThan(0);
    }
    expect([...reached].sort()).toEqual(
      hbaPortChart.regions.flatMap((region) => region.states.map((state) => state.id)).sort(),
    );
  });

  it('never gives I/O up twice without a login between', () => {
    for (const path of getSimplePaths(hbaPortMachine, { events })) {
      const types = path.steps.map((step) => step.event.type);
      let givenUp = false;
      for (const type of types) {
        if (type === 'timer.login') givenUp = false;
        if (type === 'timer.hold') {
          expect(givenUp).toBe(false);
          givenUp = true;
        }
      }
    }
  });
});

describe('the drawn chart', () => {
  type Config = {
    on?: Record<string, string | { target?: string } | { target?: string }[]>;
    states?: Record<string, Config>;
  };
  const regions = hbaPortMachine.config.states as unknown as Record<string, Config>;

  it('has exactly the states and transitions of the machine', () => {
    const drawn = hbaPortChart.regions.flatMap((region) =>
      region.transitions.map((each) => `${each.from} ${each.event} ${each.to}`),
    );
    const real: string[] = [];
    for (const [region, { states }] of Object.entries(regions)) {
      for (const [state, { on }] of Object.entries(states ?? {})) {
        for (const [event, answer] of Object.entries(on ?? {})) {
          for (const one of [answer].flat()) {
            real.push(`${region}.${state} ${event} ${region}.${typeof one === 'string' ? one : one.target}`);
          }
        }
      }
    }
    expect([...drawn].sort()).toEqual(real.sort());
  });

  it('stands inside its box, and no two states overlap', () => {
    const boxes = hbaPortChart.regions.flatMap((region) => region.states);
    for (const a of boxes) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.w <= hbaPortChart.width && a.y + a.h <= hbaPortChart.height).toBe(true);
      for (const b of boxes) {
        if (a === b) continue;
        expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y, `${a.id} ${b.id}`).toBe(
          true,
        );
      }
    }
  });
});
