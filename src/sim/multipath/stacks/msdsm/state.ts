/**
 * What a host's MSDSM and mpio remember besides the columns. Plain, replaced and never mutated.
 * Path states, eligibility, lists, pointers and gates live in the columns alone.
 */
import type { Nanos } from '../../../kernel';
import type { OpenGroup, OpenHost, OpenPath } from '../../device';
import { DeviceState } from './device-state';
import { initialPath, showWish, type PathSnapshot } from './path.machine';
import type { MsdsmSettings } from './settings';

/** A LUN on a path (DSM_DEVICE_INFO). */
export interface PathRecord extends OpenPath {
  readonly present: boolean;
  /** Was present once: its absence is a loss. */
  readonly seen: boolean;
  /** DesiredState; `undetermined`: no wish. */
  readonly wish: number;
  readonly lastKnownGood: number;
  /** Access state last heard from the array; `notUsed`: never heard. */
  readonly reported: number;
  readonly prefBit: boolean;
  readonly machine: PathSnapshot;
  readonly sinceNs: Nanos;
  readonly how: string;
}

export type Alua = 'none' | 'implicit' | 'explicit' | 'both';

/** A pseudo-LUN (DSM_GROUP_ENTRY and mpio's disk). */
export interface GroupRecord {
  readonly group: number;
  readonly lun: string;
  /** n of `MPIO Disk n`. */
  readonly disk: number;
  readonly alua: Alua;
  /** LUN-explicit policy, or null. */
  readonly explicitPolicy: string | null;
  readonly preferred: number;
  /** Every known path, in the order of the drawing. */
  readonly paths: readonly number[];
  /** `never`: no path yet · `present` · `waiting`: no path left, PDORemovePeriod runs · `gone` */
  readonly presence: 'never' | 'present' | 'waiting' | 'gone';
  /** New I/O waits while the port groups are read after a retryable ALUA sense. */
  readonly throttled: boolean;
}

/** I_T nexus: what fails together (DSM_FAILOVER_GROUP). */
export interface NexusRecord {
  readonly nexus: number;
  readonly failed: boolean;
  readonly paths: readonly number[];
}

/** Why a command is under way, so that its answer is understood. */
export interface Pending {
  readonly tag: string;
  readonly purpose: 'arrival' | 'fail-over' | 'io-retry' | 'admin' | 'recovery' | 'verify';
  readonly command: 'tur' | 'rtpg' | 'stpg';
  readonly path: number;
  readonly group: number;
  readonly tries: number;
}

export interface MsdsmState {
  readonly host: string;
  readonly release: string;
  readonly dsmPolicy: string | null;
  readonly settings: MsdsmSettings;
  readonly groups: readonly GroupRecord[];
  readonly paths: readonly PathRecord[];
  readonly nexuses: readonly NexusRecord[];
  /** World index -> row of the lists above; shared by all states of a host, never written to after it is made. */
  readonly rowOfGroup: Readonly<Record<number, number>>;
  readonly rowOfPath: Readonly<Record<number, number>>;
  readonly rowOfNexus: Readonly<Record<number, number>>;
  readonly pending: readonly Pending[];
  readonly nextTag: number;
  /** The periodic timers run. */
  readonly recovering: boolean;
  readonly verifying: boolean;
}

const rowsBy = <T>(rows: readonly T[], key: (row: T) => number): Record<number, number> => {
  const index: Record<number, number> = {};
  rows.forEach((row, at) => {
    index[key(row)] = at;
  });
  return index;
};

export const indexesOf = (
  paths: readonly PathRecord[],
  groups: readonly GroupRecord[],
  nexuses: readonly NexusRecord[],
) => ({
  rowOfGroup: rowsBy(groups, (row) => row.group),
  rowOfPath: rowsBy(paths, (row) => row.path),
  rowOfNexus: rowsBy(nexuses, (row) => row.nexus),
});

/** A wish as stored in the registry: explicit Round Robin with Subset without path states means "all active" (4.5). */
function openWish(group: OpenGroup | undefined, path: number, alua: Alua): number {
  const intent = group?.paths.find((row) => row.path === path);
  if (intent?.state === 'active') return DeviceState.activeOptimized;
  if (intent?.state === 'standby') return DeviceState.standby;
  const stated = group?.paths.some((row) => row.state !== undefined) ?? false;
  const wantsAll = group?.wantedPolicy === 'round-robin-subset' && !stated && alua !== 'explicit';
  return wantsAll ? DeviceState.activeOptimized : DeviceState.undetermined;
}

export function openPath(open: OpenPath, group: OpenGroup | undefined, alua: Alua): PathRecord {
  const wish = openWish(group, open.path, alua);
  return {
    ...open,
    present: false,
    seen: false,
    wish,
    lastKnownGood: DeviceState.notUsed,
    reported: DeviceState.notUsed,
    prefBit: false,
    machine: showWish(initialPath, wish),
    sinceNs: 0,
    how: 'arrival',
  };
}

export const aluaOf = (host: OpenHost, group: number): Alua =>
  host.aluaOf.find((row) => row.group === group)?.alua ?? 'none';

export const openGroup = (open: OpenGroup, disk: number, host: OpenHost): GroupRecord => ({
  group: open.group,
  lun: open.lun,
  disk,
  alua: aluaOf(host, open.group),
  explicitPolicy: open.wantedPolicy,
  preferred: open.paths.find((row) => row.preferred === true)?.path ?? -1,
  paths: host.paths.filter((path) => path.group === open.group).map((path) => path.path),
  presence: 'never',
  throttled: false,
});

export function nexusesOf(paths: readonly OpenPath[], before: readonly NexusRecord[]): readonly NexusRecord[] {
  const members = new Map<number, number[]>();
  for (const path of paths) {
    const list = members.get(path.nexus);
    if (list) list.push(path.path);
    else members.set(path.nexus, [path.path]);
  }
  const failed = new Set(before.filter((row) => row.failed).map((row) => row.nexus));
  return [...members].map(([nexus, list]) => ({ nexus, failed: failed.has(nexus), paths: list }));
}
