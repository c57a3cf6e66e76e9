/**
 * A host that restarts: its applications and their I/O are gone at once, its ports are dark, and nothing is remembered but
 * what is written down. Afterwards its ports log in, its disks appear, and the applications open them.
 */
import { driverOf } from '../drivers';
import { openHost } from '../extend-paths';
import { freeRow } from '../rows';
import { readWindowsSettings } from '../../multipath';
import { ticketMask } from '../events';
import { stated } from '../settings';
import { stackOf } from '../stacks';
import { LoadState } from '../stages/finish';
import { leavePort } from '../stages/serve';
import { IoState, type World } from '../world';
import { tellHbaPort } from './hba';
import { refreshLight, showTruth } from './light';
import { cancelTimer, lane, log, schedule, startTimer } from './schedule';
import { tellStack } from './stack';

/** Services that have not found their disk this long after the start have lost it (assumption). */
const findDiskNs = 15_000_000_000;

export const restarting = (w: World, host: number): boolean => w.physical.restarting[w.dir.hosts[host]!] === true;

/** Windows ends what it works on first: setup that is broken off would have to be begun again. */
export function restartHost(w: World, host: number, ordered: boolean): void {
  const id = w.dir.hosts[host]!;
  const view = stackOf(w, host).desktop(w.hosts[host]!.stack, w.mp);
  if (!view || !w.topology.devices[id]) return;
  if (view.power === 'restarting') {
    if (ordered) log(w, 'windows', 'refused', id, { reason: 'The host restarts.' });
    return;
  }
  if (view.busy) {
    log(w, 'windows', 'host-restart-waits', id, { waitNs: view.busy.endsNs - w.nowNs });
    schedule(w, view.busy.endsNs + 1, { do: 'restart', host });
    return;
  }
  goDown(w, host);
}

function goDown(w: World, host: number): void {
  const id = w.dir.hosts[host]!;
  const { restartNs } = readWindowsSettings(stated(w.settings, id));
  log(w, 'windows', 'host-restarting', id, { restartNs });
  w.faultSeq = w.causeSeq;
  dropIo(w, host);
  for (const key of [...w.timers.keys()]) if (key.startsWith(`host/${host}/`)) cancelTimer(w, key);
  for (const [number, probe] of w.probes) if (probe.host === host) w.probes.delete(number);
  stopApplications(w, host);
  for (let port = 0; port < w.dir.hbaPorts.length; port++) if (w.dir.hbaPorts[port]!.host === host) stopPort(w, port);
  w.physical = { ...w.physical, restarting: { ...w.physical.restarting, [id]: true } };
  const upAtNs = w.nowNs + restartNs;
  // As it is drawn and set now: the stack writes down what counts.
  openHost(w, host, false);
  tellStack(w, host, { kind: 'power', on: false, upAtNs });
  refreshLight(w);
  showTruth(w);
  startTimer(
    w,
    { key: `host/${host}/restart`, aim: id, atNs: upAtNs, oneShot: true, label: 'restart', setting: 'restartNs' },
    { do: 'host-up', host },
  );
}

function stopApplications(w: World, host: number): void {
  for (let load = 0; load < w.dir.workloads.length; load++) {
    if (w.group.host[w.load.group[load]!] !== host || w.load.state[load] === LoadState.removed) continue;
    w.load.state[load] = LoadState.hostDown;
    w.load.shown[load] = LoadState.hostDown;
    w.load.outstanding[load] = 0;
    lane(w, `app/${w.dir.workloads[load]!}`, 'hostDown', 'app');
  }
}

/** Nobody gets an answer any more: every command of this host leaves host, wires and arrays. */
function dropIo(w: World, host: number): void {
  const io = w.io;
  for (let row = 0; row < io.state.length; row++) {
    if (io.state[row] === IoState.free || w.group.host[w.load.group[io.workload[row]!]!] !== host) continue;
    if (io.path[row]! >= 0) leavePort(w, row);
    w.load.abandoned[io.workload[row]!]!++;
    freeRow(w, row);
    w.failedIo++;
  }
  for (let group = 0; group < w.dir.groups.length; group++) {
    if (w.group.host[group] !== host) continue;
    w.group.lineHead[group] = -1;
    w.group.lineTail[group] = -1;
  }
  for (let path = 0; path < w.dir.paths.length; path++) {
    if (w.dir.paths[path]!.host !== host) continue;
    const nexus = w.path.nexus[path]!;
    w.path.depth[path] = 0;
    w.path.lineHead[path] = -1;
    w.path.lineTail[path] = -1;
    w.mp.nexusInFlight[nexus] = 0;
    w.mp.nexusBytes[nexus] = 0;
    w.mp.nexusLastLba[nexus] = 0;
  }
}

/** The driver is gone: no clock of it runs, and it knows nobody. What was disabled in Device Manager stays so. */
function stopPort(w: World, port: number): void {
  const { id } = w.dir.hbaPorts[port]!;
  for (const key of [...w.timers.keys()]) if (key.startsWith(`hba/${port}/`)) cancelTimer(w, key);
  w.port.listHead[port] = -1;
  w.port.listTail[port] = -1;
  w.port.armedNs[port] = 0;
  w.port.armedTicket[port] = (w.port.armedTicket[port]! + 1) & ticketMask;
  w.port.held[port] = 0;
  w.port.inFlight[port] = 0;
  w.port.gate[port] = 2;
  const before = w.hbaPorts[port];
  if (!before) return;
  const nexuses = before.nexuses.map((each) => each.nexus);
  for (const nexus of nexuses) {
    w.nexus.ownGate[nexus] = 2;
    w.nexus.gate[nexus] = 2;
  }
  w.hbaPorts[port] = driverOf(w, port).open(nexuses, false, w.nowNs);
  lane(w, `hba/${id}`, 'lost', 'HBA');
  if (w.physical.adaptersOff[w.dir.hbaPorts[port]!.adapter]) tellHbaPort(w, port, { kind: 'disabled' });
}

/** Windows runs: what is written down is read, and the ports look for light. */
export function hostUp(w: World, host: number): void {
  const id = w.dir.hosts[host]!;
  const rest = { ...w.physical.restarting };
  delete rest[id];
  w.physical = { ...w.physical, restarting: rest };
  log(w, 'windows', 'host-up', id);
  openHost(w, host, false);
  tellStack(w, host, { kind: 'power', on: true, upAtNs: -1 });
  refreshLight(w);
  showTruth(w);
  schedule(w, w.nowNs + findDiskNs, { do: 'find-disks', host });
}

/** An application that was started with the host and has no disk yet has lost it. */
export function findDisks(w: World, host: number): void {
  if (restarting(w, host)) return;
  for (let load = 0; load < w.dir.workloads.length; load++) {
    if (w.group.host[w.load.group[load]!] === host && w.load.state[load] === LoadState.hostDown) w.load.state[load] = LoadState.lostDisk;
  }
}
