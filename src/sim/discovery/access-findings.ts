/** Remarks on what hosts reach: no path, one path, many paths through one part. */
import { controllersOf, findAdapter, findArray, findDrive, findSwitch } from '../hardware';
import { deviceName, lunName, remark } from '../topology';
import type { Finding, Topology } from '../topology';
import type { Discovery, Path } from './discovery';
import { partNameOf } from './ports';
import { weakPoints } from './weak-points';
import type { WeakPoint } from './weak-points';
import { whyNot } from './why-not';

/** Models that the catalogue does not have: the part is drawn, and has no ports. */
export function modelFindings(topology: Topology): readonly Finding[] {
  const findings: Finding[] = [];
  const unknown = (place: string, what: string, model: string): void => {
    findings.push(
      remark(
        'error',
        'unknown-model',
        place,
        `The catalogue has no ${what} called ${model}.`,
        'Choose a model from the palette; until then it has no ports.',
      ),
    );
  };
  for (const [id, device] of Object.entries(topology.devices)) {
    if (device.kind === 'host') {
      device.hba.forEach((model, index) => {
        if (!findAdapter(model)) unknown(`${id}.hba${index}`, 'adapter', model);
      });
    } else if (device.kind === 'switch') {
      if (!findSwitch(device.model)) unknown(id, 'switch', device.model);
    } else {
      const array = findArray(device.model);
      if (!array) unknown(id, 'array', device.model);
      const asked = device.controllers;
      if (array && asked !== undefined && !array.controllerChoice.v.includes(asked)) {
        findings.push(
          remark(
            'warning',
            'controllers-not-offered',
            id,
            `${deviceName(topology, id)} is drawn with ${asked} controller${asked === 1 ? '' : 's'}; ${array.name} has ${array.controllerChoice.v.join(' or ')}.`,
            `Choose another number or model; until then it has ${controllersOf(device)}.`,
          ),
        );
      }
      for (const group of Object.values(device.groups ?? {}))
        if (!findDrive(group.drive)) unknown(id, 'drive', group.drive);
    }
  }
  return findings;
}

function ownerFindings(topology: Topology): readonly Finding[] {
  const findings: Finding[] = [];
  const ownerOf = new Map<string, { owner: string; lun: string }>();
  for (const lun of topology.luns) {
    const device = Object.hasOwn(topology.devices, lun.array) ? topology.devices[lun.array] : undefined;
    const count = device?.kind === 'array' && findArray(device.model) ? controllersOf(device) : 0;
    const number = /^ctr([1-9]\d{0,2})$/.exec(lun.owner);
    if (count > 0 && (!number || Number(number[1]) > count)) {
      findings.push(
        remark(
          'error',
          'unknown-owner',
          lun.id,
          `${lunName(lun)} is owned by ${lun.owner}, which ${deviceName(topology, lun.array)} does not have.`,
          count === 1 ? 'Choose ctr1.' : 'Choose ctr1 or ctr2.',
        ),
      );
    }
    const key = `${lun.array}/${lun.group}`;
    const other = ownerOf.get(key);
    if (other && other.owner !== lun.owner) {
      findings.push(
        remark(
          'warning',
          'owner-differs',
          lun.id,
          `${lunName(lun)} asks for ${lun.owner}, but shares RAID group ${lun.group} with ${other.lun}, which asks for ${other.owner}.`,
          `Ownership sits on the RAID group: ${other.owner} counts. Use another group, or the same owner.`,
        ),
      );
    }
    if (!other) ownerOf.set(key, { owner: lun.owner, lun: lun.id });
  }
  return findings;
}

function weakWord(topology: Topology, point: WeakPoint): string {
  if (point.kind === 'switch') return deviceName(topology, point.part);
  if (point.kind === 'cable') return `cable ${point.part}`;
  return partNameOf(topology, point.part);
}

/** One note a host and LUN: the worst single part, unasked ("4 paths, 1 HBA"). */
function singlePointFindings(
  topology: Topology,
  found: Pick<Discovery, 'nexuses' | 'paths'>,
  count: ReadonlyMap<string, number>,
): readonly Finding[] {
  const byGroup = new Map<string, { host: string; lun: string; points: WeakPoint[] }>();
  for (const point of weakPoints(found)) {
    for (const { host, lun } of point.cuts) {
      const key = `${host}/${lun}`;
      const entry = byGroup.get(key) ?? { host, lun, points: [] };
      entry.points.push(point);
      byGroup.set(key, entry);
    }
  }
  const findings: Finding[] = [];
  for (const [key, { host, lun, points }] of byGroup) {
    const paths = count.get(key) ?? 0;
    if (paths < 2) continue;
    const kinds = { switch: '1 switch', controller: '1 controller', cable: '1 cable' };
    const kindOf = ({ kind, part }: WeakPoint): string =>
      kind === 'adapter' ? `1 ${partNameOf(topology, part).slice(0, 3)}` : kinds[kind];
    const parts = points.filter((point) => point.kind !== 'cable' || points.every((other) => other.kind === 'cable'));
    const words = [...new Set(parts.map(kindOf))].join(', ');
    const names = parts.map((point) => weakWord(topology, point)).join(', ');
    findings.push(
      remark(
        'note',
        'single-point',
        key,
        `${deviceName(topology, host)}, ${lunName({ id: lun })}: ${paths} paths, ${words}.`,
        `All paths pass ${names}; add a second one for a way around it.`,
      ),
    );
  }
  return findings;
}

export function accessFindings(
  topology: Topology,
  found: Pick<Discovery, 'ports' | 'links' | 'nexuses' | 'paths'>,
): readonly Finding[] {
  const count = new Map<string, number>();
  const add = (path: Path): unknown =>
    count.set(`${path.host}/${path.lun}`, (count.get(`${path.host}/${path.lun}`) ?? 0) + 1);
  found.paths.forEach(add);
  const findings: Finding[] = [...ownerFindings(topology)];
  for (const lun of topology.luns) {
    for (const host of new Set(lun.maps.map((map) => map.host))) {
      if (!Object.hasOwn(topology.devices, host) || topology.devices[host].kind !== 'host') continue;
      const key = `${host}/${lun.id}`;
      const paths = count.get(key) ?? 0;
      if (paths === 0) {
        const missing = whyNot(topology, found, host, lun.id).find((step) => !step.ok);
        findings.push(
          remark(
            'warning',
            'no-path',
            key,
            `${deviceName(topology, host)} has no path to ${lunName(lun)}.`,
            missing?.text ?? 'Cable them.',
          ),
        );
      } else if (paths === 1) {
        findings.push(
          remark(
            'warning',
            'one-path',
            key,
            `${deviceName(topology, host)} has one path to ${lunName(lun)}.`,
            'Add a second adapter, fabric or controller: one fault stops the application now.',
          ),
        );
      }
    }
  }
  return [...findings, ...singlePointFindings(topology, found, count)];
}
