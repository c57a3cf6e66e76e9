/** Rows for nexuses, paths and groups, and the hosts' stacks that are told of them. */
import { maxPathsPerLun } from '../multipath';
import type { OpenGroup, OpenHost, OpenPath, PathIntent } from '../multipath/device';
import type { PathWish } from '../scenario/scenario';
import { findArray } from '../hardware';
import { mapOf, serialOf } from '../topology';
import { ensureRows } from './columns';
import { addLeg, layLeg } from './extend-legs';
import { stackOf } from './stacks';
import { stated } from './settings';
import type { World } from './world';

/** Links of the longest route. */
const maxHops = 8;

/** Returns the numbers of paths that were not known before. */
export function addPaths(w: World): readonly number[] {
  addNexuses(w);
  const paths = [...w.dir.paths];
  const pathOf = new Map(w.dir.pathOf);
  const groups = [...w.dir.groups];
  const groupOf = new Map(w.dir.groupOf);
  const added: number[] = [];
  const luns = new Map(w.topology.luns.map((each) => [each.id, each]));
  for (const path of w.discovery.paths) {
    const host = w.dir.hostOf.get(path.host);
    const lun = w.dir.lunOf.get(path.lun);
    const nexus = w.dir.nexusOf.get(path.nexus);
    if (host === undefined || lun === undefined || nexus === undefined) continue;
    const drawn = luns.get(path.lun);
    const number = (drawn && mapOf(drawn, path.host)?.lun) ?? 0;
    const key = `${nexus}|${lun}`;
    const known = pathOf.get(key);
    if (known !== undefined) {
      paths[known] = { ...paths[known]!, id: path.id, label: path.label, number };
      continue;
    }
    const groupKey = `${path.host}/${path.lun}`;
    let group = groupOf.get(groupKey);
    if (group === undefined) {
      group = groups.length;
      groupOf.set(groupKey, group);
      groups.push({ host, lun, id: groupKey });
    }
    const row = paths.length;
    pathOf.set(key, row);
    paths.push({ id: path.id, label: path.label, host, lun, nexus, number });
    added.push(row);
    ensureRows(w.path, 'nexus', 1, paths.length, { lineHead: -1, lineTail: -1 });
    ensureRows(w.group, 'lun', 1, groups.length, { lineHead: -1, lineTail: -1 });
    w.path.nexus[row] = nexus;
    w.path.lun[row] = lun;
    w.path.group[row] = group;
    w.group.lun[group] = lun;
    w.group.host[group] = host;
  }
  w.dir = { ...w.dir, paths, pathOf, groups, groupOf };
  growMultipath(w);
  for (const row of added) w.mp.pathNexus[row] = w.path.nexus[row]!;
  return added;
}

function growMultipath(w: World): void {
  const { paths, nexuses, groups } = w.dir;
  const rows = Math.max(paths.length, nexuses.length, groups.length);
  ensureRows(w.mp, 'groupList', maxPathsPerLun, rows, { pathState: 16, groupList: -1, groupPointer: -1, groupCacheBytes: -1 });
}

function addNexuses(w: World): void {
  const nexuses = [...w.dir.nexuses];
  const nexusOf = new Map(w.dir.nexusOf);
  for (const nexus of w.discovery.nexuses) {
    const host = w.dir.hostOf.get(nexus.host);
    const initiator = w.dir.hbaPortOf.get(nexus.initiatorPort);
    const target = w.dir.targetPortOf.get(nexus.targetPort);
    const controller = w.dir.controllerOf.get(nexus.controller);
    if (host === undefined || initiator === undefined || target === undefined || controller === undefined) continue;
    // Fabrics allow seven switches between two ports; a longer way is no route (discovery says so).
    if (nexus.hops.length > maxHops) continue;
    let row = nexusOf.get(nexus.id);
    if (row === undefined) {
      row = nexuses.length;
      nexusOf.set(nexus.id, row);
      nexuses.push({ id: nexus.id, host });
      ensureRows(w.nexus, 'initiator', 1, nexuses.length, { leg: -1 });
      // Closed until the port logs in; at the start `openHbaPorts` finds light and opens it.
      w.nexus.gate[row] = w.nowNs === 0 ? 0 : 2;
      w.nexus.ownGate[row] = w.nowNs === 0 ? 0 : 2;
    }
    w.nexus.initiator[row] = initiator;
    w.nexus.target[row] = target;
    w.nexus.controller[row] = controller;
    w.nexus.wire[row] = w.port.wire[initiator]!;
    if (w.nexus.legCount[row] === 0) addLeg(w, row);
    layLeg(w, w.nexus.leg[row]!, initiator, nexus.hops);
  }
  w.dir = { ...w.dir, nexuses, nexusOf };
}

