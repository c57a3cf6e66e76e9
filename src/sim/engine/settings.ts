/** Settings in force: what the scenario states, else the default of the owner's spec. */
import { arraySettings, settingOf, switchSettings } from '../hardware';
import { arraySettings as arrayRoleSettings, type ArraySettings } from '../arrays';
import { initiatorSettings, type HbaSettings } from '../initiator';
import { msdsmSettings } from '../multipath';
import type { SettingsSpec } from '../kernel/settings';
import type { OwnerSettings, Settings } from '../scenario/scenario';
import type { Topology } from '../topology/topology';

type Values = Readonly<Record<string, number | string | boolean>>;

/** Plain values of an owner: the ones stated, without path wishes. */
export function stated(settings: Settings, owner: string): Values {
  const own: OwnerSettings = settings[owner] ?? {};
  const values: Record<string, number | string | boolean> = {};
  for (const key of Object.keys(own)) {
    const value = own[key];
    if (typeof value !== 'object' && value !== undefined) values[key] = value;
  }
  return values;
}

/** The stated value if it is a number that makes sense, else the spec's default; 0 for what this owner does not have. */
function numberOf(spec: SettingsSpec, values: Values, key: string): number {
  const value = settingOf(spec, values, key);
  if (typeof value === 'number' && value >= 0) return value;
  const normal = settingOf(spec, {}, key);
  return typeof normal === 'number' ? normal : 0;
}

export interface HostSettings {
  readonly hba: HbaSettings;
  readonly losDetectNs: number;
  readonly linkUpNs: number;
  readonly queueDepth: number;
  readonly hbaIoNs: number;
  readonly diskTimeoutNs: number;
}

export function settingsOfHost(settings: Settings, host: string): HostSettings {
  const values = stated(settings, host);
  const read = (key: string): number => numberOf(initiatorSettings, values, key);
  return {
    hba: {
      linkDownHoldNs: read('linkDownHoldNs'),
      portDownHoldNs: read('portDownHoldNs'),
      pnpRemoveDelayNs: read('pnpRemoveDelayNs'),
      loginNs: read('loginNs'),
    },
    losDetectNs: read('losDetectNs'),
    linkUpNs: read('linkUpNs'),
    queueDepth: read('hbaQueueDepth'),
    hbaIoNs: read('hbaIoNs'),
    diskTimeoutNs: numberOf(msdsmSettings, values, 'diskTimeoutNs'),
  };
}

export interface ArrayTimes {
  readonly roles: ArraySettings;
  readonly bothOptimized: boolean;
  readonly serviceNs: number;
  readonly cpuNs: number;
  readonly hitNs: number;
  readonly mirrorNs: number;
  readonly mirrorNsPerByte: number;
  readonly forwardNs: number;
  readonly forwardCpuNs: number;
  readonly portQueue: number;
  readonly queueGain: number;
  readonly destageWindowNs: number;
}

export function settingsOfArray(settings: Settings, array: string, model: string): ArrayTimes {
  const values = stated(settings, array);
  const spec = [...arraySettings(model), ...arrayRoleSettings];
  const read = (key: string): number => numberOf(spec, values, key);
  return {
    roles: {
      heartbeatNs: read('heartbeatNs'),
      takeoverNs: read('takeoverNs'),
      failbackNs: read('failbackNs'),
      transitionNs: read('transitionNs'),
      bootNs: read('bootNs'),
      autoFailback: settingOf(spec, values, 'autoFailback') !== false,
      tellsLunChanges: settingOf(spec, values, 'tellsLunChanges') === true,
    },
    bothOptimized: settingOf(spec, values, 'bothOptimized') === true,
    serviceNs: read('serviceNs'),
    cpuNs: read('cpuNs'),
    hitNs: read('cacheHitNs'),
    mirrorNs: read('mirrorLatencyNs'),
    mirrorNsPerByte: read('mirrorNsPerByte'),
    forwardNs: read('forwardHopNs'),
    forwardCpuNs: read('forwardCpuNs'),
    portQueue: read('portQueue'),
    queueGain: read('queueGain'),
    destageWindowNs: read('destageWindowNs'),
  };
}

export function settingsOfSwitch(settings: Settings, id: string, topology: Topology): { latencyNs: number; rscnDelayNs: number } {
  const device = topology.devices[id];
  const spec = device?.kind === 'switch' ? switchSettings(device.model) : [];
  const values = stated(settings, id);
  return { latencyNs: numberOf(spec, values, 'latencyNs'), rscnDelayNs: numberOf(spec, values, 'rscnDelayNs') };
}
