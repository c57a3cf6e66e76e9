/** The parts on the shelf, from the catalogue: only what is playable. */
import { adapters, arrays, switches } from '../../sim/catalog';

export interface Part {
  readonly id: string;
  readonly kind: 'host' | 'switch' | 'array';
  /** Catalogue id; absent for the host's usual two adapters. */
  readonly model?: string;
  readonly title: string;
  readonly line: string;
  readonly summary: string;
}
export interface Group {
  readonly title: string;
  readonly parts: readonly Part[];
}
const fastest = (speeds: readonly number[]): string => `${speeds.at(-1)} Gb`;

export function parts(): Group[] {
  const playable = adapters.filter((one) => one.playable);
  return [
    {
      title: 'Hosts',
      parts: [
        {
          id: 'host',
          kind: 'host',
          title: 'Windows host, 2 HBAs',
          line: 'Server 2008 R2, 2 × 8 Gb FC',
          summary: 'Windows Server 2008 R2 with two single-port FC adapters',
        },
        ...playable.map((one): Part => ({
          id: `host:${one.id}`,
          kind: 'host',
          model: one.id,
          title: `Windows host, ${one.name}`,
          line: `${one.ports.v} port${one.ports.v === 1 ? '' : 's'}, ${fastest(one.speedsGbps.v)} FC`,
          summary: one.summary,
        })),
      ],
    },
    {
      title: 'Switches',
      parts: switches
        .filter((one) => one.playable)
        .map((one): Part => ({
          id: one.id,
          kind: 'switch',
          model: one.id,
          title: `${one.vendor} ${one.name}`,
          line: `${one.ports.v} ports, ${fastest(one.speedsGbps.v)}`,
          summary: one.summary,
        })),
    },
    {
      title: 'Arrays',
      parts: arrays
        .filter((one) => one.playable)
        .map((one): Part => ({
          id: one.id,
          kind: 'array',
          model: one.id,
          title: `${one.vendor} ${one.name}`.replace(`${one.vendor} ${one.vendor} `, `${one.vendor} `),
          line: `${one.controllers.v} × ${one.portsPerController.v} ports, ${fastest(one.speedsGbps.v)}`,
          summary: one.summary,
        })),
    },
  ];
}
export function matching(groups: readonly Group[], query: string): Group[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      parts: group.parts.filter((part) => words.every((word) => `${part.title} ${part.line} ${part.summary} ${group.title}`.toLowerCase().includes(word))),
    }))
    .filter((group) => group.parts.length > 0);
}