/** Opens a new host's stack, or tells a known one of new paths and LUNs. */
export function openHost(w: World, host: number, isNew: boolean): void {
  const open = describeHost(w, host);
  const stack = stackOf(w, host);
  const before = w.hosts[host]!;
  const state = isNew || before.stack === null ? stack.open(open, w.mp) : stack.extend(before.stack, w.mp, open);
  w.hosts[host] = { ...before, stack: state };
}

export function intentsOf(w: World, group: number, wishes: Readonly<Record<string, PathWish>>): PathIntent[] {
  const intents: PathIntent[] = [];
  for (let path = 0; path < w.dir.paths.length; path++) {
    if (w.path.group[path] !== group) continue;
    const wish = wishes[w.dir.paths[path]!.label];
    if (wish) intents.push({ path, ...wish });
  }
  return intents;
}

const policyOf = (value: unknown): string | null => (typeof value === 'string' && value !== 'none' && value !== 'clear' ? value : null);

const targetPolicyPrefix = 'targetPolicy:';

/** Defaults of VID/PIDs stand among a host's settings, under the hardware id. */
function targetPoliciesOf(settings: OpenHost['settings']): OpenHost['targetPolicies'] {
  const policies: Record<string, string> = {};
  for (const key of Object.keys(settings)) {
    const policy = key.startsWith(targetPolicyPrefix) ? policyOf(settings[key]) : null;
    if (policy !== null) policies[key.slice(targetPolicyPrefix.length)] = policy;
  }
  return policies;
}

function describeHost(w: World, host: number): OpenHost {
  const id = w.dir.hosts[host]!;
  const device = w.topology.devices[id];
  const settings = stated(w.settings, id);
  const groups: OpenGroup[] = [];
  const aluaOf: OpenHost['aluaOf'][number][] = [];
  w.dir.groups.forEach((entry, group) => {
    if (entry.host !== host) return;
    const own = w.settings[entry.id] ?? {};
    const wishes = typeof own.paths === 'object' ? own.paths : {};
    const lun = w.topology.luns.find((each) => each.id === w.dir.luns[entry.lun]);
    const array = lun ? w.topology.devices[lun.array] : undefined;
    const inquiry = array?.kind === 'array' ? findArray(array.model)?.inquiry.v : undefined;
    groups.push({
      group,
      lun: w.dir.luns[entry.lun]!,
      vendor: inquiry?.vendor ?? '',
      product: inquiry?.product ?? '',
      serial: serialOf(lun?.array ?? '', w.dir.luns[entry.lun]!),
      bus: 'FC',
      sizeGiB: lun?.sizeGiB ?? 0,
      wantedPolicy: policyOf(own.policy),
      paths: intentsOf(w, group, wishes),
    });
    const access = w.arrays[w.raid.array[w.lun.raid[entry.lun]!]!]!.access;
    aluaOf.push({ group, alua: access === 'symmetric' ? 'none' : access === 'alua-implicit' ? 'implicit' : access === 'alua-both' ? 'both' : 'explicit' });
  });
  return {
    host: id,
    release: device?.kind === 'host' ? device.release : '2008R2',
    aluaOf,
    groups,
    paths: pathsOf(w, host),
    dsmPolicy: policyOf(settings.policy),
    targetPolicies: targetPoliciesOf(settings),
    settings,
  };
}

/** Relative target port ids count from 1 within an array. */
const firstPortOf = (w: World, array: number): number =>
  w.dir.targetPorts.findIndex((port) => w.dir.controllers[port.controller]!.array === array);

function pathsOf(w: World, host: number): OpenPath[] {
  const targets = new Map<number, number>();
  const seen = new Map<number, number>();
  const paths: OpenPath[] = [];
  w.dir.paths.forEach((entry, path) => {
    if (entry.host !== host) return;
    const nexus = entry.nexus;
    const initiator = w.nexus.initiator[nexus]!;
    if (!targets.has(nexus)) {
      targets.set(nexus, seen.get(initiator) ?? 0);
      seen.set(initiator, (seen.get(initiator) ?? 0) + 1);
    }
    const controller = w.nexus.controller[nexus]!;
    paths.push({
      path,
      group: w.path.group[path]!,
      nexus,
      port: w.dir.hbaPorts[initiator]!.number,
      bus: 0,
      target: targets.get(nexus)!,
      lun: entry.number,
      portGroup: controller - w.arrayFirstController[w.ctl.array[controller]!]!,
      targetPort: w.nexus.target[nexus]! - firstPortOf(w, w.ctl.array[controller]!) + 1,
    });
  });
  return paths;
}

