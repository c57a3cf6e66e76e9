// LUN maps as text, and what is wrong with them by themselves.
import { describe, expect, it } from 'vitest';
import { isPresentedOn, mapOf, parseDrawing, parseMap, printDrawing, printMap, topologyFindings } from '../../../src/sim/catalog';
import type { Topology } from '../../../src/sim/catalog';

describe('a LUN map', () => {
  it.each([
    ['web1:0', { host: 'web1', lun: 0 }],
    ['web1:16383', { host: 'web1', lun: 16_383 }],
    ['web1:1@ctr1.0', { host: 'web1', lun: 1, ports: ['a1.ctr1.0'] }],
    ['web1:1@ctr1.0,ctr2.3', { host: 'web1', lun: 1, ports: ['a1.ctr1.0', 'a1.ctr2.3'] }],
    ['web1:1@none', { host: 'web1', lun: 1, ports: [] }],
  ])('%s reads and prints the same', (text, map) => {
    expect(parseMap(text, 'a1')).toEqual(map);
    expect(printMap(map)).toBe(text);
  });
  it.each(['', 'web1', 'web1:', 'web1:x', 'web1:16384', 'web1:0@', 'web1:0@ctr1', 'web1:0@hba0.0', 'web1:0@fabA.1', 'web1:0@ctr1.0,', 'web1:0@ctr1.0,ctr1.0', '9:0', 'web1:0@a1.ctr1.0'])(
    '%j is none',
    (text) => expect(parseMap(text, 'a1')).toBeNull(),
  );
  it('without ports presents on all of them', () => {
    expect(isPresentedOn({ host: 'h', lun: 0 }, 'a1.ctr1.0')).toBe(true);
    expect(isPresentedOn({ host: 'h', lun: 0, ports: ['a1.ctr2.0'] }, 'a1.ctr1.0')).toBe(false);
  });
});

const drawing = (maps: string): Topology => {
  const { value, findings } = parseDrawing(`host web1 windows 2012R2 qle2560\narray a1 qsan-f400q alua-both\nlun lun0 a1/rg0 ctr1 10GiB ${maps}\n`);
  expect(findings).toEqual([]);
  return value;
};

describe('a drawing with maps', () => {
  it('reads back what it printed', () => {
    const text = printDrawing(drawing('web1:3@ctr2.1'));
    expect(text).toContain('web1:3@ctr2.1');
    expect(text).toContain('alua-both');
    expect(parseDrawing(text).value.luns[0]!.maps).toEqual([{ host: 'web1', lun: 3, ports: ['a1.ctr2.1'] }]);
  });
  it('says what it could not read', () => {
    const { value, findings } = parseDrawing('lun lun0 a1/rg0 ctr1 10GiB web1:0@5');
    expect(value.luns).toEqual([]);
    expect(findings[0]!.mend).toContain('web1:0@ctr1.0,ctr2.0');
  });
  it('finds ports of another array', () => {
    const good = drawing('web1:0');
    const luns = [{ ...good.luns[0]!, maps: [{ host: 'web1', lun: 0, ports: ['a2.ctr1.0'] }] }];
    expect(topologyFindings({ ...good, luns }).map((each) => each.code)).toContain('unknown-port');
    expect(mapOf(luns[0]!, 'web1')?.lun).toBe(0);
  });
});
