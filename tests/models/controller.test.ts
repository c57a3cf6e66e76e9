/** Walks the controller's machine along every shortest way. */
import { expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { controllerMachine } from '../../src/sim/arrays';
import type { ControllerEvent } from '../../src/sim/arrays/controller.machine';

const events: ControllerEvent[] = [{ type: 'controller.lost' }, { type: 'controller.back' }, { type: 'timer.boot' }];

it('reaches its three states, and comes home from each', () => {
  const paths = getShortestPaths(controllerMachine, { events });
  expect(paths.map((path) => path.state.value).sort()).toEqual(['booting', 'down', 'up']);
  for (const { state } of paths) {
    const homes = getShortestPaths(controllerMachine, {
      events,
      fromState: state,
      toState: (each) => each.matches('up'),
    });
    expect(homes.length, String(state.value)).toBeGreaterThan(0);
  }
});

it('serves again only after a boot', () => {
  const ways = getShortestPaths(controllerMachine, { events }).filter((path) => path.state.value === 'booting');
  expect(ways[0].steps.map((step) => step.event.type).slice(-1)).toEqual(['controller.back']);
});
