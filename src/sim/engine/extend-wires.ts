/** Rows for hosts' ports, switches, cables and nexuses. */
import { Wire } from '../fabric';
import { nsPerMetre } from '../hardware';
import type { Directory } from './directory';
import { ensureRows } from './columns';
import type { World } from './world';

const bytesPerMiB = 1_048_576;

/** List and map with the ids that were not known yet added at the end. */
function withNew(known: readonly string[], map: ReadonlyMap<string, number>, ids: readonly string[]): [string[], Map<string, number>] {
  const list = [...known];
  const index = new Map(map);
  for (const id of ids) {
    if (index.has(id)) continue;
    index.set(id, list.length);
    list.push(id);
  }
  return [list, index];
}

export function addWires(w: World): void {
  const { topology } = w;
  const devices = Object.entries(topology.devices);
  const [hosts, hostOf] = withNew(w.dir.hosts, w.dir.hostOf, devices.filter(([, d]) => d.kind === 'host').map(([id]) => id));
  const [switches, switchOf] = withNew(w.dir.switches, w.dir.switchOf, devices.filter(([, d]) => d.kind === 'switch').map(([id]) => id));
  w.dir = { ...w.dir, hosts, hostOf, switches, switchOf };
  growSwitches(w);
  addHbaPorts(w);
  addTargetPorts(w);
  addCables(w);
}

function growSwitches(w: World): void {
  const { switches } = w.dir;
  ensureRows(w.sw, 'latencyNs', 1, switches.length);
  if (w.rscnDelayNs.length < switches.length) {
    const grown = new Float64Array(switches.length * 2);
    grown.set(w.rscnDelayNs);
    w.rscnDelayNs = grown;
  }
  for (let sw = 0; sw < switches.length; sw++) w.sw.powered[sw] = w.topology.devices[switches[sw]!] && !w.physical.off[switches[sw]!] ? 1 : 0;
}

function addHbaPorts(w: World): void {
  const hbaPorts = [...w.dir.hbaPorts];
  const hbaPortOf = new Map(w.dir.hbaPortOf);
  const counts = new Map<number, number>();
  for (const port of hbaPorts) counts.set(port.host, (counts.get(port.host) ?? 0) + 1);
  for (const port of w.discovery.ports) {
    if (port.role !== 'initiator' || hbaPortOf.has(port.id)) continue;
    const host = w.dir.hostOf.get(port.device);
    if (host === undefined) continue;
    const number = (counts.get(host) ?? 0) + 1;
    counts.set(host, number);
    hbaPortOf.set(port.id, hbaPorts.length);
    hbaPorts.push({ id: port.id, host, adapter: port.id.slice(0, port.id.lastIndexOf('.')), number });
  }
  ensureRows(w.port, 'busyNs', 1, hbaPorts.length, { listHead: -1, listTail: -1 });
  const protocols = new Map(w.discovery.ports.map((port) => [port.id, port.protocol]));
  hbaPorts.forEach(({ id }, port) => {
    const protocol = protocols.get(id);
    if (protocol) w.port.wire[port] = Wire[protocol];
  });
  w.dir = { ...w.dir, hbaPorts, hbaPortOf };
}

function addTargetPorts(w: World): void {
  const targetPorts = [...w.dir.targetPorts];
  const targetPortOf = new Map(w.dir.targetPortOf);
  for (const port of w.discovery.ports) {
    if (port.role !== 'target' || targetPortOf.has(port.id)) continue;
    const controller = w.dir.controllerOf.get(port.controller ?? '');
    if (controller === undefined) continue;
    targetPortOf.set(port.id, targetPorts.length);
    targetPorts.push({ id: port.id, controller });
  }
  if (w.targetInside.length < targetPorts.length) {
    const grown = new Int32Array(targetPorts.length * 2);
    grown.set(w.targetInside);
    w.targetInside = grown;
  }
  w.dir = { ...w.dir, targetPorts, targetPortOf };
}

function addCables(w: World): void {
  const cables: Directory['cables'][number][] = w.dir.cables.map((cable) => ({ ...cable, removed: true }));
  const cableOf = new Map(w.dir.cableOf);
  const protocols = new Map(w.discovery.ports.map((port) => [port.id, port.protocol]));
  for (const link of w.discovery.links) {
    let row = cableOf.get(link.cable);
    const entry = { id: link.cable, a: link.a, b: link.b, removed: false };
    if (row === undefined) {
      row = cables.length;
      cableOf.set(link.cable, row);
    }
    cables[row] = entry;
    ensureRows(w.link, 'busyNs', 2, cables.length);
    const wire = Wire[protocols.get(link.a) ?? 'fc'];
    for (const direction of [row * 2, row * 2 + 1]) {
      w.link.wire[direction] = wire;
      w.link.latencyNs[direction] = Math.floor(link.lengthM * nsPerMetre.v);
      // 10^6 bytes a second are 10^-3 bytes a ns.
      w.link.nsPerMiB[direction] = Math.floor((bytesPerMiB * 1000) / link.rateMBps + 0.5);
    }
  }
  if (w.lit.length < cables.length) {
    const grown = new Uint8Array(cables.length * 2);
    grown.set(w.lit);
    w.lit = grown;
  }
  w.dir = { ...w.dir, cables, cableOf };
}
