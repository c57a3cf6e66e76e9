/** The drawing that the fake bridge tells its story about: the dual-fabric scene, as plain data. */
import type { Discovery } from '../../src/sim/discovery/discovery';
import type { Scenario } from '../../src/sim/scenario/scenario';
import type { Topology } from '../../src/sim/topology/topology';

const topology: Topology = {
  devices: {
    web1: { kind: 'host', os: 'windows', release: '2008R2', hba: ['qle2560', 'qle2560'], name: 'WIN-01' },
    fabA: { kind: 'switch', model: 'brocade-300', name: 'FABRIC-A' },
    fabB: { kind: 'switch', model: 'brocade-300', name: 'FABRIC-B' },
    a1: { kind: 'array', model: 'qsan-f400q', access: 'symmetric', name: 'F400Q' },
  },
  cables: [
    { id: 'A1', a: 'web1.hba0.0', b: 'fabA.0', lengthM: 5 },
    { id: 'A2', a: 'fabA.4', b: 'a1.ctr1.0', lengthM: 5 },
    { id: 'A3', a: 'fabA.5', b: 'a1.ctr2.0', lengthM: 5 },
    { id: 'B1', a: 'web1.hba1.0', b: 'fabB.0', lengthM: 5 },
    { id: 'B2', a: 'fabB.4', b: 'a1.ctr1.1', lengthM: 5 },
    { id: 'B3', a: 'fabB.5', b: 'a1.ctr2.1', lengthM: 5 },
  ],
  luns: [
    {
      id: 'lun0',
      array: 'a1',
      group: 'rg0',
      owner: 'ctr1',
      sizeGiB: 2000,
      name: 'VD-DATA',
      maps: [{ host: 'web1', lun: 0 }],
    },
  ],
};

export const fakeScenario: Scenario = {
  format: 'san-scenario',
  version: 1,
  title: 'Dual fabric, 4 paths',
  note: 'Four paths, all carrying. Cut A1 and watch all 32 slots wait for the HBA, not for MPIO.',
  seed: 42,
  topology,
  settings: {},
  workloads: [{ id: 'oltp', host: 'web1', lun: 'lun0', preset: 'oltp-8k-70-30', outstanding: 32 }],
  journal: [],
  layout: { web1: [80, 74], fabA: [424, 108], fabB: [424, 280], a1: [820, 74] },
  view: { speed: 1, lens: true },
};

const nexus = (hba: number, fabric: string, inCable: string, outCable: string, inPort: number, outPort: number, controller: string, port: number) => ({
  id: `web1.hba${hba}.0>a1.${controller}.${port}`,
  host: 'web1',
  initiatorPort: `web1.hba${hba}.0`,
  targetPort: `a1.${controller}.${port}`,
  controller: `a1.${controller}`,
  hops: [
    { cable: inCable, from: `web1.hba${hba}.0`, to: `${fabric}.${inPort}` },
    { cable: outCable, from: `${fabric}.${outPort}`, to: `a1.${controller}.${port}` },
  ],
});
const nexuses = [
  nexus(0, 'fabA', 'A1', 'A2', 0, 4, 'ctr1', 0),
  nexus(0, 'fabA', 'A1', 'A3', 0, 5, 'ctr2', 0),
  nexus(1, 'fabB', 'B1', 'B2', 0, 4, 'ctr1', 1),
  nexus(1, 'fabB', 'B1', 'B3', 0, 5, 'ctr2', 1),
];

/** What looking at this drawing would find; a drawing with other cables just loses the links that are gone. */
export function fakeDiscover(drawn: Topology): Discovery {
  const cables = new Set(drawn.cables.map((cable) => cable.id));
  const alive = nexuses.filter((one) => one.hops.every((hop) => cables.has(hop.cable)));
  const portIds = new Set(drawn.cables.flatMap((cable) => [cable.a, cable.b]));
  return {
    ports: [...portIds].map((id) => ({
      id,
      device: id.split('.')[0],
      role: id.includes('hba') ? 'initiator' : id.includes('ctr') ? 'target' : 'fabric',
      protocol: 'fc',
      speedsGbps: [2, 4, 8],
      ...(id.includes('ctr') ? { controller: id.split('.').slice(0, 2).join('.') } : {}),
    })),
    links: drawn.cables.map((cable) => ({
      cable: cable.id,
      a: cable.a,
      b: cable.b,
      lengthM: cable.lengthM,
      speedGbps: 8,
      rateMBps: 800,
    })),
    nexuses: alive,
    paths: drawn.luns.flatMap((lun) =>
      lun.maps.flatMap((map) =>
        alive.map((one, i) => ({ id: `${map.host}/${lun.id}/${i + 1}`, label: `P${i + 1}`, host: map.host, lun: lun.id, nexus: one.id })),
      ),
    ),
    findings: [],
  };
}
