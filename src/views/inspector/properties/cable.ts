/** What a cable is, whom it carries, and who would notice if it were cut. */
import { deviceOf, findMedium } from '../../../sim/catalog';
import type { Cable, Discovery, Topology } from '../../../sim/catalog';

export interface CableView {
  readonly speed: string;
  readonly rateMBps: number;
  /** Of what carries: `OM3 multimode fibre`; empty when nothing does. */
  readonly medium: string;
  readonly carries: string;
  readonly sees: string;
}
export function cableView(cable: Cable, topology: Topology, discovery: Discovery): CableView {
  const link = discovery.links.find((one) => one.cable === cable.id);
  const nexuses = new Set(discovery.nexuses.filter((one) => one.hops.some((hop) => hop.cable === cable.id)).map((one) => one.id));
  const paths = discovery.paths.filter((path) => nexuses.has(path.nexus));
  const kinds = [cable.a, cable.b].map((port) => topology.devices[deviceOf(port)]?.kind);
  const labels = paths.slice(0, 6).map((path) => path.label);
  return {
    speed: link ? `${link.speedGbps} Gb/s` : 'carries nothing: the ends do not fit',
    rateMBps: link ? Math.round(link.rateMBps) : 0,
    medium: link ? (findMedium(link.medium)?.name ?? link.medium) : '',
    carries: paths.length === 0 ? 'no path' : `${labels.join(', ')}${paths.length > 6 ? ` and ${paths.length - 6} more` : ''}`,
    sees: kinds.includes('host')
      ? 'If cut, the host’s own HBA sees its light go, after 0.1 s.'
      : kinds.every((kind) => kind === 'switch')
        ? 'If cut, only the switches see it; they tell the hosts by RSCN.'
        : 'If cut, no host loses light: the switch tells them by RSCN that the target left.',
  };
}
