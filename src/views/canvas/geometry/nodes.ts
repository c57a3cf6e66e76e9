/** Sizes of devices and places of their ports: a host grows with adapters and workloads, a switch with cables, an array with ports. */
import type { Cable, Device, DeviceId, PortId, Topology } from '../../../sim/topology/topology';
import type { PortFacts } from '../../../sim/discovery/discovery';
import type { Box, ControllerShape, NodeShape, Point, PortSpot, Row, Side } from './shapes';
import { size } from './shapes';

export interface Parts {
  readonly topology: Topology;
  readonly ports: readonly PortFacts[];
  readonly workloads: readonly { readonly id: string; readonly host: DeviceId; readonly lun: string }[];
  readonly layout: Readonly<Record<DeviceId, readonly [number, number]>>;
  /** One free port a side is shown, so that a cable can be added. */
  readonly editing: boolean;
}

export const adapterOf = (port: PortId): string => port.slice(0, port.lastIndexOf('.'));
export const numberOf = (port: PortId): number => Number(port.slice(port.lastIndexOf('.') + 1));
export const deviceOf = (id: string): DeviceId => (id.includes('.') ? id.slice(0, id.indexOf('.')) : id);

const rowHigh = { hba: 82, app: 86, disk: 46 };
const portPitch = 32;

export function hostNode(id: DeviceId, parts: Parts, at: Point, cableOf: ReadonlyMap<PortId, string>, wide = false): NodeShape {
  const ports = parts.ports.filter((port) => port.device === id);
  const adapters = [...new Set(ports.map((port) => adapterOf(port.id)))];
  const above = Math.ceil(adapters.length / 2);
  const rows: Row[] = [];
  const column = wide ? size.host : 0;
  const bottom = { left: size.header as number, right: size.header as number };
  const push = (kind: Row['kind'], rowId: string, index: number, h: number, count = 0): void => {
    const side = wide && kind === 'hba' ? 'right' : 'left';
    rows.push({ kind, id: rowId, index, x: kind === 'hba' ? column : 0, y: bottom[side], h, ports: count });
    bottom[side] += h;
  };
  const count = (adapter: string): number => ports.filter((port) => adapterOf(port.id) === adapter).length;
  const high = (adapter: string): number => rowHigh.hba + (Math.max(1, count(adapter)) - 1) * portPitch;
  adapters.slice(0, above).forEach((a, i) => push('hba', a, i, high(a), count(a)));
  parts.workloads.filter((w) => w.host === id).forEach((w, i) => push('app', w.id, i, rowHigh.app));
  const disks = parts.topology.luns.filter((lun) => lun.maps.some((map) => map.host === id));
  disks.forEach((lun, i) => push('disk', lun.id, i, rowHigh.disk));
  adapters.slice(above).forEach((a, i) => push('hba', a, above + i, high(a), count(a)));
  const spots = rows
    .filter((row) => row.kind === 'hba')
    .flatMap((row) => {
      const first = row.y + (row.index < above ? 42 : 32);
      return ports
        .filter((port) => adapterOf(port.id) === row.id)
        .map((port, i) =>
          spot(port, { x: at.x + column + size.host, y: at.y + first + i * portPitch }, 1, `port ${numberOf(port.id)}`, cableOf),
        );
    });
  const box = { x: at.x, y: at.y, w: column + size.host, h: Math.max(bottom.left, bottom.right, 96) };
  return { id, kind: 'host', box, ports: spots, rows, controllers: [] };
}

export function arrayNode(id: DeviceId, parts: Parts, at: Point, cableOf: ReadonlyMap<PortId, string>): NodeShape {
  const ports = parts.ports.filter((port) => port.device === id);
  const names = [...new Set(ports.map((port) => port.controller ?? adapterOf(port.id)))];
  const most = Math.max(1, ...names.map((name) => ports.filter((port) => adapterOf(port.id) === name).length));
  const pitch = most <= 2 ? 60 : 44;
  const high = Math.max(122, 62 + pitch * (most - 1));
  const controllers: ControllerShape[] = [];
  const spots: PortSpot[] = [];
  let y = 56;
  names.forEach((name, i) => {
    const last = i > 0 && i === names.length - 1;
    const box: Box = { x: at.x + 18.5, y: at.y + y + 0.5, w: 201, h: high };
    const label = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
    controllers.push({ id: name, label, box, labelY: last ? box.y + high - 11 : box.y + 20 });
    ports
      .filter((port) => adapterOf(port.id) === name)
      .forEach((port, k) => {
        const py = at.y + y + (last ? 32 : 30) + k * pitch;
        spots.push(spot(port, { x: at.x, y: py }, -1, port.name, cableOf));
      });
    y += high + 20;
  });
  const box = { x: at.x, y: at.y, w: size.array, h: Math.max(y, 96) };
  return { id, kind: 'array', box, ports: spots, rows: [], controllers };
}

