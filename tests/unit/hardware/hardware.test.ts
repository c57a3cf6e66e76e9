// The catalogue: every number has a source, every id is one, and what is sold is known.
import { describe, expect, it } from 'vitest';
import {
  adapters,
  arraySettings,
  arrays,
  drives,
  findArray,
  hostSettings,
  raidGroupOf,
  settingOf,
  switchSettings,
  switches,
} from '../../../src/sim/catalog';
import type { SettingsSpec } from '../../../src/sim/catalog';
import { reachM, usableRate } from '../../../src/sim/hardware';

const tags = ['known', 'general', 'inferred', 'placeholder'];
const models = [...adapters, ...switches, ...arrays, ...drives];
const specs: readonly (readonly [string, SettingsSpec])[] = [
  ['host', hostSettings],
  ...arrays.map((model) => [model.id, arraySettings(model.id)] as const),
  ...switches.map((model) => [model.id, switchSettings(model.id)] as const),
];

describe('models', () => {
  it('have ids of their own', () => expect(new Set(models.map((model) => model.id)).size).toBe(models.length));
  it.each(models.map((model) => [model.id, model] as const))('%s tells where its numbers come from', (id, model) => {
    expect(id).toMatch(/^[a-z][a-z0-9-]{0,31}$/);
    for (const value of Object.values(model)) {
      if (typeof value !== 'object') continue;
      expect(tags).toContain(value.tag);
      expect(value.source.length).toBeGreaterThan(3);
    }
  });
  it('have speeds that links know', () => {
    for (const model of [...adapters, ...switches, ...arrays]) {
      expect(model.speedsGbps.v.length).toBeGreaterThan(0);
      for (const speed of model.speedsGbps.v) expect(usableRate(model.protocol, speed).v).toBeGreaterThan(0);
      expect([...model.speedsGbps.v].sort((a, b) => a - b)).toEqual(model.speedsGbps.v);
    }
  });
  it('keep what has no transport yet out of the palette', () => {
    expect(
      [...adapters, ...switches, ...arrays].filter((model) => model.playable !== (model.protocol === 'fc')),
    ).toEqual([]);
  });
  it('come with drives that exist', () => {
    for (const model of arrays) expect(drives.map((drive) => drive.id)).toContain(model.group.v.drive);
    expect(raidGroupOf({ model: 'qsan-f400q' }, 'rg0')).toEqual(findArray('qsan-f400q')!.group.v);
    const own = { level: 'raid5', disks: 5, drive: 'nl-sas-7k2' } as const;
    expect(raidGroupOf({ model: 'qsan-f400q', groups: { rg0: own } }, 'rg0')).toBe(own);
  });
});

describe('links', () => {
  it('carry what hardware.md computes, and reach as far as fibre does', () => {
    expect([1, 2, 4, 8, 16, 32].map((speed) => usableRate('fc', speed).v)).toEqual([103, 206, 413, 826, 1652, 3303]);
    expect(usableRate('fc', 3).v).toBe(0);
    expect(reachM('fc', 8)).toMatchObject({ short: 150, long: 10_000 });
  });
});

describe('settings', () => {
  it.each(specs)('%s: each has a default in its range, words and a source', (_, spec) => {
    expect(new Set(spec.map((setting) => setting.key)).size).toBe(spec.length);
    for (const setting of spec) {
      expect(tags).toContain(setting.tag);
      for (const text of [setting.label, setting.help, setting.source]) expect(text.length).toBeGreaterThan(3);
      if (setting.kind === 'choice') expect(setting.choices.map((choice) => choice.id)).toContain(setting.default);
      else if (setting.kind !== 'switch') {
        expect(setting.default).toBeGreaterThanOrEqual(setting.min);
        expect(setting.default).toBeLessThanOrEqual(setting.max);
      }
    }
  });
  it('read a stated value, or the default when it is absent or of another kind', () => {
    const spec = arraySettings('pure-delay');
    expect(settingOf(spec, undefined, 'serviceNs')).toBe(10_000_000);
    expect(settingOf(spec, { serviceNs: 5 }, 'serviceNs')).toBe(5);
    expect(settingOf(spec, { serviceNs: 'soon' }, 'serviceNs')).toBe(10_000_000);
    expect(settingOf(spec, {}, 'nothing')).toBeUndefined();
    expect(arraySettings('no-such-model')).toEqual([]);
    expect(switchSettings('no-such-model')).toEqual([]);
  });
});
