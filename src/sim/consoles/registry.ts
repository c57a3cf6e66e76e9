/** The registry values that the model has: names, where they stand, and the setting behind each (ms-mpio.md 4.6, 7.3, 8.2). */
import { releaseOf } from '../multipath';
import type { Command, SettingValue } from '../scenario/scenario';
import type { ConsoleInput, Provenance } from './console';
import { groupIdOf, pathsOf, releaseIdOf, settingOf, windowsOf } from './host';
import { modelled, simplified, sources } from './lines';
import { policyNumber } from './words';
import { policyIds } from '../scenario';

export interface RegistryValue {
  readonly name: string;
  readonly kind: 'REG_DWORD' | 'REG_QWORD' | 'REG_BINARY' | 'REG_MULTI_SZ';
  /** A number, or texts of a REG_MULTI_SZ. */
  readonly data: number | readonly string[];
  readonly provenance: Provenance;
  readonly about: string | null;
  /** The command that writes it; a text says why it cannot be written. */
  readonly write: ((data: number) => Command) | string;
}
export interface RegistryKey {
  /** Behind `HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\`. */
  readonly path: string;
  readonly values: readonly RegistryValue[];
}

export const hive = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\';
const second = 1e9;

interface Row {
  readonly name: string;
  readonly setting: string;
  readonly unit: 'seconds' | 'count' | 'switch';
  /** The value is 1 when the setting is off. */
  readonly inverted?: true;
  /** Absent: REG_DWORD. */
  readonly kind?: 'REG_DWORD' | 'REG_QWORD' | 'REG_BINARY';
}
const mpioValues: readonly Row[] = [
  { name: 'PathVerifyEnabled', setting: 'pathVerifyEnabled', unit: 'switch' },
  { name: 'PathVerificationPeriod', setting: 'pathVerificationPeriodNs', unit: 'seconds' },
  { name: 'PDORemovePeriod', setting: 'pdoRemovePeriodNs', unit: 'seconds' },
  { name: 'RetryCount', setting: 'retryCount', unit: 'count' },
  { name: 'RetryInterval', setting: 'retryIntervalNs', unit: 'seconds' },
  { name: 'UseCustomPathRecoveryInterval', setting: 'useCustomPathRecoveryInterval', unit: 'switch' },
  { name: 'PathRecoveryInterval', setting: 'pathRecoveryIntervalNs', unit: 'seconds' },
  { name: 'DiskPathCheckInterval', setting: 'diskPathCheckIntervalNs', unit: 'seconds' },
];
/** From 2008 R2 on. */
const healthValues: readonly Row[] = [{ name: 'GatherHealthStats', setting: 'gatherHealthStats', unit: 'switch' }];
const diskValues: readonly Row[] = [{ name: 'TimeOutValue', setting: 'diskTimeoutNs', unit: 'seconds' }];
const msdsmValues: readonly Row[] = [
  { name: 'DsmMaximumStateTransitionTime', setting: 'maximumStateTransitionTimeNs', unit: 'seconds' },
  { name: 'DsmDisableStatistics', setting: 'disableStatistics', unit: 'switch' },
];
/** Least Blocks has no cache before 2012. A byte, and an integer of 8 bytes (ms-mpio.md 3.4). */
const leastBlocksValues: readonly Row[] = [
  { name: 'DsmUseCacheForLeastBlocks', setting: 'useCacheForLeastBlocks', unit: 'switch', kind: 'REG_BINARY' },
  { name: 'DsmCacheSizeForLeastBlocks', setting: 'leastBlocksCacheBytes', unit: 'count', kind: 'REG_QWORD' },
];
/** 2012 and later name the opposite. */
function pathCheckValues(name: string): readonly Row[] {
  if (name === '') return [];
  const inverted = name.endsWith('Disabled') ? ({ inverted: true } as const) : {};
  return [{ name, setting: 'diskPathCheckEnabled', unit: 'switch', ...inverted }];
}

const live = simplified(
  sources.registry,
  'Here a change counts at once; Windows reads most of these at the next restart.',
);

const checked = simplified(
  sources.registry,
  'Windows 2012 and later leave it at 0 (check on); here it is off by default, or no path that swallows data would carry I/O for as long as is documented. What the check does is inferred.',
);

function valueOf(input: ConsoleInput, { name, setting, unit, inverted, kind = 'REG_DWORD' }: Row): RegistryValue[] {
  const now = settingOf(input, setting);
  if (now === undefined) return [];
  const isOn = (now === true) !== (inverted === true);
  const toSetting = (data: number): SettingValue =>
    unit === 'seconds' ? data * second : unit === 'count' ? data : (data !== 0) !== (inverted === true);
  return [
    {
      name,
      kind,
      data: unit === 'switch' ? (isOn ? 1 : 0) : unit === 'count' ? Number(now) : Math.floor(Number(now) / second),
      provenance: inverted ? checked : live,
      about: null,
      write: (data) => ({ do: 'set', aim: input.host, key: setting, value: toSetting(data) }),
    },
  ];
}
const rows = (input: ConsoleInput, list: readonly Row[]): RegistryValue[] => list.flatMap((row) => valueOf(input, row));

