/** What ids are called on a lane: short, and without asking the engine. */
import type { Discovery, Path } from '../../../sim/discovery/discovery';
import { partNameOf, portNameOf } from '../../../sim/catalog';
import type { PortId, Topology } from '../../../sim/topology/topology';
import { aimWord } from '../../../locales';

/** `HBA-1`, `NIC-2 port 1`: the first port of an adapter goes by the adapter's name. */
const hostPort = (port: PortId, topology: Topology): string => (port.endsWith('.0') ? partNameOf(topology, port) : portNameOf(topology, port));

/** `HBA-1 port`, `HBA-1 port 1`. */
export const hostPortLane = (port: PortId, topology: Topology): string => `${hostPort(port, topology)}${port.endsWith('.0') ? ' port' : ''}`;

export function routeName(path: Path, discovery: Discovery, topology: Topology): string {
  const nexus = discovery.nexuses.find((one) => one.id === path.nexus);
  return nexus ? `${hostPort(nexus.initiatorPort, topology)} · ${portNameOf(topology, nexus.targetPort)}` : path.nexus;
}

export const deviceName = (id: string, topology: Topology): string => topology.devices[id]?.name ?? id;

export const lunName = (id: string, topology: Topology): string =>
  topology.luns.find((lun) => lun.id === id)?.name ?? aimWord(id);

const policyCodes: Readonly<Record<string, string>> = {
  'fail-over-only': 'FOO',
  'round-robin': 'RR',
  'round-robin-subset': 'RRWS',
  'least-queue-depth': 'LQD',
  'weighted-paths': 'WP',
  'least-blocks': 'LB',
};
const policyNames: Readonly<Record<string, string>> = {
  'fail-over-only': 'Fail Over Only',
  'round-robin': 'Round Robin',
  'round-robin-subset': 'Round Robin with Subset',
  'least-queue-depth': 'Least Queue Depth',
  'weighted-paths': 'Weighted Paths',
  'least-blocks': 'Least Blocks',
};
export const policyCode = (id: string): string => policyCodes[id] ?? id;
export const policyName = (id: string): string => policyNames[id] ?? id;
