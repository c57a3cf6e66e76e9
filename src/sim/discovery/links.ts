/** Cables that carry: both ends exist, fit, and share a speed. The others get a finding that says what does not fit. */
import { usableRate } from '../hardware';
import { remark } from '../topology';
import type { Cable, Finding, Topology } from '../topology';
import type { LinkFacts, PortFacts } from './discovery';
import { fastestShared, lengthFinding, mediumFor } from './media-findings';
import { labelOf, portKind } from './ports';

function speeds(port: PortFacts): string {
  return `${port.speedsGbps.join(', ')} Gb/s`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const wires = { fc: 'an FC', iscsi: 'an Ethernet', sas: 'a SAS' } as const;
const partners = {
  fc: 'An FC port needs an FC switch, HBA or array',
  iscsi: 'An Ethernet port needs an Ethernet switch, a NIC or an iSCSI array',
  sas: 'A SAS wide port needs a SAS switch, HBA or array',
} as const;

/** Why these two ports cannot be joined, or null when they can. */
function misfit(topology: Topology, cable: Cable, a: PortFacts, b: PortFacts): Finding | null {
  const [nameA, nameB] = [labelOf(topology, a.id), labelOf(topology, b.id)];
  if (a.protocol !== b.protocol) {
    return remark(
      'error',
      'protocol-mismatch',
      cable.id,
      `${capital(wires[a.protocol])} port does not fit ${wires[b.protocol]} port: ${nameA} is ${portKind(a)}, ${nameB} is ${portKind(b)}.`,
      `${partners[a.protocol]} at the other end.`,
    );
  }
  if (a.role === b.role && a.role !== 'fabric') {
    const kind = a.role === 'initiator' ? 'hosts' : 'arrays';
    return remark(
      'error',
      'no-target',
      cable.id,
      `${nameA} and ${nameB} are both ports of ${kind}.`,
      'Join a host with a switch or an array.',
    );
  }
  if (fastestShared(a, b) === 0) {
    return remark(
      'error',
      'no-shared-speed',
      cable.id,
      `${nameA} runs at ${speeds(a)}, ${nameB} at ${speeds(b)}: they have no speed in common.`,
      'Take an adapter or a switch of a nearer generation.',
    );
  }
  return null;
}

export function linksOf(
  topology: Topology,
  ports: ReadonlyMap<string, PortFacts>,
): { readonly links: readonly LinkFacts[]; readonly findings: readonly Finding[] } {
  const links: LinkFacts[] = [];
  const findings: Finding[] = [];
  const taken = new Set<string>();
  const ids = new Set<string>();
  for (const cable of topology.cables) {
    const [a, b] = [ports.get(cable.a), ports.get(cable.b)];
    // Ids and ports used twice, unknown devices and self-cables are findings of the topology; the first cable counts.
    if (cable.a === cable.b || ids.has(cable.id)) continue;
    ids.add(cable.id);
    const free = !taken.has(cable.a) && !taken.has(cable.b);
    taken.add(cable.a).add(cable.b);
    if (!free) continue;
    for (const end of [cable.a, cable.b]) findings.push(...missingPort(topology, cable, end, ports));
    if (!a || !b || a.device === b.device) continue;
    const wrong = misfit(topology, cable, a, b);
    if (wrong) {
      findings.push(wrong);
      continue;
    }
    const speedGbps = fastestShared(a, b);
    const made = mediumFor(topology, cable, a, b, speedGbps);
    if ('finding' in made) {
      findings.push(made.finding);
      continue;
    }
    const long = lengthFinding(cable, a, b, speedGbps);
    if (long) findings.push(long);
    links.push({
      cable: cable.id,
      a: cable.a,
      b: cable.b,
      lengthM: cable.lengthM,
      medium: made.medium,
      speedGbps,
      rateMBps: usableRate(a.protocol, speedGbps).v,
    });
  }
  return { links, findings };
}

/** The device is there and known, the port is not: `hba1` of a host with one adapter, port 30 of 24. */
function missingPort(
  topology: Topology,
  cable: Cable,
  end: string,
  ports: ReadonlyMap<string, PortFacts>,
): readonly Finding[] {
  if (ports.has(end)) return [];
  const device = end.slice(0, Math.max(0, end.indexOf('.')));
  const first = ports.has(`${device}.0`) || ports.has(`${device}.hba0.0`) || ports.has(`${device}.ctr1.0`);
  if (!first || !Object.hasOwn(topology.devices, device)) return [];
  return [
    remark(
      'error',
      'no-such-port',
      cable.id,
      `${labelOf(topology, end)} does not exist, so ${cable.id} hangs loose.`,
      'Move the cable to a port that the hardware has.',
    ),
  ];
}
