/** An array from the inside, in Qsan's words: RAID groups (VG), virtual disks (VD), and the LUNs that hosts see of them. */
import { controllersOf, mapOf, maxLunNumber, minDisks, raidGroupOf, usableGiB } from '../../sim/catalog';
import type { ArrayDevice, DeviceId, Edit, Lun, LunMap, RaidGroup, Topology } from '../../sim/catalog';
import type { Page } from '../page';
import { needs, number, text } from './action';
import type { Action, Args } from './action';
import { change } from './command';

const arrayOf = (page: Page, args: Args): ArrayDevice | null => {
  const device = page.drawing.topology.devices[text(args, 'array')];
  return device?.kind === 'array' ? device : null;
};
const lunOf = (page: Page, args: Args): Lun | undefined => page.drawing.topology.luns.find((lun) => lun.id === args.lun);
const inGroup = (topology: Topology, array: DeviceId, group: string): readonly Lun[] =>
  topology.luns.filter((lun) => lun.array === array && lun.group === group);
const needsArray = (page: Page, args: Args): string | null => (arrayOf(page, args) ? null : 'Say array: an array of the drawing.');

function firstFree(stem: string, taken: readonly string[]): string {
  let n = 0;
  while (taken.includes(`${stem}${n}`)) n++;
  return `${stem}${n}`;
}
/** Groups of an array: those drawn, and those that VDs use without one being drawn. */
const groupIds = (topology: Topology, id: DeviceId, array: ArrayDevice): string[] => [
  ...new Set([...Object.keys(array.groups ?? {}), ...topology.luns.filter((lun) => lun.array === id).map((lun) => lun.group)]),
];
/** Lowest LUN number that the host does not see yet, of any array: it then is the same on every list. */
function freeNumber(topology: Topology, host: DeviceId): number {
  const used = topology.luns.flatMap((lun) => lun.maps.filter((map) => map.host === host).map((map) => map.lun));
  let n = 0;
  while (used.includes(n)) n++;
  return n;
}
const isGroup = (value: unknown): value is RaidGroup => {
  const group = value as Partial<RaidGroup> | undefined;
  return group?.level !== undefined && Object.hasOwn(minDisks, group.level) && Number.isInteger(group.disks) && typeof group.drive === 'string';
};
const withGroups = (array: ArrayDevice, groups: Readonly<Record<string, RaidGroup>>): ArrayDevice => {
  const { groups: _, ...rest } = array;
  return Object.keys(groups).length > 0 ? { ...rest, groups } : rest;
};

/** The mapping that `attach` asks for; a string says why it cannot be. */
function mapping(page: Page, lun: Lun, args: Args): LunMap | string {
  const { topology } = page.drawing;
  const host = text(args, 'host');
  if (topology.devices[host]?.kind !== 'host') return 'Say host: a host of the drawing.';
  const before = mapOf(lun, host);
  const asked = args.number === undefined ? (before?.lun ?? freeNumber(topology, host)) : number(args, 'number');
  if (!Number.isInteger(asked) || asked < 0 || asked > maxLunNumber) return `A LUN number is 0 to ${maxLunNumber}.`;
  const other = topology.luns.find((each) => each !== lun && each.array === lun.array && mapOf(each, host)?.lun === asked);
  if (other) return `LUN ${asked} of this host is ${other.name ?? other.id} already.`;
  if (args.ports === undefined) return { ...(before?.ports && { ports: before.ports }), host, lun: asked };
  if (args.ports === 'all') return { host, lun: asked };
  const ports = Array.isArray(args.ports) ? args.ports.map(String) : [];
  return ports.length > 0 ? { host, lun: asked, ports } : 'One port has to present it; detach it instead.';
}

