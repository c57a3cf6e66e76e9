/** What array models are put together from: host ports, RAID words, names, and facts that a whole line shares. */
import { general, inferred, known, placeholder } from './models';
import type { ArrayModel, Fact, HostPorts } from './models';
import { isPlayable } from './playable';

const letterSays = 'first letter of the model name: F is Fibre Channel, P iSCSI, S SAS';
const countSource = 'chosen so that the model runs; not vendor data';

export const fcPorts = (count: number, speeds: readonly number[], source = countSource): HostPorts => ({
  protocol: 'fc',
  count: placeholder(count, source),
  prefix: 'FC',
  speedsGbps: placeholder(speeds, letterSays),
  connector: 'lc',
});
export const gbePorts = (count: Fact<number>, speeds: Fact<readonly number[]>): HostPorts => ({
  protocol: 'iscsi',
  count,
  prefix: 'GbE',
  speedsGbps: speeds,
  connector: 'rj45',
});
/** `10GbE`, `25GbE`: named by the fastest. */
export const fastEthernetPorts = (count: Fact<number>, speeds: Fact<readonly number[]>): HostPorts => ({
  protocol: 'iscsi',
  count,
  prefix: `${speeds.v[speeds.v.length - 1]}GbE`,
  speedsGbps: speeds,
  connector: 'sfp',
});
export const sasPorts = (count: number, speeds: Fact<readonly number[]>): HostPorts => ({
  protocol: 'sas',
  count: placeholder(count),
  prefix: 'SAS',
  speedsGbps: speeds,
  connector: 'sas',
});

const offered = ['symmetric', 'alua-implicit', 'alua-explicit', 'alua-both'] as const;
export const earlyAccess: ArrayModel['access'] = placeholder(
  offered,
  'unknown for this generation; all four can be chosen',
);
export const aluaAccess: ArrayModel['access'] = inferred(
  ['alua-implicit', 'alua-both', 'alua-explicit', 'symmetric'],
  'the Qsan entry of multipath-tools groups by ALUA priority; which kind is not said, so all can be chosen',
);
export const raidLevels: ArrayModel['raidLevels'] = general(
  ['0', '1', 'N-way mirror', '3', '5', '6', '0+1', '10', '30', '50', '60', 'JBOD'],
  'RAID 50 is seen on an S300Q, 0, 1, N-way mirror and 3 on an OEM sibling; the rest by custom',
);
export const groupOwnership: ArrayModel['ownership'] = known(
  'RAID group',
  'Qsan SNMP MIB: current and preferred owner are columns of the RAID group',
);
export const bbm: Fact<boolean> = known(true, 'Qsan SNMP MIB: states and events of the battery backup module');
export const noBbm: Fact<boolean> = placeholder(false, 'a test target, not a product');

/** Names of targets: seen for XS3316 and XF2026; the same scheme is taken for the others. */
export const iqnOf = (model: string, device: number): ArrayModel['iqn'] => {
  const scheme = { authority: 'iqn.2004-08.com.qsan', model, device };
  return model === 'xf2026'
    ? known(scheme, 'xf2026-000d42f58:dev2.ctr1 in code that Qsan publishes')
    : inferred(scheme, 'as xs3316-000ec9aed:dev2.ctr2 in code that Qsan publishes: a target for each controller');
};

/** `1 Gb iSCSI, 2 controllers`: the fastest port of each kind. */
export function summaryOf(hostPorts: readonly HostPorts[], controllers: number): string {
  const words = { fc: 'FC', iscsi: 'iSCSI', sas: 'SAS' };
  const kinds = hostPorts.map(({ protocol, speedsGbps: { v } }) => `${v[v.length - 1]} Gb ${words[protocol]}`);
  return `${kinds.join(' and ')}, ${controllers} controller${controllers === 1 ? '' : 's'}`;
}
/** What follows from the host ports alone. */
export const byPorts = (hostPorts: readonly HostPorts[]): Pick<ArrayModel, 'protocol' | 'playable' | 'hostPorts'> => ({
  protocol: hostPorts[0].protocol,
  playable: hostPorts.some((each) => isPlayable(each.protocol)),
  hostPorts,
});
export const hasIscsi = (hostPorts: readonly HostPorts[]): boolean =>
  hostPorts.some((each) => each.protocol === 'iscsi');
