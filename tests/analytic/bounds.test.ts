// The engine against its own bottleneck: with one slow resource, throughput is that resource's rate.
import { describe, expect, it } from 'vitest';
import { Run } from '../../src/sim';
import { accessNs, createSink } from './engine';
import type { Scenario } from '../../src/sim/scenario/scenario';
import { loadScene, withJournal, withSettings } from '../support/scenes';

const pure = (outstanding: number, serviceNs: number): Scenario => {
  const scene = withSettings(withJournal(loadScene('S11'), []), { a1: { serviceNs }, web1: { hbaQueueDepth: 512 } });
  return { ...scene, workloads: scene.workloads.map((load) => ({ ...load, outstanding })) };
};

function measure(scenario: Scenario, fromS = 1, toS = 6): { iops: number; meanNs: number; run: Run } {
  const sink = createSink();
  const run = new Run(scenario, { sink, checkpointEvery: 0 });
  run.advance(fromS * 1e9);
  sink.reset();
  run.advance(toS * 1e9);
  return { iops: sink.count / (toS - fromS), meanNs: sink.sumNs / sink.count, run };
}

describe('pure delay', () => {
  it.each([
    [1, 10_000_000],
    [32, 10_000_000],
    [32, 1_000_000],
    [128, 5_000_000],
  ])('%d outstanding, service %d ns: IOPS = outstanding / (service + path time)', (outstanding, serviceNs) => {
    // Path time of a lone read on an idle path, from another run.
    const alone = measure(pure(1, 1_000_000));
    const pathNs = alone.meanNs - 1_000_000;
    expect(pathNs).toBeGreaterThan(8_000);
    expect(pathNs).toBeLessThan(60_000);
    const { iops } = measure(pure(outstanding, serviceNs));
    const wanted = (outstanding / (serviceNs + pathNs)) * 1e9;
    expect(Math.abs(iops / wanted - 1)).toBeLessThan(0.01);
  });
  it('Little’s law holds for the whole SAN', () => {
    const { iops, meanNs } = measure(withJournal(loadScene('dual-fabric-4-paths'), []), 2, 10);
    expect((iops * meanNs) / 1e9 / 32).toBeCloseTo(1, 2);
  });
});

describe('one slow resource', () => {
  const base = withJournal(loadScene('S05'), []);
  const hits = (blockBytes = 8192, readShare = 1): Scenario['workloads'] =>
    base.workloads.map((load) => ({ ...load, hitShare: 1, readShare, blockBytes, outstanding: 64 }));

  it('controller CPU: one command each 200 us', () => {
    const scenario = withSettings({ ...base, workloads: hits() }, { a1: { cpuNs: 200_000 } });
    expect(Math.abs(measure(scenario, 1, 4).iops / 5000 - 1)).toBeLessThan(0.01);
  });

  it('host port: the driver’s time of each I/O, on two ports', () => {
    const scenario = withSettings({ ...base, workloads: hits() }, { web1: { hbaIoNs: 400_000 }, a1: { cpuNs: 1_000 } });
    expect(Math.abs(measure(scenario, 1, 4).iops / 5000 - 1)).toBeLessThan(0.01);
  });

  it('link: 256 KiB reads fill two 8 Gb links', () => {
    const scenario = withSettings({ ...base, workloads: hits(262_144) }, { a1: { cpuNs: 1_000 } });
    const { iops } = measure(scenario, 1, 3);
    // 826 MB/s a link (hardware.md 4.1).
    expect(Math.abs((iops * 262_144) / (2 * 826e6) - 1)).toBeLessThan(0.01);
  });

  it('mirror link between the controllers: 64 KiB writes', () => {
    const scenario = withSettings(
      { ...base, workloads: hits(65_536, 0) },
      { a1: { cpuNs: 1_000, mirrorNsPerByte: 5, destageWindowNs: 10e9 } },
    );
    const { iops } = measure(scenario, 1, 3);
    expect(Math.abs((iops * 65_536) / 200e6 - 1)).toBeLessThan(0.01);
  });

  it('drives: reads that miss, one drive busy at a time in the mean time of a random access', () => {
    const load = base.workloads.map((each) => ({ ...each, readShare: 1, hitShare: 0, outstanding: 1 }));
    const { iops } = measure({ ...base, workloads: load }, 1, 40);
    const mean = accessNs('sas-15k', 8192) + 32_000; // driver, wires and CPU
    expect(Math.abs(iops / (1e9 / mean) - 1)).toBeLessThan(0.015);
  });
});

describe('drives as published (hardware.md 5.4)', () => {
  it.each([
    ['sas-15k', 171],
    ['sas-10k', 136],
    ['nl-sas-7k2', 77],
  ] as const)('%s: about %d random 8 KiB I/Os a second', (drive, iops) => {
    expect(Math.abs(1e9 / accessNs(drive, 8192) / iops - 1)).toBeLessThan(0.03);
  });
});
