/**
 * Brings a world in line with a drawing: at time 0 for all of it, later for what an edit added or took away. Numbers
 * are never reused; what left the drawing keeps its row without light. A known id that comes back gets its old row.
 */
import type { Discovery } from '../discovery/discovery';
import type { Settings, WorkloadSpec } from '../scenario/scenario';
import type { Topology } from '../topology/topology';
import { driverOf } from './drivers';
import { addWires } from './extend-wires';
import { openHost, addPaths } from './extend-paths';
import { applyLoads } from './extend-loads';
import { addArrays, followOwners } from './extend-arrays';
import { accessSignal } from './control/array-view';
import { arraysKnow, drawingChanged } from './control/array-log';
import { presentationChanged, projectPresentation } from './control/presentation';
import { isSwitched, ownUp, portAlive, refreshLight, remoteUp, showTruth } from './control/light';
import { followReservations } from './control/reservations';
import { lane, schedule } from './control/schedule';
import { showPaths, tellStack } from './control/stack';
import { settingsOfHost, settingsOfSwitch } from './settings';
import type { World } from './world';

export interface Drawn {
  readonly topology: Topology;
  readonly discovery: Discovery;
  readonly settings: Settings;
  readonly workloads: readonly WorkloadSpec[];
}

export function growInto(w: World, drawn: Drawn): void {
  const first = w.hosts.length === 0 && w.arrays.length === 0 && w.nowNs === 0;
  const hostsBefore = w.dir.hosts.length;
  const before = w.topology;
  w.topology = drawn.topology;
  w.discovery = drawn.discovery;
  w.settings = drawn.settings;
  w.workloads = drawn.workloads;
  if (!first) drawingChanged(w, before);
  addArrays(w);
  addWires(w);
  const nexusesBefore = new Set(w.hbaPorts.flatMap((port) => port?.nexuses.map((each) => each.nexus) ?? []));
  const newPaths = addPaths(w);
  followReservations(w, newPaths);
  const presented = projectPresentation(w, newPaths);
  applySettings(w);
  if (first) lightAtStart(w);
  else refreshLight(w);
  openHbaPorts(w, first);
  for (let host = 0; host < w.dir.hosts.length; host++) openHost(w, host, host >= hostsBefore);
  arrive(w, newPaths, nexusesBefore, first);
  arraysKnow(w);
  if (!first) {
    presentationChanged(w, presented, newPaths);
    followOwners(w);
  }
  applyLoads(w);
  showTruth(w);
  for (let host = 0; host < w.hosts.length; host++) showPaths(w, host);
  w.version++;
}

/** Values that live in columns; also after a live change of a setting. */
export function applySettings(w: World): void {
  for (let host = 0; host < w.dir.hosts.length; host++) {
    const id = w.dir.hosts[host]!;
    const { hba, losDetectNs, linkUpNs, diskTimeoutNs, queueDepth, hbaIoNs } = settingsOfHost(w.settings, id);
    const before = w.hosts[host];
    w.hosts[host] = { id, stack: before?.stack ?? null, hba, losDetectNs, linkUpNs, diskTimeoutNs };
    for (let port = 0; port < w.dir.hbaPorts.length; port++) if (w.dir.hbaPorts[port]!.host === host) w.port.costNs[port] = hbaIoNs;
    for (let path = 0; path < w.dir.paths.length; path++) {
      if (w.dir.paths[path]!.host === host) w.path.depthLimit[path] = queueDepth;
    }
  }
  for (let sw = 0; sw < w.dir.switches.length; sw++) {
    const { latencyNs, rscnDelayNs } = settingsOfSwitch(w.settings, w.dir.switches[sw]!, w.topology);
    w.sw.latencyNs[sw] = latencyNs;
    w.rscnDelayNs[sw] = rscnDelayNs;
  }
}

/** At time 0 all links that fit have had light for long; nobody is told anything. */
function lightAtStart(w: World): void {
  for (let cable = 0; cable < w.dir.cables.length; cable++) {
    const { a, b, removed } = w.dir.cables[cable]!;
    w.lit[cable] = !removed && portAlive(w, a) && portAlive(w, b) ? 1 : 0;
  }
}

function openHbaPorts(w: World, first: boolean): void {
  for (let port = 0; port < w.dir.hbaPorts.length; port++) {
    const nexuses: number[] = [];
    for (let nexus = 0; nexus < w.dir.nexuses.length; nexus++) if (w.nexus.initiator[nexus] === port) nexuses.push(nexus);
    const known = w.hbaPorts[port];
    if (known) {
      w.hbaPorts[port] = driverOf(w, port).extend(known, nexuses);
      continue;
    }
    const lit = first && nexuses.some((nexus) => ownUp(w, nexus));
    w.hbaPorts[port] = driverOf(w, port).open(nexuses, lit, w.nowNs);
    if (!lit) w.port.gate[port] = 2;
    lane(w, `hba/${w.dir.hbaPorts[port]!.id}`, w.hbaPorts[port]!.state, 'HBA');
  }
}

/** At the start every path arrives at once; later a path arrives when its port has logged in. */
function arrive(w: World, newPaths: readonly number[], knownNexuses: ReadonlySet<number>, first: boolean): void {
  if (first) {
    for (const path of newPaths) if (ownUp(w, w.path.nexus[path]!)) tellStack(w, w.dir.paths[path]!.host, accessSignal(w, path));
    return;
  }
  for (const path of newPaths) {
    const nexus = w.path.nexus[path]!;
    const port = w.nexus.initiator[nexus]!;
    // A new LUN behind a login that already stands: the host sees it with its next scan, which Windows does by itself.
    if (knownNexuses.has(nexus) && w.nexus.gate[nexus] === 0) {
      tellStack(w, w.dir.paths[path]!.host, accessSignal(w, path));
    } else if (w.hbaPorts[port]?.state === 'loggedIn' && remoteUp(w, nexus) && isSwitched(w, nexus)) {
      schedule(w, w.nowNs + 1_000_000, { do: 'rscn', nexus, up: true });
    }
  }
}
