/** A port while one signal is worked on: changed in place here, handed out as a new plain value by `finish`. */
import type { Nanos } from '../kernel/time';
import type { HbaOrder, HbaPort, HbaPortState, HbaSettings, HbaStep, Nexus } from './hba-port';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Draft {
  readonly before: HbaPort;
  readonly settings: HbaSettings;
  readonly nowNs: Nanos;
  lit: boolean;
  link: Exclude<HbaPortState, 'disabled'>;
  driver: 'enabled' | 'disabled';
  flushed: boolean;
  readonly nexuses: Mutable<Nexus>[];
  readonly orders: HbaOrder[];
}

export function draftOf(port: HbaPort, settings: HbaSettings, nowNs: Nanos): Draft {
  const value = port.machine.value as { link: Draft['link']; driver: Draft['driver'] };
  return {
    before: port,
    settings,
    nowNs,
    lit: port.lit,
    link: value.link,
    driver: value.driver,
    flushed: (port.machine.context as { flushed: boolean }).flushed,
    nexuses: port.nexuses.map((each) => ({ ...each })),
    orders: [],
  };
}

export function order(draft: Draft, what: HbaOrder): void {
  draft.orders.push(what);
}

/** A timer of zero length is no timer: what it would do is done at once. */
export function startTimer(draft: Draft, timer: string, lengthNs: Nanos, label: string, atEnd: () => void): void {
  if (lengthNs > 0) order(draft, { kind: 'start-timer', timer, atNs: draft.nowNs + lengthNs, oneShot: true, label });
  else atEnd();
}

export function finish(draft: Draft): HbaStep {
  const { before, nowNs } = draft;
  const state = draft.driver === 'disabled' ? 'disabled' : draft.link;
  const port: HbaPort = {
    state,
    sinceNs: state === before.state ? before.sinceNs : nowNs,
    lit: draft.lit,
    machine: { value: { link: draft.link, driver: draft.driver }, context: { flushed: draft.flushed } },
    nexuses: draft.nexuses.map((each, row) => {
      const old = before.nexuses[row];
      return { ...each, sinceNs: old.state === each.state && old.removed === each.removed ? old.sinceNs : nowNs };
    }),
  };
  return { port, orders: draft.orders };
}
