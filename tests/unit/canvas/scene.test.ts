import { describe, expect, it } from 'vitest';
import { fakeDiscover, fakeScenario } from '../../support/fake-scene';
import { layScene } from '../../../src/views/canvas/geometry/scene';
import { fabric, labelFaults, lay, overlaps, underNodes } from './support';

const dual = () =>
  layScene({
    topology: fakeScenario.topology,
    discovery: fakeDiscover(fakeScenario.topology),
    ports: fakeDiscover(fakeScenario.topology).ports,
    workloads: fakeScenario.workloads,
    layout: fakeScenario.layout,
    editing: false,
    ownerOf: () => null,
  });

describe('the dual-fabric scene', () => {
  it('stands as it was designed', () => {
    const scene = dual();
    expect(scene.node.get('web1')?.box).toEqual({ x: 80, y: 96, w: 208, h: 340 });
    expect(scene.node.get('a1')?.box).toEqual({ x: 820, y: 96, w: 228, h: 340 });
    expect(scene.port.get('web1.hba0.0')).toMatchObject({ x: 288, y: 182, side: 1 });
    expect(scene.port.get('fabB.0')).toMatchObject({ x: 424, y: 386, side: -1 });
    expect([182, 242, 326, 386]).toEqual(['ctr1.0', 'ctr1.1', 'ctr2.0', 'ctr2.1'].map((p) => scene.port.get(`a1.${p}`)?.y));
  });

  it('has straight host cables, two channels 60 apart and one crossing', () => {
    const scene = dual();
    expect(['A1', 'B1', 'A2', 'B3'].map((id) => scene.cable.get(id)?.points.length)).toEqual([2, 2, 2, 2]);
    const channels = ['A3', 'B2'].map((id) => scene.cable.get(id)?.points[1].x ?? 0);
    expect(Math.abs(channels[0] - channels[1])).toBeGreaterThanOrEqual(56);
    expect(scene.crossings).toHaveLength(1);
  });

  it('keeps cables and labels apart', () => {
    const scene = dual();
    expect(overlaps(scene)).toEqual([]);
    expect(underNodes(scene)).toEqual([]);
    expect(labelFaults(scene)).toEqual([]);
    expect(scene.cables.filter((cable) => cable.above && cable.below).length).toBeGreaterThanOrEqual(4);
  });
});

describe('moved devices', () => {
  it.each([
    ['array left of the host', { h1: [820, 80], fabA: [424, 90], fabB: [424, 300], a1: [60, 80] }],
    ['array above', { h1: [80, 480], fabA: [424, 480], fabB: [424, 680], a1: [424, 40] }],
    ['host in the middle', { h1: [480, 80], fabA: [60, 90], fabB: [60, 300], a1: [900, 80] }],
    ['fabrics on the far side', { h1: [40, 80], fabA: [940, 90], fabB: [940, 300], a1: [540, 80] }],
  ] as const)('%s', (_, layout) => {
    const scene = lay(fabric(1, 1), layout);
    expect(overlaps(scene)).toEqual([]);
    expect(underNodes(scene)).toEqual([]);
    expect(labelFaults(scene)).toEqual([]);
  });
});

describe('a large drawing', () => {
  it('of 50 devices has every device, and no cable runs under one', () => {
    const scene = lay(fabric(40, 8), {});
    expect(scene.nodes).toHaveLength(50);
    expect(underNodes(scene)).toEqual([]);
  });

  it('of four hosts and one array has no cable on another', () => {
    const scene = lay(fabric(4, 1), {});
    expect(overlaps(scene)).toEqual([]);
    expect(underNodes(scene)).toEqual([]);
    expect(labelFaults(scene)).toEqual([]);
  });
});
