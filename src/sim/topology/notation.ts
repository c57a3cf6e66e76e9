/**
 * A drawing as text and back: `parseDrawing(printDrawing(t)).value` equals t.
 *
 *   host web1 windows 2008R2 qle2560 qle2560 "WIN-01"
 *   switch fabA brocade-300 "FABRIC-A"
 *   array a1 qsan-f300h symmetric controllers=1 rg0=raid10*16*sas-15k "F300H"
 *   cable A1 web1.hba0.0 - fabA.0 5m OM3
 *   lun lun0 a1/rg0 ctr1 2000GiB web1:0 web2:1@ctr1.0,ctr2.0 "VD-DATA"
 *
 * One line a part, in drawing order within its kind; `#` starts a remark.
 */
import type {
  ArrayAccess,
  ArrayDevice,
  Cable,
  Device,
  Finding,
  HostDevice,
  Lun,
  RaidGroup,
  Topology,
  WindowsRelease,
} from './topology';
import { isId } from './ids';
import { parseCable, printCable, remark } from './cable-notation';
import { parseMap, printMap } from './presentation';

export const releaseIds: readonly WindowsRelease[] = [
  '2000',
  '2003',
  '2003R2',
  '2008',
  '2008R2',
  '2012',
  '2012R2',
  '2016',
  '2019',
  '2022',
];
export const accesses: readonly ArrayAccess[] = ['symmetric', 'alua-implicit', 'alua-explicit', 'alua-both'];
export const raidLevels: readonly RaidGroup['level'][] = ['raid0', 'raid1', 'raid10', 'raid5', 'raid6'];

const quoted = (name: string | undefined): string => (name === undefined ? '' : ` ${JSON.stringify(name)}`);

function printDevice(id: string, device: Device): string {
  if (device.kind === 'host')
    return `host ${id} ${device.os} ${device.release}${device.hba.map((model) => ` ${model}`).join('')}${quoted(device.name)}`;
  if (device.kind === 'switch') return `switch ${id} ${device.model}${quoted(device.name)}`;
  const groups = Object.entries(device.groups ?? {}).map(([name, g]) => ` ${name}=${g.level}*${g.disks}*${g.drive}`);
  const controllers = device.controllers === undefined ? '' : ` controllers=${device.controllers}`;
  return `array ${id} ${device.model} ${device.access}${controllers}${groups.join('')}${quoted(device.name)}`;
}
function printLun(lun: Lun): string {
  const maps = lun.maps.map((map) => ` ${printMap(map)}`).join('');
  return `lun ${lun.id} ${lun.array}/${lun.group} ${lun.owner} ${lun.sizeGiB}GiB${maps}${quoted(lun.name)}`;
}

