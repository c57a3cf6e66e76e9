/** Carries the arrays: tells them what happened, performs their orders, keeps the columns that the data plane reads. */
import { arrayRules, settingOfTimer, type ArrayHappening, type ArrayOrder } from '../../arrays';
import { Sense } from '../../scsi';
import { lookAgain, Reception } from '../stages/serve';
import type { World } from '../world';
import { refreshLight, showTruth } from './light';
import { cancelTimer, lane, log, startTimer } from './schedule';

export function tellArray(w: World, array: number, happening: ArrayHappening): void {
  const before = w.arrays[array]!;
  const step = arrayRules.observe(before, happening, w.arraySettings[array]!, w.nowNs);
  w.arrays[array] = step.array;
  projectArray(w, array);
  for (let own = 0; own < step.array.controllers.length; own++) {
    const state = step.array.controllers[own]!.state;
    if (state !== before.controllers[own]!.state) {
      const controller = w.arrayFirstController[array]! + own;
      w.ctl.epoch[controller]!++;
      w.ctl.cpuBusyNs[controller] = w.nowNs;
      lane(w, `ctr/${w.dir.controllers[controller]!.id}`, state, 'array');
    }
  }
  for (const order of step.orders) carryOut(w, array, order);
  w.version++;
}

/** Owner and access states as the data plane needs them. */
export function projectArray(w: World, array: number): void {
  const state = w.arrays[array]!;
  const first = w.arrayFirstController[array]!;
  for (let own = 0; own < state.controllers.length; own++) {
    w.ctl.up[first + own] = state.controllers[own]!.state === 'up' ? 1 : 0;
    w.ctl.writeThrough[first + own] = state.writeThrough ? 1 : 0;
  }
  for (let raid = 0; raid < w.dir.raids.length; raid++) {
    if (w.raid.array[raid] !== array) continue;
    for (let own = 0; own < 2; own++) {
      w.reception[raid * 2 + own] =
        own < state.controllers.length ? Reception[arrayRules.reception(state, w.raid.own[raid]!, own)] : Reception.wait;
    }
  }
}

function carryOut(w: World, array: number, order: ArrayOrder): void {
  const id = w.dir.arrays[array]!;
  switch (order.kind) {
    case 'start-timer': {
      const { atNs, oneShot, label, timer } = order;
      const setting = settingOfTimer(w.arrays[array]!, timer);
      startTimer(w, { key: `array/${array}/${timer}`, aim: id, atNs, oneShot, label, setting }, { do: 'array-timer', array, timer });
      return;
    }
    case 'cancel-timer':
      cancelTimer(w, `array/${array}/${order.timer}`);
      return;
    case 'access-changed':
      accessChanged(w, array, order.group, order.unitAttention);
      return;
    case 'write-through':
      projectArray(w, array);
      return;
    case 'ports': {
      const controller = w.dir.controllers[w.arrayFirstController[array]! + order.controller]!.id;
      const dark = { ...w.physical.dark };
      if (order.up) delete dark[controller];
      else dark[controller] = true;
      w.physical = { ...w.physical, dark };
      refreshLight(w);
      showTruth(w);
      return;
    }
    case 'announce': {
      const controller = order.controller === null ? '' : `ctr${order.controller + 1}`;
      const group = order.group === null ? '' : w.arrays[array]!.groups[order.group]!.id;
      log(w, 'array', order.code, controller ? `${id}.${controller}` : id, { array: id, controller, group });
      return;
    }
    default:
      order satisfies never;
  }
}

/** Initiators learn of it by a unit attention on their next command; what waited for a living owner asks again. */
function accessChanged(w: World, array: number, own: number, unitAttention: boolean): void {
  for (let raid = 0; raid < w.dir.raids.length; raid++) {
    if (w.raid.array[raid] !== array || w.raid.own[raid] !== own) continue;
    if (unitAttention) {
      for (let path = 0; path < w.dir.paths.length; path++) {
        if (w.lun.raid[w.path.lun[path]!] === raid) w.path.attention[path] = Sense.accessStateChanged;
      }
    }
    lookAgain(w, raid);
  }
}
