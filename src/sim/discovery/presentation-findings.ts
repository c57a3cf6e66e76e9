/** Remarks on LUNs that a host is not shown alike on every port it reaches, and on LUNs with too many paths. */
import { findArray } from '../hardware';
import { deviceName, deviceOf, isPresentedOn, lunName, mapOf, remark } from '../topology';
import type { DeviceId, Finding, PortId, Topology } from '../topology';
import type { Discovery } from './discovery';
import { portNameOf } from './ports';

/** DSM_MAX_PATHS (ms-mpio.md 1.5): the next path of a LUN is not added. */
export const mostPathsOfLun = 32;

/** Target ports of an array that a host reaches, each once, in the order of the nexuses. */
function reachedPorts(found: Pick<Discovery, 'nexuses'>): (host: DeviceId, array: DeviceId) => readonly PortId[] {
  const ports = new Map<string, Set<PortId>>();
  for (const nexus of found.nexuses) {
    const key = `${nexus.host} ${deviceOf(nexus.targetPort)}`;
    const list = ports.get(key);
    if (list) list.add(nexus.targetPort);
    else ports.set(key, new Set([nexus.targetPort]));
  }
  return (host, array) => [...(ports.get(`${host} ${array}`) ?? [])];
}

export function presentationFindings(
  topology: Topology,
  found: Pick<Discovery, 'ports' | 'nexuses' | 'paths'>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const reached = reachedPorts(found);
  const exists = new Set(found.ports.map((port) => port.id));
  const names = (ports: readonly PortId[]): string => ports.map((port) => portNameOf(topology, port)).join(', ');
  for (const lun of topology.luns) {
    const array = Object.hasOwn(topology.devices, lun.array) ? topology.devices[lun.array] : undefined;
    if (array?.kind !== 'array' || !findArray(array.model)) continue;
    for (const host of new Set(lun.maps.map((map) => map.host))) {
      const map = mapOf(lun, host);
      if (!map?.ports) continue;
      const missing = map.ports.filter((port) => deviceOf(port) === lun.array && !exists.has(port));
      if (missing.length > 0) {
        findings.push(
          remark(
            'error',
            'unknown-port',
            lun.id,
            `${lunName(lun)} is presented on ${names(missing)}, which ${deviceName(topology, lun.array)} does not have.`,
            'Choose ports of this model.',
          ),
        );
      }
      const all = reached(host, lun.array);
      const hidden = all.filter((port) => !isPresentedOn(map, port)).sort();
      if (hidden.length === 0 || hidden.length === all.length) continue;
      findings.push(
        remark(
          'warning',
          'uneven-presentation',
          `${host}/${lun.id}`,
          `${lunName(lun)} is not presented to ${deviceName(topology, host)} on ${names(hidden)}, which this host reaches.`,
          'Present it alike on every port the host reaches (Microsoft KB 2615345): "logical unit not supported" on one port fails that path for every LUN behind it.',
        ),
      );
    }
  }
  return [...findings, ...countFindings(topology, found)];
}

function countFindings(topology: Topology, found: Pick<Discovery, 'paths'>): readonly Finding[] {
  const count = new Map<string, { host: DeviceId; lun: string; paths: number }>();
  for (const { host, lun } of found.paths) {
    const entry = count.get(`${host}/${lun}`) ?? { host, lun, paths: 0 };
    entry.paths += 1;
    count.set(`${host}/${lun}`, entry);
  }
  return [...count]
    .filter(([, { paths }]) => paths > mostPathsOfLun)
    .map(([key, { host, lun, paths }]) =>
      remark(
        'warning',
        'more-than-32-paths',
        key,
        `${deviceName(topology, host)} has ${paths} paths to ${lunName({ id: lun })}, more than ${mostPathsOfLun} paths.`,
        `Microsoft MPIO takes ${mostPathsOfLun} paths of a LUN and adds no further one: zone or present fewer.`,
      ),
    );
}
