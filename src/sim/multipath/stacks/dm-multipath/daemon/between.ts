/** What reaches multipathd between two passes: events of the target, devices that come and go, an administrator's wish. */
import type { Outside } from './kernel';
import { leave } from './leave';
import { countFailure, takeSample } from './marginal-path';
import { openPass, type Pass } from './pass';
import type { Grouping } from './regroup';
import { newPath, type PathStart } from './start';
import type { Daemon, MapRecord } from './state';
import { reload, takeEvent } from './sync';

/** Where and when it happens: the map's row, whole seconds of the monotonic clock. */
export interface Moment {
  readonly row: number;
  readonly nowS: number;
  readonly outside: Outside;
  readonly grouping?: Grouping;
}

/** Does something to one map, and puts the result back. */
function within(daemon: Daemon, { row, nowS, outside, grouping }: Moment, act: (pass: Pass) => void): Daemon {
  if (!daemon.maps[row]) return daemon;
  const pass = openPass(daemon, row, nowS, outside, grouping);
  act(pass);
  return { ...daemon, maps: daemon.maps.map((map, at) => (at === row ? pass.map : map)) };
}

/** The target raised an event: a path failed or was reinstated, the table changed. */
export const dmEvent = (daemon: Daemon, at: Moment): Daemon => within(daemon, at, takeEvent);

/** The target's uevent PATH_FAILED: an I/O error failed this path. Only marginal_path_* counts them. */
export const pathFailed = (daemon: Daemon, at: Moment, number: number): Daemon =>
  within(daemon, at, (pass) => {
    const path = pass.find(number);
    const { marginalPath } = pass.map.settings;
    if (path && marginalPath) countFailure(pass, path, marginalPath);
  });

/** A path's sampling is over. */
export const sampled = (daemon: Daemon, at: Moment, number: number, reads: number, errors: number): Daemon =>
  within(daemon, at, (pass) => {
    const path = pass.find(number);
    const { marginalPath } = pass.map.settings;
    if (path && marginalPath) takeSample(pass, path, marginalPath, reads, errors);
  });

/** The fabric reported that a path is impaired, or no longer (marginal_pathgroups fpin): it gets a group of its own kind. */
export const setMarginal = (daemon: Daemon, at: Moment, number: number, marginal: boolean): Daemon =>
  within(daemon, at, (pass) => {
    const path = pass.find(number);
    if (!path || path.marginal === marginal || pass.settings.marginalPathgroups !== 'fpin') return;
    path.marginal = marginal;
    reload(pass);
  });

/** A LUN gets a map: its table is loaded, and what is known to be down is failed in it. It is the daemon's last one. */
export function addMap(daemon: Daemon, map: MapRecord, at: Omit<Moment, 'row'>): Daemon {
  return reloadMap({ ...daemon, maps: [...daemon.maps, map] }, { ...at, row: daemon.maps.length });
}

/** A new device of a LUN that has a map: it joins, last of all, by a new table. */
export const addPath = (daemon: Daemon, at: Moment, number: number, start: PathStart): Daemon =>
  within(daemon, at, (pass) => {
    if (pass.find(number)) return;
    pass.map.paths.push({ ...newPath(number, daemon.settings.intervals, start) });
    reload(pass);
  });

/** Somebody asks for a new table (`multipath -r`, `multipathd reconfigure`): it starts in the best group. */
export const reloadMap = (daemon: Daemon, at: Moment): Daemon => within(daemon, at, reload);

/** A device is gone (dev_loss_tmo, or taken away): its path leaves by a new table, and with the last one perhaps the map. */
export function removePath(daemon: Daemon, at: Moment, number: number): Daemon {
  let gone = false;
  const after = within(daemon, at, (pass) => {
    if (pass.find(number)) gone = leave(pass, number);
  });
  return gone ? { ...after, maps: after.maps.filter((_, row) => row !== at.row) } : after;
}

/** multipathd ends. Unless queue_without_daemon says otherwise, no map queues any longer: nobody would end the wait. */
export function stop(daemon: Daemon, outside: Outside, queueWithoutDaemon: boolean): Daemon {
  if (queueWithoutDaemon) return daemon;
  for (const row of daemon.maps.keys()) outside.kernel(row).send({ kind: 'fail_if_no_path' });
  return { ...daemon, maps: daemon.maps.map((map) => ({ ...map, queueing: false })) };
}
