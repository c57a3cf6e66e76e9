/**
 * What an FC port of a host is doing, as its driver sees it. Drawn beside the path's own machine, so that it is plain
 * that a host holds I/O here, below MPIO. Run by the pure `transition`; its actions are data that the rules carry out.
 * `light.*` in region `link` means usable light: a disabled driver has none, whatever the cable does.
 */
import { assign, setup } from 'xstate';

export type HbaPortEvent =
  | { readonly type: 'light.lost' }
  | { readonly type: 'light.back' }
  | { readonly type: 'timer.hold' }
  | { readonly type: 'timer.login' }
  | { readonly type: 'admin.disabled' }
  | { readonly type: 'admin.enabled' };

export interface HbaPortContext {
  /** I/O was given up since the last login: losing light again leaves nothing to hold. */
  readonly flushed: boolean;
}

/** Never called: the rules read the actions' names from the answer of `transition`. */
const order = (): void => {};

export const hbaPortMachine = setup({
  types: {} as { context: HbaPortContext; events: HbaPortEvent },
  guards: { isFlushed: ({ context }) => context.flushed },
  actions: {
    noteFlushed: assign({ flushed: true }),
    noteFresh: assign({ flushed: false }),
    holdPort: order,
    startHold: order,
    cancelHold: order,
    startLogin: order,
    cancelLogin: order,
    giveUp: order,
    startRemoval: order,
    cancelRemoval: order,
    bringBack: order,
  },
}).createMachine({
  id: 'hbaPort',
  type: 'parallel',
  context: { flushed: false },
  states: {
    link: {
      initial: 'loggedIn',
      states: {
        loggedIn: {
          on: { 'light.lost': { target: 'linkDown', actions: ['holdPort', 'startHold'] } },
        },
        linkDown: {
          on: {
            'light.back': { target: 'loggingIn', actions: ['cancelHold', 'startLogin'] },
            'timer.hold': { target: 'lost', actions: ['noteFlushed', 'giveUp', 'startRemoval'] },
          },
        },
        loggingIn: {
          on: {
            'timer.login': { target: 'loggedIn', actions: ['noteFresh', 'bringBack'] },
            'light.lost': [
              { guard: 'isFlushed', target: 'lost', actions: ['cancelLogin', 'startRemoval'] },
              { target: 'linkDown', actions: ['cancelLogin', 'holdPort', 'startHold'] },
            ],
          },
        },
        lost: {
          on: { 'light.back': { target: 'loggingIn', actions: ['cancelRemoval', 'startLogin'] } },
        },
      },
    },
    driver: {
      initial: 'enabled',
      states: {
        enabled: { on: { 'admin.disabled': 'disabled' } },
        disabled: { on: { 'admin.enabled': 'enabled' } },
      },
    },
  },
});
