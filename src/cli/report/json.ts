/** The report of a run as plain data with self-explaining keys: times in Ns (whole) and in seconds or ms, rates in MB/s. */
import { describeLog } from '../../locales';
import type { RunReport } from '../../sim';
import { deviceName, deviceOf, labelOf, lunName, type Scenario, type Topology } from '../../sim/catalog';
import type { LogRow } from '../../sim/run/reading';
import type { Finished } from '../one-run';

const seconds = (ns: number): number => Math.round(ns / 1e3) / 1e6;
const milliseconds = (ns: number): number => Math.round(ns) / 1e6;

type Latencies = Pick<RunReport, 'meanNs' | 'p50Ns' | 'p95Ns' | 'p99Ns' | 'p999Ns' | 'slowestNs'>;

/** Percentiles are of completed I/Os; `slowest` counts the age of unfinished ones too. */
function latencies(of: Latencies): Record<string, number> {
  const { meanNs, p50Ns, p95Ns, p99Ns, p999Ns, slowestNs } = of;
  const ns = { meanNs, p50Ns, p95Ns, p99Ns, p999Ns, slowestNs };
  const rounded = Object.entries(ns).map(([key, value]) => [key, Math.round(value)] as const);
  const ms = rounded.map(([key, value]) => [key.replace(/Ns$/, 'Ms'), milliseconds(value)] as const);
  return Object.fromEntries([...rounded, ...ms]);
}

/** Better names than ids tell by themselves. */
export function namesOf(topology: Topology): (id: string) => string | undefined {
  const hosts = Object.values(topology.devices).filter((device) => device.kind === 'host').length;
  return (id) => {
    if (Object.hasOwn(topology.devices, id)) return deviceName(topology, id);
    const lun = topology.luns.find((each) => each.id === id);
    if (lun) return lunName(lun);
    const owner = deviceOf(id.split(/[>/]/)[0]);
    if (id.includes('>') || !Object.hasOwn(topology.devices, owner)) return undefined;
    const path = /^([^/]+)\/([^/]+)\/(\d+)$/.exec(id);
    if (path)
      return hosts > 1 || topology.luns.length > 1
        ? `${deviceName(topology, path[1])} ${path[2]} P${path[3]}`.replace(
            ` ${path[2]} `,
            ` ${lunName({ id: path[2] })} `,
          )
        : undefined;
    return hosts > 1 && /\.\d+$/.test(id) ? labelOf(topology, id) : undefined;
  };
}

export function eventJson(row: LogRow, names: (id: string) => string | undefined): Record<string, unknown> {
  const { atNs, source, eventId, code, aim, params } = row;
  return { atNs, atSeconds: seconds(atNs), source, eventId, code, aim, text: describeLog(row, names), params };
}

/** One policy's share of the answer. */
export function reportJson(finished: Finished, scenario: Scenario): Record<string, unknown> {
  const { report } = finished;
  const names = namesOf(scenario.topology);
  const atSeconds = <T extends { readonly atNs: number }>(row: T): T & { atSeconds: number } => ({
    ...row,
    atSeconds: seconds(row.atNs),
  });
  const truth = (path: string): unknown =>
    report.lanes
      .filter((row) => row.lane === `truth/${path}`)
      .map(({ atNs, state }) => ({ atNs, atSeconds: seconds(atNs), state }));
  return {
    policy: report.policy,
    refused: report.refused,
    seed: report.seed,
    untilNs: report.untilNs,
    untilSeconds: seconds(report.untilNs),
    issued: finished.issued,
    done: report.done,
    failed: report.failed,
    retried: report.retried,
    stillWaiting: finished.stillWaiting,
    waitingOver1Second: report.stillWaiting,
    oldestWaitNs: report.oldestWaitNs,
    oldestWaitSeconds: seconds(report.oldestWaitNs),
    iops: report.iops,
    mbPerSecond: report.mbPerSecond,
    ...latencies(report),
    longestGapNs: report.longestGapNs,
    longestGapSeconds: seconds(report.longestGapNs),
    openGapNs: report.openGapNs,
    openGapSeconds: seconds(report.openGapNs),
    fingerprint: report.fingerprint,
    workloads: report.workloads.map((load) => ({ ...load, ...latencies(load as unknown as Latencies), ...gaps(load) })),
    paths: report.paths.map((path) => ({
      path: path.path,
      label: path.label,
      route: path.route,
      state: path.state,
      word: path.word,
      carrying: path.carrying,
      done: path.done,
      failed: path.failed,
      retried: path.retried,
      share: path.share,
      iops: path.iops,
      mbPerSecond: path.mbPerSecond,
      ...latencies(path),
      states: path.states.map(atSeconds),
      truth: truth(path.path),
    })),
    disks: report.disks,
    lanes: report.lanes.filter((row) => !/^(path|truth)\//.test(row.lane)).map(atSeconds),
    events: report.events.map((row) => eventJson(row, names)),
  };
}

function gaps(load: Readonly<Record<string, unknown>>): Record<string, number> {
  const of = (key: string): number => seconds(Number(load[key] ?? 0));
  return {
    longestGapSeconds: of('longestGapNs'),
    openGapSeconds: of('openGapNs'),
    oldestWaitSeconds: of('oldestWaitNs'),
  };
}
