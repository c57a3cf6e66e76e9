/** Scenario to world at time 0. */
import { freshHash, emptyQueue, silentSink, type World } from './world';
import { createMultipathColumns } from '../multipath';
import { mixText } from '../kernel';
import { discover } from '../discovery';
import type { Scenario } from '../scenario/scenario';
import { chainFree } from './rows';
import { growInto } from './extend';
import type { Directory } from './directory';

const i32 = (n: number, fill = 0): Int32Array => new Int32Array(n).fill(fill);
const f64 = (n: number): Float64Array => new Float64Array(n);
const u8 = (n: number): Uint8Array => new Uint8Array(n);
const i8 = (n: number): Int8Array => new Int8Array(n);

const nobody: Directory = {
  hosts: [], switches: [], arrays: [], cables: [], hbaPorts: [], targetPorts: [], controllers: [], raids: [], luns: [],
  nexuses: [], paths: [], groups: [], workloads: [],
  cableOf: new Map(), hostOf: new Map(), switchOf: new Map(), arrayOf: new Map(), hbaPortOf: new Map(),
  targetPortOf: new Map(), controllerOf: new Map(), raidOf: new Map(), lunOf: new Map(), nexusOf: new Map(),
  pathOf: new Map(), groupOf: new Map(), workloadOf: new Map(),
};

/** The one place where worlds are made, so that all have one shape. */
export function emptyWorld(seed: number, rows: number): World {
  const n = 8;
  const world: World = {
    seed, nowNs: 0, queue: emptyQueue(), hash: freshHash(),
    io: {
      state: i8(rows), ticket: i32(rows), workload: i32(rows), path: i32(rows), leg: i32(rows), k: f64(rows), bytes: i32(rows), lba: f64(rows),
      isWrite: u8(rows), submitNs: f64(rows), issueNs: f64(rows), leftOn: i32(rows), leftNs: f64(rows), leftEpoch: i32(rows),
      hop: i8(rows), tailNs: f64(rows), ctlEpoch: i32(rows), classTries: u8(rows), mpioTries: u8(rows), tries: i32(rows),
      answer: i32(rows), inside: i32(rows), backNs: f64(rows), next: i32(rows), prev: i32(rows), line: i32(rows),
    },
    ioFree: 0, ioUsed: 0,
    link: {
      busyNs: f64(2 * n), nsPerMiB: f64(2 * n), latencyNs: f64(2 * n), epoch: i32(2 * n), darkNs: f64(2 * n), bytes: f64(2 * n),
      silent: u8(2 * n), errorShare: f64(2 * n), delayNs: f64(2 * n), wire: u8(2 * n),
    },
    lit: u8(n),
    port: {
      busyNs: f64(n), listHead: i32(n, -1), listTail: i32(n, -1), armedNs: f64(n), armedTicket: i32(n), held: i32(n),
      inFlight: i32(n), costNs: f64(n), gate: u8(n), wire: u8(n),
    },
    nexus: {
      initiator: i32(n), target: i32(n), controller: i32(n), leg: i32(n, -1), legCount: u8(n), wire: u8(n), gate: u8(n),
      ownGate: u8(n),
    },
    leg: { nexus: i32(n), port: i32(n), next: i32(n, -1), hopCount: i8(n), hops: i32(8 * n), switches: i32(8 * n) },
    legUsed: 0,
    path: {
      nexus: i32(n), group: i32(n), lun: i32(n), depth: i32(n), depthLimit: i32(n), lineHead: i32(n, -1), lineTail: i32(n, -1),
      attention: i32(n), hidden: u8(n), fence: u8(n), done: f64(n), failed: f64(n), retried: f64(n), bytes: f64(n),
    },
    sw: { latencyNs: f64(n), powered: u8(n), epoch: i32(n) },
    ctl: {
      array: i32(n), up: u8(n), epoch: i32(n), cpuNs: f64(n), cpuBusyNs: f64(n), hitNs: f64(n), forwardNs: f64(n),
      forwardCpuNs: f64(n), mirrorNs: f64(n), mirrorNsPerByte: f64(n), mirrorBusyNs: f64(n), portQueue: i32(n),
      writeThrough: u8(n), fixedNs: f64(n),
    },
    raid: {
      array: i32(n), own: i32(n), firstDisk: i32(n), disks: i32(n), readNs: f64(n), writeNs: f64(n), trackSeekNs: f64(n),
      fullSeekNs: f64(n), turnNs: f64(n), nsPerByte: f64(n), mirrored: u8(n), writePenalty: i32(n), queueGain: f64(n), destageWindowNs: f64(n),
      streamBusyNs: f64(n), lineHead: i32(n, -1), lineTail: i32(n, -1),
    },
    diskBusyNs: f64(0), reception: u8(0), arrayFirstController: i32(0), targetInside: i32(0),
    lun: { raid: i32(n), blocks: f64(n), stream: i32(n) },
    group: { lun: i32(n), host: i32(n), lineHead: i32(n, -1), lineTail: i32(n, -1) },
    load: {
      group: i32(n), stream: i32(n), next: f64(n), target: i32(n), outstanding: i32(n), rateMeanNs: f64(n), readShare: f64(n),
      blockBytes: i32(n), sequential: u8(n), hitShare: f64(n), destageShare: f64(n), state: u8(n), shown: u8(n), lastDoneNs: f64(n),
      lastErrorNs: f64(n), longestGapNs: f64(n), waitedNs: f64(n), resumedNs: f64(n), slowestNs: f64(n), done: f64(n), failed: f64(n), turnedAway: f64(n), abandoned: f64(n), bytes: f64(n),
    },
    mp: createMultipathColumns(n, n, n),
    dir: nobody,
    topology: { devices: {}, cables: [], luns: [] },
    discovery: { ports: [], links: [], nexuses: [], paths: [], findings: [] },
    settings: {}, workloads: [], hosts: [], hbaPorts: [], arrays: [], arraySettings: [], reservations: [],
    physical: { cut: {}, pulled: {}, adaptersOff: {}, off: {}, restarting: {}, dark: {} },
    controls: [], controlFree: [], timers: new Map(), probes: new Map(), probeNext: 0,
    shownPaths: [], shownTruth: [], shownTargetLight: [], shownLogins: [], rscnDelayNs: f64(0),
    logSeq: 0, laneSeq: 0, causeSeq: -1, faultSeq: -1, version: 1, stuckPorts: 0,
    issued: 0, finished: 0, failedIo: 0, eventsDone: 0, sink: silentSink,
  };
  chainFree(world, 0);
  return world;
}

/** The world of a scenario at time 0: everything up, every path arrived, the first I/Os under way. */
export function createWorld(scenario: Scenario, sink: World['sink'] = silentSink): World {
  const world = emptyWorld(scenario.seed, 64);
  world.sink = sink;
  mixText(world.hash, `seed ${scenario.seed}`);
  growInto(world, {
    topology: scenario.topology,
    discovery: discover(scenario.topology),
    settings: scenario.settings,
    workloads: scenario.workloads,
  });
  return world;
}