export interface Neighbour {
  readonly port: PortFacts;
  readonly cable: Cable | null;
  /** Where the cable comes from, for side and order; null for a free port. */
  readonly peer: Point | null;
  readonly side: Side;
}
/** Ports of one side, top to bottom, each on the row nearest to where its cable comes from, without crossing. */
function seated(ports: readonly Neighbour[], rows: number, top: number): readonly { readonly port: Neighbour; readonly y: number }[] {
  const order = [...ports].sort((a, b) => (a.peer?.y ?? 1e9) - (b.peer?.y ?? 1e9) || numberOf(a.port.id) - numberOf(b.port.id));
  const n = order.length;
  const yOf = (row: number): number => top + row * portPitch;
  const cost: number[][] = Array.from({ length: n + 1 }, () => new Array<number>(rows + 1).fill(Infinity));
  const from: boolean[][] = Array.from({ length: n + 1 }, () => new Array<boolean>(rows + 1).fill(false));
  cost[0].fill(0);
  for (let i = 1; i <= n; i += 1) {
    for (let r = i; r <= rows; r += 1) {
      const peer = order[i - 1].peer;
      const off = peer ? Math.abs(peer.y - yOf(r - 1)) : (rows - r) * 0.01;
      const take = cost[i - 1][r - 1] + off + (off < 1 ? 0 : 6);
      const skip = cost[i][r - 1];
      from[i][r] = take < skip;
      cost[i][r] = Math.min(take, skip);
    }
  }
  const out: { port: Neighbour; y: number }[] = [];
  for (let i = n, r = rows; i > 0; r -= 1) {
    if (!from[i][r]) continue;
    i -= 1;
    out.unshift({ port: order[i], y: yOf(r - 1) });
  }
  return levelled(out);
}
/** A port a few units off the one it is cabled to moves there: the cable runs straight. */
function levelled(seats: readonly { readonly port: Neighbour; readonly y: number }[]): { port: Neighbour; y: number }[] {
  const out = seats.map((seat) => ({ ...seat }));
  out.forEach((seat, i) => {
    const to = seat.port.peer?.y ?? seat.y;
    const clear = (other: { y: number } | undefined): boolean => !other || Math.abs(other.y - to) >= 26;
    if (Math.abs(to - seat.y) <= 10 && clear(out[i - 1]) && clear(out[i + 1])) seat.y = to;
  });
  return out;
}

export function switchNode(id: DeviceId, at: Point, ports: readonly Neighbour[]): NodeShape {
  const left = ports.filter((port) => port.side === -1);
  const right = ports.filter((port) => port.side === 1);
  const least = Math.max(2, left.length, right.length);
  const bent = (n: number): number => [...seated(left, n, at.y + 52), ...seated(right, n, at.y + 52)].filter(({ port, y }) => port.peer && port.peer.y !== y).length;
  // One row more when it lets a cable run straight that free ports have pushed aside.
  const rows = ports.some((port) => port.cable === null) && bent(least + 1) < bent(least) ? least + 1 : least;
  const cableOf = new Map(ports.flatMap((port) => (port.cable ? [[port.port.id, port.cable.id] as const] : [])));
  const spots = [...seated(left, rows, at.y + 52), ...seated(right, rows, at.y + 52)].map(({ port, y }) =>
    spot(port.port, { x: port.side === -1 ? at.x : at.x + size.switch, y }, port.side, `port ${numberOf(port.port.id)}`, cableOf),
  );
  const box = { x: at.x, y: at.y, w: size.switch, h: 108 + 32 * (rows - 2) };
  return { id, kind: 'switch', box, ports: spots, rows: [], controllers: [] };
}

function spot(port: PortFacts, at: Point, side: Side, label: string, cableOf: ReadonlyMap<PortId, string>): PortSpot {
  return {
    id: port.id,
    device: port.device,
    x: at.x,
    y: at.y,
    side,
    role: port.role,
    label,
    cable: cableOf.get(port.id) ?? null,
    controller: port.controller ?? null,
  };
}

