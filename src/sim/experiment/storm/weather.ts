/** Settings, loads, and every kind of fault at random times; at the end everything is mended. */
import { discover } from '../../discovery';
import { faults, type Fault } from '../../faults';
import { policyIds, type JournalRow, type OwnerSettings, type Scenario, type WorkloadSpec } from '../../scenario';
import type { Topology } from '../../topology/topology';
import { administeredHost, administratorRows } from './administrator';
import { drawTopology } from './drawing';
import { Luck } from './luck';

const second = 1_000_000_000;

/** Clocks are short, so that much happens in little simulated time. */
function hostSettings(luck: Luck): OwnerSettings {
  const s = (...list: number[]): number => Math.floor(luck.pick(list) * second);
  return {
    linkDownHoldNs: s(0, 0.5, 1, 2, 4),
    portDownHoldNs: s(0, 0.5, 1, 2, 4),
    diskTimeoutNs: s(1, 2, 3, 5),
    pdoRemovePeriodNs: s(1, 2, 4),
    pathVerifyEnabled: luck.chance(0.4),
    pathVerificationPeriodNs: s(1, 2),
    retryCount: luck.whole(0, 5),
    retryIntervalNs: s(0, 1),
    pnpRemoveDelayNs: s(0, 0.3, 1),
    hbaQueueDepth: luck.pick([1, 2, 8, 32]),
    ...(luck.chance(0.6) && { policy: luck.pick(policyIds) }),
  };
}

function arraySettings(luck: Luck): OwnerSettings {
  const s = (...list: number[]): number => Math.floor(luck.pick(list) * second);
  return {
    heartbeatNs: s(0.2, 1),
    takeoverNs: s(0.5, 1, 3),
    failbackNs: s(0.5, 2),
    transitionNs: s(0.2, 1, 2),
    bootNs: s(1, 2, 4),
    autoFailback: luck.chance(0.6),
    bothOptimized: luck.chance(0.2),
    portQueue: luck.pick([128, 2048]),
  };
}

function loads(luck: Luck, topology: Topology): WorkloadSpec[] {
  const maps = topology.luns.flatMap((lun) => lun.maps.map(({ host }) => ({ host, lun: lun.id })));
  return maps.slice(0, 5).map(({ host, lun }, i) => {
    const open = luck.chance(0.3);
    return {
      id: `load${i}`,
      host,
      lun,
      preset: 'oltp-8k-70-30',
      ...(open ? { rateIops: luck.whole(50, 400) } : { outstanding: luck.pick([1, 4, 16]) }),
      readShare: luck.pick([0, 0.5, 1]),
      blockBytes: luck.pick([512, 8_192, 65_536]),
      pattern: 'random' as const,
      hitShare: luck.pick([0, 0.2]),
    };
  });
}

function aimsOf(topology: Topology, fault: Fault): readonly string[] {
  switch (fault.aims) {
    case 'cable':
      return topology.cables.map((cable) => cable.id);
    case 'port':
      return discover(topology).ports.map((port) => port.id);
    case 'hba':
      return Object.entries(topology.devices).flatMap(([id, device]) =>
        device.kind === 'host' ? device.hba.map((_, i) => `${id}.hba${i}`) : [],
      );
    case 'switch':
      return Object.keys(topology.devices).filter((id) => topology.devices[id]!.kind === 'switch');
    case 'controller':
      return Object.keys(topology.devices).flatMap((id) =>
        topology.devices[id]!.kind === 'array' ? [`${id}.ctr1`, `${id}.ctr2`] : [],
      );
    case 'lun':
      return topology.luns.map((lun) => lun.id);
  }
}

function extra(luck: Luck, fault: Fault): Record<string, number | string> {
  if (fault.verb === 'errors') return { share: luck.pick([0.001, 0.05, 1]) };
  if (fault.verb === 'delay') return { delayNs: luck.pick([1, 40, 400]) * 1_000_000 };
  return fault.verb === 'move-owner' ? { to: luck.pick(['ctr1', 'ctr2']) } : {};
}

function faultRows(luck: Luck, topology: Topology, untilNs: number): JournalRow[] {
  const rows: JournalRow[] = [];
  const some = luck.whole(2, 7);
  for (let i = 0; i < some; i++) {
    const fault = luck.pick(faults);
    const aims = aimsOf(topology, fault);
    if (aims.length === 0) continue;
    const aim = luck.pick(aims);
    const atNs = luck.whole(1, Math.floor(untilNs / 1000) - 1) * 1000 + luck.whole(0, 999);
    rows.push({ atNs, do: fault.verb, aim, ...extra(luck, fault) } as JournalRow);
    // Short ones too: a flap is harder than an outage.
    const healNs = atNs + luck.pick([1_000, 50_000_000, 400_000_000, 1_500_000_000]);
    if (fault.verb !== 'move-owner' && luck.chance(0.6) && healNs < untilNs)
      rows.push({ atNs: healNs, do: fault.healVerb, aim } as JournalRow);
  }
  for (let i = luck.whole(0, 2); i > 0; i--) {
    const lun = luck.pick(topology.luns);
    const aim = `${luck.pick(lun.maps).host}/${lun.id}`;
    rows.push({
      atNs: luck.whole(1, untilNs - 1),
      do: 'set-policy',
      aim,
      policy: luck.chance(0.2) ? 'clear' : luck.pick(policyIds),
    });
  }
  rows.push({ atNs: untilNs, do: 'restore-all' });
  return inOrder(rows);
}

const inOrder = (rows: JournalRow[]): JournalRow[] => rows.sort((a, b) => a.atNs - b.atNs);

/** The same seed draws the same storm, on every machine. `administrator`: somebody works on the hosts meanwhile. */
export function drawStorm(seed: number, weatherNs: number, administrator = false): Scenario {
  const topology = drawTopology(new Luck(seed, 'storm/drawing'));
  const luck = new Luck(seed, 'storm/settings');
  const work = new Luck(seed, 'storm/administrator');
  const settings: Record<string, OwnerSettings> = {};
  for (const [id, { kind }] of Object.entries(topology.devices)) {
    if (kind === 'host') settings[id] = { ...hostSettings(luck), ...(administrator && administeredHost(work)) };
    if (kind === 'array') settings[id] = arraySettings(luck);
  }
  for (const lun of topology.luns)
    for (const { host } of lun.maps)
      if (luck.chance(0.4)) settings[`${host}/${lun.id}`] = { policy: luck.pick(policyIds) };
  return {
    format: 'san-scenario',
    version: 1,
    title: `Storm ${seed}`,
    seed,
    topology,
    settings,
    workloads: loads(luck, topology),
    journal: inOrder([
      ...faultRows(new Luck(seed, 'storm/faults'), topology, weatherNs),
      ...(administrator ? administratorRows(work, topology, weatherNs) : []),
    ]),
    layout: {},
    view: {},
  };
}
