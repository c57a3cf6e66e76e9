import { discover } from '../../../src/sim/discovery';
import type { Cable, Topology } from '../../../src/sim/topology/topology';
import { captionBox, pillBox } from '../../../src/views/canvas/geometry/captions';
import type { Scene } from '../../../src/views/canvas/geometry/scene';
import { layScene } from '../../../src/views/canvas/geometry/scene';
import type { Box } from '../../../src/views/canvas/geometry/shapes';
import { lane, meets } from '../../../src/views/canvas/geometry/shapes';

export type Layout = Record<string, readonly [number, number]>;

/** Hosts with two adapters, two fabrics, arrays with two controllers, all cabled the usual way. */
export function fabric(hosts: number, arrays: number): Topology {
  const devices: Record<string, Topology['devices'][string]> = {};
  const cables: Cable[] = [];
  const luns: Topology['luns'][number][] = [];
  const next = { fabA: 0, fabB: 0 };
  const connect = (id: string, a: string, fab: 'fabA' | 'fabB'): void => {
    cables.push({ id, a, b: `${fab}.${next[fab]}`, lengthM: 5 });
    next[fab] += 1;
  };
  for (let h = 1; h <= hosts; h += 1) {
    devices[`h${h}`] = { kind: 'host', os: 'windows', release: '2008R2', hba: ['qle2560', 'qle2560'] };
    connect(`HA${h}`, `h${h}.hba0.0`, 'fabA');
    connect(`HB${h}`, `h${h}.hba1.0`, 'fabB');
  }
  devices.fabA = { kind: 'switch', model: 'brocade-300' };
  devices.fabB = { kind: 'switch', model: 'brocade-300' };
  for (let a = 1; a <= arrays; a += 1) {
    devices[`a${a}`] = { kind: 'array', model: 'qsan-f400q', access: 'symmetric' };
    connect(`A${a}1`, `a${a}.ctr1.0`, 'fabA');
    connect(`A${a}2`, `a${a}.ctr2.0`, 'fabA');
    connect(`B${a}1`, `a${a}.ctr1.1`, 'fabB');
    connect(`B${a}2`, `a${a}.ctr2.1`, 'fabB');
    luns.push({
      id: `lun${a}`,
      array: `a${a}`,
      group: 'rg0',
      owner: 'ctr1',
      sizeGiB: 100,
      maps: Array.from({ length: hosts }, (_, h) => ({ host: `h${h + 1}`, lun: a })),
    });
  }
  return { devices, cables, luns };
}

export const lay = (topology: Topology, layout: Layout, workloads: { id: string; host: string; lun: string }[] = []): Scene => {
  const discovery = discover(topology);
  return layScene({
    topology,
    discovery,
    ports: discovery.ports,
    workloads,
    layout,
    editing: false,
    ownerOf: () => null,
  });
};

const runs = (scene: Scene) =>
  scene.cables.flatMap((cable) =>
    cable.points.slice(1).map((b, i) => ({ cable: cable.id, a: cable.points[i], b, half: cable.width / 2 + 1 })),
  );

/** Runs of two cables that lie on each other. */
export function overlaps(scene: Scene): string[] {
  const all = runs(scene);
  const out: string[] = [];
  all.forEach((one, i) => {
    for (const other of all.slice(i + 1)) {
      if (one.cable === other.cable || (one.a.y === one.b.y) !== (other.a.y === other.b.y)) continue;
      if (meets(lane(one.a, one.b, 2 * one.half), lane(other.a, other.b, 2 * other.half))) out.push(`${one.cable} on ${other.cable}`);
    }
  });
  return out;
}
export function underNodes(scene: Scene): string[] {
  return runs(scene).flatMap((run) =>
    scene.nodes.filter((node) => meets(node.box, lane(run.a, run.b, 2 * run.half))).map((node) => `${run.cable} under ${node.id}`),
  );
}
export function labelFaults(scene: Scene): string[] {
  const labels: { cable: string; what: string; box: Box }[] = scene.cables.flatMap((cable) =>
    [cable.above, cable.below].flatMap((spot) => (spot ? [{ cable: cable.id, what: 'caption', box: captionBox(spot) }] : [])),
  );
  for (const pill of scene.pills) {
    labels.push({ cable: scene.port.get(pill.port)?.cable ?? '', what: `pill ${pill.path}`, box: pillBox(pill) });
  }
  const out: string[] = [];
  labels.forEach((label, i) => {
    for (const run of runs(scene)) {
      if (run.cable !== label.cable && meets(label.box, lane(run.a, run.b, 2 * run.half))) out.push(`${label.what} of ${label.cable} meets ${run.cable}`);
    }
    for (const node of scene.nodes) if (meets(label.box, node.box)) out.push(`${label.what} of ${label.cable} meets ${node.id}`);
    for (const other of labels.slice(i + 1)) if (meets(label.box, other.box)) out.push(`${label.what} of ${label.cable} meets ${other.what} of ${other.cable}`);
  });
  return out;
}
