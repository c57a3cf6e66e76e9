/**
 * One path as MSDSM sees it, for drawing and for holding: three regions that change apart from each other.
 * health: what happened to the path · access: the state it has (or last had) · admin: what the administrator asked for.
 * Time is not in here: timers are orders, their end is an event of the device.
 */
import { setup, transition } from 'xstate';
import { DeviceState } from './device-state';

export type PathEvent =
  | { readonly type: 'path.arrived' }
  | { readonly type: 'path.failed' }
  | { readonly type: 'path.verified' }
  | { readonly type: 'path.removed' }
  | { readonly type: 'access.activeOptimized' }
  | { readonly type: 'access.activeUnoptimized' }
  | { readonly type: 'access.standby' }
  | { readonly type: 'access.unavailable' }
  | { readonly type: 'access.transitioning' }
  | { readonly type: 'wish.none' }
  | { readonly type: 'wish.active' }
  | { readonly type: 'wish.standby' };

export const pathMachine = setup({ types: { events: {} as PathEvent } }).createMachine({
  id: 'msdsmPath',
  type: 'parallel',
  states: {
    health: {
      initial: 'removed',
      states: {
        active: { on: { 'path.failed': 'failed', 'path.removed': 'removed' } },
        failed: { on: { 'path.verified': 'active', 'path.removed': 'removed' } },
        removed: { on: { 'path.arrived': 'active' } },
      },
    },
    access: {
      initial: 'unavailable',
      states: { activeOptimized: {}, activeUnoptimized: {}, standby: {}, unavailable: {}, transitioning: {} },
      on: {
        'access.activeOptimized': '.activeOptimized',
        'access.activeUnoptimized': '.activeUnoptimized',
        'access.standby': '.standby',
        'access.unavailable': '.unavailable',
        'access.transitioning': '.transitioning',
      },
    },
    admin: {
      initial: 'enabled',
      states: { enabled: {}, active: {}, standby: {} },
      on: { 'wish.none': '.enabled', 'wish.active': '.active', 'wish.standby': '.standby' },
    },
  },
});

/** What the world keeps of a machine. Shared between paths, so never to be written to. */
export interface PathSnapshot {
  readonly value: { readonly health: string; readonly access: string; readonly admin: string };
  readonly context: Readonly<Record<string, never>>;
}

const context: PathSnapshot['context'] = Object.freeze({});
export const initialPath: PathSnapshot = Object.freeze({
  value: Object.freeze({ health: 'removed', access: 'unavailable', admin: 'enabled' }),
  context,
});

// A step of the machine costs some 50 us, and the same few dozen steps come again for every path of a thousand hosts.
// The machine is a pure function of (value, event), so its answers may be remembered.
const known = new Map<string, PathSnapshot>();

export function stepPath(from: PathSnapshot, event: PathEvent): PathSnapshot {
  const key = `${from.value.health} ${from.value.access} ${from.value.admin} ${event.type}`;
  const remembered = known.get(key);
  if (remembered) return remembered;
  const [next] = transition(pathMachine, pathMachine.resolveState({ value: { ...from.value }, context: {} }), event);
  const value = next.value as PathSnapshot['value'];
  const snapshot: PathSnapshot = Object.freeze({ value: Object.freeze({ ...value }), context });
  known.set(key, snapshot);
  return snapshot;
}

/** Lit states, one a region, as the chart names them. */
export const litOf = (path: PathSnapshot): readonly string[] => [
  `health.${path.value.health}`,
  `access.${path.value.access}`,
  `admin.${path.value.admin}`,
];

const accessNames: Readonly<Record<number, PathEvent>> = {
  [DeviceState.activeOptimized]: { type: 'access.activeOptimized' },
  [DeviceState.activeUnoptimized]: { type: 'access.activeUnoptimized' },
  [DeviceState.standby]: { type: 'access.standby' },
  [DeviceState.unavailable]: { type: 'access.unavailable' },
  [DeviceState.transitioning]: { type: 'access.transitioning' },
};

/** The path gets this DeviceState. */
export function showState(path: PathSnapshot, state: number): PathSnapshot {
  // Present, not failed, and carrying nothing: the chart's nearest pill.
  const access = accessNames[state === DeviceState.undetermined ? DeviceState.unavailable : state];
  if (access) {
    const { health } = path.value;
    const alive =
      health === 'active' ? path : stepPath(path, { type: health === 'removed' ? 'path.arrived' : 'path.verified' });
    return stepPath(alive, access);
  }
  const failing = state === DeviceState.failed || state === DeviceState.invalidated;
  return stepPath(path, { type: failing ? 'path.failed' : 'path.removed' });
}

/** The administrator's wish, a DeviceState (`undetermined`: none). */
export function showWish(path: PathSnapshot, wish: number): PathSnapshot {
  if (wish === DeviceState.undetermined) return stepPath(path, { type: 'wish.none' });
  return stepPath(path, { type: wish === DeviceState.activeOptimized ? 'wish.active' : 'wish.standby' });
}
