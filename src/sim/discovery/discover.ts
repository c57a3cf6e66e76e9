/** Looks at a drawing: ports, links, nexuses, paths, and what is wrong with it. Pure; never throws. */
import { topologyFindings } from '../topology';
import type { Topology } from '../topology';
import type { Discovery } from './discovery';
import { accessFindings, modelFindings } from './access-findings';
import { presentationFindings } from './presentation-findings';
import { linksOf } from './links';
import { loopFindings } from './loops';
import { nexusesOf } from './nexuses';
import { pathsOf } from './paths';
import { allPorts } from './ports';
import { storageFindings } from './storage-findings';
import { wire } from './routes';

/** `earlier`: the discovery before an edit, so that the paths it knew keep their ids and their order. */
export function discover(topology: Topology, earlier?: Pick<Discovery, 'paths'>): Discovery {
  const ports = allPorts(topology);
  const portById = new Map(ports.map((port) => [port.id, port]));
  const linked = linksOf(topology, portById);
  const wiring = wire(linked.links, portById);
  const joined = nexusesOf(ports, portById, wiring);
  const reached = pathsOf(topology, joined.nexuses, earlier?.paths ?? []);
  const found = { ports, links: linked.links, nexuses: joined.nexuses, paths: reached.paths };
  return {
    ...found,
    findings: [
      ...topologyFindings(topology),
      ...modelFindings(topology),
      ...linked.findings,
      ...loopFindings(topology, linked.links, portById),
      ...joined.findings,
      ...reached.findings,
      ...accessFindings(topology, found),
      ...presentationFindings(topology, found),
      ...storageFindings(topology),
    ],
  };
}
