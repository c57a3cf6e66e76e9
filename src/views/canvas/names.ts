/** How things of the drawing are called on the canvas, and cut to the room they have. */
import type { DeviceId, Topology } from '../../sim/topology/topology';
import { controllersOf, deviceName, findAdapter, findArray, findSwitch, labelOf, lunName, partNameOf, portNameOf, workloadPreset } from '../../sim/catalog';

export { deviceName, findArray, labelOf as fullPort, lunName, partNameOf, portNameOf as portWord };

export const releaseName: Readonly<Record<string, string>> = {
  '2000': 'Windows 2000 Server',
  '2003': 'Windows Server 2003',
  '2003R2': 'Windows Server 2003 R2',
  '2008': 'Windows Server 2008',
  '2012': 'Windows Server 2012',
  '2016': 'Windows Server 2016',
  '2019': 'Windows Server 2019',
  '2008R2': 'Windows Server 2008 R2',
  '2012R2': 'Windows Server 2012 R2',
  '2022': 'Windows Server 2022',
};

const wires = { fc: 'FC', iscsi: 'iSCSI', sas: 'SAS' } as const;

export function deviceLine(topology: Topology, id: DeviceId): string {
  const device = topology.devices[id];
  if (!device) return '';
  if (device.kind === 'host') return releaseName[device.release] ?? device.release;
  if (device.kind === 'switch') return findSwitch(device.model)?.name ?? device.model;
  const model = findArray(device.model);
  if (!model) return device.model;
  const wire = [...new Set(model.hostPorts.map(({ protocol }) => wires[protocol]))].join(', ');
  const count = controllersOf(device);
  return `${model.inquiry.v.vendor} · ${wire} · ${count} controller${count === 1 ? '' : 's'}`;
}
export function adapterLine(model: string, ports: number): string {
  const adapter = findAdapter(model);
  const count = `${ports} port${ports === 1 ? '' : 's'}`;
  if (!adapter) return count;
  const wire = adapter.kind === 'nic' ? 'Ethernet' : wires[adapter.protocol];
  return `${adapter.speedsGbps.v.at(-1)} Gb ${wire}, ${count}`;
}

/** Widths of Inter, near enough to know what fits: a share of the font size per character. */
export function textWidth(text: string, px: number): number {
  let sum = 0;
  for (const c of text) sum += /[iljtf.,:;'|!()[\] ]/.test(c) ? 0.32 : /[mwMW%@]/.test(c) ? 0.88 : /[A-Z0-9]/.test(c) ? 0.66 : 0.56;
  return sum * px;
}
export function fitted(text: string, px: number, room: number): string {
  if (textWidth(text, px) <= room) return text;
  let cut = text;
  while (cut.length > 1 && textWidth(`${cut}…`, px) > room) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

export const workloadName = (preset: string): string => workloadPreset(preset)?.label ?? preset;
