/** What Windows itself remembers of a host: feature, lists, disks. Plain, replaced and never mutated. */
import type { Nanos } from '../../../kernel';
import type { OpenGroup, OpenHost } from '../../device';
import type { MpioFeature, WindowsView } from '../../windows-view';
import type { MsdsmState } from '../msdsm';

/** One of the disks that a LUN is while nothing has claimed it. */
export interface PlainDisk {
  readonly path: number;
  readonly online: boolean;
  /** Taken offline by hand, not because a twin is online. */
  readonly byHand: boolean;
  readonly sinceNs: Nanos;
}
export interface PlainLun {
  readonly group: number;
  /** Present ones, in the order of their arrival. */
  readonly disks: readonly PlainDisk[];
  /** The disk that the application has open (its path), or -1. */
  readonly carrying: number;
  /** Paths that were there once. */
  readonly seen: readonly number[];
}

export type Work = 'install' | 'remove' | 'claim' | 'unclaim';
export interface Busy {
  readonly what: Work;
  readonly endsNs: Nanos;
  /** The DSM that is installed or removed; '' for the feature and for ids. */
  readonly dsm: string;
  readonly ids: readonly string[];
}

/** What is written down, and read again at the next start. */
export interface Registry {
  readonly feature: boolean;
  /** List of Microsoft's DSM. */
  readonly supported: readonly string[];
  /** DSMs of vendors. */
  readonly dsms: readonly string[];
}

/** What the DSM wrote down of a LUN. */
export type Stored = Pick<OpenGroup, 'wantedPolicy' | 'paths' | 'clearedPolicy'>;

export interface WindowsState {
  /** As last described. */
  readonly host: OpenHost;
  readonly power: 'running' | 'restarting';
  readonly upAtNs: Nanos;
  readonly busy: Busy | null;
  /** As it is written now, and as it was at the last start: what is claimed by that is claimed now. */
  readonly registry: Registry;
  readonly booted: Registry;
  /** What the administrator took off the list: it stays off, whatever is drawn. */
  readonly refusedIds: readonly string[];
  /** Drawn devices are on the list by themselves (setting `mpioAtStart`). */
  readonly drawnIsClaimed: boolean;
  /** Path → LUN, of every path that was ever known: PnP removes some that have left the drawing. */
  readonly lunOf: Readonly<Record<number, number>>;
  /** LUN → DSM, '' where each path is a disk. */
  readonly ownerOf: Readonly<Record<number, string>>;
  /** The state of each DSM that has LUNs. */
  readonly dsm: Readonly<Record<string, MsdsmState>>;
  readonly plain: Readonly<Record<number, PlainLun>>;
  /** LUN → what was lost by writing through two disks that are one, in words. It stands on the LUN, and no restart heals it. */
  readonly damage: Readonly<Record<number, string>>;
  /** Policies and path states as the DSM wrote them down, kept over a restart. */
  readonly stored: Readonly<Record<number, Stored>>;
  /** Paths that PnP has found, in the order of arrival. */
  readonly present: readonly number[];
  /** Paths that event 2 (or 1) has told of since the last start. */
  readonly pathsTold: readonly number[];
  /** `g3` (a disk of MPIO) or `p7` (a path) → n of `Disk n`. */
  readonly numbers: Readonly<Record<string, number>>;
}

export type { MpioFeature, WindowsView };

export const groupOf = (state: WindowsState, group: number): OpenGroup | undefined =>
  state.host.groups.find((row) => row.group === group);

export const diskKey = (group: number): string => `g${group}`;
export const pathKey = (path: number): string => `p${path}`;

/** The lowest number that is free; Disk 0 is the local one. */
export function numbered(numbers: WindowsState['numbers'], key: string): WindowsState['numbers'] {
  if (numbers[key] !== undefined) return numbers;
  const taken = new Set(Object.values(numbers));
  let n = 1;
  while (taken.has(n)) n += 1;
  return { ...numbers, [key]: n };
}
export function unnumbered(numbers: WindowsState['numbers'], key: string): WindowsState['numbers'] {
  if (numbers[key] === undefined) return numbers;
  const rest = { ...numbers };
  delete rest[key];
  return rest;
}
