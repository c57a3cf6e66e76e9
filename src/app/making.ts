/** New parts: their ids and what they start as. */
import { deviceName, deviceOf, findArray, findSwitch } from '../sim/catalog';
import type { Device, DeviceId, PortId, Topology } from '../sim/catalog';

const stems: Readonly<Record<Device['kind'], string>> = { host: 'host', switch: 'fab', array: 'array' };

const nets = { fc: 'fab', iscsi: 'lan', sas: 'sas' } as const;

/** `host2`, `fabC`, `lanA`, `array1`: the first that is free. */
export function freeId(kind: Device['kind'], taken: ReadonlySet<string>, model = ''): DeviceId {
  const stem = kind === 'switch' ? nets[findSwitch(model)?.protocol ?? 'fc'] : stems[kind];
  for (let n = 1; ; n++) {
    const id = kind === 'switch' && n <= 26 ? `${stem}${String.fromCharCode(64 + n)}` : `${stem}${n}`;
    if (!taken.has(id)) return id;
  }
}

export function newDevice(kind: Device['kind'], model?: string): Device {
  switch (kind) {
    case 'host':
      return { kind, os: 'windows', release: '2008R2', hba: model ? [model] : ['qle2560', 'qle2560'] };
    case 'switch':
      return { kind, model: model ?? 'brocade-300' };
    case 'array':
      return { kind, model: model ?? 'qsan-f400q', access: findArray(model ?? '')?.access.v[0] ?? 'symmetric' };
  }
}

export const deviceNamed = (topology: Topology, id: DeviceId): string => deviceName(topology, id);

/** `A7` for a cable at switch A, `C1` elsewhere: as the cables of the built-in scenes are called. */
export function cableName(topology: Topology, a: PortId, b: PortId): string {
  const ends = [deviceOf(a), deviceOf(b)];
  const fabric = ends.map((id) => /^(?:fab|lan|sas)-?([a-zA-Z])$/.exec(id)?.[1]).find((letter) => letter !== undefined);
  const stem = fabric?.toUpperCase() ?? 'C';
  const taken = new Set(topology.cables.map((cable) => cable.id));
  for (let n = 1; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}
