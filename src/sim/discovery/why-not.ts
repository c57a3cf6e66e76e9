/** "Why does web1 not see lun0?" Every step that holds, up to the first that does not. */
import { deviceName, deviceOf, isPresentedOn, lunName, mapOf } from '../topology';
import type { DeviceId, LunId, Topology } from '../topology';
import type { Discovery } from './discovery';

export interface WhyStep {
  readonly ok: boolean;
  /** Id of what the step is about. */
  readonly place: string;
  readonly text: string;
}

export function whyNot(
  topology: Topology,
  found: Pick<Discovery, 'ports' | 'links' | 'nexuses' | 'paths'>,
  host: DeviceId,
  lunId: LunId,
): readonly WhyStep[] {
  const steps: WhyStep[] = [];
  /** Writes the step down; answers whether it holds. */
  const step = (ok: boolean, place: string, yes: string, no: string): boolean => {
    steps.push({ ok, place, text: ok ? yes : no });
    return ok;
  };
  const device = Object.hasOwn(topology.devices, host) ? topology.devices[host] : undefined;
  const lun = topology.luns.find((entry) => entry.id === lunId);
  const name = deviceName(topology, host);
  if (!step(device?.kind === 'host', host, `${name} is a host.`, `There is no host ${host} in the drawing.`))
    return steps;
  if (
    !step(
      lun !== undefined,
      lunId,
      `${lun ? lunName(lun) : lunId} exists.`,
      `There is no LUN ${lunId} in the drawing.`,
    ) ||
    !lun
  )
    return steps;
  const array = Object.hasOwn(topology.devices, lun.array) ? topology.devices[lun.array] : undefined;
  const arrayName = deviceName(topology, lun.array);
  const lunWord = lunName(lun);
  if (
    !step(
      array?.kind === 'array',
      lun.array,
      `It sits on ${arrayName}.`,
      `${lunWord} sits on ${lun.array}, which is not an array of the drawing.`,
    )
  )
    return steps;
  const map = mapOf(lun, host);
  if (
    !step(
      map !== undefined,
      lunId,
      `It is mapped to ${name}.`,
      `${lunWord} is not mapped to ${name}: the array hides it.`,
    ) ||
    !map
  )
    return steps;

  const roleOf = new Map(found.ports.map((port) => [port.id, port]));
  const own = found.ports.filter((port) => port.device === host);
  if (
    !step(own.length > 0, host, `${name} has ${own.length} ports.`, `${name} has no adapter that the catalogue knows.`)
  )
    return steps;
  const targets = found.ports.filter((port) => port.device === lun.array);
  if (
    !step(
      targets.length > 0,
      lun.array,
      `${arrayName} has ${targets.length} ports.`,
      `${arrayName} is of a model that the catalogue does not know, so it has no ports.`,
    )
  )
    return steps;
  const cabled = (id: string): boolean =>
    topology.cables.some((cable) => deviceOf(cable.a) === id || deviceOf(cable.b) === id);
  if (!step(cabled(host), host, `${name} is cabled.`, `No cable leads from ${name}.`)) return steps;
  if (!step(cabled(lun.array), lun.array, `${arrayName} is cabled.`, `No cable leads to ${arrayName}.`)) return steps;
  const lit = (id: string): boolean => found.links.some((link) => deviceOf(link.a) === id || deviceOf(link.b) === id);
  if (
    !step(
      lit(host),
      host,
      `A cable of ${name} carries light.`,
      `No cable of ${name} carries light: its ports and those at the other ends do not fit.`,
    )
  )
    return steps;
  if (
    !step(
      lit(lun.array),
      lun.array,
      `A cable of ${arrayName} carries light.`,
      `No cable of ${arrayName} carries light: its ports and those at the other ends do not fit.`,
    )
  )
    return steps;

  const reached = found.nexuses.filter(
    (nexus) => nexus.host === host && roleOf.get(nexus.targetPort)?.device === lun.array,
  );
  const apart = reached.length === 0 ? gap(topology, found, host, lun.array) : '';
  if (!step(reached.length > 0, lunId, `A port of ${name} reaches a port of ${arrayName}.`, apart)) return steps;
  if (
    map.ports &&
    !step(
      reached.some((nexus) => isPresentedOn(map, nexus.targetPort)),
      lunId,
      'One of those ports presents it.',
      `None of the ports of ${arrayName} that ${name} reaches presents ${lunWord}.`,
    )
  )
    return steps;
  const paths = found.paths.filter((path) => path.host === host && path.lun === lunId);
  step(
    paths.length > 0,
    lunId,
    `${name} sees ${lunWord} over ${paths.map((path) => path.label).join(', ')}.`,
    `${lunWord} was left out: the drawing has too many paths.`,
  );
  return steps;
}

/** Both ends are lit and yet apart: say which switches each side ends in. */
function gap(topology: Topology, found: Pick<Discovery, 'links'>, host: DeviceId, array: DeviceId): string {
  const neighbours = (id: DeviceId): readonly DeviceId[] => {
    const ends = found.links.flatMap((link) =>
      deviceOf(link.a) === id ? [link.b] : deviceOf(link.b) === id ? [link.a] : [],
    );
    return [...new Set(ends.map(deviceOf))];
  };
  const words = (id: DeviceId): string =>
    neighbours(id)
      .map((other) => deviceName(topology, other))
      .join(' and ');
  return `${deviceName(topology, host)} ends in ${words(host)}, ${deviceName(topology, array)} in ${words(array)}, and no cable joins the two sides.`;
}
