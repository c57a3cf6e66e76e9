/** An array with a clock of its own, for tests: happenings go in, timers ring in order, orders are kept with their time. */
import { arrayRules, arraySettings } from '../../../src/sim/arrays';
import type { ArrayHappening, ArrayOptions, ArrayOrder, ArraySettings, ArrayState } from '../../../src/sim/arrays';

export const second = 1_000_000_000;
export const usual = Object.fromEntries(
  arraySettings.map((spec) => [spec.key, spec.default]),
) as unknown as ArraySettings;

export class ArrayDriver {
  array: ArrayState;
  nowNs = 0;
  readonly timers = new Map<string, number>();
  readonly seen: { atNs: number; order: ArrayOrder }[] = [];

  constructor(
    access: ArrayState['access'] = 'alua-implicit',
    readonly settings: ArraySettings = usual,
    owners: readonly number[] = [0, 1],
    controllers = 2,
    options: ArrayOptions = {},
  ) {
    const groups = owners.map((owner, row) => ({ id: `rg${row}`, owner }));
    this.array = arrayRules.open(access, controllers, groups, options);
  }

  do(happening: ArrayHappening): this {
    const old = this.array;
    const before = JSON.stringify(old);
    const step = arrayRules.observe(old, happening, this.settings, this.nowNs);
    if (JSON.stringify(old) !== before) throw new Error('the array was changed in place');
    this.array = step.array;
    for (const order of step.orders) {
      this.seen.push({ atNs: this.nowNs, order });
      if (order.kind === 'start-timer') this.timers.set(order.timer, order.atNs);
      if (order.kind === 'cancel-timer') this.timers.delete(order.timer);
    }
    return this;
  }

  until(atSeconds: number): this {
    const limitNs = atSeconds * second;
    for (;;) {
      const next = [...this.timers].sort((a, b) => a[1] - b[1])[0];
      if (!next || next[1] > limitNs) break;
      this.timers.delete(next[0]);
      this.nowNs = next[1];
      this.do({ kind: 'timer', timer: next[0] });
    }
    this.nowNs = limitNs;
    return this;
  }

  at(atSeconds: number, happening: ArrayHappening): this {
    return this.until(atSeconds).do(happening);
  }

  /** Announced codes with their seconds. */
  get news(): string[] {
    return this.seen.flatMap(({ atNs, order }) =>
      order.kind === 'announce' ? [`${Math.round(atNs / 1e6) / 1e3} ${order.code}`] : [],
    );
  }

  /** Seconds at which initiators were told of a change of this group. */
  told(group: number): number[] {
    return this.seen.flatMap(({ atNs, order }) =>
      order.kind === 'access-changed' && order.group === group && order.unitAttention ? [atNs / second] : [],
    );
  }

  reception(group: number): string[] {
    return this.array.controllers.map((_, controller) => arrayRules.reception(this.array, group, controller));
  }

  states(group: number): number[] {
    return arrayRules.report(this.array, group).map((each) => each.state);
  }
}
