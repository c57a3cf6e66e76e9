/** A random drawing that could stand in a data centre: dual or single fabric, with or without an ISL, or direct attach. */
import type { ArrayAccess, ArrayDevice, Cable, Device, Lun, Topology, WindowsRelease } from '../../topology/topology';
import type { Luck } from './luck';

const accesses: readonly ArrayAccess[] = ['symmetric', 'alua-implicit', 'alua-explicit'];
const releases: readonly WindowsRelease[] = ['2008', '2008R2', '2012R2', '2022'];
const arrayModels = [
  { model: 'qsan-f400q', ports: 2 },
  { model: 'qsan-f400q-4p', ports: 4 },
  { model: 'qsan-f300q', ports: 2 },
] as const;
/** Ports a switch keeps free for ISLs and arrays. */
const adapterPorts = { qle2560: 1, qle2562: 2 } as const;

interface Builder {
  readonly devices: Record<string, Device>;
  readonly cables: Cable[];
  /** Next free port of each switch. */
  readonly next: Record<string, number>;
}

function cable(b: Builder, a: string, to: string, lengthM: number): void {
  b.cables.push({ id: `C${b.cables.length + 1}`, a, b: to, lengthM });
}
const port = (b: Builder, fabric: string): string => `${fabric}.${(b.next[fabric] = (b.next[fabric] ?? -1) + 1)}`;

export function drawTopology(luck: Luck): Topology {
  const b: Builder = { devices: {}, cables: [], next: {} };
  const direct = luck.chance(0.15);
  const hosts = Array.from({ length: direct ? 1 : luck.whole(1, 3) }, (_, i) => `web${i + 1}`);
  const arrays = Array.from({ length: direct ? 1 : luck.whole(1, 2) }, (_, i) => `a${i + 1}`);
  const hostPorts = hosts.flatMap((host) => drawHost(b, luck, host, direct));
  const arrayPorts = arrays.map((array) => ({ array, ports: drawArray(b, luck, array) }));
  if (direct) {
    const ends = arrayPorts[0]!.ports;
    hostPorts.slice(0, ends.length).forEach((from, i) => cable(b, from, ends[i]!, 5));
  } else
    cableFabrics(
      b,
      luck,
      hostPorts,
      arrayPorts.map((each) => each.ports),
    );
  return { devices: b.devices, cables: b.cables, luns: drawLuns(luck, hosts, arrays) };
}

/** Returns the host's ports. */
function drawHost(b: Builder, luck: Luck, host: string, direct: boolean): string[] {
  const model = luck.pick(['qle2560', 'qle2562'] as const);
  const cards = luck.whole(model === 'qle2562' ? 1 : direct ? 1 : 1, model === 'qle2562' ? 2 : 3);
  b.devices[host] = {
    kind: 'host',
    os: 'windows',
    release: luck.pick(releases),
    hba: Array.from({ length: cards }, () => model),
  };
  const ports: string[] = [];
  for (let card = 0; card < cards; card++)
    for (let i = 0; i < adapterPorts[model]; i++) ports.push(`${host}.hba${card}.${i}`);
  return ports;
}

/** Returns the array's ports, controllers in turn. */
function drawArray(b: Builder, luck: Luck, array: string): string[] {
  const { model, ports } = luck.pick(arrayModels);
  const device: ArrayDevice = {
    kind: 'array',
    model,
    access: luck.pick(accesses),
    groups: {
      rg0: { level: 'raid10', disks: 8, drive: 'sas-15k' },
      rg1: { level: 'raid5', disks: 5, drive: 'sas-15k' },
    },
  };
  b.devices[array] = device;
  const used = luck.whole(1, ports);
  return Array.from({ length: used }, (_, i) => [`${array}.ctr1.${i}`, `${array}.ctr2.${i}`]).flat();
}

function cableFabrics(
  b: Builder,
  luck: Luck,
  hostPorts: readonly string[],
  arrays: readonly (readonly string[])[],
): void {
  const fabrics = luck.whole(1, 2);
  for (let fabric = 0; fabric < fabrics; fabric++) {
    const letter = 'AB'[fabric]!;
    const names = luck.chance(0.3) ? [`fab${letter}1`, `fab${letter}2`] : [`fab${letter}`];
    for (const name of names) b.devices[name] = { kind: 'switch', model: luck.pick(['brocade-300', 'brocade-6505']) };
    if (names.length === 2)
      for (let i = luck.whole(1, 2); i > 0; i--)
        cable(b, port(b, names[0]!), port(b, names[1]!), luck.pick([5, 100, 10_000]));
    hostPorts
      .filter((_, i) => i % fabrics === fabric)
      .forEach((end) => cable(b, end, port(b, names[0]!), luck.pick([5, 50])));
    const far = names[names.length - 1]!;
    for (const ports of arrays) {
      ports
        .filter((_, i) => Math.floor(i / 2) % fabrics === fabric || ports.length === 2)
        .filter((_, i) => ports.length > 2 || i % fabrics === fabric)
        .forEach((end) => cable(b, port(b, far), end, 5));
    }
  }
}

function drawLuns(luck: Luck, hosts: readonly string[], arrays: readonly string[]): Lun[] {
  const luns: Lun[] = [];
  for (const array of arrays) {
    for (let i = luck.whole(1, 3); i > 0; i--) {
      const shared = luck.chance(0.3);
      const seenBy = shared ? hosts : [luck.pick(hosts)];
      const number = luns.length;
      luns.push({
        id: `lun${number}`,
        array,
        group: luck.pick(['rg0', 'rg1']),
        owner: luck.pick(['ctr1', 'ctr2']),
        sizeGiB: luck.pick([10, 100]),
        maps: seenBy.map((host) => ({ host, lun: number })),
      });
    }
  }
  // LUNs of one RAID group have one owner.
  const owners = new Map<string, string>();
  return luns.map((lun) => {
    const key = `${lun.array}/${lun.group}`;
    if (!owners.has(key)) owners.set(key, lun.owner);
    return { ...lun, owner: owners.get(key)! };
  });
}
