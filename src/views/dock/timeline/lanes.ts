/** Which lanes there are, in what order, and what each one says. */
import type { LaneRow, TimerFacts } from '../../../sim/run/reading';
import type { Discovery } from '../../../sim/discovery/discovery';
import type { Topology } from '../../../sim/topology/topology';
import type { Ref } from '../../../app/types';
import { workloadPreset } from '../../../sim/catalog';
import { deviceName, hostPortLane, lunName, routeName } from '../shared/names';
import type { LaneKind } from './state-look';
import { segmentsOf, stateAt } from './segments';
import type { Segment } from './segments';

export interface Lane {
  /** As in the readings, for example `path/web1/lun0/1`. */
  readonly id: string;
  readonly kind: LaneKind;
  readonly title: string;
  readonly detail: string;
  readonly ref: Ref | null;
  readonly segments: readonly Segment[];
  /** The one at the playhead. */
  readonly state: Segment | null;
  readonly truth: readonly Segment[];
  /** Timers that count here. */
  readonly timers: readonly TimerFacts[];
  /** Up to here the present state is sure to last if nobody touches anything. */
  readonly sureUntilNs: number;
}

export interface LaneGroup {
  readonly id: string;
  /** Shown only when there are several groups. */
  readonly title: string;
  readonly lanes: readonly Lane[];
}

export interface LaneSource {
  readonly topology: Topology;
  readonly discovery: Discovery;
  /** Those that are forecast. */
  readonly timers: readonly TimerFacts[];
  readonly nowNs: number;
  /** The latest instant of which something is known. */
  readonly reachNs: number;
  /** Where the ruler ends. */
  readonly endNs: number;
  rows(id: string): readonly LaneRow[];
  readonly laneIds: readonly string[];
  readonly workloads: readonly {
    readonly id: string;
    readonly host: string;
    readonly lun: string;
    readonly preset: string;
  }[];
}

const FEW_PORTS = 4;

export function lanesOf(source: LaneSource): LaneGroup[] {
  const { discovery, topology } = source;
  const { timers } = source;
  const hosts = Object.keys(topology.devices).filter((id) => topology.devices[id].kind === 'host');
  const ports = discovery.ports.filter((port) => port.role === 'initiator');
  const few = ports.length <= FEW_PORTS;
  const groups: LaneGroup[] = [];
  for (const host of hosts) {
    const hba = ports
      .filter((port) => port.device === host)
      .map((port) =>
        laneOf(source, 'hba', `hba/${port.id}`, hostPortLane(port.id, topology), '', { kind: 'port', id: port.id }, [
          port.id,
        ]),
      )
      .filter((lane) => few || lane.timers.length > 0 || lane.segments.some((segment) => segment.state !== 'loggedIn'));
    if (hba.length > 0) groups.push({ id: `ports/${host}`, title: deviceName(host, topology), lanes: hba });
    const luns = [...new Set(discovery.paths.filter((path) => path.host === host).map((path) => path.lun))];
    for (const lun of luns) {
      const lanes = discovery.paths
        .filter((path) => path.host === host && path.lun === lun)
        .map((path) => {
          const port = discovery.nexuses.find((nexus) => nexus.id === path.nexus)?.initiatorPort ?? '';
          const touching = [path.id, path.nexus, port, lun, `${host}/${lun}`];
          const ref: Ref = { kind: 'path', id: path.id };
          return laneOf(
            source,
            'path',
            `path/${path.id}`,
            path.label,
            routeName(path, discovery, topology),
            ref,
            touching,
            path.id,
          );
        });
      groups.push({
        id: `paths/${host}/${lun}`,
        title: `${deviceName(host, topology)} · ${lunName(lun, topology)}`,
        lanes,
      });
    }
  }
  const controllers = source.laneIds
    .filter((id) => id.startsWith('ctr/'))
    .map((id) => {
      const controller = id.slice(4);
      const [array, name = ''] = controller.split('.');
      return laneOf(
        source,
        'ctr',
        id,
        name.toUpperCase(),
        deviceName(array, topology),
        { kind: 'controller', id: controller },
        [controller],
      );
    })
    .filter((lane) => lane.timers.length > 0 || lane.segments.some((segment) => segment.state !== 'up'));
  if (controllers.length > 0) groups.push({ id: 'controllers', title: 'Controllers', lanes: controllers });
  const apps = source.workloads.map((workload) => {
    const everything = timers.map((timer) => timer.aim);
    const ref: Ref = { kind: 'workload', id: workload.id };
    return laneOf(
      source,
      'app',
      `app/${workload.id}`,
      'App',
      workloadPreset(workload.preset)?.label ?? workload.id,
      ref,
      everything,
      workload.id,
    );
  });
  if (apps.length > 0) groups.push({ id: 'apps', title: 'Applications', lanes: apps });
  return groups;
}

/** `touching`: a timer of any of these may change this lane; `own`: the one whose timers are drawn here. */
function laneOf(
  source: LaneSource,
  kind: LaneKind,
  id: string,
  title: string,
  detail: string,
  ref: Ref | null,
  touching: readonly string[],
  own = touching[0],
): Lane {
  const { timers } = source;
  const ends = timers
    .filter((timer) => touching.includes(timer.aim) && timer.endNs > source.nowNs)
    .map((timer) => timer.endNs);
  const segments = segmentsOf(source.rows(id), source.reachNs);
  return {
    id,
    kind,
    title,
    detail,
    ref,
    segments,
    state: stateAt(segments, source.nowNs),
    truth: kind === 'path' ? segmentsOf(source.rows(`truth/${id.slice(5)}`), source.reachNs) : [],
    timers: timers.filter((timer) => timer.aim === own),
    sureUntilNs: Math.min(source.endNs, ...ends.filter((ns) => ns > source.reachNs)),
  };
}