/** Places for devices that the file gives none: hosts, switches and arrays in columns. */
export function placed(topology: Topology, layout: Parts['layout']): Record<DeviceId, Point> {
  const touching = (kind: Device['kind']): number =>
    topology.cables.filter((cable) => [cable.a, cable.b].some((port) => topology.devices[deviceOf(port)]?.kind === kind)).length;
  // A channel a cable: the more cables, the wider the gaps between the columns.
  const hosts = Object.values(topology.devices).filter((device) => device.kind === 'host').length;
  const switches = (hosts > 1 ? 656 : 424) + Math.max(0, touching('host') - 4) * 40;
  const column: Record<Device['kind'], { x: number; y: number; step: number }> = {
    host: { x: 80, y: 74, step: hosts > 1 ? 248 : 372 },
    switch: { x: switches, y: 108, step: 172 },
    array: { x: switches + 396 + Math.max(0, touching('array') - 4) * 40, y: 74, step: 372 },
  };
  const cabled = (id: DeviceId): number =>
    topology.cables.filter((cable) => deviceOf(cable.a) === id || deviceOf(cable.b) === id).length;
  const out: Record<DeviceId, Point> = {};
  for (const [id, device] of Object.entries(topology.devices)) {
    const given = layout[id];
    const next = column[device.kind];
    out[id] = given ? { x: given[0], y: given[1] } : { x: next.x, y: next.y };
    if (!given) next.y += next.step + (device.kind === 'switch' ? Math.max(0, cabled(id) - 3) * 32 : 0);
  }
  return out;
}

/** Several hosts stand in two columns each, and so half as high, when the layout leaves them the room. */
export function hostsAreWide(topology: Topology, at: Readonly<Record<DeviceId, Point>>): boolean {
  const ids = Object.keys(topology.devices);
  const hosts = ids.filter((id) => topology.devices[id]?.kind === 'host').map((id) => at[id].x);
  const others = ids.filter((id) => topology.devices[id]?.kind !== 'host').map((id) => at[id].x);
  return hosts.length > 1 && Math.min(...others) - Math.max(...hosts) >= size.hostWide + 156;
}

/** All devices: hosts and arrays first, then switches, whose ports follow what is cabled to them. */
export function allNodes(parts: Parts): NodeShape[] {
  const at = placed(parts.topology, parts.layout);
  const cableOf = new Map<PortId, string>();
  for (const cable of parts.topology.cables) cableOf.set(cable.a, cable.id).set(cable.b, cable.id);
  const nodes = new Map<DeviceId, NodeShape>();
  const devices = Object.entries(parts.topology.devices);
  const wide = hostsAreWide(parts.topology, at);
  for (const [id, device] of devices) {
    if (device.kind === 'host') nodes.set(id, hostNode(id, parts, at[id], cableOf, wide));
    if (device.kind === 'array') nodes.set(id, arrayNode(id, parts, at[id], cableOf));
  }
  const spots = new Map([...nodes.values()].flatMap((node) => node.ports.map((port) => [port.id, port] as const)));
  for (const [id, device] of devices) {
    if (device.kind === 'switch') nodes.set(id, switchNode(id, at[id], neighbours(id, parts, at, spots)));
  }
  return devices.flatMap(([id]) => nodes.get(id) ?? []);
}

function neighbours(id: DeviceId, parts: Parts, at: Record<DeviceId, Point>, spots: ReadonlyMap<PortId, PortSpot>): Neighbour[] {
  const mine = new Map(parts.ports.filter((port) => port.device === id).map((port) => [port.id, port]));
  const out: Neighbour[] = [];
  for (const cable of parts.topology.cables) {
    for (const [end, other] of [[cable.a, cable.b], [cable.b, cable.a]] as const) {
      const port = mine.get(end);
      if (!port) continue;
      mine.delete(end);
      const device = deviceOf(other);
      const peer = spots.get(other) ?? at[device] ?? at[id];
      const kind = parts.topology.devices[device]?.kind;
      const side: Side = kind === 'host' ? -1 : kind === 'array' ? 1 : peer.x < at[id].x || (peer.x === at[id].x && device < id) ? -1 : 1;
      out.push({ port, cable, peer: 'side' in peer ? peer : { x: peer.x, y: peer.y + 60 }, side });
    }
  }
  if (parts.editing) {
    const free = [...mine.values()];
    if (free[0]) out.push({ port: free[0], cable: null, peer: null, side: -1 });
    if (free[1]) out.push({ port: free[1], cable: null, peer: null, side: 1 });
  }
  return out;
}
