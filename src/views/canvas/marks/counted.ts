/** Paths that have no pill of their own because two already stand at their port: how many, by port. */
import type { Discovery } from '../../../sim/discovery/discovery';

export function countedOf(discovery: Discovery, pills: readonly { readonly path: string }[]): [string, number][] {
  const shown = new Set(pills.map((pill) => pill.path));
  const target = new Map(discovery.nexuses.map((one) => [one.id, one.targetPort]));
  const count = new Map<string, number>();
  for (const path of discovery.paths) {
    const port = target.get(path.nexus);
    if (port && !shown.has(path.id)) count.set(port, (count.get(port) ?? 0) + 1);
  }
  return [...count];
}
