/** The dual fabric multiplied: pods of up to 10 hosts with 2 HBAs each, 2 switches, 1 array; each host has 4 paths to its own LUN. */
import type { Cable, Device, Lun, Scenario, WorkloadSpec } from '../../sim/catalog';

const hostsPerPod = 10;
const outstanding = 32;

export function benchScenario(hosts: number, policy = 'round-robin'): Scenario {
  const devices: Record<string, Device> = {};
  const cables: Cable[] = [];
  const luns: Lun[] = [];
  const workloads: WorkloadSpec[] = [];
  const settings: Record<string, Scenario['settings'][string]> = {};
  const wire = (a: string, b: string): void => void cables.push({ id: `C${cables.length}`, a, b, lengthM: 5 });
  for (let host = 0; host < hosts; host++) {
    const pod = Math.floor(host / hostsPerPod);
    const place = host % hostsPerPod;
    const [id, fabA, fabB, array] = [`web${host}`, `fabA${pod}`, `fabB${pod}`, `a${pod}`];
    if (place === 0) {
      devices[fabA] = { kind: 'switch', model: 'brocade-300' };
      devices[fabB] = { kind: 'switch', model: 'brocade-300' };
      devices[array] = { kind: 'array', model: 'qsan-f400q', access: 'symmetric' };
      for (const controller of [1, 2]) {
        wire(`${fabA}.${21 + controller}`, `${array}.ctr${controller}.0`);
        wire(`${fabB}.${21 + controller}`, `${array}.ctr${controller}.1`);
      }
    }
    devices[id] = { kind: 'host', os: 'windows', release: '2008R2', hba: ['qle2560', 'qle2560'] };
    wire(`${id}.hba0.0`, `${fabA}.${place}`);
    wire(`${id}.hba1.0`, `${fabB}.${place}`);
    luns.push({ id: `lun${host}`, array, group: 'rg0', owner: 'ctr1', sizeGiB: 100, maps: [{ host: id, lun: 0 }] });
    settings[`${id}/lun${host}`] = { policy };
    workloads.push({ id: `oltp${host}`, host: id, lun: `lun${host}`, preset: 'oltp-8k-70-30', outstanding });
  }
  const title = `Dual fabric times ${hosts}`;
  return {
    format: 'san-scenario',
    version: 1,
    title,
    seed: 42,
    topology: { devices, cables, luns },
    settings,
    workloads,
    journal: [],
    layout: {},
    view: {},
  };
}
