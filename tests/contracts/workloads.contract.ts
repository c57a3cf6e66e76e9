/** The exam that every kind of load sits: legal values, whatever a file says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveWorkload, workloadPresets } from '../../src/sim/workloads';
import type { ResolvedWorkload } from '../../src/sim/workloads';

const spec = { id: 'w', host: 'web1', lun: 'lun0' };

function expectLegal(load: ResolvedWorkload): void {
  for (const share of [load.readShare, load.hitShare, load.destageOpsPerWrite])
    expect(share >= 0 && share <= 1).toBe(true);
  expect(Number.isInteger(load.blockBytes) && load.blockBytes >= 512).toBe(true);
  expect((load.outstanding === null) !== (load.rateIops === null)).toBe(true);
  if (load.outstanding !== null) expect(Number.isInteger(load.outstanding) && load.outstanding >= 1).toBe(true);
  if (load.rateIops !== null) expect(load.rateIops > 0).toBe(true);
}

describe.each(workloadPresets.map((preset) => [preset.id, preset] as const))('%s', (id, preset) => {
  it('is legal as it stands', () => {
    const load = resolveWorkload({ ...spec, preset: id });
    expectLegal(load);
    expect(load).toMatchObject({
      preset: id,
      label: preset.label,
      blockBytes: preset.blockBytes,
      readShare: preset.readShare,
    });
  });

  it('is legal whatever a file says', () => {
    const number = fc.option(fc.double(), { nil: undefined });
    fc.assert(
      fc.property(number, number, number, number, number, (outstanding, rateIops, readShare, blockBytes, hitShare) => {
        expectLegal(resolveWorkload({ ...spec, preset: id, outstanding, rateIops, readShare, blockBytes, hitShare }));
      }),
    );
  });

  it('shows each number with its source, and defaults that are its own', () => {
    for (const one of preset.settings) {
      expect(one.source.length, one.key).toBeGreaterThan(10);
      expect(one.default, one.key).toBe(preset[one.key as keyof typeof preset]);
      if ('min' in one) expect(one.default >= one.min && one.default <= one.max, one.key).toBe(true);
    }
    expect(preset.teaches).toMatch(/\.$/);
  });
});

it('what a file overrides wins', () => {
  const load = resolveWorkload({
    ...spec,
    preset: 'oltp-8k-70-30',
    outstanding: 4,
    readShare: 0.5,
    pattern: 'sequential',
  });
  expect(load).toMatchObject({
    outstanding: 4,
    rateIops: null,
    readShare: 0.5,
    pattern: 'sequential',
    blockBytes: 8192,
  });
});

it('a rate makes a load open, an outstanding number closes it', () => {
  expect(resolveWorkload({ ...spec, preset: 'oltp-8k-70-30', rateIops: 500 })).toMatchObject({
    outstanding: null,
    rateIops: 500,
  });
  expect(resolveWorkload({ ...spec, preset: 'web', outstanding: 8 })).toMatchObject({ outstanding: 8, rateIops: null });
  expect(resolveWorkload({ ...spec, preset: 'web' })).toMatchObject({ outstanding: null, rateIops: 1500 });
});

it('an unknown preset counts as OLTP', () => {
  expect(resolveWorkload({ ...spec, preset: 'no-such' }).preset).toBe('oltp-8k-70-30');
});

it('ids are told apart', () => {
  expect(new Set(workloadPresets.map((each) => each.id)).size).toBe(workloadPresets.length);
});
