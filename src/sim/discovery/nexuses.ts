/** I_T: which initiator port reaches which target port. Order: initiator ports as drawn, then controller, then port. */
import { deviceOf } from '../topology';
import type { Finding } from '../topology';
import { remark } from '../topology';
import type { Hop, Nexus, PortFacts } from './discovery';
import { createRoutes } from './routes';
import type { Wiring } from './routes';

/** A drawing can ask for millions of pairs; the model stops here and says so. */
export const maxNexuses = 65_536;

interface Reached {
  readonly port: PortFacts;
  readonly hops: readonly Hop[];
}

export function nexusesOf(
  ports: readonly PortFacts[],
  portById: ReadonlyMap<string, PortFacts>,
  wiring: Wiring,
): { readonly nexuses: readonly Nexus[]; readonly findings: readonly Finding[] } {
  const place = new Map(ports.map((port, index) => [port.id, index]));
  const waysFrom = createRoutes(wiring);
  const reachedFrom = new Map<string, readonly Reached[]>();

  const behindSwitch = (device: string): readonly Reached[] => {
    const known = reachedFrom.get(device);
    if (known) return known;
    const reached: Reached[] = [];
    for (const [other, way] of waysFrom(device)) {
      for (const hop of wiring.targetsOf.get(other) ?? []) {
        const port = portById.get(hop.to);
        if (port) reached.push({ port, hops: [...way, hop] });
      }
    }
    reached.sort((a, b) => (place.get(a.port.id) ?? 0) - (place.get(b.port.id) ?? 0));
    reachedFrom.set(device, reached);
    return reached;
  };

  const nexuses: Nexus[] = [];
  for (const port of ports) {
    if (port.role !== 'initiator') continue;
    const first = wiring.hopFrom.get(port.id);
    const far = first && portById.get(first.to);
    if (!first || !far) continue;
    const direct = far.role === 'target';
    const reached = direct ? [{ port: far, hops: [] }] : behindSwitch(deviceOf(first.to));
    for (const target of reached) {
      if (nexuses.length >= maxNexuses) {
        const message = `The drawing has more than ${maxNexuses} pairs of host port and array port.`;
        return {
          nexuses,
          findings: [remark('error', 'too-many-nexuses', port.id, message, 'Split it: the pairs beyond are left out.')],
        };
      }
      nexuses.push({
        id: `${port.id}>${target.port.id}`,
        host: port.device,
        initiatorPort: port.id,
        targetPort: target.port.id,
        controller: target.port.controller ?? target.port.device,
        hops: [first, ...target.hops],
      });
    }
  }
  return { nexuses, findings: [] };
}
