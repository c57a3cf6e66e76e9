/** Test stations made of the engine's own parts: its heap of events, its luck by counter, reservation of a server. */
import { drawUnit, EventQueue, exponentialNs } from '../../src/sim/kernel';

export interface OpenResult {
  readonly count: number;
  readonly meanWaitNs: number;
  readonly meanSojournNs: number;
  /** Half the width of the 99 % interval of the mean wait, from batch means. */
  readonly halfWidthNs: number;
  /** Time average of the number in the station. */
  readonly meanInside: number;
  readonly arrivalsPerNs: number;
}

const Arrive = 1;
const Leave = 2;

/** One server, first come first served, open arrivals; `service(k)` gives the k-th service time. */
export function openStation(
  seed: number,
  count: number,
  meanGapNs: number,
  service: (k: number) => number,
): OpenResult {
  const queue = new EventQueue(16);
  const batches = 50;
  const perBatch = Math.floor(count / batches);
  const waits = new Float64Array(batches);
  let busyNs = 0;
  let inside = 0;
  let areaNs = 0;
  let lastNs = 0;
  let waitSum = 0;
  let sojournSum = 0;
  queue.push(exponentialNs(meanGapNs, drawUnit(seed, 1, 0, 7)), 5, 0, Arrive);
  let nowNs = 0;
  while (queue.size > 0) {
    nowNs = queue.at[0]!;
    const k = queue.row[0]!;
    const kind = queue.tag[0]!;
    queue.drop();
    areaNs += inside * (nowNs - lastNs);
    lastNs = nowNs;
    if (kind === Leave) {
      inside--;
      continue;
    }
    inside++;
    const startNs = Math.max(busyNs, nowNs);
    busyNs = startNs + service(k);
    const wait = startNs - nowNs;
    waitSum += wait;
    sojournSum += busyNs - nowNs;
    const batch = Math.floor(k / perBatch);
    if (batch < batches) waits[batch]! += wait / perBatch;
    queue.push(busyNs, 2, k, Leave);
    if (k + 1 < count) queue.push(nowNs + exponentialNs(meanGapNs, drawUnit(seed, 1, k + 1, 7)), 5, k + 1, Arrive);
  }
  const mean = waits.reduce((sum, each) => sum + each, 0) / batches;
  const variance = waits.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (batches - 1);
  return {
    count,
    meanWaitNs: waitSum / count,
    meanSojournNs: sojournSum / count,
    // Student's t for 49 degrees of freedom, 99 %.
    halfWidthNs: 2.68 * Math.sqrt(variance / batches),
    meanInside: areaNs / nowNs,
    arrivalsPerNs: count / nowNs,
  };
}

export interface ClosedResult {
  readonly perSecond: number;
  readonly meanInside: readonly number[];
}

/** A ring of single servers with exponential service, `customers` in it; run for `rounds` completions at the last one. */
export function closedRing(seed: number, customers: number, meansNs: readonly number[], rounds: number): ClosedResult {
  const queue = new EventQueue(16);
  const busyNs = new Float64Array(meansNs.length);
  const inside = new Float64Array(meansNs.length);
  const areaNs = new Float64Array(meansNs.length);
  let draws = 0;
  let nowNs = 0;
  let lastNs = 0;
  const enter = (station: number, customer: number): void => {
    inside[station]!++;
    const startNs = Math.max(busyNs[station]!, nowNs);
    busyNs[station] = startNs + exponentialNs(meansNs[station]!, drawUnit(seed, station, draws++, 5));
    queue.push(busyNs[station]!, 2, customer, station);
  };
  for (let customer = 0; customer < customers; customer++) enter(0, customer);
  const warm = Math.floor(rounds / 20);
  let done = 0;
  let fromNs = 0;
  while (done < rounds + warm) {
    nowNs = queue.at[0]!;
    const station = queue.tag[0]!;
    const customer = queue.row[0]!;
    queue.drop();
    for (let i = 0; i < meansNs.length; i++) areaNs[i]! += inside[i]! * (nowNs - lastNs);
    lastNs = nowNs;
    inside[station]!--;
    const next = (station + 1) % meansNs.length;
    if (next === 0 && ++done === warm) {
      fromNs = nowNs;
      areaNs.fill(0);
    }
    enter(next, customer);
  }
  return {
    perSecond: (rounds / (nowNs - fromNs)) * 1e9,
    meanInside: [...areaNs].map((area) => area / (nowNs - fromNs)),
  };
}

/** Mean value analysis of the same ring. */
export function meanValues(customers: number, meansNs: readonly number[]): ClosedResult {
  let inside = meansNs.map(() => 0);
  let perNs = 0;
  for (let n = 1; n <= customers; n++) {
    const times = meansNs.map((mean, i) => mean * (1 + inside[i]!));
    perNs = n / times.reduce((sum, each) => sum + each, 0);
    inside = times.map((time) => perNs * time);
  }
  return { perSecond: perNs * 1e9, meanInside: inside };
}
