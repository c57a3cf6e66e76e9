/** The parts of a file that make the drawing: devices, cables, LUNs. */
import {
  findAdapter,
  findArray,
  findDrive,
  findSwitch,
  adapters,
  arrays,
  drives,
  minDisks,
  switches,
} from '../hardware';
import { accesses, deviceOf, isId, parseCable, parseMap, raidLevels, releaseIds } from '../topology';
import type { Cable, Device, Lun, RaidGroup, Topology } from '../topology';
import { hint } from './nearest';
import { clip, kindOf, step } from './reader';
import type { Reader } from './reader';

export const maxDevices = 2_000;
export const maxCables = 10_000;
export const maxLuns = 10_000;
const maxAdapters = 16;
const maxName = 64;

export function readId(r: Reader, value: unknown, place: string): string | undefined {
  if (typeof value === 'string' && isId(value)) return value;
  const shown = typeof value === 'string' ? `"${clip(value)}"` : kindOf(value);
  return r.error(
    'bad-id',
    place,
    `${shown} cannot be an id.`,
    'Use a letter, then letters, digits, dash or underscore, 32 at most.',
  );
}

function readModel(
  r: Reader,
  value: unknown,
  place: string,
  what: string,
  find: (id: string) => unknown,
  list: readonly { readonly id: string }[],
): string | undefined {
  const model = r.text(value, place, maxName);
  if (model === undefined || find(model)) return model;
  return r.error(
    `unknown-${what}`,
    place,
    `The catalogue has no ${what} called "${clip(model)}".`,
    hint(
      model,
      list.map((entry) => entry.id),
    ),
  );
}

function readGroup(r: Reader, value: unknown, place: string): RaidGroup | undefined {
  const read = r.fields(value, place, ['level', 'disks', 'drive']);
  if (!read) return undefined;
  const level = r.choice(read.level, `${place}/level`, raidLevels, 'RAID level');
  const disks = r.number(read.disks, `${place}/disks`, level ? minDisks[level] : 1, 1_000, true);
  const drive = readModel(r, read.drive, `${place}/drive`, 'drive', findDrive, drives);
  return level && disks !== undefined && drive !== undefined ? { level, disks, drive } : undefined;
}

function readGroups(r: Reader, value: unknown, place: string): Readonly<Record<string, RaidGroup>> | undefined {
  const groups: Record<string, RaidGroup> = {};
  for (const [id, entry] of Object.entries(r.record(value, place, 64) ?? {})) {
    const group = readGroup(r, entry, `${place}/${step(id)}`);
    if (readId(r, id, `${place}/${step(id)}`) !== undefined && group) groups[id] = group;
  }
  return groups;
}

export function readDevice(r: Reader, value: unknown, place: string): Device | undefined {
  const kind = r.record(value, place, 1_000);
  if (!kind) return undefined;
  if (!Object.hasOwn(kind, 'kind'))
    return r.error('missing-key', place, '"kind" is missing.', 'Add "kind": "host", "switch" or "array".');
  const name = Object.hasOwn(kind, 'name') ? r.text(kind.name, `${place}/name`, maxName) : undefined;
  const named = name === undefined ? {} : { name };
  switch (r.choice(kind.kind, `${place}/kind`, ['host', 'switch', 'array'], 'kind of device')) {
    case 'host': {
      const read = r.fields(value, place, ['kind', 'os', 'release', 'hba'], ['name']);
      if (!read) return undefined;
      const os = r.choice(read.os, `${place}/os`, ['windows'], 'system');
      const release = r.choice(read.release, `${place}/release`, releaseIds, 'release');
      const hba = r
        .list(read.hba, `${place}/hba`, maxAdapters)
        .map((entry, i) => readModel(r, entry, `${place}/hba/${i}`, 'adapter', findAdapter, adapters) ?? '');
      return os && release ? { kind: 'host', os, release, hba, ...named } : undefined;
    }
    case 'switch': {
      const read = r.fields(value, place, ['kind', 'model'], ['name']);
      const model = read && readModel(r, read.model, `${place}/model`, 'switch', findSwitch, switches);
      return model === undefined ? undefined : { kind: 'switch', model, ...named };
    }
    case 'array': {
      const read = r.fields(value, place, ['kind', 'model', 'access'], ['controllers', 'groups', 'name']);
      if (!read) return undefined;
      const model = readModel(r, read.model, `${place}/model`, 'array', findArray, arrays);
      const access = r.choice(read.access, `${place}/access`, accesses, 'access');
      const controllers = Object.hasOwn(read, 'controllers')
        ? r.number(read.controllers, `${place}/controllers`, 1, 9, true)
        : undefined;
      const groups = Object.hasOwn(read, 'groups') ? readGroups(r, read.groups, `${place}/groups`) : undefined;
      return model !== undefined && access
        ? {
            kind: 'array',
            model,
            access,
            ...(controllers !== undefined && { controllers }),
            ...(groups && { groups }),
            ...named,
          }
        : undefined;
    }
    default:
      return undefined;
  }
}