export function printDrawing(topology: Topology): string {
  const lines = [
    ...Object.entries(topology.devices).map(([id, device]) => printDevice(id, device)),
    ...topology.cables.map((cable) => `cable ${printCable(cable)}`),
    ...topology.luns.map(printLun),
  ];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Words of a line; a quoted name is one word and keeps its quotes. */
const words = (line: string): string[] => line.match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? [];

function takeName(parts: string[]): string | undefined {
  const last = parts[parts.length - 1];
  if (!last || !last.startsWith('"')) return undefined;
  parts.pop();
  try {
    const name: unknown = JSON.parse(last);
    return typeof name === 'string' ? name : undefined;
  } catch {
    return last.slice(1, -1);
  }
}

const oneOf = <T extends string>(list: readonly T[], word: string | undefined): T | undefined =>
  list.find((entry) => entry.toLowerCase() === word?.toLowerCase());

type Bad = (message: string, mend: string) => null;

function parseHost(rest: string[], bad: Bad): HostDevice | null {
  const name = takeName(rest);
  const release = oneOf(releaseIds, rest[1]);
  if (rest[0]?.toLowerCase() !== 'windows' || !release) {
    return bad(
      'A host needs its system and release.',
      `Write "windows" and one of ${releaseIds.join(', ')}, then the adapters.`,
    );
  }
  const host: HostDevice = { kind: 'host', os: 'windows', release, hba: rest.slice(2) };
  return name === undefined ? host : { ...host, name };
}

function parseGroup(word: string): readonly [string, RaidGroup] | null {
  const match = /^([^=]+)=([^*]+)\*(\d{1,4})\*([^*]+)$/.exec(word);
  const level = match ? oneOf(raidLevels, match[2]) : undefined;
  return match && level && isId(match[1]) ? [match[1], { level, disks: Number(match[3]), drive: match[4] }] : null;
}

function parseArray(rest: string[], bad: Bad): ArrayDevice | null {
  const name = takeName(rest);
  const access = oneOf(accesses, rest[1]);
  if (!rest[0] || !access)
    return bad('An array needs its model and its access.', `Write the model, then one of ${accesses.join(', ')}.`);
  const controllers = /^controllers=([1-9])$/i.exec(rest[2] ?? '');
  const groups = rest.slice(controllers ? 3 : 2).map(parseGroup);
  if (groups.includes(null)) return bad('A RAID group could not be read.', 'Write it as rg0=raid10*16*sas-15k.');
  return {
    kind: 'array',
    model: rest[0],
    access,
    ...(controllers && { controllers: Number(controllers[1]) }),
    ...(groups.length > 0 && { groups: Object.fromEntries(groups as (readonly [string, RaidGroup])[]) }),
    ...(name !== undefined && { name }),
  };
}

function parseLun(rest: string[], bad: Bad): Lun | null {
  const name = takeName(rest);
  const [id, place, owner, size, ...maps] = rest;
  const [array, group, ...more] = (place ?? '').split('/');
  const gib = /^(\d+(?:\.\d+)?)GiB$/i.exec(size ?? '');
  if (!isId(id ?? '') || !isId(array) || !isId(group ?? '') || more.length > 0 || !owner || !gib) {
    return bad('A LUN could not be read.', 'Write it as: lun lun0 a1/rg0 ctr1 2000GiB web1:0.');
  }
  const read = maps.map((word) => parseMap(word, array));
  if (read.includes(null))
    return bad(
      'A mapping could not be read.',
      'Write host and LUN number as web1:0, or with the ports that present it as web1:0@ctr1.0,ctr2.0.',
    );
  const lun: Lun = { id, array, group, owner, sizeGiB: Number(gib[1]), maps: read as Lun['maps'] };
  return name === undefined ? lun : { ...lun, name };
}

/** Lines that cannot be read are left out and reported; the rest of the drawing stands. */
export function parseDrawing(text: string): { readonly value: Topology; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const devices: Record<string, Device> = {};
  const cables: Cable[] = [];
  const luns: Lun[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const place = `line ${index + 1}`;
    const bad: Bad = (message, mend) => {
      findings.push(remark('error', 'line-not-read', place, message, mend));
      return null;
    };
    const [keyword, ...rest] = words(line.trim());
    if (keyword === undefined || keyword.startsWith('#')) return;
    const kind = keyword.toLowerCase();
    if (kind === 'cable' || rest.includes('-')) {
      const { value, findings: found } = parseCable(line.trim().replace(/^cable\s+/i, ''), place);
      findings.push(...found);
      if (value) cables.push(value);
      return;
    }
    if (kind === 'lun') {
      const lun = parseLun(rest, bad);
      if (lun) luns.push(lun);
      return;
    }
    const id = rest.shift() ?? '';
    if (kind !== 'host' && kind !== 'switch' && kind !== 'array') {
      bad(`"${keyword}" is not a part of a drawing.`, 'Start the line with host, switch, array, cable or lun.');
    } else if (!isId(id)) {
      bad(`"${id}" cannot be an id.`, 'Use a letter, then letters, digits, dash or underscore, 32 at most.');
    } else if (Object.hasOwn(devices, id)) {
      bad(`There are two devices called ${id}.`, 'Give one of them another id.');
    } else {
      const device =
        kind === 'host' ? parseHost(rest, bad) : kind === 'array' ? parseArray(rest, bad) : parseSwitch(rest, bad);
      if (device) devices[id] = device;
    }
  });
  return { value: { devices, cables, luns }, findings };
}

function parseSwitch(rest: string[], bad: Bad): Device | null {
  const name = takeName(rest);
  if (!rest[0]) return bad('A switch needs its model.', 'Write the model, such as brocade-300, after the id.');
  return { kind: 'switch', model: rest[0], ...(name !== undefined && { name }) };
}
