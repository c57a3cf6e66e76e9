/** Settings in force: what the scenario states, else the default of the owner's spec. */
import { arraySettings, settingOf, switchSettings } from '../hardware';
import { arraySettings as arrayRoleSettings, type ArraySettings } from '../arrays';
import { initiatorSettings, type HbaSettings } from '../initiator';
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

function numberOf(spec: SettingsSpec, values: Values, key: string, otherwise: number): number {
  const value = settingOf(spec, values, key);
  return typeof value === 'number' && value >= 0 ? value : otherwise;
}

export interface HostSettings {
  readonly hba: HbaSettings;
  readonly losDetectNs: number;
  readonly queueDepth: number;
  readonly hbaIoNs: number;
  readonly diskTimeoutNs: number;
}

export function settingsOfHost(settings: Settings, host: string): HostSettings {
  const values = stated(settings, host);
  const read = (key: string, otherwise: number): number => numberOf(initiatorSettings, values, key, otherwise);
  const disk = values.diskTimeoutNs;
  return {
    hba: {
      linkDownHoldNs: read('linkDownHoldNs', 30_000_000_000),
      portDownHoldNs: read('portDownHoldNs', 30_000_000_000),
      pnpRemoveDelayNs: read('pnpRemoveDelayNs', 1_000_000_000),
      loginNs: read('loginNs', 150_000_000),
    },
    losDetectNs: read('losDetectNs', 100_000_000),
    queueDepth: read('hbaQueueDepth', 32),
    hbaIoNs: read('hbaIoNs', 6_000),
    diskTimeoutNs: typeof disk === 'number' && disk > 0 ? disk : 60_000_000_000,
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
  readonly cacheBytes: number;
  readonly dirtyHighWater: number;
  /** Null: as the workload says. */
  readonly destageShare: number | null;
}

export function settingsOfArray(settings: Settings, array: string, model: string): ArrayTimes {
  const values = stated(settings, array);
  const spec = [...arraySettings(model), ...arrayRoleSettings];
  const read = (key: string, otherwise: number): number => numberOf(spec, values, key, otherwise);
  return {
    roles: {
      heartbeatNs: read('heartbeatNs', 2e9),
      takeoverNs: read('takeoverNs', 10e9),
      failbackNs: read('failbackNs', 5e9),
      transitionNs: read('transitionNs', 5e9),
      bootNs: read('bootNs', 30e9),
      autoFailback: settingOf(spec, values, 'autoFailback') !== false,
    },
    bothOptimized: settingOf(spec, values, 'bothOptimized') === true,
    serviceNs: read('serviceNs', -1),
    cpuNs: Math.floor(read('cpuNs', 20_000) / Math.max(1, read('cpuServers', 1))),
    hitNs: read('cacheHitNs', 60_000),
    mirrorNs: read('mirrorLatencyNs', 8_000),
    mirrorNsPerByte: read('mirrorNsPerByte', 0.5),
    forwardNs: read('forwardHopNs', 15_000),
    forwardCpuNs: read('forwardCpuNs', 10_000),
    portQueue: read('portQueue', 512),
    queueGain: read('queueGain', 1.8),
    cacheBytes: read('cacheBytes', 2_147_483_648),
    dirtyHighWater: read('dirtyHighWater', 0.8),
    destageShare: typeof values.overwriteCoalesce === 'number' ? values.overwriteCoalesce : null,
  };
}

export function settingsOfSwitch(settings: Settings, id: string, topology: Topology): { latencyNs: number; rscnDelayNs: number } {
  const device = topology.devices[id];
  const spec = device?.kind === 'switch' ? switchSettings(device.model) : [];
  const values = stated(settings, id);
  return { latencyNs: numberOf(spec, values, 'latencyNs', 700), rscnDelayNs: numberOf(spec, values, 'rscnDelayNs', 500_000_000) };
}
