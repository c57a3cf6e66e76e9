/**
 * What arrays notice of the world around them and write into their event log: light at their ports, hosts that log in
 * and out, LUNs attached and detached. Rows only; nothing is decided here.
 */
import { deviceOf, type Topology } from '../../topology';
import type { Control, World } from '../world';
import { ownUp, remoteUp } from './light';
import { log } from './schedule';

/** A row of the array's log beside what happens: the cause of what follows stays what it was. */
export function arrayLog(w: World, code: string, aim: string, params: Readonly<Record<string, number | string>>): void {
  const cause = w.causeSeq;
  log(w, 'array', code, aim, params);
  w.causeSeq = cause;
}

/** At time 0 everything has been as it is for long: nothing is written. Also for parts that are new in the drawing. */
export function arraysKnow(w: World): void {
  const lit = litPorts(w);
  for (let port = w.shownTargetLight.length; port < w.dir.targetPorts.length; port++) w.shownTargetLight[port] = w.nowNs === 0 && lit.has(w.dir.targetPorts[port]!.id);
  for (let nexus = w.shownLogins.length; nexus < w.dir.nexuses.length; nexus++) w.shownLogins[nexus] = w.nowNs === 0 && isLoggedIn(w, nexus);
}

type Look = Extract<Control, { do: 'arrays-look' }>['at'];

/** Looks at every array port and login again and writes what came, or what went. */
export function arraysLook(w: World, at: Look): void {
  arraysKnow(w);
  const lit = litPorts(w);
  w.dir.targetPorts.forEach(({ id, controller }, port) => {
    const now = lit.has(id);
    if (now !== (at === 'light') || now === w.shownTargetLight[port]) return;
    w.shownTargetLight[port] = now;
    // A dead controller writes nothing.
    if (w.ctl.up[controller] === 1) arrayLog(w, now ? 'fc-port-linkup' : 'fc-port-linkdown', id, { array: deviceOf(id) });
  });
  // A login over light that is back comes when the host has made it.
  if (at !== 'light') loginsChanged(w, w.dir.nexuses.keys(), at);
}

/** One row for an array port and a direction, however many hosts: a switch that fails takes many at once. */
export function loginsChanged(w: World, nexuses: Iterable<number>, at: Look): void {
  const rows = new Map<string, { code: string; target: number; hosts: string[] }>();
  for (const nexus of nexuses) {
    const now = isLoggedIn(w, nexus);
    if (w.shownLogins[nexus] === undefined || now === w.shownLogins[nexus] || now !== (at === 'light')) continue;
    const target = w.nexus.target[nexus]!;
    // Of a host behind a switch the array hears later than of its own light.
    if (at === 'dark' && w.shownTargetLight[target]) continue;
    w.shownLogins[nexus] = now;
    if (w.ctl.up[w.nexus.controller[nexus]!] === 0) continue;
    const code = now ? 'fc-host-login' : 'fc-host-logout';
    const row = rows.get(`${code} ${target}`) ?? { code, target, hosts: [] };
    row.hosts.push(w.dir.hbaPorts[w.nexus.initiator[nexus]!]!.id);
    rows.set(`${code} ${target}`, row);
  }
  for (const { code, target, hosts } of rows.values()) {
    const { id } = w.dir.targetPorts[target]!;
    arrayLog(w, code, id, { array: deviceOf(id), ...(hosts.length === 1 ? { host: deviceOf(hosts[0]!), initiator: hosts[0]! } : { count: hosts.length }) });
  }
}

function litPorts(w: World): ReadonlySet<string> {
  const lit = new Set<string>();
  w.dir.cables.forEach(({ a, b, removed }, cable) => {
    if (!removed && w.lit[cable] === 1) lit.add(a).add(b);
  });
  return lit;
}

/** The login stands at both ends: the route has light, and the host has logged in over it. */
function isLoggedIn(w: World, nexus: number): boolean {
  return ownUp(w, nexus) && remoteUp(w, nexus) && w.nexus.gate[nexus] === 0;
}

/** RAID groups and virtual disks that were made, resized or deleted in the drawing. */
export function drawingChanged(w: World, before: Topology): void {
  const after = w.topology;
  if (after === before) return;
  for (const [id, device] of Object.entries(after.devices)) {
    const old = before.devices[id];
    if (device.kind !== 'array' || old?.kind !== 'array' || device === old) continue;
    const [had, has] = [old.groups ?? {}, device.groups ?? {}];
    for (const group of Object.keys(has)) {
      const { level, disks } = has[group]!;
      if (!had[group]) arrayLog(w, 'vg-created', id, { array: id, group, level, disks });
    }
    for (const group of Object.keys(had)) if (!has[group]) arrayLog(w, 'vg-removed', id, { array: id, group });
  }
  const old = new Map(before.luns.map((lun) => [lun.id, lun]));
  for (const lun of after.luns) {
    const was = old.get(lun.id);
    const what = { array: lun.array, group: lun.group, size: `${lun.sizeGiB} GiB` };
    if (!was) arrayLog(w, 'vd-created', lun.id, what);
    else if (was.sizeGiB !== lun.sizeGiB) arrayLog(w, 'vd-resized', lun.id, what);
    old.delete(lun.id);
  }
  for (const lun of old.values()) arrayLog(w, 'vd-removed', lun.id, { array: lun.array });
}