export const storageActions: readonly Action[] = [
  {
    id: 'add-group',
    label: 'Create a RAID group',
    key: null,
    group: 'Edit',
    refusal(page, args) {
      if (args.group === undefined || isGroup(args.group)) return needsArray(page, args);
      return 'Say group: level, disks and drive.';
    },
    async perform(page, args) {
      const array = arrayOf(page, args)!;
      const id = firstFree('rg', groupIds(page.drawing.topology, text(args, 'array'), array));
      const group: RaidGroup = isGroup(args.group) ? args.group : { level: 'raid5', disks: 4, drive: 'sas-15k' };
      const device = withGroups(array, { ...array.groups, [id]: group });
      await change(page, { label: `Create ${id}`, edits: [{ op: 'change-device', id: text(args, 'array'), device }] });
      page.announcer.say(`RAID group ${id} created.`);
      return id;
    },
  },
  {
    id: 'remove-group',
    label: 'Delete a RAID group',
    key: null,
    group: 'Edit',
    refusal(page, args) {
      const array = arrayOf(page, args);
      if (!array) return 'Say array: an array of the drawing.';
      if (inGroup(page.drawing.topology, text(args, 'array'), text(args, 'id')).length > 0) return 'Delete its VDs first.';
      return Object.hasOwn(array.groups ?? {}, text(args, 'id')) ? null : 'Say id: a RAID group of the array.';
    },
    async perform(page, args) {
      const array = arrayOf(page, args)!;
      const { [text(args, 'id')]: _, ...groups } = array.groups ?? {};
      await change(page, {
        label: `Delete ${text(args, 'id')}`,
        edits: [{ op: 'change-device', id: text(args, 'array'), device: withGroups(array, groups) }],
      });
      page.announcer.say(`RAID group ${text(args, 'id')} deleted.`);
    },
  },
  {
    id: 'set-group-owner',
    label: 'Change the preferred owner of a RAID group',
    key: null,
    group: 'Edit',
    refusal(page, args) {
      if (text(args, 'owner') !== 'ctr1' && text(args, 'owner') !== 'ctr2') return 'Say owner: ctr1 or ctr2.';
      return inGroup(page.drawing.topology, text(args, 'array'), text(args, 'id')).length > 0 ? null : 'A RAID group without VDs has no owner.';
    },
    perform: (page, args) =>
      change(page, {
        label: `Owner of ${text(args, 'id')}`,
        edits: inGroup(page.drawing.topology, text(args, 'array'), text(args, 'id')).map((lun): Edit => ({
          op: 'change-lun',
          lun: { ...lun, owner: text(args, 'owner') },
        })),
      }),
  },
  {
    id: 'add-vd',
    label: 'Create a virtual disk',
    key: null,
    group: 'Edit',
    refusal: (page, args) => needsArray(page, args) ?? needs('group')(page, args),
    async perform(page, args) {
      const { topology } = page.drawing;
      const [id, group] = [text(args, 'array'), text(args, 'group')];
      const mates = inGroup(topology, id, group);
      const free = usableGiB(raidGroupOf(arrayOf(page, args)!, group)) - mates.reduce((sum, lun) => sum + lun.sizeGiB, 0);
      const lun: Lun = {
        id: firstFree('lun', topology.luns.map((each) => each.id)),
        array: id,
        group,
        owner: mates[0]?.owner ?? leastUsed(topology, id),
        sizeGiB: number(args, 'sizeGiB') > 0 ? number(args, 'sizeGiB') : Math.max(1, Math.min(1000, free > 0 ? free : 100)),
        maps: [],
      };
      await change(page, { label: `Create ${lun.id}`, edits: [{ op: 'add-lun', lun }] });
      page.selection.select({ kind: 'lun', id: lun.id });
      page.announcer.say(`Virtual disk ${lun.id} created in ${group}.`);
      return lun.id;
    },
  },
  {
    id: 'attach',
    label: 'Attach a VD to a host',
    key: null,
    group: 'Edit',
    refusal(page, args) {
      const lun = lunOf(page, args);
      if (!lun) return 'Say lun: a LUN of the drawing.';
      const map = mapping(page, lun, args);
      return typeof map === 'string' ? map : null;
    },
    async perform(page, args) {
      const lun = lunOf(page, args)!;
      const map = mapping(page, lun, args) as LunMap;
      const known = mapOf(lun, map.host);
      const maps = known ? lun.maps.map((each) => (each === known ? map : each)) : [...lun.maps, map];
      await change(page, { label: `Attach ${lun.id}`, edits: [{ op: 'change-lun', lun: { ...lun, maps } }] });
    },
  },
  {
    id: 'detach',
    label: 'Detach a VD from a host',
    key: null,
    group: 'Edit',
    refusal: (page, args) => (lunOf(page, args)?.maps.some((map) => map.host === args.host) ? null : 'It is not attached to this host.'),
    perform: (page, args) => {
      const lun = lunOf(page, args)!;
      return change(page, {
        label: `Detach ${lun.id}`,
        edits: [{ op: 'change-lun', lun: { ...lun, maps: lun.maps.filter((map) => map.host !== args.host) } }],
      });
    },
  },
];

/** The controller that owns fewer VDs; the first of two alike, and of an array that has one. */
function leastUsed(topology: Topology, id: DeviceId): string {
  const device = topology.devices[id];
  if (device?.kind !== 'array' || controllersOf(device) < 2) return 'ctr1';
  const owned = (owner: string): number => topology.luns.filter((lun) => lun.array === id && lun.owner === owner).length;
  return owned('ctr2') < owned('ctr1') ? 'ctr2' : 'ctr1';
}
