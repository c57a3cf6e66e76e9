/** What the target asks for and tells, in the order in which it does. Only control events make any: the list of an I/O stays empty. */
import type { Arena } from '../selectors';
import type { LoadedMap } from './memory';

export type Effect =
  /** The hardware handler is to activate this path; its answer comes back by `endPgInit`. */
  | { readonly kind: 'activate'; readonly path: number }
  | {
      readonly kind: 'uevent';
      readonly what: 'PATH_FAILED' | 'PATH_REINSTATED';
      readonly path: number;
      readonly usablePaths: number;
    }
  /** Whoever waits for the map's events (multipathd) reads the map again. */
  | { readonly kind: 'dm-event' }
  /** What was requeued is mapped again now. */
  | { readonly kind: 'kick-requeue' }
  | { readonly kind: 'run-queue' };

/** One call of the control plane. */
export interface Call {
  readonly arena: Arena;
  readonly map: LoadedMap;
  readonly nowNs: number;
  readonly effects: Effect[];
}

/** As the traces write it: `uevent:PATH_FAILED:8:16:3`. */
export function effectText(map: LoadedMap, effect: Effect): string {
  switch (effect.kind) {
    case 'activate':
      return `activate:${map.devices[effect.path]}`;
    case 'uevent':
      return `uevent:${effect.what}:${map.devices[effect.path]}:${effect.usablePaths}`;
    case 'dm-event':
      return 'dm_event';
    case 'kick-requeue':
      return 'kick_requeue';
    case 'run-queue':
      return 'run_queue';
  }
}
