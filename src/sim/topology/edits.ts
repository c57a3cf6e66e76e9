/**
 * Changes to a drawing as values, each with its inverse: applying an edit and then its inverse gives back the same
 * drawing, order included. An edit that cannot be carried out changes nothing and says why.
 */
import type { Cable, CableId, Device, DeviceId, Finding, Lun, LunId, Topology } from './topology';
import { remark } from './cable-notation';
import { deviceOf } from './ids';

/** `at` is the place in the list; absent means at the end. */
export type TopologyEdit =
  | { readonly op: 'add-device'; readonly id: DeviceId; readonly device: Device; readonly at?: number }
  | { readonly op: 'remove-device'; readonly id: DeviceId }
  | { readonly op: 'change-device'; readonly id: DeviceId; readonly device: Device }
  | { readonly op: 'add-cable'; readonly cable: Cable; readonly at?: number }
  | { readonly op: 'remove-cable'; readonly id: CableId }
  | { readonly op: 'add-lun'; readonly lun: Lun; readonly at?: number }
  | { readonly op: 'remove-lun'; readonly id: LunId }
  | { readonly op: 'change-lun'; readonly lun: Lun };

export interface Edited<V, E> {
  readonly value: V;
  /** Null when nothing was done. */
  readonly inverse: E | null;
  readonly findings: readonly Finding[];
}
type TopologyEdited = Edited<Topology, TopologyEdit>;

const refuse = (value: Topology, place: string, message: string, mend: string): TopologyEdited => ({
  value,
  inverse: null,
  findings: [remark('error', 'edit-refused', place, message, mend)],
});

export interface Listed {
  readonly id: string;
}
/** The list with `item` at `at` (or at the end), which is left out of the inverse when it is the end. */
export function inserted<T>(list: readonly T[], item: T, at: number | undefined): readonly T[] {
  return at === undefined || at >= list.length
    ? [...list, item]
    : [...list.slice(0, Math.max(0, at)), item, ...list.slice(Math.max(0, at))];
}
export const placeIn = (index: number, length: number): { readonly at?: number } =>
  index === length - 1 ? {} : { at: index };

/** Parts that hang on a device and must go before it. */
function hangsOn(topology: Topology, id: DeviceId): string | null {
  const cable = topology.cables.find((entry) => deviceOf(entry.a) === id || deviceOf(entry.b) === id);
  if (cable) return `cable ${cable.id}`;
  const lun = topology.luns.find((entry) => entry.array === id || entry.maps.some((map) => map.host === id));
  return lun ? `LUN ${lun.id}` : null;
}

function editDevice(topology: Topology, edit: Extract<TopologyEdit, { op: `${string}-device` }>): TopologyEdited {
  const ids = Object.keys(topology.devices);
  const known = Object.hasOwn(topology.devices, edit.id);
  if (edit.op === 'add-device') {
    if (known) return refuse(topology, edit.id, `There is a device ${edit.id} already.`, 'Use another id.');
    const entries = inserted(Object.entries(topology.devices), [edit.id, edit.device], edit.at);
    return done({ ...topology, devices: Object.fromEntries(entries) }, { op: 'remove-device', id: edit.id });
  }
  if (!known) return refuse(topology, edit.id, `There is no device ${edit.id}.`, 'It may have been removed before.');
  const before = topology.devices[edit.id];
  if (edit.op === 'change-device') {
    if (before.kind !== edit.device.kind)
      return refuse(
        topology,
        edit.id,
        `${edit.id} is a ${before.kind} and stays one.`,
        'Remove it and add the other device.',
      );
    return done(
      { ...topology, devices: { ...topology.devices, [edit.id]: edit.device } },
      { op: 'change-device', id: edit.id, device: before },
    );
  }
  const hanging = hangsOn(topology, edit.id);
  if (hanging)
    return refuse(
      topology,
      edit.id,
      `${hanging} still hangs on ${edit.id}.`,
      'Remove its cables, LUNs and mappings first.',
    );
  const devices = Object.fromEntries(Object.entries(topology.devices).filter(([id]) => id !== edit.id));
  return done(
    { ...topology, devices },
    { op: 'add-device', id: edit.id, device: before, ...placeIn(ids.indexOf(edit.id), ids.length) },
  );
}

