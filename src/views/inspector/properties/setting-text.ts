/** Values of settings as people write them, and back. */
import { parseDuration } from '../../../sim/catalog';
import type { SettingSpec, SettingValue } from '../../../sim/catalog';
import { formatBlockBytes, formatSettingNs, formatShare } from '../../../locales';

export function shown(spec: SettingSpec, value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return spec.kind === 'choice' ? (spec.choices.find((one) => one.id === value)?.label ?? value) : value;
  switch (spec.kind) {
    case 'duration':
      return formatSettingNs(value);
    case 'share':
      return formatShare(value);
    case 'bytes':
      return formatBlockBytes(value);
    default:
      return String(value);
  }
}

const units: Readonly<Record<string, number>> = { b: 1, kib: 1024, kb: 1024, k: 1024, mib: 1024 ** 2, mb: 1024 ** 2, m: 1024 ** 2 };

/** The value, or why it cannot be taken. */
export function read(spec: SettingSpec, text: string): { readonly value: number } | { readonly error: string } {
  const trimmed = text.trim();
  let value: number;
  if (spec.kind === 'duration') {
    // A bare number means seconds here: nobody types nanoseconds.
    const parsed = parseDuration(/^\d+(\.\d+)?$/.test(trimmed) ? `${trimmed}s` : trimmed.replace('µ', 'u').replace(/\s+/g, ''), spec.key);
    value = parsed.value ?? Number.NaN;
    if (Number.isNaN(value)) return { error: 'Write a time, such as 30 s or 150 ms.' };
  } else if (spec.kind === 'share') {
    const percent = /^(\d+(?:\.\d+)?)\s*%?$/.exec(trimmed);
    value = percent ? Number(percent[1]) / 100 : Number.NaN;
    if (Number.isNaN(value)) return { error: 'Write a share in percent, such as 0.1 %.' };
  } else if (spec.kind === 'bytes') {
    const size = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(trimmed);
    value = size ? Number(size[1]) * (units[size[2].toLowerCase() || 'b'] ?? Number.NaN) : Number.NaN;
    if (Number.isNaN(value)) return { error: 'Write a size, such as 8 KiB.' };
  } else {
    value = trimmed === '' ? Number.NaN : Number(trimmed);
    if (Number.isNaN(value)) return { error: 'Write a number.' };
    value = Math.round(value);
  }
  if ('min' in spec && (value < spec.min || value > spec.max)) {
    return { error: `From ${shown(spec, spec.min)} to ${shown(spec, spec.max)}.` };
  }
  return { value };
}
