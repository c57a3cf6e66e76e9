/** The table line that libmultipath loads for groups, and the features that `no_path_retry` makes of the configured ones. */

/** `no_path_retry`: `fail`, `queue`, checks before I/O fails, or not set. */
export type NoPathRetry = 'fail' | 'queue' | 'undef' | number;

export interface LineOptions {
  /** Selector with the number of its words, as in multipath.conf: `service-time 0`. */
  readonly selector: string;
  /** With their number: `0`, `1 queue_if_no_path`. */
  readonly features: string;
  /** `0`, `1 alua`. */
  readonly handler: string;
  /** The one word that each path gets, `rr_min_io_rq`. */
  readonly minIo: number;
  readonly noPathRetry: NoPathRetry;
}

const queueing = 'queue_if_no_path';

/** Features with their number, with or without queueing as `no_path_retry` wants it; not set, they stay as they are. */
export function featuresOf(features: string, noPathRetry: NoPathRetry): string {
  const words = features.split(' ').slice(1);
  if (noPathRetry === 'undef') return [words.length, ...words].join(' ');
  const others = words.filter((word) => word !== queueing);
  const all = noPathRetry === 'fail' ? others : [...others, queueing];
  return [all.length, ...all].join(' ');
}

/** `devices` in table order by group; `initialGroup` from 1. */
export function tableLine(
  groups: readonly (readonly string[])[],
  initialGroup: number,
  { selector, features, handler, minIo, noPathRetry }: LineOptions,
): string {
  const words = [featuresOf(features, noPathRetry), handler, String(groups.length), String(initialGroup)];
  for (const devices of groups)
    words.push(selector, String(devices.length), '1', ...devices.flatMap((device) => [device, String(minIo)]));
  return words.join(' ');
}
