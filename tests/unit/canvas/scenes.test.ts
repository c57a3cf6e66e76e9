import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../src/sim/catalog';
import { fabric, labelFaults, lay, overlaps, underNodes } from './support';
import type { Layout } from './support';

/** Devices whose cards lie on each other. */
function onEachOther({ nodes }: ReturnType<typeof lay>): string[] {
  return nodes.flatMap((a, i) =>
    nodes
      .slice(i + 1)
      .filter(
        ({ box: b }) =>
          a.box.x < b.x + b.w && b.x < a.box.x + a.box.w && a.box.y < b.y + b.h && b.y < a.box.y + a.box.h,
      )
      .map((b) => `${a.id} and ${b.id}`),
  );
}

const folder = new URL('../../../static/scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.scenario.json'));

describe('every built-in scene', () => {
  it.each(files)('%s: no cable lies on another or under a device, no label meets what is not its own', (name) => {
    const { value } = parseScenario(readFileSync(new URL(name, folder), 'utf8'));
    expect(value).not.toBeNull();
    if (!value) return;
    const scene = lay(value.topology, value.layout, [...value.workloads]);
    expect(overlaps(scene)).toEqual([]);
    expect(underNodes(scene)).toEqual([]);
    expect(labelFaults(scene)).toEqual([]);
    expect(onEachOther(scene)).toEqual([]);
  });
});

/** Devices on a coarse board, a cell each, so that there is a lane between any two. */
const layouts = (ids: readonly string[]): fc.Arbitrary<Layout> =>
  fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: ids.length, maxLength: ids.length }).chain((places) =>
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), { minLength: ids.length, maxLength: ids.length })
      .map((jitter) =>
        Object.fromEntries(
          ids.map((id, i) => {
            const [column, row] = [places[i] % 3, Math.floor(places[i] / 3)];
            return [id, [column * 560 + jitter[i][0] * 4, row * 560 + jitter[i][1] * 4] as const];
          }),
        ),
      ),
  );

describe('any layout', () => {
  it('of two hosts, two fabrics and an array keeps cables and labels apart', () => {
    const topology = fabric(2, 1);
    fc.assert(
      fc.property(layouts(Object.keys(topology.devices)), (layout) => {
        const scene = lay(topology, layout);
        expect(underNodes(scene)).toEqual([]);
        expect(overlaps(scene)).toEqual([]);
        expect(labelFaults(scene)).toEqual([]);
      }),
      { numRuns: 40, seed: 7 },
    );
  });
});
