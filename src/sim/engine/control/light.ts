/** Which cables have light, who is told when that changes, and what is true of a route. A cut never sets a path state. */
import type { World } from '../world';
import { lane, schedule } from './schedule';

/** Speed negotiation and synchronisation after light is back (placeholder, 0.5 to 3 s; hardware.md 3.3). */
export const linkUpNs = 500_000_000;
/** A port calls the light gone after R_T_TOV. */
const losDetectNs = 100_000_000;

const deviceOf = (port: string): string => port.slice(0, port.indexOf('.'));
const unitOf = (port: string): string => port.slice(0, port.lastIndexOf('.'));

/** Can this end of a cable shine? */
export function portAlive(w: World, port: string): boolean {
  const state = w.physical;
  const device = deviceOf(port);
  if (state.pulled[port] || state.off[device] || state.restarting[device] || !w.topology.devices[device]) return false;
  const unit = unitOf(port);
  return !state.adaptersOff[unit] && !state.dark[unit];
}

/** Looks at every cable again; starts the clocks of all who will notice. */
export function refreshLight(w: World): void {
  const cables = w.dir.cables;
  const changed: number[] = [];
  for (let cable = 0; cable < cables.length; cable++) {
    const { id, a, b, removed } = cables[cable]!;
    const lit = !removed && w.physical.cut[id] === undefined && portAlive(w, a) && portAlive(w, b);
    if (lit === (w.lit[cable] === 1)) continue;
    w.lit[cable] = lit ? 1 : 0;
    changed.push(cable);
    if (!lit) goDark(w, cable);
    tellHba(w, a, lit);
    tellHba(w, b, lit);
  }
  if (changed.length > 0) {
    tellFabric(w, changed);
    tellArrays(w, changed);
  }
  w.version++;
}

function goDark(w: World, cable: number): void {
  for (const direction of [cable * 2, cable * 2 + 1]) {
    w.link.epoch[direction]!++;
    w.link.darkNs[direction] = w.nowNs;
    w.link.busyNs[direction] = w.nowNs;
  }
}

function tellHba(w: World, portId: string, lit: boolean): void {
  const port = w.dir.hbaPortOf.get(portId);
  if (port === undefined || w.physical.adaptersOff[unitOf(portId)]) return;
  const host = w.hosts[w.dir.hbaPorts[port]!.host];
  const delayNs = lit ? (host?.linkUpNs ?? linkUpNs) : (host?.losDetectNs ?? losDetectNs);
  schedule(w, w.nowNs + delayNs, { do: 'hba-light', port, lit });
}

/** Switches tell the initiators of the fabric when a target port beyond their own link left or came back. */
function tellFabric(w: World, cables: readonly number[]): void {
  for (let nexus = 0; nexus < w.dir.nexuses.length; nexus++) {
    const hops = w.nexus.hopCount[nexus]!;
    if (hops < 2) continue;
    let touched = false;
    for (let i = 1; i < hops && !touched; i++) touched = cables.includes(w.nexus.hops[nexus * 8 + i]! >> 1);
    if (!touched) continue;
    const up = remoteUp(w, nexus);
    const sw = w.nexus.switches[nexus * 8]!;
    const delayNs = (up ? linkUpNs : losDetectNs) + w.rscnDelayNs[sw]!;
    schedule(w, w.nowNs + delayNs, { do: 'rscn', nexus, up });
  }
}

/** Array ports notice light as any port does; of hosts behind a switch an array hears by the fabric's news. */
function tellArrays(w: World, cables: readonly number[]): void {
  if (cables.some((cable) => w.lit[cable] === 1)) schedule(w, w.nowNs + linkUpNs, { do: 'arrays-look', at: 'light' });
  if (cables.every((cable) => w.lit[cable] === 1)) return;
  let newsNs = 0;
  for (let sw = 0; sw < w.dir.switches.length; sw++) newsNs = Math.max(newsNs, w.rscnDelayNs[sw]!);
  schedule(w, w.nowNs + losDetectNs, { do: 'arrays-look', at: 'dark' });
  schedule(w, w.nowNs + losDetectNs + newsNs, { do: 'arrays-look', at: 'news' });
}

/** Light on all links beyond the host's own. */
export function remoteUp(w: World, nexus: number): boolean {
  for (let i = 1; i < w.nexus.hopCount[nexus]!; i++) if (w.lit[w.nexus.hops[nexus * 8 + i]! >> 1] === 0) return false;
  return true;
}

export function ownUp(w: World, nexus: number): boolean {
  return w.nexus.hopCount[nexus]! > 0 && w.lit[w.nexus.hops[nexus * 8]! >> 1] === 1;
}

export function truthOf(w: World, nexus: number): 'up' | 'down' | 'silent' {
  if (!ownUp(w, nexus) || !remoteUp(w, nexus)) return 'down';
  for (let i = 0; i < w.nexus.hopCount[nexus]!; i++) if (w.link.silent[w.nexus.hops[nexus * 8 + i]!] === 1) return 'silent';
  return 'up';
}

/** Rows of the lanes under the hosts' beliefs. */
export function showTruth(w: World): void {
  for (let path = 0; path < w.dir.paths.length; path++) {
    const truth = truthOf(w, w.path.nexus[path]!);
    if (w.shownTruth[path] === truth) continue;
    w.shownTruth[path] = truth;
    lane(w, `truth/${w.dir.paths[path]!.id}`, truth, 'truth');
  }
}