function editCable(topology: Topology, edit: Extract<TopologyEdit, { op: `${string}-cable` }>): TopologyEdited {
  if (edit.op === 'add-cable') {
    const { cable } = edit;
    if (topology.cables.some((other) => other.id === cable.id))
      return refuse(topology, cable.id, `There is a cable ${cable.id} already.`, 'Use another id.');
    const busy = topology.cables.find((other) => [other.a, other.b].some((end) => end === cable.a || end === cable.b));
    if (busy)
      return refuse(
        topology,
        cable.id,
        `Cable ${busy.id} already sits in one of the ports of ${cable.id}.`,
        'Take a free port.',
      );
    for (const end of [cable.a, cable.b]) {
      if (!Object.hasOwn(topology.devices, deviceOf(end)))
        return refuse(topology, cable.id, `There is no device ${deviceOf(end)}.`, 'Add it first.');
    }
    return done(
      { ...topology, cables: inserted(topology.cables, cable, edit.at) },
      { op: 'remove-cable', id: cable.id },
    );
  }
  const index = topology.cables.findIndex((cable) => cable.id === edit.id);
  if (index < 0) return refuse(topology, edit.id, `There is no cable ${edit.id}.`, 'It may have been removed before.');
  const cable = topology.cables[index];
  const cables = topology.cables.filter((other) => other !== cable);
  return done({ ...topology, cables }, { op: 'add-cable', cable, ...placeIn(index, topology.cables.length) });
}

function editLun(topology: Topology, edit: Extract<TopologyEdit, { op: `${string}-lun` }>): TopologyEdited {
  const id = edit.op === 'remove-lun' ? edit.id : edit.lun.id;
  const index = topology.luns.findIndex((lun) => lun.id === id);
  if (edit.op === 'add-lun') {
    if (index >= 0) return refuse(topology, id, `There is a LUN ${id} already.`, 'Use another id.');
    return done({ ...topology, luns: inserted(topology.luns, edit.lun, edit.at) }, { op: 'remove-lun', id });
  }
  if (index < 0) return refuse(topology, id, `There is no LUN ${id}.`, 'It may have been removed before.');
  const before = topology.luns[index];
  if (edit.op === 'change-lun') {
    return done(
      { ...topology, luns: topology.luns.map((lun) => (lun === before ? edit.lun : lun)) },
      { op: 'change-lun', lun: before },
    );
  }
  const luns = topology.luns.filter((lun) => lun !== before);
  return done({ ...topology, luns }, { op: 'add-lun', lun: before, ...placeIn(index, topology.luns.length) });
}

const done = (value: Topology, inverse: TopologyEdit): TopologyEdited => ({ value, inverse, findings: [] });

export function editTopology(topology: Topology, edit: TopologyEdit): TopologyEdited {
  switch (edit.op) {
    case 'add-device':
    case 'remove-device':
    case 'change-device':
      return editDevice(topology, edit);
    case 'add-cable':
    case 'remove-cable':
      return editCable(topology, edit);
    default:
      return editLun(topology, edit);
  }
}

/** Everything that must go so that the device can go, the device last. */
export function removalOf(topology: Topology, id: DeviceId): readonly TopologyEdit[] {
  const cables = topology.cables.filter((cable) => deviceOf(cable.a) === id || deviceOf(cable.b) === id);
  const own = topology.luns.filter((lun) => lun.array === id);
  const mapped = topology.luns.filter((lun) => lun.array !== id && lun.maps.some((map) => map.host === id));
  return [
    ...cables.map((cable): TopologyEdit => ({ op: 'remove-cable', id: cable.id })),
    ...own.map((lun): TopologyEdit => ({ op: 'remove-lun', id: lun.id })),
    ...mapped.map((lun): TopologyEdit => ({
      op: 'change-lun',
      lun: { ...lun, maps: lun.maps.filter((map) => map.host !== id) },
    })),
    { op: 'remove-device', id },
  ];
}
