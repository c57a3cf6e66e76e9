/** Settings by owner, checked against the owners' specs where those are known. A wrong key is a warning, not an end. */
import type { SettingSpec, SettingsSpec } from '../kernel/settings';
import type { Topology } from '../topology';
import { hint } from './nearest';
import { policyWords, readPolicy } from './policies';
import { clip, kindOf, step } from './reader';
import type { Reader } from './reader';
import type { OwnerSettings, PathWish, SettingValue, Settings } from './scenario';
import type { Vocabulary } from './vocabulary';

export type OwnerKind = 'host' | 'lun-of-host' | 'array' | 'switch';

/** What owns these settings; null when the drawing has no such thing. */
export function ownerKind(topology: Topology, owner: string): OwnerKind | null {
  const [id, lun, ...more] = owner.split('/');
  const device = Object.hasOwn(topology.devices, id) ? topology.devices[id] : undefined;
  if (!device || more.length > 0) return null;
  if (lun === undefined) return device.kind;
  return device.kind === 'host' && topology.luns.some((entry) => entry.id === lun) ? 'lun-of-host' : null;
}

/** Null when nobody told the checker. */
export function specOf(topology: Topology, owner: string, vocabulary: Vocabulary): SettingsSpec | null {
  const device = topology.devices[owner];
  if (device?.kind === 'host') return vocabulary.hostSettings;
  if (device?.kind === 'array') return vocabulary.arraySettings?.(device.model) ?? null;
  return device?.kind === 'switch' ? vocabulary.switchSettings(device.model) : [];
}

export function readWish(r: Reader, value: unknown, place: string): PathWish | undefined {
  const read = r.fields(value, place, [], ['state', 'weight', 'preferred']);
  if (!read) return undefined;
  const has = (key: string): boolean => Object.hasOwn(read, key);
  const state = has('state')
    ? r.choice(read.state, `${place}/state`, ['active', 'unoptimized', 'standby', 'unavailable'] as const, 'state of a path')
    : undefined;
  const weight = has('weight') ? r.number(read.weight, `${place}/weight`, 0, 4_294_967_295, true) : undefined;
  const preferred = has('preferred') ? r.flag(read.preferred, `${place}/preferred`) : undefined;
  return {
    ...(state !== undefined && { state }),
    ...(weight !== undefined && { weight }),
    ...(preferred !== undefined && { preferred }),
  };
}

export function readWishes(r: Reader, value: unknown, place: string): Readonly<Record<string, PathWish>> {
  const wishes: Record<string, PathWish> = {};
  for (const [label, entry] of Object.entries(r.record(value, place, 256) ?? {})) {
    if (!/^P[1-9]\d{0,4}$/.test(label)) {
      r.error(
        'bad-path-label',
        `${place}/${step(label)}`,
        `"${clip(label)}" is not a path.`,
        'Paths are called P1, P2 and so on.',
      );
      continue;
    }
    const wish = readWish(r, entry, `${place}/${label}`);
    if (wish) wishes[label] = wish;
  }
  return wishes;
}

/** The value, brought into range with a warning; undefined (and a remark) when it is of another kind. */
export function readSetting(r: Reader, value: unknown, place: string, spec: SettingSpec): SettingValue | undefined {
  switch (spec.kind) {
    case 'switch':
      return r.flag(value, place);
    case 'choice':
      return r.choice(
        value,
        place,
        spec.choices.map((choice) => choice.id),
        'choice',
      );
    default: {
      const number = r.number(value, place, -1e18, 1e18);
      if (number === undefined || (number >= spec.min && number <= spec.max)) return number;
      r.warn(
        'out-of-range',
        place,
        `${spec.label}: ${number} is outside ${spec.min} to ${spec.max}.`,
        'The nearest end of the range is taken.',
      );
      return Math.min(spec.max, Math.max(spec.min, number));
    }
  }
}

/** A value of a key that nobody described: a number, text or switch. */
function readAny(r: Reader, value: unknown, place: string): SettingValue | undefined {
  if (typeof value === 'string') return r.text(value, place, 200);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return r.number(value, place, -1e18, 1e18);
  return r.error(
    'bad-setting',
    place,
    `A setting is a number, text or switch, not ${kindOf(value)}.`,
    'Write one of these.',
  );
}

export function readPolicyValue(r: Reader, value: unknown, place: string): string | undefined {
  const policy = typeof value === 'string' ? readPolicy(value) : null;
  if (policy !== null) return policy;
  return r.error(
    'unknown-policy',
    place,
    `${typeof value === 'string' ? `"${clip(value)}"` : kindOf(value)} is not a load-balance policy.`,
    hint(typeof value === 'string' ? value : '', policyWords),
  );
}

/** One key of one owner. */
export function readOwned(
  r: Reader,
  kind: OwnerKind,
  key: string,
  value: unknown,
  place: string,
  spec: SettingsSpec | null,
): SettingValue | undefined {
  if (key === 'policy' && (kind === 'host' || kind === 'lun-of-host')) return readPolicyValue(r, value, place);
  // Default of a VID/PID: the 24 characters of its hardware id stand behind the colon.
  if (kind === 'host' && /^targetPolicy:.{24}$/.test(key)) return readPolicyValue(r, value, place);
  const setting = spec?.find((entry) => entry.key === key);
  if (setting) return readSetting(r, value, place, setting);
  if (spec) {
    const known = [
      ...spec.map((entry) => entry.key),
      ...(kind === 'host' ? ['policy'] : []),
      ...(kind === 'lun-of-host' ? ['policy', 'paths'] : []),
    ];
    r.warn(
      'unknown-setting',
      place,
      `"${clip(key)}" is not a setting of this ${kind === 'lun-of-host' ? 'LUN' : kind}.`,
      r.full ? '' : hint(key, known),
    );
  }
  return readAny(r, value, place);
}

export function readSettings(r: Reader, value: unknown, topology: Topology, vocabulary: Vocabulary): Settings {
  const settings: Record<string, OwnerSettings> = {};
  for (const [owner, entries] of Object.entries(r.record(value, '/settings', 20_000) ?? {})) {
    const place = `/settings/${step(owner)}`;
    const kind = ownerKind(topology, owner);
    if (kind === null) {
      r.warn(
        'unknown-owner',
        place,
        `The drawing has no "${clip(owner)}", so these settings have no effect and are left out.`,
        r.full ? '' : hint(owner, Object.keys(topology.devices)),
      );
      continue;
    }
    const spec = kind === 'lun-of-host' ? [] : specOf(topology, owner, vocabulary);
    const read: Record<string, OwnerSettings[string]> = {};
    for (const [key, entry] of Object.entries(r.record(entries, place, 200) ?? {})) {
      const at = `${place}/${step(key)}`;
      const checked =
        kind === 'lun-of-host' && key === 'paths' ? readWishes(r, entry, at) : readOwned(r, kind, key, entry, at, spec);
      if (checked !== undefined) read[key] = checked;
    }
    settings[owner] = read;
  }
  return settings;
}
