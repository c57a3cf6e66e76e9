/** What a console knows of its host: the desktop's facts, its multipath disks, and the settings in force. */
import { msdsmSettings, releaseOf } from '../multipath';
import type { GroupOpinion, PathOpinion } from '../multipath/device';
import type { RunFacts, WindowsFacts } from '../run/reading';
import type { SettingValue } from '../scenario/scenario';
import type { ConsoleInput } from './console';

export type Group = RunFacts['hosts'][string]['groups'][number];
export type Disk = WindowsFacts['disks'][number];

/** Releases in the order they came out. */
const order = ['2000', '2003', '2003R2', '2008', '2008R2', '2012', '2012R2', '2016', '2019', '2022'] as const;
export type ReleaseId = (typeof order)[number];

export const releaseIdOf = (input: ConsoleInput): string => {
  const device = input.facts.topology.devices[input.host];
  return device?.kind === 'host' ? device.release : '';
};
export const isSince = (input: ConsoleInput, release: ReleaseId): boolean =>
  order.indexOf(releaseIdOf(input) as ReleaseId) >= order.indexOf(release);
export const releaseLabel = (input: ConsoleInput): string => releaseOf(releaseIdOf(input)).label;

/** The computer name: as the drawing calls the host. */
export const computerName = (input: ConsoleInput): string => {
  const name = input.facts.topology.devices[input.host]?.name ?? '';
  return name === '' ? input.host : name;
};
export const windowsOf = (input: ConsoleInput): WindowsFacts | null => input.facts.hosts[input.host]?.windows ?? null;
export const groupIdOf = (input: ConsoleInput, group: Group): string => `${input.host}/${group.lun}`;

/** Why there is no console now, or null. */
export function whyNoConsole(input: ConsoleInput): string | null {
  const device = input.facts.topology.devices[input.host];
  if (device?.kind !== 'host' || device.os !== 'windows') return `${computerName(input)} is not a Windows host.`;
  if (windowsOf(input)?.power === 'restarting') return `${computerName(input)} restarts; its consoles come back with it.`;
  return null;
}

export interface MpioDisk {
  /** n of `MPIO Disk n`. */
  readonly number: number;
  readonly group: Group;
  readonly id: string;
  /** As Disk Management counts, or null when it shows none. */
  readonly disk: Disk | null;
}

/** Disks that MPIO presents now, the newest first, as mpclaim lists them. */
export function mpioDisks(input: ConsoleInput): readonly MpioDisk[] {
  const facts = input.facts.hosts[input.host];
  if (!facts) return [];
  const disks = facts.groups
    .filter((group) => group.kind === 'mpio' && group.health !== 'removed')
    .map((group): MpioDisk => {
      const id = groupIdOf(input, group);
      const disk = facts.windows?.disks.find((each) => each.groupId === id && each.path === null) ?? null;
      return { number: disk?.mpioDisk ?? Number(/\d+$/.exec(group.disk)?.[0] ?? 0), group, id, disk };
    });
  return disks.sort((a, b) => b.number - a.number);
}

export const isVendorDsm = (group: GroupOpinion): boolean => group.dsm !== '' && group.dsm !== 'Microsoft DSM';
export const isAskedFirst = (group: GroupOpinion): boolean => group.access === 'implicit' || group.access === 'both';

export interface KnownPath {
  readonly path: PathOpinion;
  /** `web1/lun0/2` */
  readonly id: string;
  /** `P2` */
  readonly label: string;
}
/** Paths that PnP has not removed, in the order in which they were found. */
export function pathsOf(input: ConsoleInput, group: Group): readonly KnownPath[] {
  return group.paths.flatMap((path, i): KnownPath[] => {
    const id = group.pathIds[i] ?? '';
    const label = input.facts.discovery.paths.find((each) => each.id === id)?.label ?? `P${/\d+$/.exec(id)?.[0] ?? ''}`;
    return path.present ? [{ path, id, label }] : [];
  });
}
/** Everything that the DSM reports with path id 0 and a failed flag: also a path whose state it could not determine. */
export const hasFailed = ({ path: { state, word } }: KnownPath): boolean =>
  state === 'failed' || state === 'removed' || (state === 'unavailable' && word !== 'Unavailable');

/** The value in force of one of the host's settings; undefined when there is no such setting. */
export function settingOf(input: ConsoleInput, key: string): SettingValue | undefined {
  const set = input.facts.settings[input.host]?.[key];
  if (typeof set === 'number' || typeof set === 'string' || typeof set === 'boolean') return set;
  return msdsmSettings.find((spec) => spec.key === key)?.default;
}
export const secondsOf = (input: ConsoleInput, key: string): number =>
  Math.floor(Number(settingOf(input, key) ?? 0) / 1e9);

export const mpioIsThere = (input: ConsoleInput): boolean => {
  const windows = windowsOf(input);
  return windows === null || windows.feature === 'installed' || windows.feature === 'removing';
};
