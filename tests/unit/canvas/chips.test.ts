// LUN chips of an array: a chip each up to four on a half, then one that stands for the rest; never on each other.
import { describe, expect, it } from 'vitest';
import { firstScene } from '../../../src/sim/catalog';
import { chipsOf } from '../../../src/views/canvas/geometry/inner';
import { lay } from './support';

const array = lay(firstScene.topology, firstScene.layout, []).node.get('a1')!;
const owned = (owner: string | null, count: number) => Array.from({ length: count }, (_, i) => ({ id: `l${i}`, owner }));

describe.each(['a1.ctr1', 'a1.ctr2', null])('LUNs of %s', (owner) => {
  it.each([1, 2, 3, 4, 5, 40])('%i of them', (count) => {
    const chips = chipsOf(array, owned(owner, count));
    expect(chips).toHaveLength(Math.min(4, count));
    const rest = chips.at(-1)!.more;
    if (count <= 4) expect(rest).toBeUndefined();
    else expect(rest).toEqual(owned(owner, count).slice(3).map((lun) => lun.id));
    const home = array.controllers.find((one) => one.id === owner)?.box ?? array.box;
    chips.forEach(({ box }, i) => {
      expect(box.h).toBeGreaterThanOrEqual(17);
      expect(box.y).toBeGreaterThanOrEqual(home.y);
      expect(box.y + box.h).toBeLessThanOrEqual(home.y + home.h);
      if (i > 0) expect(box.y).toBeGreaterThan(chips[i - 1]!.box.y + chips[i - 1]!.box.h);
    });
  });
});
