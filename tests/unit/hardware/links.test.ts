// Rates from first principles, frames, and how far which cable carries what.
import { describe, expect, it } from 'vitest';
import { cableMedia } from '../../../src/sim/topology';
import {
  fitsInto,
  linkRate,
  linkRates,
  media,
  mediaFor,
  reachM,
  usableRate,
  usualMedium,
} from '../../../src/sim/hardware';
import type { LinkRate } from '../../../src/sim/hardware';

/** Bytes a second that the code leaves, 10^6 a lane. 256b/257b gives its surplus to error correction. */
function rawMBps({ protocol, speedGbps, lineGBd, code }: LinkRate): number {
  if (code === '8b/10b') return lineGBd.v * 100;
  if (code === '64b/66b') return (lineGBd.v * 1000 * 64) / 66 / 8;
  expect(protocol).toBe('fc');
  return speedGbps === 64 ? 6_800 : 3_400;
}
const expected: Readonly<Record<LinkRate['protocol'], (rate: LinkRate) => { payload: number; frame: number }>> = {
  fc: () => ({ payload: 2_048, frame: 2_048 + 36 + 24 }),
  iscsi: ({ mtu }) => ({ payload: ((mtu ?? 0) - 52) * (65_536 / 65_584), frame: (mtu ?? 0) + 38 }),
  sas: () => ({ payload: 0.96, frame: 1 }),
};

describe('rates', () => {
  it.each(linkRates.map((rate) => [`${rate.protocol} ${rate.speedGbps} ${rate.mtu ?? ''}`, rate] as const))(
    '%s follow from line rate, code and headers',
    (_, rate) => {
      const { payload, frame } = expected[rate.protocol](rate);
      const raw = rawMBps(rate) * rate.lanes;
      expect(rate.usableMBps.v / ((raw * payload) / frame)).toBeCloseTo(1, 2);
      if (rate.frameNs) expect(rate.frameNs.v / ((frame * 1_000) / raw)).toBeCloseTo(1, 1);
      expect(rate.frameNs === null).toBe(rate.protocol === 'sas');
    },
  );
  it('are what hardware.md computes', () => {
    const fc = [1, 2, 4, 8, 16, 32, 64].map((speed) => usableRate('fc', speed).v);
    expect(fc).toEqual([103, 206, 413, 826, 1652, 3303, 6607]);
    expect([1, 10, 25].map((speed) => usableRate('iscsi', speed).v)).toEqual([117.6, 1176, 2940]);
    expect([1, 10, 25].map((speed) => usableRate('iscsi', speed, 9000).v)).toEqual([123.7, 1237, 3092]);
    expect([3, 6, 12].map((speed) => usableRate('sas', speed).v)).toEqual([1150, 2300, 4600]);
    expect(linkRate('fc', 8)?.frameNs?.v).toBe(2_500);
    expect(linkRate('iscsi', 1, 9000)?.frameNs?.v).toBe(72_300);
  });
  it('are none for a speed that a transport does not have', () => {
    expect(usableRate('fc', 3).v).toBe(0);
    expect(usableRate('iscsi', 8).v).toBe(0);
    expect(linkRate('sas', 1)).toBeUndefined();
  });
});

describe('media', () => {
  it('are those that a drawing can name', () => {
    expect(media.map(({ id }) => id).sort()).toEqual([...cableMedia].sort());
  });
  it('reach as far as their tables say', () => {
    expect([1, 2, 4, 8, 16, 32, 64].map((speed) => reachM('OM2', 'fc', speed))).toEqual([500, 300, 150, 50, 35, 20, 0]);
    expect([4, 8, 16, 32].map((speed) => reachM('OM3', 'fc', speed))).toEqual([380, 150, 100, 70]);
    expect([4, 8, 16, 32].map((speed) => reachM('OM4', 'fc', speed))).toEqual([400, 190, 125, 100]);
    expect(reachM('DAC', 'iscsi', 10)).toBe(7);
    expect(reachM('Cat5e', 'iscsi', 10)).toBe(0);
    expect([3, 6, 12].map((speed) => reachM('SAS-passive', 'sas', speed))).toEqual([10, 10, 6]);
  });
  it('never reach further at a higher speed, nor a worse fibre further than a better one', () => {
    for (const { reachM: table } of media)
      for (const bySpeed of Object.values(table)) {
        const reaches = Object.entries(bySpeed)
          .sort(([a], [b]) => Number(a) - Number(b))
          .map(([, reach]) => reach.v);
        expect([...reaches].sort((a, b) => b - a)).toEqual(reaches);
      }
    for (const { protocol, speedGbps } of linkRates)
      for (const [worse, better] of [
        ['OM2', 'OM3'],
        ['OM3', 'OM4'],
        ['OM4', 'OS2'],
        ['Cat5e', 'Cat6a'],
        ['SAS-passive', 'SAS-active'],
      ] as const)
        expect(reachM(worse, protocol, speedGbps)).toBeLessThanOrEqual(reachM(better, protocol, speedGbps));
  });
  it('fit where their plugs fit', () => {
    expect(fitsInto('OM3', 'lc')).toBe(true);
    expect(fitsInto('OM3', 'rj45')).toBe(false);
    expect(fitsInto('DAC', 'lc')).toBe(false);
    expect(mediaFor('rj45', 'sfp', 'iscsi', 1).map(({ id }) => id)).toEqual(['Cat6a', 'Cat5e']);
    expect(mediaFor('rj45', 'sfp', 'iscsi', 10).map(({ id }) => id)).toEqual(['Cat6a']);
  });
  it('are guessed by ports and length', () => {
    const of = (a: 'lc' | 'rj45' | 'sfp' | 'sas', protocol: 'fc' | 'iscsi' | 'sas', speed: number, metres: number) =>
      usualMedium(a, a, protocol, speed, metres)?.id;
    expect(of('lc', 'fc', 8, 150)).toBe('OM3');
    expect(of('lc', 'fc', 8, 151)).toBe('OS2');
    expect(of('lc', 'fc', 8, 99_000)).toBe('OS2');
    expect(of('rj45', 'iscsi', 1, 5)).toBe('Cat6a');
    expect(of('sfp', 'iscsi', 25, 5)).toBe('OM3');
    expect(of('sas', 'sas', 12, 8)).toBe('SAS-active');
    expect(usualMedium('lc', 'rj45', 'fc', 8, 5)).toBeUndefined();
  });
});
