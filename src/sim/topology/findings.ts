/** What is wrong with a drawing by itself, without knowing what its parts can do. Hardware is looked at in discovery. */
import type { Finding, Topology } from './topology';
import { deviceOf, parsePortId } from './ids';
import { deviceName, lunName, portLabel } from './names';
import { remark } from './cable-notation';

type Add = (level: Finding['level'], code: string, place: string, message: string, mend: string) => void;

const wantedPart = { host: 'hba', array: 'ctr', switch: null } as const;

/** Does the id have the form that this kind of device uses? */
function fits(topology: Topology, port: string): boolean {
  const parts = parsePortId(port);
  const device = parts && Object.hasOwn(topology.devices, parts.device) ? topology.devices[parts.device] : undefined;
  if (!parts || !device) return false;
  const wanted = wantedPart[device.kind];
  return wanted === null ? parts.part === null : parts.part !== null && parts.part.startsWith(wanted);
}

function cableFindings(topology: Topology, add: Add): void {
  const usedBy = new Map<string, string>();
  const ids = new Set<string>();
  for (const cable of topology.cables) {
    if (ids.has(cable.id))
      add('error', 'id-used-twice', cable.id, `Two cables are called ${cable.id}.`, 'Give one of them another id.');
    ids.add(cable.id);
    if (cable.a === cable.b) {
      add(
        'error',
        'self-cable',
        cable.id,
        `Cable ${cable.id} has both ends in ${portLabel(topology, cable.a)}.`,
        'Move one end to another port.',
      );
      continue;
    }
    const [from, to] = [cable.a, cable.b].map(deviceOf);
    if (from === to && Object.hasOwn(topology.devices, from)) {
      add(
        'error',
        'self-cable',
        cable.id,
        `Cable ${cable.id} leads from ${deviceName(topology, from)} back to itself.`,
        'Move one end to another device.',
      );
    }
    for (const end of [cable.a, cable.b]) {
      const device = deviceOf(end);
      if (!Object.hasOwn(topology.devices, device)) {
        add(
          'error',
          'unknown-device',
          cable.id,
          `Cable ${cable.id} ends in ${end}, and there is no device ${device}.`,
          'Add the device, or move the cable.',
        );
      } else if (!fits(topology, end)) {
        const form = { host: 'web1.hba0.0', array: 'a1.ctr1.0', switch: 'fabA.3' }[topology.devices[device].kind];
        add(
          'error',
          'unknown-port',
          cable.id,
          `${end} is not a port of ${deviceName(topology, device)}.`,
          `Ports of a ${topology.devices[device].kind} are written ${form}.`,
        );
      }
      const other = usedBy.get(end);
      if (other !== undefined) {
        add(
          'error',
          'port-used-twice',
          end,
          `${portLabel(topology, end)} holds two cables, ${other} and ${cable.id}.`,
          `Move one of them to a free port; until then only ${other} counts.`,
        );
      } else {
        usedBy.set(end, cable.id);
      }
    }
  }
}

function lunFindings(topology: Topology, add: Add): void {
  const ids = new Set<string>();
  const taken = new Map<string, string>();
  for (const lun of topology.luns) {
    if (ids.has(lun.id))
      add('error', 'id-used-twice', lun.id, `Two LUNs are called ${lun.id}.`, 'Give one of them another id.');
    ids.add(lun.id);
    const array = Object.hasOwn(topology.devices, lun.array) ? topology.devices[lun.array] : undefined;
    if (array?.kind !== 'array') {
      add(
        'error',
        'unknown-array',
        lun.id,
        `${lunName(lun)} sits on ${lun.array}, which is not an array of this drawing.`,
        'Choose an array that is drawn.',
      );
    }
    if (lun.maps.length === 0)
      add(
        'note',
        'lun-not-mapped',
        lun.id,
        `${lunName(lun)} is mapped to no host.`,
        'Map it to a host, or leave it for later.',
      );
    for (const map of lun.maps) {
      if ((Object.hasOwn(topology.devices, map.host) ? topology.devices[map.host].kind : null) !== 'host') {
        add(
          'error',
          'unknown-host',
          lun.id,
          `${lunName(lun)} is mapped to ${map.host}, which is not a host of this drawing.`,
          'Map it to a host that is drawn.',
        );
        continue;
      }
      const key = `${map.host} ${lun.array} ${map.lun}`;
      const other = taken.get(key);
      if (other !== undefined && other !== lun.id) {
        add(
          'error',
          'lun-number-used-twice',
          lun.id,
          `${deviceName(topology, map.host)} is shown both ${other} and ${lun.id} as LUN ${map.lun}.`,
          'Give one of them another LUN number.',
        );
      }
      taken.set(key, lun.id);
    }
    portFindings(topology, lun, add);
    presentationFindings(topology, lun, add);
  }
}

/** Ports named by a mapping that cannot be ports of the LUN's array; hardware says whether the others exist. */
function portFindings(topology: Topology, lun: Topology['luns'][number], add: Add): void {
  for (const map of lun.maps) {
    const strange = map.ports?.find((port) => deviceOf(port) !== lun.array || !fits(topology, port));
    if (strange !== undefined) {
      add(
        'error',
        'unknown-port',
        lun.id,
        `${lunName(lun)} is presented on ${strange}, which is not a port of ${deviceName(topology, lun.array)}.`,
        'Choose ports of the array that holds the LUN, such as ctr1.0.',
      );
    }
  }
}

function presentationFindings(topology: Topology, lun: Topology['luns'][number], add: Add): void {
  const hosts = lun.maps.map((map) => map.host);
  if (new Set(hosts).size !== hosts.length) {
    add(
      'warning',
      'mapped-twice',
      lun.id,
      `${lunName(lun)} is mapped to one host twice.`,
      'Keep one mapping a host: MPIO expects the same LUN number on every path.',
    );
    return;
  }
  if (hosts.length < 2) return;
  if (new Set(lun.maps.map((map) => map.lun)).size > 1) {
    add(
      'warning',
      'asymmetric-presentation',
      lun.id,
      `${lunName(lun)} has another LUN number for ${deviceName(topology, lun.maps[1].host)} than for ${deviceName(topology, lun.maps[0].host)}.`,
      'Give it the same number everywhere; clusters and Microsoft KB 2615345 ask for symmetric presentation.',
    );
  }
  add(
    'note',
    'shared-lun',
    lun.id,
    `${lunName(lun)} is seen by ${hosts.length} hosts.`,
    'That is right for a cluster; without one the hosts would overwrite each other.',
  );
}

/** Errors first in each kind of part; same drawing, same findings. */
export function topologyFindings(topology: Topology): readonly Finding[] {
  const findings: Finding[] = [];
  const add: Add = (...parts) => findings.push(remark(...parts));
  for (const [id, device] of Object.entries(topology.devices)) {
    if (device.kind === 'host' && device.hba.length === 0) {
      add('note', 'no-adapter', id, `${deviceName(topology, id)} has no adapter.`, 'Give it an HBA.');
    }
  }
  cableFindings(topology, add);
  lunFindings(topology, add);
  return findings;
}
