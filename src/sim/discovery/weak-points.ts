/**
 * Single parts whose loss cuts a host off from a LUN: on every path of it. The host itself and the array as a whole
 * are left out, since every path ends in them. Routes are fixed: a spare inter-switch link does not take over.
 */
import { deviceOf, partOf } from '../topology';
import type { DeviceId, LunId } from '../topology';
import type { Discovery, Nexus } from './discovery';

export interface WeakPoint {
  /** `web1.hba0`, `fabA`, `a1.ctr1`, or a cable id. */
  readonly part: string;
  readonly kind: 'adapter' | 'switch' | 'controller' | 'cable';
  readonly cuts: readonly { readonly host: DeviceId; readonly lun: LunId }[];
}

/** Parts of a route, in the order the I/O meets them. */
export function partsOf(nexus: Nexus): readonly Pick<WeakPoint, 'part' | 'kind'>[] {
  const parts: Pick<WeakPoint, 'part' | 'kind'>[] = [{ part: partOf(nexus.initiatorPort), kind: 'adapter' }];
  nexus.hops.forEach((hop, index) => {
    parts.push({ part: hop.cable, kind: 'cable' });
    if (index < nexus.hops.length - 1) parts.push({ part: deviceOf(hop.to), kind: 'switch' });
  });
  parts.push({ part: nexus.controller, kind: 'controller' });
  return parts;
}

export function weakPoints(discovery: Pick<Discovery, 'nexuses' | 'paths'>): readonly WeakPoint[] {
  const nexusById = new Map(discovery.nexuses.map((nexus) => [nexus.id, nexus]));
  const common = new Map<string, { host: DeviceId; lun: LunId; parts: readonly Pick<WeakPoint, 'part' | 'kind'>[] }>();
  for (const path of discovery.paths) {
    const nexus = nexusById.get(path.nexus);
    if (!nexus) continue;
    const key = `${path.host}/${path.lun}`;
    const here = partsOf(nexus);
    const before = common.get(key);
    if (!before) common.set(key, { host: path.host, lun: path.lun, parts: here });
    else
      before.parts = before.parts.filter((part) =>
        here.some((other) => other.kind === part.kind && other.part === part.part),
      );
  }
  const points = new Map<string, { part: string; kind: WeakPoint['kind']; cuts: { host: DeviceId; lun: LunId }[] }>();
  for (const { host, lun, parts } of common.values()) {
    for (const { part, kind } of parts) {
      const key = `${kind} ${part}`;
      const point = points.get(key) ?? { part, kind, cuts: [] };
      point.cuts.push({ host, lun });
      points.set(key, point);
    }
  }
  return [...points.values()];
}
