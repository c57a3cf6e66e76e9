/** What a host is told about the access state of a path: the array's word, by controller. */
import { arrayRules } from '../../arrays';
import { AccessState } from '../../scsi';
import type { Signal } from '../../multipath/device';
import type { World } from '../world';

export interface AccessReport {
  readonly path: number;
  readonly state: AccessState;
  readonly preferred: boolean;
}

export function accessOf(w: World, path: number): AccessReport {
  const raid = w.lun.raid[w.path.lun[path]!]!;
  const array = w.raid.array[raid]!;
  const ctl = w.nexus.controller[w.path.nexus[path]!]!;
  const report = arrayRules.report(w.arrays[array]!, w.raid.own[raid]!)[ctl - w.arrayFirstController[array]!];
  return { path, state: report?.state ?? 0, preferred: report?.preferred ?? false };
}

/** At its arrival the DSM asks the whole array, also about port groups that this host has no cable to. */
export function accessSignal(w: World, path: number): Signal {
  const { state, preferred } = accessOf(w, path);
  const raid = w.lun.raid[w.path.lun[path]!]!;
  const reports = arrayRules.report(w.arrays[w.raid.array[raid]!]!, w.raid.own[raid]!);
  // Alike in transition says nothing of symmetry: a LUN that moves has no better side just now, and will have one again.
  const groupsAlike = reports.every((each) => each.state === AccessState.activeOptimized);
  return { kind: 'path-arrived', path, access: state, preferred, groupsAlike, report: reportFor(w, w.path.group[path]!) };
}

/** The answer to REPORT TARGET PORT GROUPS: one entry per path of the group that the DSM lists. */
export function reportFor(w: World, group: number): AccessReport[] {
  const reports: AccessReport[] = [];
  for (let i = 0; i < w.mp.groupCount[group]!; i++) reports.push(accessOf(w, w.mp.groupList[group * 32 + i]!));
  return reports;
}
