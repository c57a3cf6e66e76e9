/** What the inspector is about: one selected thing, with its title, a line under it and its icon. */
import { adapters, deviceName, deviceOf, findArray, findSwitch, labelOf, lunName, partName, partNameOf, portKind, portsOf, workloadPreset } from '../../sim/catalog';
import type { Topology, WorkloadSpec } from '../../sim/catalog';
import type { FocusedGroup } from '../../app/focus';
import type { Ref } from '../../app/types';
import type { IconName } from '../parts/icons';
import { accessText, releaseText, sizeText } from './names';

export interface Subject {
  readonly title: string;
  readonly line: string;
  readonly icon: IconName;
  /** What the second tab is called. */
  readonly tab: string;
}

export function lunSubject(topology: Topology, group: FocusedGroup): Subject {
  const lun = topology.luns.find((one) => one.id === group.lun);
  const array = lun && topology.devices[lun.array];
  const access = array?.kind === 'array' ? accessText[array.access] : '';
  const owner = array?.kind === 'array' && array.access !== 'symmetric' && lun ? `, owner ${partName(lun.owner)}` : '';
  return {
    title: lun ? [lunName(lun), lun.name].filter(Boolean).join(' · ') : group.lun,
    line: [group.opinion.disk, lun ? sizeText(lun.sizeGiB) : '', `${access}${owner}`].filter((part) => part !== '').join(' · '),
    icon: 'database',
    tab: 'Properties',
  };
}

/** A virtual disk that no host sees: there is no opinion of it, only what the array has. */
export function diskSubject(topology: Topology, ref: Ref | null): Subject | null {
  const lun = ref?.kind === 'lun' ? topology.luns.find((one) => one.id === ref.id.split('/').at(-1)) : undefined;
  if (!lun) return null;
  return {
    title: [lunName(lun), lun.name].filter(Boolean).join(' · '),
    line: `${sizeText(lun.sizeGiB)} · ${deviceName(topology, lun.array)}${lun.maps.length === 0 ? ' · not attached' : ''}`,
    icon: 'database',
    tab: 'Properties',
  };
}

function deviceSubject(topology: Topology, id: string): Subject | null {
  const device = topology.devices[id];
  if (!device) return null;
  const title = deviceName(topology, id);
  if (device.kind === 'host') return { title, line: releaseText[device.release], icon: 'server', tab: title };
  if (device.kind === 'switch') return { title, line: findSwitch(device.model)?.name ?? device.model, icon: 'network', tab: title };
  return { title, line: `${findArray(device.model)?.name ?? device.model} · ${accessText[device.access]}`, icon: 'layers', tab: title };
}

/** Null for paths and LUNs (the first tab speaks of them) and for what is no longer there. */
export function subjectOf(ref: Ref | null, topology: Topology, workloads: readonly WorkloadSpec[]): Subject | null {
  if (!ref) return null;
  switch (ref.kind) {
    case 'device':
      return deviceSubject(topology, ref.id);
    case 'cable': {
      const cable = topology.cables.find((one) => one.id === ref.id);
      if (!cable) return null;
      return { title: `Cable ${cable.id}`, line: `${labelOf(topology, cable.a)} to ${labelOf(topology, cable.b)}`, icon: 'cable', tab: `Cable ${cable.id}` };
    }
    case 'adapter': {
      const [host, part] = ref.id.split('.');
      const device = topology.devices[host];
      if (device?.kind !== 'host') return null;
      const model = adapters.find((one) => one.id === device.hba[Number(part.slice(3))]);
      const title = partNameOf(topology, ref.id);
      return { title, line: `${deviceName(topology, host)} · ${model?.name ?? 'adapter'}`, icon: 'card', tab: title };
    }
    case 'controller': {
      const [array, part] = ref.id.split('.');
      if (!topology.devices[array]) return null;
      return { title: partName(part), line: deviceName(topology, array), icon: 'cpu', tab: partName(part) };
    }
    case 'port': {
      const id = deviceOf(ref.id);
      const device = topology.devices[id];
      if (!device) return null;
      const port = portsOf(id, device).find((one) => one.id === ref.id);
      const line = port ? portKind(port).replace(/^an? /, '') : 'Port';
      return { title: labelOf(topology, ref.id), line, icon: 'plug', tab: 'Port' };
    }
    case 'workload': {
      const spec = workloads.find((one) => one.id === ref.id);
      return spec ? { title: spec.id, line: workloadPreset(spec.preset)?.label ?? spec.preset, icon: 'activity', tab: `Load ${spec.id}` } : null;
    }
    case 'lun':
    case 'path':
      return null;
  }
}
