/** How things of the drawing are called on the canvas, and cut to the room they have. */
import type { DeviceId, Topology } from '../../sim/topology/topology';
import { deviceName, findAdapter, findArray, findSwitch, lunName, portName, workloadPreset } from '../../sim/catalog';

export { deviceName, findArray, lunName };

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

export function portWord(topology: Topology, port: string): string {
  const device = topology.devices[port.slice(0, port.indexOf('.'))];
  return portName(port, device?.kind === 'array' ? findArray(device.model)?.portPrefix : undefined);
}
export const fullPort = (topology: Topology, port: string): string =>
  `${deviceName(topology, port.slice(0, port.indexOf('.')))} ${portWord(topology, port)}`;

export function deviceLine(topology: Topology, id: DeviceId): string {
  const device = topology.devices[id];
  if (!device) return '';
  if (device.kind === 'host') return releaseName[device.release] ?? device.release;
  if (device.kind === 'switch') return findSwitch(device.model)?.name ?? device.model;
  const model = findArray(device.model);
  if (!model) return device.model;
  const wire = { fc: 'FC', iscsi: 'iSCSI', sas: 'SAS' }[model.protocol];
  return `${model.inquiry.v.vendor} · ${wire} · ${model.controllers.v} controllers`;
}
export function adapterLine(model: string, ports: number): string {
  const adapter = findAdapter(model);
  const count = `${ports} port${ports === 1 ? '' : 's'}`;
  if (!adapter) return count;
  const wire = { fc: 'FC', iscsi: 'iSCSI', sas: 'SAS' }[adapter.protocol];
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
