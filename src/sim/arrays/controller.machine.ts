/**
 * One controller of an array: serving, dead or starting. What follows for the RAID groups is in the rules.
 * Run by the pure `transition`; its state is `ControllerState`, and it keeps no context.
 */
import { setup } from 'xstate';

export type ControllerEvent =
  { readonly type: 'controller.lost' } | { readonly type: 'controller.back' } | { readonly type: 'timer.boot' };

/** Never called: the rules read the actions' names from the answer of `transition`. */
const order = (): void => {};

export const controllerMachine = setup({
  types: {} as { events: ControllerEvent },
  actions: { dies: order, stopsBooting: order, startsBooting: order, serves: order },
}).createMachine({
  id: 'controller',
  initial: 'up',
  states: {
    up: { on: { 'controller.lost': { target: 'down', actions: 'dies' } } },
    down: { on: { 'controller.back': { target: 'booting', actions: 'startsBooting' } } },
    booting: {
      on: {
        'controller.lost': { target: 'down', actions: 'stopsBooting' },
        'timer.boot': { target: 'up', actions: 'serves' },
      },
    },
  },
});
