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
import { isPlayable, playableProtocols, usableRate } from '../../../src/sim/hardware';

const tags = ['known', 'general', 'inferred', 'placeholder'];
const models = [...adapters, ...switches, ...arrays, ...drives];
const specs: readonly (readonly [string, SettingsSpec])[] = [
  ['host', hostSettings],
  ...arrays.map((model) => [model.id, arraySettings(model.id)] as const),
  ...switches.map((model) => [model.id, switchSettings(model.id)] as const),
];

/** Every `{ v, tag, source }` below this value. */
function factsIn(value: unknown): readonly { readonly tag: string; readonly source: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('v' in value && 'tag' in value && 'source' in value)
    return [{ tag: String(value.tag), source: String(value.source) }];
  return Object.values(value).flatMap(factsIn);
}
const speedLists = [
  ...[...adapters, ...switches].map(({ id, protocol, speedsGbps }) => ({ id, protocol, speeds: speedsGbps.v })),
  ...arrays.flatMap(({ id, hostPorts }) =>
    hostPorts.map(({ protocol, speedsGbps }) => ({ id, protocol, speeds: speedsGbps.v })),
  ),
];

describe('models', () => {
  it('have ids of their own', () => expect(new Set(models.map((model) => model.id)).size).toBe(models.length));
  it.each(models.map((model) => [model.id, model] as const))('%s tells where its numbers come from', (id, model) => {
    expect(id).toMatch(/^[a-z][a-z0-9-]{0,31}$/);
    const facts = factsIn(model);
    expect(facts.length).toBeGreaterThan(2);
    for (const { tag, source } of facts) {
      expect(tags).toContain(tag);
      expect(source.length).toBeGreaterThan(3);
    }
    // A number that stands bare has no source.
    expect(Object.values(model).filter((value) => typeof value === 'number')).toEqual([]);
  });
  it('have speeds that links know', () => {
    for (const { protocol, speeds } of speedLists) {
      expect(speeds.length).toBeGreaterThan(0);
      for (const speed of speeds) expect(usableRate(protocol, speed).v).toBeGreaterThan(0);
      expect([...speeds].sort((a, b) => a - b)).toEqual(speeds);
    }
  });
  it('keep what has no transport yet out of the palette', () => {
    const protocolsOf = (model: (typeof models)[number]): readonly string[] =>
      'hostPorts' in model
        ? model.hostPorts.map(({ protocol }) => protocol)
        : 'protocol' in model
          ? [model.protocol]
          : [];
    for (const model of [...adapters, ...switches, ...arrays])
      expect([model.id, model.playable]).toEqual([model.id, protocolsOf(model).some((of) => isPlayable(of as never))]);
    expect(playableProtocols.every(isPlayable)).toBe(true);
    expect(playableProtocols).toContain('fc');
  });
  it('come with drives that exist', () => {
    for (const model of arrays) expect(drives.map((drive) => drive.id)).toContain(model.group.v.drive);
    expect(raidGroupOf({ model: 'qsan-f400q' }, 'rg0')).toEqual(findArray('qsan-f400q')!.group.v);
    const own = { level: 'raid5', disks: 5, drive: 'nl-sas-7k2' } as const;
    expect(raidGroupOf({ model: 'qsan-f400q', groups: { rg0: own } }, 'rg0')).toBe(own);
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
