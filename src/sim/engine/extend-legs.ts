/** Ways of a nexus, hop by hop, as rows. */
import type { Hop } from '../discovery/discovery';
import { ensureRows } from './columns';
import type { World } from './world';

/** Rows of legs are never given back, as those of all else. */
export function addLeg(w: World, nexus: number): number {
  const leg = w.legUsed++;
  ensureRows(w.leg, 'nexus', 1, w.legUsed, { next: -1 });
  w.leg.nexus[leg] = nexus;
  w.leg.next[leg] = -1;
  if (w.nexus.legCount[nexus] === 0) w.nexus.leg[nexus] = leg;
  else {
    let last = w.nexus.leg[nexus]!;
    while (w.leg.next[last]! >= 0) last = w.leg.next[last]!;
    w.leg.next[last] = leg;
  }
  w.nexus.legCount[nexus]!++;
  return leg;
}

export function layLeg(w: World, leg: number, port: number, hops: readonly Hop[]): void {
  w.leg.port[leg] = port;
  w.leg.hopCount[leg] = hops.length;
  hops.forEach((hop, i) => {
    const cable = w.dir.cableOf.get(hop.cable)!;
    w.leg.hops[leg * 8 + i] = cable * 2 + (w.dir.cables[cable]!.a === hop.from ? 0 : 1);
    const device = hop.to.slice(0, hop.to.indexOf('.'));
    w.leg.switches[leg * 8 + i] = w.dir.switchOf.get(device) ?? 0;
  });
}
