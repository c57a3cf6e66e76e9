/**
 * What an array does about what happens to it, and what a command meets at one of its controllers.
 * RAID groups are owned one by one; a dead owner is missed for `heartbeatNs`, then replaced in `takeoverNs`
 * (hardware.md 5.1: both times are placeholders, the steps and their event names are Qsan's).
 */
import { transition } from 'xstate';
import { AccessState } from '../scsi';
import type { Nanos } from '../kernel/time';
import type { ArrayHappening, ArrayRules, ArraySettings, ArrayState, ArrayStep, Reception } from './array';
import { controllerMachine } from './controller.machine';
import type { ControllerEvent } from './controller.machine';
import { cancel, draftOf, finish, startTimer } from './draft';
import type { Draft } from './draft';
import { endMove, endTakeover, loseController, orderMove, regainController, startTakeover } from './ownership';

const bootTimer = (controller: number): string => `boot ${controller}`;

export const arrayRules: ArrayRules = {
  open(access, controllers, groups, options) {
    return {
      access,
      controllers: Array.from({ length: controllers }, () => ({ state: 'up' as const, sinceNs: 0 })),
      groups: groups.map(({ id, owner }) => ({ id, preferredOwner: owner, owner, movingTo: null, movingFor: null })),
      writeThrough: false,
      bothOptimized: options?.bothOptimized ?? false,
    };
  },

  observe(array, happening, settings, nowNs) {
    return observe(array, happening, settings, nowNs);
  },

  reception(array, group, controller) {
    return reception(array, group, controller);
  },

  report(array, group) {
    const it = array.groups[group];
    return array.controllers.map((each, controller) => ({
      state: accessOf(array, group, controller, each.state === 'up'),
      preferred: it !== undefined && array.access !== 'symmetric' && it.preferredOwner === controller,
    }));
  },
};

/** The lane of a controller says `takingOver` while it replaces a dead peer. */
export function isTakingOver(array: ArrayState, controller: number): boolean {
  return array.groups.some((it) => it.movingFor === 'takeover' && it.movingTo === controller);
}

/** The setting that a timer counts, by the timer's key; null when it is not a timer of an array. */
export function settingOfTimer(array: ArrayState, timer: string): keyof ArraySettings | null {
  const [name, number] = timer.split(' ');
  switch (name) {
    case 'boot':
      return 'bootNs';
    case 'heartbeat':
      return 'heartbeatNs';
    case 'takeover':
      return 'takeoverNs';
    case 'move':
      return array.groups[Number(number)]?.movingFor === 'failback' ? 'failbackNs' : 'transitionNs';
    default:
      return null;
  }
}

function observe(array: ArrayState, happening: ArrayHappening, settings: ArraySettings, nowNs: Nanos): ArrayStep {
  const draft = draftOf(array, settings, nowNs);
  switch (happening.kind) {
    case 'controller-lost':
      move(draft, happening.controller, 'controller.lost');
      break;
    case 'controller-back':
      move(draft, happening.controller, 'controller.back');
      break;
    case 'move-owner':
      orderMove(draft, happening.group, happening.to, true);
      break;
    case 'stpg':
      // Only explicit ALUA lets a host ask; a failback or an administrator may still move the group where implicit is offered too.
      if (array.access === 'alua-explicit' || array.access === 'alua-both') orderMove(draft, happening.group, happening.controller, false);
      break;
    case 'timer':
      ring(draft, happening.timer);
      break;
    default:
      happening satisfies never;
  }
  return finish(draft);
}

function ring(draft: Draft, timer: string): void {
  const [name, number] = timer.split(' ');
  const index = Number(number);
  if (name === 'boot') move(draft, index, 'timer.boot');
  else if (name === 'heartbeat') startTakeover(draft, index);
  else if (name === 'takeover') endTakeover(draft, index);
  else if (name === 'move') endMove(draft, index);
}

/** One transition of a controller's machine, and what its actions mean. */
function move(draft: Draft, controller: number, type: ControllerEvent['type']): void {
  const it = draft.controllers[controller];
  if (!it) return;
  const before = controllerMachine.resolveState({ value: it.state });
  const [after, actions] = transition(controllerMachine, before, { type });
  if (after.value !== it.state) {
    it.state = after.value;
    it.sinceNs = draft.nowNs;
  }
  for (const action of actions) deeds[action.type]?.(draft, controller);
}

const deeds: Readonly<Record<string, (draft: Draft, controller: number) => void>> = {
  dies: loseController,
  stopsBooting: (draft, controller) => cancel(draft, bootTimer(controller)),
  startsBooting: (draft, controller) =>
    startTimer(draft, bootTimer(controller), draft.settings.bootNs, 'controller boot', () =>
      move(draft, controller, 'timer.boot'),
    ),
  serves: regainController,
};

function reception(array: ArrayState, group: number, controller: number): Reception {
  const it = array.groups[group];
  if (!it || array.controllers[controller]?.state !== 'up') return 'wait';
  // A symmetric array has no sense code for this: it lets the host wait.
  if (it.movingTo !== null) return array.access === 'symmetric' ? 'wait' : 'transitioning';
  if (array.controllers[it.owner]?.state !== 'up') return 'wait';
  return it.owner === controller ? 'serve' : 'forward';
}

function accessOf(array: ArrayState, group: number, controller: number, up: boolean): AccessState {
  const it = array.groups[group];
  if (!it || !up) return AccessState.unavailable;
  if (array.access === 'symmetric') return AccessState.activeOptimized;
  if (it.movingTo !== null) return AccessState.transitioning;
  return array.bothOptimized || it.owner === controller ? AccessState.activeOptimized : AccessState.activeUnoptimized;
}
