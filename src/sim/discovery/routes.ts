/**
 * Shortest ways through the switches. One breadth-first walk a switch, over inter-switch links only, kept: a thousand
 * hosts on a fabric share the walks of its few switches. Ties go to the cable drawn first, so the answer never varies.
 */
import { deviceOf } from '../topology';
import type { DeviceId, PortId } from '../topology';
import type { Hop, LinkFacts, PortFacts } from './discovery';

export interface Wiring {
  /** The link in a port, seen from that port. */
  readonly hopFrom: ReadonlyMap<PortId, Hop>;
  /** Inter-switch links of a switch, outward. */
  readonly islsOf: ReadonlyMap<DeviceId, readonly Hop[]>;
  /** Links from a switch to target ports, outward. */
  readonly targetsOf: ReadonlyMap<DeviceId, readonly Hop[]>;
}

export function wire(links: readonly LinkFacts[], ports: ReadonlyMap<string, PortFacts>): Wiring {
  const hopFrom = new Map<PortId, Hop>();
  const islsOf = new Map<DeviceId, Hop[]>();
  const targetsOf = new Map<DeviceId, Hop[]>();
  const put = (map: Map<DeviceId, Hop[]>, key: DeviceId, hop: Hop): void => {
    const list = map.get(key);
    if (list) list.push(hop);
    else map.set(key, [hop]);
  };
  for (const link of links) {
    for (const [from, to] of [
      [link.a, link.b],
      [link.b, link.a],
    ]) {
      const hop: Hop = { cable: link.cable, from, to };
      hopFrom.set(from, hop);
      if (ports.get(from)?.role !== 'fabric') continue;
      const far = ports.get(to)?.role;
      if (far === 'fabric') put(islsOf, deviceOf(from), hop);
      if (far === 'target') put(targetsOf, deviceOf(from), hop);
    }
  }
  return { hopFrom, islsOf, targetsOf };
}

/** From a switch: each reachable switch (itself too, in order of distance) with the hops to it. */
export type Ways = ReadonlyMap<DeviceId, readonly Hop[]>;

export function createRoutes(wiring: Wiring): (from: DeviceId) => Ways {
  const kept = new Map<DeviceId, Ways>();
  return (from) => {
    const known = kept.get(from);
    if (known) return known;
    const ways = new Map<DeviceId, readonly Hop[]>([[from, []]]);
    const waiting = [from];
    for (let i = 0; i < waiting.length; i++) {
      const here = waiting[i];
      const way = ways.get(here) ?? [];
      for (const hop of wiring.islsOf.get(here) ?? []) {
        const next = deviceOf(hop.to);
        if (ways.has(next)) continue;
        ways.set(next, [...way, hop]);
        waiting.push(next);
      }
    }
    kept.set(from, ways);
    return ways;
  };
}
