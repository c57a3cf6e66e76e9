/** Numbers for people, the same in every country: a point, one decimal, so that digits stand still while they change. */

/** Millimetre paper, not a locale: `toFixed` with a minus that is never shown for zero. */
function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 && text.startsWith('-') ? text.slice(1) : text;
}

const missing = '–';

/** `15.0 s`, `5.9 ms`, `120 µs`. Unit by size; the value never rounds up into the next unit's range. */
export function formatDurationNs(ns: number): string {
  if (!Number.isFinite(ns)) return missing;
  const size = Math.abs(ns);
  if (size >= 999_950_000) return `${fixed(ns / 1e9, 1)} s`;
  if (size >= 999_500) return `${fixed(ns / 1e6, 1)} ms`;
  if (size === 0) return '0 s';
  if (size >= 10_000) return `${fixed(ns / 1e3, 0)} µs`;
  return `${fixed(ns / 1e3, 1)} µs`;
}

/** For settings and sentences: `30 s`, `0.5 s`, `150 ms`, `1 min` only as `60 s`. No empty decimals. */
export function formatSettingNs(ns: number): string {
  if (!Number.isFinite(ns)) return missing;
  const [value, unit] =
    Math.abs(ns) >= 5e8 ? [ns / 1e9, 's'] : Math.abs(ns) >= 1e6 ? [ns / 1e6, 'ms'] : [ns / 1e3, 'µs'];
  if (ns === 0) return '0 s';
  return `${Number(value.toFixed(3))} ${unit}`;
}

/** `950`, `12.0k`, `1.20M`. */
export function formatIops(iops: number): string {
  if (!Number.isFinite(iops)) return missing;
  if (iops >= 999_950) return `${fixed(iops / 1e6, 2)}M`;
  if (iops >= 999.5) return `${fixed(iops / 1e3, 1)}k`;
  return fixed(iops, 0);
}

/** `93.4 MB/s`, in millions of bytes, as link rates are stated. */
export function formatRate(bytesPerSecond: number): string {
  return Number.isFinite(bytesPerSecond) ? `${fixed(bytesPerSecond / 1e6, 1)} MB/s` : missing;
}

/** `8 KiB`, `2.00 TB`: blocks in binary units, disks in decimal ones. */
export function formatBlockBytes(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Number((bytes / (1024 * 1024)).toFixed(1))} MiB`;
  return bytes >= 1024 ? `${Number((bytes / 1024).toFixed(1))} KiB` : `${bytes} B`;
}

/** `0.1 %`, `45 %`. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return missing;
  return `${Number((share * 100).toFixed(share < 0.1 ? 2 : 0))} %`;
}

/** `0 %` to `100 %` of a value before; an en dash when there was none. */
export function formatOfBefore(now: number, before: number): string {
  return before > 0 ? `${fixed((now / before) * 100, 0)} %` : missing;
}

/** `mm:ss.mmm`; hours come first when there are any. Cut, not rounded: a clock never shows time that has not come. */
export function formatClock(ns: number): string {
  const ms = Math.max(0, Math.floor(ns / 1e6));
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const hours = Math.floor(ms / 3_600_000);
  const tail = `${pad(Math.floor(ms / 60_000) % 60, 2)}:${pad(Math.floor(ms / 1000) % 60, 2)}.${pad(ms % 1000, 3)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** `35.100`: seconds of an event. */
export function formatEventTime(ns: number): string {
  return fixed(Math.floor(ns / 1e6) / 1e3, 3);
}

/** `16 of 32`, and a plain count with a thin gap at thousands: `12 000`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
