/** What multipath-tools printed (trace format mpath-print-1): five texts of a map, to the byte. */
import type { OracleResult } from '../../../oracle';
import type { CheckerState, NoPathRetry } from '../grouping';
import { mapsList, mapsStats, mapsStatus, pathsList, topology, type GroupPicture, type MapPicture } from '../text';
import { differs, isListOf, isRecord, isText, type LinuxTrace } from './trace';

export interface PrintCase {
  readonly format: string;
  readonly case: string;
  readonly alias: string;
  readonly wwid: string;
  readonly dm_minor: number;
  readonly read_only: boolean;
  readonly suspended: boolean;
  readonly size_sectors: number;
  readonly features: string;
  readonly hwhandler: string;
  readonly selector: string;
  readonly failback: string | number;
  readonly failback_tick: number;
  readonly no_path_retry: NoPathRetry;
  readonly retry_tick: number;
  readonly action: string;
  readonly stats: readonly number[];
  readonly vendor: string;
  readonly product: string;
  readonly groups: readonly {
    readonly status: GroupPicture['status'];
    readonly prio: number;
    readonly paths: readonly {
      readonly hcil: readonly [number, number, number, number];
      readonly dev: string;
      readonly dev_t: string;
      readonly dm_state: 'active' | 'failed' | 'undef';
      readonly checker_state: CheckerState;
      readonly offline: boolean;
      readonly prio: number;
      readonly checkint: number;
      readonly next_check_tick: number;
    }[];
  }[];
  readonly expected: Readonly<Record<'topology' | 'maps_status' | 'maps_stats' | 'maps' | 'paths', string>>;
}

function pictureOf(given: PrintCase): MapPicture {
  const [pathFaults = 0, groupSwitches = 0, mapLoads = 0, queueingTime = 0, queueingTimeouts = 0] = given.stats;
  return {
    ...given,
    minor: given.dm_minor,
    readOnly: given.read_only,
    sizeSectors: given.size_sectors,
    handler: given.hwhandler,
    failbackTick: given.failback_tick,
    noPathRetry: given.no_path_retry,
    retryTick: given.retry_tick,
    stats: { pathFaults, groupSwitches, mapLoads, queueingTime, queueingTimeouts },
    groups: given.groups.map(({ paths, ...group }) => ({
      ...group,
      paths: paths.map((path) => ({
        hcil: path.hcil,
        name: path.dev,
        device: path.dev_t,
        dmState: path.dm_state,
        checkerState: path.checker_state,
        offline: path.offline,
        prio: path.prio,
        checkInterval: path.checkint,
        nextCheck: path.next_check_tick,
      })),
    })),
  };
}

export function replayPrint(given: PrintCase): OracleResult {
  const map = pictureOf(given);
  const { expected } = given;
  const answers: readonly (readonly [string, string, string])[] = [
    ['topology', expected.topology, topology(map)],
    ['maps_status', expected.maps_status, mapsStatus([map])],
    ['maps_stats', expected.maps_stats, mapsStats([map])],
    ['maps', expected.maps, mapsList([map])],
    ['paths', expected.paths, pathsList(map.groups.flatMap((group) => group.paths))],
  ];
  const row = answers.findIndex(([, wanted, got]) => wanted !== got);
  if (row < 0) return { events: answers.length, mismatch: null };
  const { expected: _, ...inputs } = given;
  return differs(given.case, [inputs], 0, ...answers[row]);
}

function whyNot(line: Readonly<Record<string, unknown>>): string | null {
  const { groups, expected, stats, alias, wwid, features, hwhandler, selector } = line;
  const isPath = (path: unknown): boolean => isRecord(path) && Array.isArray(path.hcil) && isText(path.dev);
  if (!isListOf(groups, (group) => isRecord(group) && isListOf(group.paths, isPath)))
    return 'groups is not a list of groups with their paths';
  if (!isRecord(expected) || !Object.values(expected).every(isText)) return 'expected is not a map of texts';
  if (!Array.isArray(stats)) return 'stats is not a list of numbers';
  if (![alias, wwid, features, hwhandler, selector].every(isText))
    return 'alias, wwid, features, hwhandler or selector is missing';
  return null;
}

export const printTrace: LinuxTrace = {
  format: 'mpath-print-1',
  nameOf: () => 'multipath text',
  whyNot,
  replay: (line) => replayPrint(line as unknown as PrintCase),
};
