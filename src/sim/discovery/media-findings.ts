/** Remarks on what a cable is made of: into which ports it fits, and how far it carries their speed. */
import { findMedium, fitsInto, mediaFor, reachM, usualMedium } from '../hardware';
import type { Connector, MediumModel } from '../hardware';
import { remark } from '../topology';
import type { Cable, CableMedium, Finding, Topology } from '../topology';
import type { PortFacts } from './discovery';
import { labelOf } from './ports';

/** In Gb/s; 0 when they share none. */
export function fastestShared(a: PortFacts, b: PortFacts): number {
  let best = 0;
  for (const speed of a.speedsGbps) if (b.speedsGbps.includes(speed)) best = Math.max(best, speed);
  return best;
}

const takes: Readonly<Record<Connector, string>> = {
  lc: 'takes fibre',
  rj45: 'takes twisted pair (Cat5e, Cat6a)',
  sfp: 'takes fibre, direct attach copper or twisted pair',
  sas: 'takes SAS cables',
};

/** What carries, as drawn or as is usual; or why the cable cannot be pushed into both ports. */
export function mediumFor(
  topology: Topology,
  cable: Cable,
  a: PortFacts,
  b: PortFacts,
  speedGbps: number,
): { readonly medium: CableMedium } | { readonly finding: Finding } {
  const medium = cable.medium ?? usualMedium(a.connector, b.connector, a.protocol, speedGbps, cable.lengthM)?.id;
  const port = [a, b].find((each) => medium === undefined || !fitsInto(medium, each.connector));
  if (medium !== undefined && !port) return { medium };
  const fit = mediaFor(a.connector, b.connector, a.protocol, speedGbps).map(({ id }) => id);
  const what = medium === undefined ? 'no cable that fits both ports' : (findMedium(medium)?.name ?? medium);
  const [label, word] = port ? [labelOf(topology, port.id), takes[port.connector]] : ['', ''];
  return {
    finding: remark(
      'error',
      'wrong-medium',
      cable.id,
      `${cable.id} is ${what}; ${label} ${word}.`,
      fit.length === 0 ? 'Join ports that take the same kind of cable.' : `Take one of ${fit.join(', ')}.`,
    ),
  };
}

/** Longer than the cable carries; where the drawing does not say what it is, longer than the first choice carries. */
export function lengthFinding(cable: Cable, a: PortFacts, b: PortFacts, speedGbps: number): Finding | null {
  const { lengthM } = cable;
  const reach = (medium: CableMedium): number => reachM(medium, a.protocol, speedGbps);
  const fit = mediaFor(a.connector, b.connector, a.protocol, speedGbps);
  const far = fit.filter(({ id }) => lengthM <= reach(id));
  const longest = Math.max(0, ...fit.map(({ id }) => reach(id)));
  if (lengthM > longest) {
    return remark(
      'warning',
      'cable-too-long',
      cable.id,
      `${cable.id} is ${lengthM} m long, ${longest} m is the most.`,
      'Shorten it; the model sends light through it all the same.',
    );
  }
  const chosen: MediumModel | undefined = cable.medium ? findMedium(cable.medium) : fit[0];
  if (!chosen || lengthM <= reach(chosen.id)) return null;
  const others = far.map(({ name }) => name).join(' or ');
  const end = reach(chosen.id);
  return remark(
    'warning',
    end === 0 ? 'medium-too-slow' : 'cable-needs-medium',
    cable.id,
    end === 0
      ? `${cable.id} is ${chosen.name}, which does not carry ${speedGbps} Gb.`
      : `${cable.id} is ${lengthM} m long; at ${speedGbps} Gb ${chosen.name} ends at ${end} m.`,
    `Take ${others}, or ${end === 0 ? 'a slower port' : 'shorten it'}; the model sends light through it all the same.`,
  );
}

/** What can be chosen for a cable: media that fit both its ports, and the drawn one, fitting or not. */
export function mediaOf(cable: Cable, ports: readonly PortFacts[]): readonly CableMedium[] {
  const [a, b] = [cable.a, cable.b].map((id) => ports.find((port) => port.id === id));
  const fit =
    a && b && a.protocol === b.protocol ? mediaFor(a.connector, b.connector, a.protocol, fastestShared(a, b)) : [];
  const ids = fit.map(({ id }) => id);
  return cable.medium === undefined || ids.includes(cable.medium) ? ids : [...ids, cable.medium];
}
