/** What a check of a row is, and the host it starts from. */
import { OneHost, type HostOptions } from '../one-host';

export const behaviours = ['documented', 'sample-exact'] as const;
export type Behaviour = (typeof behaviours)[number];
/** Asserts one row for a host under this setting of `dsmBehaviour`. */
export type Check = (behaviour: Behaviour) => void;
export type Checks = Readonly<Record<string, Check>>;

export const hostOf = (behaviour: Behaviour, options: HostOptions = {}): OneHost =>
  new OneHost({ ...options, settings: { dsmBehaviour: behaviour, ...options.settings } });
