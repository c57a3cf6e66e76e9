/** Clocks and memory of this machine, around runs. The only place that looks at a wall clock for results. */
import { copyWorld, Run, worldBytes } from '../../sim';
import { policyIds } from '../../sim/catalog';
import { benchScenario } from './drawing';
import { Tandem } from './tandem';

export interface SizeRow {
  readonly hosts: number;
  readonly paths: number;
  readonly inFlight: number;
  readonly eventsPerIo: number;
  readonly iosPerSecond: number;
  readonly eventsPerSecond: number;
  /** By the processor's time instead of the wall's: what neighbours on the machine do not change much. */
  readonly iosPerCpuSecond: number;
  readonly tandemEventsPerSecond: number;
  readonly tandemEventsPerCpuSecond: number;
  /** Engine's events over the bare network's, by the processor's time. */
  readonly ratioToTandem: number;
  /** Null without --expose-gc (the command starts Node with it). */
  readonly bytesAllocatedPerMillionIos: number | null;
  readonly bytesKeptPerMillionIos: number | null;
  readonly memoryIos: number;
  readonly checkpointBytes: number;
  readonly checkpointCopyMs: number;
  /** Going back to the middle of what was run. */
  readonly seekMs: number;
  readonly buildMs: number;
}

export interface PolicyRow {
  readonly policy: string;
  readonly iosPerSecond: number;
  readonly iosPerCpuSecond: number;
  /** By the processor's time. */
  readonly ratioToRoundRobin: number;
}

export interface BenchSizes {
  readonly hosts: readonly number[];
  /** I/Os of one batch. */
  readonly batch: number;
  readonly memoryIos: number;
}
export const fullBench: BenchSizes = { hosts: [1, 10, 100, 1000], batch: 400_000, memoryIos: 2_000_000 };
export const quickBench: BenchSizes = { hosts: [1, 10], batch: 20_000, memoryIos: 50_000 };
const batches = 3;

const sinceMs = (began: number): number => performance.now() - began;
const best = (times: number, work: () => number): number => Math.max(...Array.from({ length: times }, work));

/** A meter that remembers the best of its batches, by both clocks. */
class Meter {
  perSecond = 0;
  perCpuSecond = 0;
  batch(work: () => number): void {
    const cpu = process.cpuUsage();
    const began = performance.now();
    const count = work();
    const wallMs = sinceMs(began);
    const { user, system } = process.cpuUsage(cpu);
    this.perSecond = Math.max(this.perSecond, (count / wallMs) * 1000);
    this.perCpuSecond = Math.max(this.perCpuSecond, (count / (user + system)) * 1e6);
  }
}

/** Runs on until so many more I/Os are done. */
function runIos(run: Run, ios: number): void {
  const until = run.world.finished + ios;
  // Steps of about a fiftieth of it, so that the end is not far overshot.
  let stepNs = 1_000_000;
  while (run.world.finished < until) {
    const before = run.world.finished;
    run.advance(run.nowNs + stepNs);
    const done = run.world.finished - before;
    if (done * 50 < ios) stepNs *= 2;
    else if (done * 25 > ios && stepNs > 100_000) stepNs = Math.floor(stepNs / 2);
  }
}

