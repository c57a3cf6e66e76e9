/**
 * On which ports the array presents a LUN to a host. Hosts are not told of a change: a path whose LUN is gone stays in
 * the host's list and answers "logical unit not supported" until an I/O, a test or the next scan of the bus finds it so.
 */
import { isPresentedOn, mapOf } from '../../topology';
import { OutcomeKind, Sense, type Outcome } from '../../scsi';
import { stackOf } from '../stacks';
import type { World } from '../world';
import { accessSignal } from './array-view';
import { arrayLog } from './array-log';
import { tellStack } from './stack';

/** What TEST UNIT READY and its like meet on such a path: 05/25/00. */
export const notPresented: Outcome = { kind: OutcomeKind.checkCondition, sense: Sense.lunNotSupported };

/** Brings the column in line with the drawing; returns the paths that changed, those that are new to the world too. */
export function projectPresentation(w: World, added: readonly number[]): readonly number[] {
  const luns = new Map(w.topology.luns.map((lun) => [lun.id, lun]));
  const isNew = new Set(added);
  const changed: number[] = [];
  for (let path = 0; path < w.dir.paths.length; path++) {
    const { host, lun, nexus } = w.dir.paths[path]!;
    const drawn = luns.get(w.dir.luns[lun]!);
    const map = drawn && mapOf(drawn, w.dir.hosts[host]!);
    const port = w.dir.targetPorts[w.nexus.target[nexus]!]!.id;
    const hidden = map && isPresentedOn(map, port) ? 0 : 1;
    if (hidden === w.path.hidden[path] && !isNew.has(path)) continue;
    w.path.hidden[path] = hidden;
    w.path.attention[path] = 0;
    changed.push(path);
  }
  return changed;
}

/** While time runs: the array's log, unit attentions if it sends them, and what the host finds by its next scan. */
export function presentationChanged(w: World, changed: readonly number[], added: readonly number[]): void {
  const isNew = new Set(added);
  tellOfLuns(w, changed);
  for (const path of changed) {
    if (w.path.hidden[path] === 1 || isNew.has(path)) continue;
    // Known to the world, shown again: a path the host still lists recovers by its own tests; one it lost is scanned for.
    if (w.nexus.gate[w.path.nexus[path]!] === 0 && !isListed(w, path)) tellStack(w, w.dir.paths[path]!.host, accessSignal(w, path));
  }
  attend(w, changed);
}

function isListed(w: World, path: number): boolean {
  const { host } = w.dir.paths[path]!;
  const groups = stackOf(w, host).opinions(w.hosts[host]!.stack, w.mp);
  return groups.some((group) => group.paths.some((each) => each.path === path && each.present));
}

/** One row for a LUN, a host and a direction, with the ports. */
function tellOfLuns(w: World, changed: readonly number[]): void {
  const rows = new Map<string, { code: string; lun: number; host: number; ports: Set<string> }>();
  for (const path of changed) {
    const { host, lun, nexus } = w.dir.paths[path]!;
    const code = w.path.hidden[path] === 1 ? 'lun-detached' : 'lun-attached';
    const key = `${code} ${lun} ${host}`;
    const row = rows.get(key) ?? { code, lun, host, ports: new Set<string>() };
    row.ports.add(w.dir.targetPorts[w.nexus.target[nexus]!]!.id);
    rows.set(key, row);
  }
  for (const { code, lun, host, ports } of rows.values()) {
    const array = w.dir.arrays[w.raid.array[w.lun.raid[lun]!]!]!;
    arrayLog(w, code, w.dir.luns[lun]!, { array, host: w.dir.hosts[host]!, ports: [...ports].join(' ') });
  }
}

/** 06/3F/0E on the other LUNs of the same logins, where the array is set to send it. */
function attend(w: World, changed: readonly number[]): void {
  const touched = new Set(changed.filter((path) => w.arraySettings[arrayOf(w, path)]!.tellsLunChanges).map((path) => w.path.nexus[path]!));
  if (touched.size === 0) return;
  const own = new Set(changed);
  for (let path = 0; path < w.dir.paths.length; path++) {
    if (touched.has(w.path.nexus[path]!) && w.path.hidden[path] === 0 && !own.has(path)) w.path.attention[path] = Sense.lunsChanged;
  }
}

const arrayOf = (w: World, path: number): number => w.raid.array[w.lun.raid[w.path.lun[path]!]!]!;

/** The bus is scanned behind a login: LUNs that are shown arrive, those that are no longer leave. */
export function scanned(w: World, path: number): void {
  const { host } = w.dir.paths[path]!;
  tellStack(w, host, w.path.hidden[path] === 1 ? { kind: 'path-removed', path } : accessSignal(w, path));
}
