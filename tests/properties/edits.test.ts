// Undo after any edits gives back the same drawing, order included.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, removeDevice } from '../../src/sim/catalog';
import type { Drawing, Edit } from '../../src/sim/catalog';
import { scenario } from './arbitrary';

const orderOf = (drawing: Drawing): unknown => [
  Object.keys(drawing.topology.devices),
  drawing.topology.cables.map((cable) => cable.id),
];

/** Edits that mostly make sense for this drawing; some do not, and are refused. */
const editsOf = (drawing: Drawing): fc.Arbitrary<readonly Edit[]> => {
  const { topology, workloads } = drawing;
  const devices = Object.keys(topology.devices);
  const at = fc.option(fc.nat(4), { nil: undefined });
  const some = <T, E extends Edit>(list: readonly T[], make: (item: T) => E): fc.Arbitrary<Edit>[] =>
    list.length > 0 ? [fc.constantFrom(...list).map(make)] : [];
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({
      op: fc.constant('add-device' as const),
      id: fc.constantFrom('n1', 'n2', devices[0]),
      device: fc.constant({ kind: 'switch', model: 'brocade-6505' } as const),
      at,
    }),
    fc.record({
      op: fc.constant('add-cable' as const),
      cable: fc.record({
        id: fc.constantFrom('N1', 'N2'),
        a: fc.constantFrom('n1.0', 'n2.1'),
        b: fc.constantFrom('n2.0', 'n1.2'),
        lengthM: fc.constant(5),
        medium: fc.constantFrom('OM3' as const, 'OM4' as const),
      }),
      at,
    }),
    fc.constantFrom(...devices).map((id): Edit => ({ op: 'remove-device', id })),
    fc
      .constantFrom(...devices)
      .map((id): Edit => ({ op: 'change-device', id, device: { ...topology.devices[id], name: 'X' } })),
    ...some(topology.cables, (cable) => ({ op: 'remove-cable', id: cable.id })),
    ...some(topology.luns, (lun) => ({ op: 'remove-lun', id: lun.id })),
    ...some(topology.luns, (lun) => ({ op: 'change-lun', lun: { ...lun, maps: [] } })),
    ...some(topology.luns, (lun) => ({ op: 'add-lun', lun: { ...lun, id: 'nl' }, at: 0 })),
    ...some(workloads, (workload) => ({ op: 'remove-workload', id: workload.id })),
    ...some(workloads, (workload) => ({ op: 'change-workload', workload: { ...workload, outstanding: 5 } })),
    ...some(workloads, (workload) => ({ op: 'add-workload', workload: { ...workload, id: 'nw' }, at: 1 })),
  );
  return fc.array(edit, { maxLength: 12 });
};

const drawingAndEdits = scenario.chain((s) => {
  const drawing: Drawing = { topology: s.topology, workloads: s.workloads };
  return fc.record({ drawing: fc.constant(drawing), edits: editsOf(drawing) });
});

describe('edits', () => {
  it('and their inverses give back the same', () => {
    fc.assert(
      fc.property(drawingAndEdits, ({ drawing, edits }) => {
        const before = JSON.stringify(drawing);
        const there = applyEdits(drawing, edits);
        expect(JSON.stringify(drawing)).toBe(before);
        const back = applyEdits(there.value, there.inverse);
        expect(back.findings).toEqual([]);
        expect(back.value).toEqual(drawing);
        expect(orderOf(back.value)).toEqual(orderOf(drawing));
        const again = applyEdits(back.value, back.inverse);
        expect(again.value).toEqual(there.value);
        expect(orderOf(again.value)).toEqual(orderOf(there.value));
      }),
      { numRuns: 300, verbose: 1 },
    );
  });
  it('can always remove a device with all that hangs on it', () => {
    fc.assert(
      fc.property(scenario, fc.nat(), (s, n) => {
        const drawing: Drawing = { topology: s.topology, workloads: s.workloads };
        const ids = Object.keys(s.topology.devices);
        const id = ids[n % ids.length];
        const { value, inverse, findings } = applyEdits(drawing, removeDevice(drawing, id));
        expect(findings).toEqual([]);
        expect(Object.keys(value.topology.devices)).toEqual(ids.filter((other) => other !== id));
        expect(applyEdits(value, inverse).value).toEqual(drawing);
      }),
      { numRuns: 150, verbose: 1 },
    );
  });
});
