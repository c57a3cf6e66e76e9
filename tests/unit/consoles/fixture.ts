/** A host for the consoles, typed by their contract: what a run would tell, without a run. */
import { fakeFacts } from '../../support/fake-facts';
import { firstScene } from '../../../src/sim/catalog';
import type { ConsoleAnswer, ConsoleInput, ConsoleLine, HostConsole } from '../../../src/sim/consoles';
import { hostConsoles } from '../../../src/sim/consoles';
import type { LogRow, WindowsFacts } from '../../../src/sim/run/reading';
import type { Settings } from '../../../src/sim/scenario/scenario';
import type { WindowsRelease } from '../../../src/sim/topology/topology';

type Group = ConsoleInput['facts']['hosts'][string]['groups'][number];
type Path = Group['paths'][number];

export const term = (id: string): HostConsole => hostConsoles.find((each) => each.id === id)!;
export const textOf = (lines: readonly ConsoleLine[]): string => lines.map((line) => line.text).join('\n');

const hex = (value: number): string => value.toString(16).padStart(2, '0').toUpperCase();
export interface PathSketch extends Partial<Omit<Path, 'path' | 'address' | 'portGroup'>> {
  readonly address?: readonly [port: number, bus: number, target: number, lun: number];
  readonly portGroup?: readonly [id: number, word: string, targetPort: number, preferred?: boolean];
}

export function pathOf(row: number, { address, portGroup, ...more }: PathSketch): Path {
  const [port, bus, target, lun] = address ?? [1 + Math.floor(row / 2), 0, row % 2, 0];
  return {
    path: row,
    order: row,
    present: true,
    word: 'Active/Optimized',
    state: 'activeOptimized',
    owner: 'MPIO',
    carrying: true,
    weight: 0,
    preferred: false,
    pathId: `0000000077${hex(port)}${hex(bus)}${hex(target)}`,
    address: { port, bus, target, lun },
    portGroup: portGroup
      ? { id: portGroup[0], word: portGroup[1], targetPort: portGroup[2], preferred: portGroup[3] ?? false }
      : null,
    wish: '',
    lit: [],
    sinceNs: 0,
    how: 'arrival',
    statistics: { reads: 1000 + row, writes: 100 + row, readBytes: (1000 + row) * 8192, writeBytes: (100 + row) * 8192 },
    health: { errors: 10 + row, retries: row, failures: row % 2 },
    ...more,
  };
}

export interface GroupSketch extends Partial<Omit<Group, 'paths'>> {
  readonly paths?: readonly PathSketch[];
}
const six = [
  'fail-over-only',
  'round-robin',
  'round-robin-subset',
  'least-queue-depth',
  'weighted-paths',
  'least-blocks',
];
export function groupOf(number: number, { paths = [{}, {}, {}, {}], ...more }: GroupSketch = {}): Group {
  const symmetric = more.symmetric ?? true;
  const first = number * 8;
  const lun = `lun${number}`;
  return {
    group: number,
    lun,
    pathIds: paths.map((_, i) => `web1/${lun}/${i + 1}`),
    disk: `MPIO Disk${number}`,
    policy: 'round-robin',
    kind: 'mpio',
    dsm: 'Microsoft DSM',
    serial: `600A0B80001234567${number}`,
    access: 'none',
    reservationKey: null,
    policyFrom: 'built-in',
    wanted: null,
    symmetric,
    health: 'normal',
    policies: six.map((id) => ({
      id,
      allowed: symmetric || id !== 'round-robin',
      reason: symmetric || id !== 'round-robin' ? '' : 'Round Robin needs symmetric access.',
    })),
    paths: paths.map((path, i) => pathOf(first + i, path)),
    ...more,
  };
}

export const qsan = 'Qsan    F400Q           ';
export function windowsOf(release: string, groups: readonly Group[], more: Partial<WindowsFacts> = {}): WindowsFacts {
  return {
    release,
    power: 'running',
    upAtNs: -1,
    feature: 'installed',
    busy: null,
    pending: [],
    supported: ['Vendor 8Product       16', qsan],
    claimed: ['Vendor 8Product       16', qsan],
    automaticClaim: { iscsi: false, sas: true },
    hardware: [
      {
        id: qsan,
        vendor: 'Qsan',
        product: 'F400Q',
        bus: 'FC',
        spc3: true,
        multipath: true,
        claimed: true,
        alua: 'ALUA Not Supported',
      },
    ],
    dsms: [{ id: 'msdsm', name: 'Microsoft DSM', version: '6.1.7600', installed: true, source: 'Windows' }],
    dsmPolicy: null,
    targetPolicies: {},
    disks: groups.map((group, i) => ({
      number: i + 1,
      group: group.group,
      groupId: `web1/${group.lun}`,
      path: null,
      pathId: null,
      mpioDisk: Number(/\d+$/.exec(group.disk)![0]),
      name: 'Qsan F400Q  Multi-Path Disk Device',
      vendor: 'Qsan',
      product: 'F400Q',
      sizeGiB: 100,
      state: 'online',
      reason: '',
      initialised: true,
      address: group.paths[0]!.address,
      twins: [],
      damage: null,
    })),
    ...more,
  };
}

export interface Sketch {
  readonly release?: WindowsRelease;
  readonly groups?: readonly Group[];
  readonly windows?: Partial<WindowsFacts>;
  readonly settings?: Settings;
  readonly log?: readonly LogRow[];
  readonly nowNs?: number;
}
export function inputOf({
  release = '2022',
  groups = [groupOf(0)],
  windows,
  settings = {},
  log = [],
  nowNs = 60e9,
}: Sketch = {}): ConsoleInput {
  const facts = fakeFacts(firstScene, [], [], 0, 1, 'round-robin');
  const host = facts.topology.devices.web1;
  return {
    host: 'web1',
    nowNs,
    log,
    facts: {
      ...facts,
      settings,
      topology: {
        ...facts.topology,
        devices: { ...facts.topology.devices, web1: { ...host, release } as typeof host },
      },
      hosts: { web1: { groups, windows: windowsOf(release, groups, windows) } },
    },
  };
}

export const eventRow = (
  seq: number,
  code: string,
  eventId: number | null,
  aim: string,
  more: Partial<LogRow> = {},
): LogRow => ({
  seq,
  atNs: seq * 1e9,
  source: 'mpio',
  code,
  eventId,
  aim,
  params: {},
  cause: -1,
  ...more,
});

/** Types a line and lets the run take its commands without any change. */
export function typed(
  id: string,
  text: string,
  input: ConsoleInput,
  news: readonly LogRow[] = [],
): ConsoleAnswer & { readonly all: string } {
  const answer = term(id).run(text, input);
  const late = answer.after?.(input, news) ?? [];
  return { ...answer, lines: [...answer.lines, ...late], all: textOf([...answer.lines, ...late]) };
}
