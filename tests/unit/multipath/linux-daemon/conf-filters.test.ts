/** Why there is no map: blacklist, exceptions, find_multipaths. */
import { describe, expect, it } from 'vitest';
import { multipathConf } from '../../../../src/sim/multipath';

const { filterDisk, readConf, smartWaitS, whyNoMap } = multipathConf;
const conf = (text: string): multipathConf.MultipathConf => readConf(text).conf;
const disk: multipathConf.DiskTraits = {
  device: 'sdb',
  vendor: 'Qsan',
  product: 'F400Q',
  revision: '2.21',
  protocol: 'scsi:fcp',
  wwid: '32001',
  properties: ['DEVNAME', 'ID_SERIAL', 'SCSI_IDENT_SERIAL', 'ID_WWN'],
};
const fine = 'sdb: udev property SCSI_IDENT_SERIAL whitelisted';
const black = (lines: string): string => `blacklist {\n${lines}\n}\n`;
const white = (lines: string): string => `blacklist_exceptions {\n${lines}\n}\n`;

describe('blacklist', () => {
  it.each<[string, string, Partial<multipathConf.DiskTraits>, string | null, string[]]>([
    ['nothing stated, a SCSI disk', '', {}, null, [fine]],
    [
      'nothing stated, another kind of disk',
      '',
      { device: 'vda' },
      'devnode',
      [fine, 'vda: device node name blacklisted'].map((line) => line.replace('sdb', 'vda')),
    ],
    ['no name of its own', '', { properties: ['ID_SERIAL'] }, 'property', ['sdb: blacklisted, udev property missing']],
    ['no property at all', '', { properties: [] }, null, []],
    ['by node', black('devnode "^sd"'), {}, 'devnode', [fine, 'sdb: device node name blacklisted']],
    [
      'by node, excepted',
      black('devnode "^sd"') + white('devnode "^sdb$"'),
      {},
      null,
      [fine, 'sdb: device node name whitelisted'],
    ],
    [
      'by array',
      black('device {\nvendor "^Qsan"\nproduct ".*"\n}'),
      {},
      'device',
      [fine, 'sdb: (Qsan:F400Q) vendor/product blacklisted'],
    ],
    [
      'by vendor alone',
      black('device {\nvendor "Qsan"\n}'),
      {},
      'device',
      [fine, 'sdb: (Qsan:F400Q) vendor/product blacklisted'],
    ],
    ['by an array that it is not', black('device {\nvendor "QSAN"\n}'), {}, null, [fine]],
    ['by all arrays but one', black('device {\nvendor "!Qsan"\n}'), {}, null, [fine]],
    ['by protocol', black('protocol "scsi:(fcp|iscsi)"'), {}, 'protocol', [fine, 'sdb: protocol scsi:fcp blacklisted']],
    ['by name', black('wwid "^3200"'), {}, 'wwid', [fine, 'sdb: wwid 32001 blacklisted']],
    [
      'everything, excepted by name',
      black('wwid ".*"') + white('wwid "32001"'),
      {},
      null,
      [fine, 'sdb: wwid 32001 whitelisted'],
    ],
    [
      'an exception counts for its criterion alone',
      black('devnode "^sd"') + white('wwid "32001"'),
      {},
      'devnode',
      [fine, 'sdb: device node name blacklisted'],
    ],
    [
      'by property, seen before the good one',
      black('property "ID_SERIAL"'),
      {},
      'property',
      ['sdb: udev property ID_SERIAL blacklisted'],
    ],
    ['a node that begins with a mark', black('devnode "\\!sdb"'), {}, null, [fine]],
    [
      'by what an array hides',
      'devices {\ndevice {\nvendor Qsan\nproduct x\nproduct_blacklist "F400Q"\n}\n}',
      {},
      'device',
      [fine, 'sdb: (Qsan:F400Q) vendor/product blacklisted'],
    ],
  ])('%s', (_, text, traits, by, lines) => {
    const verdict = filterDisk(conf(text), { ...disk, ...traits });
    expect(verdict).toEqual({ blacklisted: by !== null, by, lines });
  });
});

describe('find_multipaths', () => {
  const modes = ['off', 'on', 'strict', 'greedy', 'smart'] as const;
  const makes = (mode: string, lun: Partial<multipathConf.LunKnowledge>): boolean =>
    whyNoMap(conf(`defaults {\n find_multipaths ${mode}\n}`), disk, {
      remembered: false,
      mapped: false,
      others: 0,
      ...lun,
    }).makes;
  it.each<[string, Partial<multipathConf.LunKnowledge>, boolean[]]>([
    ['a lone new disk', {}, [true, false, false, true, false]],
    ['a second path', { others: 1 }, [true, true, false, true, true]],
    ['a LUN that has a map', { mapped: true }, [true, true, false, true, true]],
    ['a LUN that had a map', { remembered: true }, [true, true, true, true, true]],
  ])('%s', (_, lun, expected) => {
    expect(modes.map((mode) => makes(mode, lun))).toEqual(expected);
  });

  it('tells the reason, the last one decides', () => {
    const why = (text: string, lun: Partial<multipathConf.LunKnowledge> = {}): readonly string[] =>
      whyNoMap(conf(text), disk, { remembered: false, mapped: false, others: 0, ...lun }).lines;
    expect(why('')).toEqual([fine, 'wwid 32001 not in wwids file, skipping sdb']);
    expect(why('', { remembered: true })).toEqual([fine, 'found wwid 32001 in wwids file, multipathing sdb']);
    expect(why('defaults {\n find_multipaths yes\n}', { others: 1 })).toEqual([
      fine,
      'found multiple paths with wwid 32001, multipathing sdb',
    ]);
    expect(why(black('wwid "32001"'), { others: 1 })).toEqual([fine, 'sdb: wwid 32001 blacklisted']);
    expect(whyNoMap(conf(black('wwid "32001"')), disk, { remembered: true, mapped: true, others: 3 }).map).toBe(null);
  });

  it('smart waits for a second path', () => {
    const wait = (lines: string, known: boolean): number =>
      smartWaitS(conf(`defaults {\n find_multipaths ${lines}\n}`), known);
    expect([wait('smart', true), wait('smart', false), wait('yes', true)]).toEqual([10, 1, 0]);
    expect(wait('smart\n find_multipaths_timeout 30', false)).toBe(30);
    expect(wait('smart\n find_multipaths_timeout -30', true)).toBe(30);
    expect(wait('smart\n find_multipaths_timeout 0', true)).toBe(10);
  });
});