export function measureSize(hosts: number, sizes: BenchSizes): SizeRow {
  const built = performance.now();
  const run = new Run(benchScenario(hosts), { checkpointEvery: 0 });
  const buildMs = sinceMs(built);
  runIos(run, sizes.batch / 2);
  const from = { ios: run.world.finished, events: run.world.eventsDone };
  const perIo = (): number => (run.world.eventsDone - from.events) / (run.world.finished - from.ios);
  runIos(run, sizes.batch / 10);
  const tandem = new Tandem(hosts, Math.max(1, Math.round(perIo())));
  tandem.run(sizes.batch / 2);
  const engineMeter = new Meter();
  const tandemMeter = new Meter();
  // In turns, so that a slow moment of the machine hits both.
  for (let i = 0; i < batches; i++) {
    engineMeter.batch(() => {
      const before = run.world.finished;
      runIos(run, sizes.batch);
      return run.world.finished - before;
    });
    tandemMeter.batch(() => {
      const before = tandem.events;
      tandem.run(sizes.batch);
      return tandem.events - before;
    });
  }
  const eventsPerIo = perIo();
  const memoryIos = hosts > 100 ? Math.floor(sizes.memoryIos / 2) : sizes.memoryIos;
  const memory = measureMemory(run, memoryIos);
  return {
    hosts,
    paths: run.world.dir.paths.length,
    inFlight: run.world.ioUsed,
    eventsPerIo,
    iosPerSecond: engineMeter.perSecond,
    eventsPerSecond: engineMeter.perSecond * eventsPerIo,
    iosPerCpuSecond: engineMeter.perCpuSecond,
    tandemEventsPerSecond: tandemMeter.perSecond,
    tandemEventsPerCpuSecond: tandemMeter.perCpuSecond,
    ratioToTandem: (engineMeter.perCpuSecond * eventsPerIo) / tandemMeter.perCpuSecond,
    ...memory,
    memoryIos,
    checkpointBytes: worldBytes(run.world),
    checkpointCopyMs: -best(5, () => {
      const began = performance.now();
      copyWorld(run.world);
      return -sinceMs(began);
    }),
    seekMs: measureSeek(hosts, sizes),
    buildMs,
  };
}

/** Allocated: the sum of all rises of the heap between small slices. Kept: what two collections leave more than before. */
function measureMemory(run: Run, ios: number): Pick<SizeRow, 'bytesAllocatedPerMillionIos' | 'bytesKeptPerMillionIos'> {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) return { bytesAllocatedPerMillionIos: null, bytesKeptPerMillionIos: null };
  const heap = (): number => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  runIos(run, ios / 20);
  // The first answers of memoryUsage allocate themselves.
  for (let i = 0; i < 10; i++) heap();
  collect();
  const before = heap();
  const from = run.world.finished;
  let allocated = 0;
  let last = before;
  for (let i = 0; i < 20; i++) {
    runIos(run, ios / 20);
    const now = heap();
    allocated += Math.max(0, now - last);
    last = now;
  }
  collect();
  const perMillion = 1e6 / (run.world.finished - from);
  return {
    bytesAllocatedPerMillionIos: allocated * perMillion,
    bytesKeptPerMillionIos: (heap() - before) * perMillion,
  };
}

/** With checkpoints as the page keeps them. */
function measureSeek(hosts: number, sizes: BenchSizes): number {
  const run = new Run(benchScenario(hosts));
  runIos(run, sizes.batch);
  const middleNs = Math.floor(run.nowNs / 2);
  const began = performance.now();
  run.seek(middleNs);
  return sinceMs(began);
}

/** In turns as well: a batch of each policy, three times over. */
export function measurePolicies(sizes: BenchSizes): readonly PolicyRow[] {
  const each = policyIds.map((policy) => {
    const run = new Run(benchScenario(1, policy), { checkpointEvery: 0 });
    runIos(run, sizes.batch / 4);
    return { policy, run, meter: new Meter() };
  });
  for (let i = 0; i < batches; i++) {
    for (const { run, meter } of each) {
      meter.batch(() => {
        const before = run.world.finished;
        runIos(run, sizes.batch / 2);
        return run.world.finished - before;
      });
    }
  }
  const roundRobin = each.find(({ policy }) => policy === 'round-robin')!.meter.perCpuSecond;
  return each.map(({ policy, meter: { perSecond, perCpuSecond } }) => ({
    policy,
    iosPerSecond: perSecond,
    iosPerCpuSecond: perCpuSecond,
    ratioToRoundRobin: perCpuSecond / roundRobin,
  }));
}
