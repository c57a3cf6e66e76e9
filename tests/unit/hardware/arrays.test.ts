// The two shelves of Qsan: which names there are, what their letters mean, and what a drawing may ask of them.
import { describe, expect, it } from 'vitest';
import { arrays, boxPortName, controllersOf, findArray, portsOfController } from '../../../src/sim/catalog';

const early = arrays.filter((model) => model.shelf === 'early');
const model = (id: string) => findArray(id)!;
const names = (id: string): readonly string[] => portsOfController(model(id)).map(({ name }) => name);

describe('the generation of 2012', () => {
  it('is whole: five systems, nine controllers, and no F400C', () => {
    const products = [...new Set(early.map(({ inquiry }) => inquiry.v.product))].sort();
    const systems = ['F300Q', 'F400Q', 'P300Q', 'P500Q', 'S300Q'];
    const boards = ['F300H', 'F400H', 'F300C', 'P300H', 'P300C', 'P500H', 'P500C', 'S300H', 'S300C'];
    expect(products).toEqual([...systems, ...boards].sort());
    expect(findArray('qsan-f400c')).toBeUndefined();
  });
  it('has its transport in the first letter', () => {
    const of = { F: 'fc', P: 'iscsi', S: 'sas' } as const;
    for (const { name, protocol } of early) expect([name, protocol]).toEqual([name, of[name[0] as 'F' | 'P' | 'S']]);
  });
  it('has single controllers with half the cache, and pairs to choose', () => {
    for (const each of early) {
      const last = each.name.replace(' 4p', '').at(-1);
      expect([each.name, each.controllerChoice.v]).toEqual([each.name, { Q: [2], H: [1, 2], C: [1] }[last as 'Q']]);
      if (last !== 'C') continue;
      const sibling = model(each.id.replace(/c$/, 'h'));
      expect(each.cacheMB.v).toBe(sibling.cacheMB.v / 2);
      expect(each.mirrored.v).toBe(false);
      expect(each.cacheMB.tag).toBe('placeholder');
    }
  });
  it('calls what nobody published a placeholder', () => {
    for (const { cacheMB, hostPorts } of early) {
      expect(cacheMB.tag).toBe('placeholder');
      for (const { count } of hostPorts) expect(count.tag).toBe('placeholder');
    }
  });
});

describe('controllers', () => {
  it('are as many as the drawing asks for, where the model allows it', () => {
    expect(controllersOf({ model: 'qsan-f300h' })).toBe(2);
    expect(controllersOf({ model: 'qsan-f300h', controllers: 1 })).toBe(1);
    expect(controllersOf({ model: 'qsan-f300c' })).toBe(1);
    expect(controllersOf({ model: 'qsan-f300c', controllers: 2 })).toBe(1);
    expect(controllersOf({ model: 'qsan-f300q', controllers: 1 })).toBe(2);
    expect(controllersOf({ model: 'nobody-knows' })).toBe(2);
  });
  it('of every model can be what it comes with', () => {
    for (const { controllers, controllerChoice } of arrays) expect(controllerChoice.v).toContain(controllers.v);
  });
  it('mirror only with a peer', () => {
    for (const each of arrays)
      if (each.controllers.v === 1) expect([each.id, each.mirrored.v]).toEqual([each.id, false]);
  });
});

describe('host ports', () => {
  it('are named by kind, and may be of two speeds', () => {
    expect(names('qsan-f400q')).toEqual(['FC1', 'FC2']);
    expect(names('qsan-p300q')).toEqual(['GbE1', 'GbE2', 'GbE3', 'GbE4']);
    expect(names('qsan-p500q')).toEqual(['10GbE1', '10GbE2', 'GbE1', 'GbE2']);
    expect(portsOfController(model('qsan-p500q')).map(({ speedsGbps }) => speedsGbps)).toEqual([[10], [10], [1], [1]]);
    expect(names('qsan-s300q')).toEqual(['SAS1', 'SAS2']);
  });
  it('are numbered through on the box', () => {
    const box = (id: string, controller: number): readonly (string | undefined)[] =>
      portsOfController(model(id)).map((_, i) => boxPortName(model(id), controller, i)?.v);
    expect(box('qsan-p500q', 1)).toEqual(['c0e1', 'c0e2', 'c0e3', 'c0e4']);
    expect(box('qsan-f300q', 2)).toEqual(['c1fc1', 'c1fc2']);
    expect(boxPortName(model('qsan-f300q'), 1, 0)?.tag).toBe('placeholder');
    expect(boxPortName(model('qsan-f300q'), 1, 7)).toBeUndefined();
    expect(boxPortName(model('pure-delay'), 1, 0)).toBeUndefined();
  });
  it('have an iSCSI name exactly where they speak it', () => {
    for (const { id, hostPorts, iqn } of arrays)
      expect([id, iqn !== null]).toEqual([id, hostPorts.some(({ protocol }) => protocol === 'iscsi')]);
  });
});

describe('the line of today', () => {
  const current = arrays.filter(({ shelf }) => shelf === 'current');
  it('has bays and controllers as its names say', () => {
    for (const { name, bays, controllers } of current.filter((each) => each.name.startsWith('XS'))) {
      expect([name, bays.v]).toEqual([name, Number(name.slice(4, 6))]);
      expect([name, controllers.v]).toEqual([name, name[6] === 'D' ? 2 : 1]);
    }
    expect(current.filter(({ name }) => name.startsWith('XS52')).length).toBe(12);
    expect(current.filter(({ name }) => name.startsWith('XS32')).length).toBe(16);
  });
  it('says ALUA with a preferred bit', () => {
    for (const { access, preferredBit } of current) {
      expect(access.v[0]).toBe('alua-implicit');
      expect(preferredBit).toMatchObject({ v: true, tag: 'inferred' });
    }
  });
});
