/** Which cables have light, who is told when that changes, and what is true of a route. A cut never sets a path state. */
import { Wire } from '../../fabric';
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
    if (w.nexus.wire[nexus] !== Wire.fc || !legsOf(w, nexus).some((leg) => isRemote(w, leg, cables))) continue;
    const up = remoteUp(w, nexus);
    const sw = w.leg.switches[w.nexus.leg[nexus]! * 8]!;
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

export function legsOf(w: World, nexus: number): number[] {
  const legs: number[] = [];
  for (let leg = w.nexus.leg[nexus]!; leg >= 0; leg = w.leg.next[leg]!) legs.push(leg);
  return legs;
}

/** One of these cables is a link of this leg beyond the host's own. */
function isRemote(w: World, leg: number, cables: readonly number[]): boolean {
  for (let i = 1; i < w.leg.hopCount[leg]!; i++) if (cables.includes(w.leg.hops[leg * 8 + i]! >> 1)) return true;
  return false;
}

/** The nexus goes beyond the host's own link: through switches. */
export const isSwitched = (w: World, nexus: number): boolean => w.leg.hopCount[w.nexus.leg[nexus]!]! > 1;

/** Light on all links beyond the host's own, on one leg at least. */
export const remoteUp = (w: World, nexus: number): boolean => legsOf(w, nexus).some((leg) => legRemoteUp(w, leg));
export const ownUp = (w: World, nexus: number): boolean => legsOf(w, nexus).some((leg) => legOwnUp(w, leg));

function legRemoteUp(w: World, leg: number): boolean {
  for (let i = 1; i < w.leg.hopCount[leg]!; i++) if (w.lit[w.leg.hops[leg * 8 + i]! >> 1] === 0) return false;
  return true;
}

const legOwnUp = (w: World, leg: number): boolean => w.leg.hopCount[leg]! > 0 && w.lit[w.leg.hops[leg * 8]! >> 1] === 1;

export function legTruth(w: World, leg: number): 'up' | 'down' | 'silent' {
  if (!legOwnUp(w, leg) || !legRemoteUp(w, leg)) return 'down';
  for (let i = 0; i < w.leg.hopCount[leg]!; i++) if (w.link.silent[w.leg.hops[leg * 8 + i]!] === 1) return 'silent';
  return 'up';
}

/** The best of its legs. */
export function truthOf(w: World, nexus: number): 'up' | 'down' | 'silent' {
  const truths = legsOf(w, nexus).map((leg) => legTruth(w, leg));
  return truths.includes('up') ? 'up' : truths.includes('silent') ? 'silent' : 'down';
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

