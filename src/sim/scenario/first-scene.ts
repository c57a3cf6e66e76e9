/** The scene of the first paint, here so that nothing need be fetched. Its file under `static` says the same. */
import type { Scenario } from './scenario';

export const firstScene: Scenario = {
  format: 'san-scenario',
  version: 1,
  title: 'Dual fabric, 4 paths',
  note: 'Four paths, all carrying. Cut cable A1 and watch two things: what Windows believes, and how long no I/O completes.',
  seed: 42,
  topology: {
    devices: {
      web1: { kind: 'host', os: 'windows', release: '2008R2', hba: ['qle2560', 'qle2560'], name: 'WIN-01' },
      fabA: { kind: 'switch', model: 'brocade-300', name: 'FABRIC-A' },
      fabB: { kind: 'switch', model: 'brocade-300', name: 'FABRIC-B' },
      a1: { kind: 'array', model: 'qsan-f400q', access: 'symmetric', name: 'F400Q' },
    },
    cables: [
      { id: 'A1', a: 'web1.hba0.0', b: 'fabA.0', lengthM: 5 },
      { id: 'A2', a: 'fabA.1', b: 'a1.ctr1.0', lengthM: 5 },
      { id: 'A3', a: 'fabA.2', b: 'a1.ctr2.0', lengthM: 5 },
      { id: 'B1', a: 'web1.hba1.0', b: 'fabB.0', lengthM: 5 },
      { id: 'B2', a: 'fabB.1', b: 'a1.ctr1.1', lengthM: 5 },
      { id: 'B3', a: 'fabB.2', b: 'a1.ctr2.1', lengthM: 5 },
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
  },
  settings: { 'web1/lun0': { policy: 'round-robin' } },
  workloads: [{ id: 'oltp', host: 'web1', lun: 'lun0', preset: 'oltp-8k-70-30', outstanding: 32 }],
  journal: [],
  layout: { web1: [80, 96], fabA: [424, 128], fabB: [424, 300], a1: [820, 96] },
  view: { lens: true },
};
