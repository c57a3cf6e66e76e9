// A controller without a peer: nothing is mirrored, nobody takes over, and what it owned comes back with it.
import { describe, expect, it } from 'vitest';
import { parseDrawing } from '../../src/sim/catalog';
import type { JournalRow, Scenario } from '../../src/sim/catalog';
import { seconds, Watched } from '../support/scenes';

function scene(model: string, journal: readonly JournalRow[] = [], controllers?: number): Scenario {
  const { value, findings } = parseDrawing(`host web1 windows 2008R2 qle2462 "WIN-01"
array a1 ${model} symmetric${controllers === undefined ? '' : ` controllers=${controllers}`}
cable A1 web1.hba0.0 - a1.ctr1.0 5m
cable A2 web1.hba0.1 - a1.ctr1.1 5m
lun lun0 a1/rg0 ctr1 100GiB web1:0`);
  expect(findings).toEqual([]);
  return {
    format: 'san-scenario',
    version: 1,
    title: model,
    seed: 42,
    topology: value,
    settings: {},
    workloads: [{ id: 'w', host: 'web1', lun: 'lun0', preset: 'oltp-8k-70-30', outstanding: 1, readShare: 0 }],
    journal,
    layout: {},
    view: {},
  };
}
const writes = (model: string, controllers?: number): number =>
  new Watched(scene(model, [], controllers)).to(2).iops(0, 2);

describe('a single controller', () => {
  it('answers a write sooner than one that must ask its peer', () => {
    const [single, alone, pair] = [writes('qsan-f300c'), writes('qsan-f300h', 1), writes('qsan-f300h')];
    expect(single).toBeGreaterThan(pair * 1.02);
    expect(alone).toBe(single);
  });

  it('that lost its peer to an edit goes on alone, and gets it back', () => {
    const edit = (atS: number, controllers: number): JournalRow => ({
      atNs: seconds(atS),
      do: 'edit',
      edits: [
        {
          op: 'change-device',
          id: 'a1',
          device: { kind: 'array', model: 'qsan-f300h', access: 'symmetric', controllers },
        },
      ],
    });
    const w = new Watched(scene('qsan-f300h', [edit(2, 1), edit(4, 2)], 2)).to(6);
    expect(w.iops(0, 2)).toBeGreaterThan(100);
    expect(w.iops(2.5, 4) / w.iops(0, 2)).toBeCloseTo(1, 1);
    expect(w.iops(4.5, 6) / w.iops(0, 2)).toBeCloseTo(1, 1);
    expect(w.failed).toBe(0);
  });

  it('that crashes takes its LUNs along until it has booted again', () => {
    const w = new Watched(
      scene('qsan-f300c', [
        { atNs: seconds(5), do: 'crash', aim: 'a1.ctr1' },
        { atNs: seconds(20), do: 'return', aim: 'a1.ctr1' },
      ]),
    ).to(19);
    expect(w.facts.controllers['a1.ctr1']!.state).toBe('down');
    expect(w.iops(6, 19)).toBe(0);
    expect(w.times('hac-ctr-failover')).toEqual([]);
    w.to(120);
    expect(w.facts.controllers['a1.ctr1']).toMatchObject({ state: 'up', writeThrough: false });
    expect(w.iops(110, 120)).toBeGreaterThan(100);
  });
});
