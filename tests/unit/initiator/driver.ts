/** A port with a clock of its own, for tests: signals go in, timers ring in order, orders are kept with their time. */
import { observePort, openPort } from '../../../src/sim/initiator';
import type { HbaOrder, HbaPort, HbaSettings, HbaSignal } from '../../../src/sim/initiator';

export const second = 1_000_000_000;
export const usual: HbaSettings = {
  linkDownHoldNs: 30 * second,
  portDownHoldNs: 30 * second,
  pnpRemoveDelayNs: second,
  loginNs: second * 0.15,
};

export class PortDriver {
  port: HbaPort;
  nowNs = 0;
  readonly timers = new Map<string, number>();
  readonly seen: { atNs: number; order: HbaOrder }[] = [];

  constructor(
    nexuses: readonly number[] = [1, 2],
    readonly settings: HbaSettings = usual,
    lit = true,
  ) {
    this.port = openPort(nexuses, lit, 0);
  }

  signal(signal: HbaSignal): this {
    const before = JSON.stringify(this.port);
    const old = this.port;
    const step = observePort(this.port, signal, this.settings, this.nowNs);
    if (JSON.stringify(old) !== before) throw new Error('the port was changed in place');
    this.port = step.port;
    for (const order of step.orders) {
      this.seen.push({ atNs: this.nowNs, order });
      if (order.kind === 'start-timer') this.timers.set(order.timer, order.atNs);
      if (order.kind === 'cancel-timer') this.timers.delete(order.timer);
    }
    return this;
  }

  /** Rings every timer up to then, the earliest first. */
  until(atSeconds: number): this {
    const limitNs = atSeconds * second;
    for (;;) {
      const next = [...this.timers].sort((a, b) => a[1] - b[1])[0];
      if (!next || next[1] > limitNs) break;
      this.timers.delete(next[0]);
      this.nowNs = next[1];
      this.signal({ kind: 'timer', timer: next[0] });
    }
    this.nowNs = limitNs;
    return this;
  }

  at(atSeconds: number, signal: HbaSignal): this {
    return this.until(atSeconds).signal(signal);
  }

  /** `30.1 flush null` and so on; timers left out. */
  get story(): string[] {
    return this.seen
      .filter(({ order }) => order.kind !== 'start-timer' && order.kind !== 'cancel-timer')
      .map(({ atNs, order }) => {
        const what =
          order.kind === 'announce'
            ? `${order.code}${order.nexus === null ? '' : ` ${order.nexus}`}`
            : 'nexuses' in order
              ? `${order.kind} ${order.nexuses.join(',')}`
              : 'nexus' in order
                ? `${order.kind} ${order.nexus ?? 'port'}`
                : order.kind;
        return `${Math.round(atNs / 1e6) / 1e3} ${what}`;
      });
  }
}
