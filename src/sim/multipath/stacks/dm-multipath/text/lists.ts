/** The lists of multipathd, each with its header: `show maps`, `show maps status`, `show maps stats`, `show paths`. */
import { columns } from './columns';
import type { MapPicture, PathPicture } from './picture';
import { deviceStateWord, hcilWord } from './topology';
import { checkerWord, countEnabled, failbackWord, progressWord, queueingWord } from './words';

const table = (rows: readonly (readonly string[])[]): string => `${columns(rows).join('\n')}\n`;

export const mapsList = (maps: readonly MapPicture[]): string =>
  table([['name', 'sysfs', 'uuid'], ...maps.map(({ alias, minor, wwid }) => [alias, `dm-${minor}`, wwid])]);

export const mapsStatus = (maps: readonly MapPicture[]): string =>
  table([
    ['name', 'failback', 'queueing', 'paths', 'dm-st', 'write_prot'],
    ...maps.map((map) => [
      map.alias,
      failbackWord(map),
      queueingWord(map),
      String(countEnabled(map)),
      map.suspended ? 'suspend' : 'active',
      map.readOnly ? 'ro' : 'rw',
    ]),
  ]);

export const mapsStats = (maps: readonly MapPicture[]): string =>
  table([
    ['name', 'path_faults', 'switch_grp', 'map_loads', 'total_q_time', 'q_timeouts'],
    ...maps.map(({ alias, stats }) => [
      alias,
      ...[stats.pathFaults, stats.groupSwitches, stats.mapLoads, stats.queueingTime, stats.queueingTimeouts].map(
        String,
      ),
    ]),
  ]);

const nextCheckWord = ({ nextCheck, checkInterval }: PathPicture): string =>
  nextCheck === null ? 'orphan' : progressWord(nextCheck, checkInterval);

export const pathsList = (paths: readonly PathPicture[]): string =>
  table([
    ['hcil', 'dev', 'dev_t', 'pri', 'dm_st', 'chk_st', 'dev_st', 'next_check'],
    ...paths.map((path) => [
      hcilWord(path),
      path.name,
      path.device,
      String(path.prio),
      path.dmState,
      checkerWord(path.checkerState),
      deviceStateWord(path),
      nextCheckWord(path),
    ]),
  ]);