const list = (name: string, data: readonly string[]): RegistryValue => ({
  name,
  kind: 'REG_MULTI_SZ',
  data,
  provenance: modelled(sources.registry),
  about: null,
  write: `change ${name} with mpclaim or in MPIO Properties: two lists must agree.`,
});
const number = (name: string, data: number, about: string | null, write: RegistryValue['write']): RegistryValue => ({
  name,
  kind: 'REG_DWORD',
  data,
  provenance: modelled(sources.registry),
  about,
  write,
});
/** 8 bytes; that they are a REG_QWORD is an assumption. */
const preferredPath = (pathId: string | undefined, about: string | null): RegistryValue => ({
  ...number('DsmPreferredPath', pathId === undefined ? 0xffff_ffff : Number.parseInt(pathId, 16), about, byTool),
  kind: 'REG_QWORD',
  provenance: modelled(sources.registry, '0xffffffff is none. The type of the value is an assumption.'),
});
const byTool = 'the DSM reads this at the start only; use mpclaim -l instead.';

/** (Primary, Optimized): 1,1 A/O · 1,0 A/U · 0,1 standby · 0,0 unavailable. */
function pathFlags(word: string): readonly [number, number] {
  if (word === 'Active/Optimized') return [1, 1];
  if (word === 'Active/Unoptimized') return [1, 0];
  return word === 'Standby' ? [0, 1] : [0, 0];
}

/** LUNs whose policy somebody set, with their paths. */
function lunKeys(input: ConsoleInput, base: string): RegistryKey[] {
  const keys: RegistryKey[] = [];
  for (const group of input.facts.hosts[input.host]?.groups ?? []) {
    if (group.policyFrom !== 'LUN' || group.kind !== 'mpio') continue;
    const id = groupIdOf(input, group);
    const path = `${base}\\DsmLoadBalanceSettings\\${group.serial || id.replace('/', '-')}`;
    keys.push({
      path,
      values: [
        number('DsmLoadBalancePolicy', policyNumber(group.policy), id, byTool),
        number('DsmLoadBalancePolicyExplicitlySet', 1, id, byTool),
        preferredPath(group.paths.find((one) => one.preferred)?.pathId, id),
      ],
    });
    for (const { path: one, id: about } of pathsOf(input, group)) {
      const [primary, optimized] = pathFlags(one.wish === '' ? one.word : one.wish);
      keys.push({
        path: `${path}\\DSMPath#${one.pathId}`,
        values: [
          number('DsmPrimaryPath', primary, about, byTool),
          number('DsmOptimizedPath', optimized, about, byTool),
          number('DsmPathWeight', one.weight, about, byTool),
        ],
      });
    }
  }
  return keys;
}

/** Every key that the model has, in the order of the alphabet. */
export function registryKeys(input: ConsoleInput): readonly RegistryKey[] {
  const windows = windowsOf(input);
  const release = releaseOf(releaseIdOf(input));
  const policy = windows?.dsmPolicy ?? null;
  const writePolicy = (data: number): Command => ({
    do: 'set-policy',
    aim: input.host,
    policy: policyIds[data - 1] ?? 'clear',
  });
  const msdsm = 'Services\\msdsm\\Parameters';
  return [
    { path: 'Control\\MPDEV', values: [list('MPIOSupportedDeviceList', windows?.supported ?? [])] },
    { path: 'Services\\Disk', values: rows(input, diskValues) },
    {
      path: 'Services\\mpio\\Parameters',
      values: rows(input, [
        ...mpioValues,
        ...pathCheckValues(release.pathCheckKey.value),
        ...(release.report.value ? healthValues : []),
      ]),
    },
    {
      path: msdsm,
      values: [
        list('DsmSupportedDeviceList', windows?.supported ?? []),
        ...(policy === null
          ? []
          : [number('DsmLoadBalancePolicy', policyNumber(policy), null, writePolicy), preferredPath(undefined, null)]),
        ...rows(input, [...msdsmValues, ...(release.leastBlocksCacheBytes.value < 0 ? [] : leastBlocksValues)]),
      ],
    },
    ...lunKeys(input, msdsm),
    ...Object.entries(windows?.targetPolicies ?? {}).map(([id, own]): RegistryKey => ({
      path: `${msdsm}\\DsmTargetsLoadBalanceSetting\\${id}`,
      values: [number('DsmLoadBalancePolicy', policyNumber(own), null, byTool)],
    })),
  ];
}

/** What stands behind a typed key, or null when it is of another hive or branch. */
export function keyPath(text: string): string | null {
  const [, rest] =
    /^(?:\\\\[^\\]+\\)?(?:HKLM|HKEY_LOCAL_MACHINE):?\\SYSTEM\\(?:CurrentControlSet|ControlSet001)\\?(.*)$/i.exec(
      text,
    ) ?? [];
  return rest?.replace(/\\+$/, '') ?? null;
}
export const sameKey = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
