/** World → what is so now, in ids and words that the page can show. Built only when something changed. */
import { isTakingOver } from '../arrays';
import { knownPaths } from './directory';
import type { CableFacts, RunFacts, TimerFacts, WindowsFacts } from '../run/reading';
import { portAlive, truthOf } from './control/light';
import { timeoutSeenNs } from './rows';
import { stackOf } from './stacks';
import type { World } from './world';

/** A command that is out this long is stuck; ordinary ones take milliseconds. */
const stuckNs = 1_000_000_000;

export function factsOf(w: World): RunFacts {
  return {
    version: w.version,
    topology: w.topology,
    discovery: { ...w.discovery, paths: knownPaths(w.dir) },
    settings: w.settings,
    workloads: w.workloads,
    cables: cables(w),
    ports: ports(w),
    switches: Object.fromEntries(w.dir.switches.map((id) => [id, { powered: !w.physical.off[id] }])),
    hbas: hbas(w),
    controllers: controllers(w),
    owners: owners(w),
    hosts: hosts(w),
    truth: Object.fromEntries(w.dir.paths.map((path, row) => [path.id, truthOf(w, w.path.nexus[row]!)])),
    timers: timersOf(w),
    faults: faults(w),
    findings: w.discovery.findings,
  };
}

/** Clocks that run once, and the disk timeout of commands that have been out for a second. */
export function timersOf(w: World): TimerFacts[] {
  const timers = [...w.timers.values()]
    .filter((timer) => timer.oneShot)
    .map(({ key, aim, label, startNs, atNs, setting }): TimerFacts => ({ id: key, aim, label, startNs, endNs: atNs, setting }));
  for (let port = 0; port < w.dir.hbaPorts.length; port++) {
    const head = w.port.listHead[port]!;
    if (head < 0) continue;
    const startNs = w.io.issueNs[head]!;
    if (w.nowNs - startNs < stuckNs) continue;
    const { id, host } = w.dir.hbaPorts[port]!;
    const endNs = timeoutSeenNs(startNs + w.hosts[host]!.diskTimeoutNs);
    timers.push({ id: `disk/${id}`, aim: w.dir.paths[w.io.path[head]!]!.id, label: 'disk timeout', startNs, endNs, setting: 'diskTimeoutNs' });
  }
  return timers;
}

function cables(w: World): Record<string, CableFacts> {
  const facts: Record<string, CableFacts> = {};
  w.dir.cables.forEach(({ id, removed }, cable) => {
    if (removed) return;
    const cutAt = w.physical.cut[id];
    facts[id] = {
      id,
      cut: cutAt !== undefined,
      cutAtNs: cutAt ?? -1,
      silent: w.link.silent[cable * 2] === 1,
      errorShare: w.link.errorShare[cable * 2]!,
      delayNs: w.link.delayNs[cable * 2]!,
      lit: w.lit[cable] === 1,
    };
  });
  return facts;
}

function ports(w: World): RunFacts['ports'] {
  const lit = new Set<string>();
  w.dir.cables.forEach(({ a, b, removed }, cable) => {
    if (!removed && w.lit[cable] === 1) lit.add(a).add(b);
  });
  return Object.fromEntries(
    w.discovery.ports.map(({ id }) => [
      id,
      { light: lit.has(id), pulled: w.physical.pulled[id] === true, disabled: !portAlive(w, id) && w.physical.pulled[id] !== true },
    ]),
  );
}

function hbas(w: World): RunFacts['hbas'] {
  return w.dir.hbaPorts.map(({ id }, port) => {
    const state = w.hbaPorts[port]!;
    return {
      port: id,
      state: state.state,
      sinceNs: state.sinceNs,
      held: state.state === 'loggedIn' ? w.port.held[port]! : w.port.inFlight[port]!,
      inFlight: w.port.inFlight[port]!,
      nexuses: state.nexuses.map((each) => ({ id: w.dir.nexuses[each.nexus]!.id, state: each.state, removed: each.removed })),
    };
  });
}

function controllers(w: World): RunFacts['controllers'] {
  return Object.fromEntries(
    w.dir.controllers.map(({ id, array, own }) => {
      const state = w.arrays[array]!;
      return [id, { state: state.controllers[own]!.state, takingOver: isTakingOver(state, own), writeThrough: state.writeThrough }];
    }),
  );
}

const controllerName = (own: number): string => `ctr${own + 1}`;

function owners(w: World): RunFacts['owners'] {
  return Object.fromEntries(
    w.dir.luns.map((id, lun) => {
      const raid = w.lun.raid[lun]!;
      const group = w.arrays[w.raid.array[raid]!]!.groups[w.raid.own[raid]!]!;
      const { owner, preferredOwner, movingTo } = group;
      return [id, { owner: controllerName(owner), preferred: controllerName(preferredOwner), movingTo: movingTo === null ? null : controllerName(movingTo) }];
    }),
  );
}

function hosts(w: World): RunFacts['hosts'] {
  return Object.fromEntries(
    w.dir.hosts.map((id, host) => [
      id,
      {
        groups: stackOf(w, host)
          .opinions(w.hosts[host]!.stack, w.mp)
          .map((group) => ({
            ...group,
            lun: w.dir.luns[w.group.lun[group.group]!]!,
            pathIds: group.paths.map((path) => w.dir.paths[path.path]!.id),
          })),
        windows: windowsOf(w, host),
      },
    ]),
  );
}

function windowsOf(w: World, host: number): WindowsFacts | null {
  const view = stackOf(w, host).desktop(w.hosts[host]!.stack, w.mp);
  if (!view) return null;
  const disks = view.disks.map((disk) => ({
    ...disk,
    groupId: w.dir.groups[disk.group]!.id,
    pathId: disk.path === null ? null : w.dir.paths[disk.path]!.id,
  }));
  return { ...view, disks };
}

function faults(w: World): string[] {
  const { cut, pulled, adaptersOff, off } = w.physical;
  const marred = w.dir.cables.filter(
    (_, cable) => w.link.silent[cable * 2] === 1 || w.link.errorShare[cable * 2]! > 0 || w.link.delayNs[cable * 2]! > 0,
  );
  const down = w.dir.controllers.filter(({ array, own }) => w.arrays[array]!.controllers[own]!.state === 'down');
  return [
    ...Object.keys(cut), ...Object.keys(pulled), ...Object.keys(adaptersOff), ...Object.keys(off),
    ...marred.map((cable) => cable.id), ...down.map((controller) => controller.id),
  ];
}