export function readCable(r: Reader, value: unknown, place: string): Cable | undefined {
  const text = r.text(value, place, 200);
  if (text === undefined) return undefined;
  const { value: cable, findings } = parseCable(text, place);
  r.take(findings);
  return cable ?? undefined;
}

function readMap(r: Reader, value: unknown, place: string, array: string): Lun['maps'][number] | undefined {
  const map = typeof value === 'string' ? parseMap(value, array) : null;
  if (map) return map;
  return r.error(
    'bad-map',
    place,
    `${typeof value === 'string' ? `"${clip(value)}"` : kindOf(value)} is not a mapping.`,
    'Write host and LUN number as "web1:0"; to name the ports that present it, "web1:0@ctr1.0,ctr2.0".',
  );
}

export function readLun(r: Reader, value: unknown, place: string): Lun | undefined {
  const read = r.fields(value, place, ['id', 'array', 'group', 'owner', 'sizeGiB', 'maps'], ['name']);
  if (!read) return undefined;
  const id = readId(r, read.id, `${place}/id`);
  const array = readId(r, read.array, `${place}/array`);
  const group = readId(r, read.group, `${place}/group`);
  const owner = r.choice(read.owner, `${place}/owner`, ['ctr1', 'ctr2'], 'owner');
  const sizeGiB = r.number(read.sizeGiB, `${place}/sizeGiB`, 0.001, 1_000_000);
  const maps = r
    .list(read.maps, `${place}/maps`, maxDevices)
    .map((entry, i) => readMap(r, entry, `${place}/maps/${i}`, array ?? 'a'));
  const name = Object.hasOwn(read, 'name') ? r.text(read.name, `${place}/name`, maxName) : undefined;
  if (id === undefined || array === undefined || group === undefined || owner === undefined || sizeGiB === undefined)
    return undefined;
  return {
    id,
    array,
    group,
    owner,
    sizeGiB,
    ...(name !== undefined && { name }),
    maps: maps.filter((map) => map !== undefined),
  };
}

function unique(r: Reader, ids: Set<string>, id: string, place: string): boolean {
  if (!ids.has(id)) {
    ids.add(id);
    return true;
  }
  r.error('id-used-twice', place, `"${id}" is used twice.`, 'Give one of them another id.');
  return false;
}

export function readTopology(r: Reader, file: Readonly<Record<string, unknown>>): Topology {
  const devices: Record<string, Device> = {};
  const entries = Object.entries(r.record(file.devices, '/devices', maxDevices) ?? {});
  // Also those that cannot be read: their cables are not to blame.
  const declared = new Set(entries.map(([id]) => id));
  for (const [id, value] of entries) {
    const place = `/devices/${step(id)}`;
    const device = readDevice(r, value, place);
    if (readId(r, id, place) !== undefined && device) devices[id] = device;
  }
  const cables: Cable[] = [];
  const cableIds = new Set<string>();
  r.list(file.cables, '/cables', maxCables).forEach((value, i) => {
    const place = `/cables/${i}`;
    const cable = readCable(r, value, place);
    if (!cable || !unique(r, cableIds, cable.id, place)) return;
    for (const end of [cable.a, cable.b])
      knownDevice(r, declared, deviceOf(end), place, `Cable ${cable.id} ends in ${end}`);
    cables.push(cable);
  });
  const luns: Lun[] = [];
  const lunIds = new Set<string>();
  r.list(file.luns, '/luns', maxLuns).forEach((value, i) => {
    const place = `/luns/${i}`;
    const lun = readLun(r, value, place);
    if (!lun || !unique(r, lunIds, lun.id, place)) return;
    knownDevice(r, declared, lun.array, `${place}/array`, `LUN ${lun.id} sits on ${lun.array}`);
    lun.maps.forEach((map, m) =>
      knownDevice(r, declared, map.host, `${place}/maps/${m}`, `LUN ${lun.id} is mapped to ${map.host}`),
    );
    luns.push(lun);
  });
  return { devices, cables, luns };
}

function knownDevice(r: Reader, declared: ReadonlySet<string>, id: string, place: string, what: string): void {
  if (declared.has(id)) return;
  r.error('unknown-device', place, `${what}, and there is no device ${id}.`, r.full ? '' : hint(id, [...declared]));
}
