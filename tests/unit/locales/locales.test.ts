import { describe, expect, it } from 'vitest';
import {
  aimWord,
  describeLog,
  describeWhy,
  formatClock,
  formatDurationNs,
  formatEventTime,
  formatIops,
  formatOfBefore,
  formatRate,
  formatSettingNs,
  formatShare,
  laneWord,
  logCodes,
  logTemplates,
  sourceLabel,
  stateWord,
  whyTemplates,
  windowsEvents,
} from '../../../src/locales';
import type { LogRow, WhyLine } from '../../../src/sim/run/reading';

const row = (code: string, aim = '', params: LogRow['params'] = {}): LogRow => ({
  seq: 1,
  atNs: 0,
  source: 'fault',
  code,
  eventId: null,
  aim,
  params,
  cause: -1,
});
const why = (code: string, aim = '', params: WhyLine['params'] = {}, forecast = false): WhyLine => ({
  atNs: 0,
  code,
  aim,
  params,
  forecast,
});

describe('the event list', () => {
  it.each(logCodes)('%s is a whole sentence with everything, and with nothing', (code) => {
    const template: string = logTemplates[code];
    const keys = [...template.matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
    const params = Object.fromEntries(keys.map((key) => [key, key.endsWith('Ns') ? 1e9 : 3]));
    const texts = [describeLog(row(code, 'A1', params)), describeLog(row(code, 'A1'))];
    for (const text of texts) {
      expect(text).toMatch(/^[A-Z0-9]/);
      expect(text).not.toMatch(/[{}[\]]|undefined|NaN| {2}|\s$/);
      expect(text.length).toBeGreaterThan(4);
    }
    expect(describeLog(row(code))).not.toBe('');
    // What stands outside the brackets must always be there.
    expect(template.replace(/\[[^\]]*\]/g, '').replace('{aim}', '')).not.toContain('{');
  });

  it('reads well', () => {
    expect(describeLog(row('cable-cut', 'A1'))).toBe('Cable A1 cut');
    expect(describeLog(row('hold-started', 'web1.hba0.0', { linkDownHoldNs: 30e9 }))).toBe(
      'HBA-1 holds I/O for up to 30 s',
    );
    expect(describeLog(row('pnp-removed', 'web1/lun0/2'))).toBe('Path P2 removed by PnP');
    expect(
      describeLog(
        row('port-down-hold-started', 'web1.hba0.0', { nexus: 'web1.hba0.0>a1.ctr1.0', portDownHoldNs: 30e9 }),
      ),
    ).toBe('HBA-1 holds I/O to CTR1 FC1 for up to 30 s');
    expect(describeLog(row('cable-errors', 'A1', { share: 0.001 }))).toBe('Cable A1 loses 0.1 % of frames');
    expect(describeLog(row('refused', 'web1/lun0', { what: 'RR', reason: 'this LUN is asymmetric' }))).toBe(
      'RR refused: this LUN is asymmetric',
    );
    expect(describeLog(row('owner-move-ordered', 'lun0', { to: 'ctr2' }))).toBe('Move of LUN 0 ordered to CTR2');
    expect(describeLog(row('switch-off', 'fabA'), (id) => (id === 'fabA' ? 'FABRIC-A' : undefined))).toBe(
      'FABRIC-A powered off',
    );
  });

  it('makes words of a code it does not know', () => {
    expect(describeLog(row('brand-new-thing', 'A1', { count: 2 }))).toBe('Brand new thing: count 2, A1');
    expect(describeLog(row('toString'))).toBe('To string');
    expect(describeLog(row(''))).toBe('Event');
  });

  it('knows the Windows events by their ids', () => {
    expect(windowsEvents.failover).toEqual({ id: 16, level: 'warning' });
    expect(windowsEvents['path-removed']?.id).toBe(46);
    for (const code of Object.keys(windowsEvents)) expect(logCodes).toContain(code);
  });
});

describe('why the app waits', () => {
  it('tells the story of the cut', () => {
    expect([
      describeWhy(why('cable-cut', 'A1')),
      describeWhy(why('slots-wait', '', { slots: 32, paths: 'P1, P2' })),
      describeWhy(why('hba-holds', 'web1.hba0.0', { holdNs: 30e9 })),
      describeWhy(why('hold-ends', 'web1.hba0.0', { paths: 'P3, P4' }, true)),
    ]).toEqual([
      'Cable A1 cut',
      'All 32 slots wait on P1, P2, last I/O done',
      'HBA-1 sees no light, holds I/O up to 30 s',
      'Then: hold ends, MPIO retries on P3, P4',
    ]);
  });

  it('is never empty', () => {
    for (const code of [...Object.keys(whyTemplates), 'no-such-code'])
      expect(describeWhy(why(code)).length).toBeGreaterThan(4);
  });
});

describe('words', () => {
  it('name the owner of an opinion', () => {
    expect(laneWord('linkDown', 'HBA')).toBe('I/O held (HBA)');
    expect(laneWord('failed', 'MPIO')).toBe('Failed (MPIO)');
    expect(laneWord('down', 'truth')).toBe('Link down');
    expect(laneWord('waiting', 'app')).toBe('Waiting');
    expect(laneWord('someState', 'X')).toBe('Some state (X)');
  });

  it('name things by their ids', () => {
    expect(
      ['web1.hba1.0', 'web1.hba0.1', 'web1.hba0', 'a1.ctr2.0', 'a1.ctr1', 'web1/lun0/3', 'web1/lun0', 'A1'].map(
        aimWord,
      ),
    ).toEqual(['HBA-2', 'HBA-1 port 1', 'HBA-1', 'CTR2 FC1', 'CTR1', 'P3', 'LUN 0', 'A1']);
    expect(sourceLabel('fault')).toBe('Fault');
    expect(sourceLabel('hba', 'web1.hba0.0')).toBe('HBA-1');
    expect(sourceLabel('other')).toBe('other');
    expect(stateWord('activeOptimized')).toBe('Active/Optimized');
  });
});

describe('numbers', () => {
  it.each([
    [15e9, '15.0 s'],
    [5.9e6, '5.9 ms'],
    [120e3, '120 µs'],
    [1500, '1.5 µs'],
    [0, '0 s'],
    [999_960_000, '1.0 s'],
    [999_940_000, '999.9 ms'],
    [553e9, '553.0 s'],
    [Number.NaN, '–'],
  ])('duration %d is %s', (ns, text) => expect(formatDurationNs(ns)).toBe(text));

  it.each([
    [12_000, '12.0k'],
    [999.4, '999'],
    [999.6, '1.0k'],
    [0, '0'],
    [1_200_000, '1.20M'],
  ])('%d I/Os a second is %s', (iops, text) => expect(formatIops(iops)).toBe(text));

  it('clock, event time, rate, shares', () => {
    expect(formatClock(20e9)).toBe('00:20.000');
    expect(formatClock(3_661_002_999_999)).toBe('1:01:01.002');
    expect(formatEventTime(35.1e9)).toBe('35.100');
    expect(formatRate(93_400_000)).toBe('93.4 MB/s');
    expect(formatSettingNs(30e9)).toBe('30 s');
    expect(formatSettingNs(150e6)).toBe('150 ms');
    expect(formatShare(0.001)).toBe('0.1 %');
    expect(formatOfBefore(0, 12_200)).toBe('0 %');
    expect(formatOfBefore(5, 0)).toBe('–');
  });
});
