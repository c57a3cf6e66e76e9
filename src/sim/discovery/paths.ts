/**
 * I_T_L: a nexus and a LUN mapped to its host. Numbers count from 1 for each host and LUN. A path that an earlier
 * discovery knew keeps its number and its place, so P1 stays P1 while the drawing grows; a number is never given twice.
 */
import { deviceOf, isPresentedOn, mapOf, remark } from '../topology';
import type { Finding, Topology } from '../topology';
import type { Nexus, Path } from './discovery';

export const maxPaths = 65_536;

const keyOf = (host: string, lun: string, nexus: string): string => `${host}/${lun}/${nexus}`;
const numberOf = (path: Path): number => Number(path.label.slice(1));

export function pathsOf(
  topology: Topology,
  nexuses: readonly Nexus[],
  earlier: readonly Path[],
): { readonly paths: readonly Path[]; readonly findings: readonly Finding[] } {
  const nexusesOf = new Map<string, Nexus[]>();
  for (const nexus of nexuses) {
    const key = `${nexus.host} ${deviceOf(nexus.targetPort)}`;
    const list = nexusesOf.get(key);
    if (list) list.push(nexus);
    else nexusesOf.set(key, [nexus]);
  }
  const known = new Map(earlier.map((path) => [keyOf(path.host, path.lun, path.nexus), path]));
  const highest = new Map<string, number>();
  for (const path of earlier) {
    const group = `${path.host}/${path.lun}`;
    highest.set(group, Math.max(highest.get(group) ?? 0, numberOf(path)));
  }

  /** Takes the next number of a group. */
  const skip = (group: string): number => {
    const number = (highest.get(group) ?? 0) + 1;
    highest.set(group, number);
    return number;
  };

  const mapped = new Map<string, Topology['luns'][number][]>();
  for (const lun of topology.luns) {
    for (const host of new Set(lun.maps.map((map) => map.host))) {
      const list = mapped.get(host);
      if (list) list.push(lun);
      else mapped.set(host, [lun]);
    }
  }

  const kept = new Map<string, Path>();
  const fresh: Path[] = [];
  const seen = new Set<string>();
  for (const host of Object.keys(topology.devices)) {
    for (const lun of mapped.get(host) ?? []) {
      if (seen.has(`${host}/${lun.id}`)) continue;
      seen.add(`${host}/${lun.id}`);
      const map = mapOf(lun, host);
      for (const nexus of nexusesOf.get(`${host} ${lun.array}`) ?? []) {
        if (kept.size + fresh.length >= maxPaths) {
          const message = `The drawing has more than ${maxPaths} paths.`;
          return {
            paths: inOrder(earlier, kept, fresh),
            findings: [remark('error', 'too-many-paths', host, message, 'Split it: the paths beyond are left out.')],
          };
        }
        const key = keyOf(host, lun.id, nexus.id);
        const before = known.get(key);
        // A port that does not present the LUN keeps its number free: the other paths are called the same either way.
        const presented = map !== undefined && isPresentedOn(map, nexus.targetPort);
        if (!presented) {
          if (!before) skip(`${host}/${lun.id}`);
          continue;
        }
        if (before) {
          kept.set(key, before);
          continue;
        }
        const group = `${host}/${lun.id}`;
        const number = skip(group);
        fresh.push({ id: `${group}/${number}`, label: `P${number}`, host, lun: lun.id, nexus: nexus.id });
      }
    }
  }
  return { paths: inOrder(earlier, kept, fresh), findings: [] };
}

function inOrder(earlier: readonly Path[], kept: ReadonlyMap<string, Path>, fresh: readonly Path[]): readonly Path[] {
  const old = earlier.filter((path) => kept.has(keyOf(path.host, path.lun, path.nexus)));
  return [...old, ...fresh];
}
