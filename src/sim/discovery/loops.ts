/** Rings of switches: allowed in Fibre Channel, where the shortest route is taken; a trap in Ethernet; forbidden in SAS. */
import { deviceName, deviceOf, remark } from '../topology';
import type { Finding, Topology } from '../topology';
import type { LinkFacts, PortFacts } from './discovery';

export function loopFindings(
  topology: Topology,
  links: readonly LinkFacts[],
  ports: ReadonlyMap<string, PortFacts>,
): readonly Finding[] {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    let here = id;
    for (let above = leader.get(here); above !== undefined; above = leader.get(here)) here = above;
    return here;
  };
  const findings: Finding[] = [];
  for (const link of links) {
    const [a, b] = [ports.get(link.a), ports.get(link.b)];
    if (a?.role !== 'fabric' || b?.role !== 'fabric') continue;
    const [from, to] = [find(a.device), find(b.device)];
    if (from !== to) {
      leader.set(from, to);
      continue;
    }
    const names = `${deviceName(topology, deviceOf(link.a))} and ${deviceName(topology, deviceOf(link.b))}`;
    findings.push(loop(a.protocol, link.cable, names));
  }
  return findings;
}

function loop(protocol: PortFacts['protocol'], cable: string, names: string): Finding {
  switch (protocol) {
    case 'fc':
      return remark(
        'note',
        'isl-loop',
        cable,
        `${cable} is a second way between ${names}.`,
        'The shortest way, drawn first, carries; routes are fixed in this model, so this one stays idle.',
      );
    case 'iscsi':
      return remark(
        'warning',
        'ethernet-loop',
        cable,
        `${cable} closes a loop between ${names}.`,
        'Spanning tree will block one of its links for 30 to 50 s; remove it or plan for that.',
      );
    case 'sas':
      return remark(
        'warning',
        'sas-loop',
        cable,
        `${cable} closes a loop between ${names}.`,
        'SAS expanders allow one way between any two of them; remove it.',
      );
  }
}
