/**
 * Which value counts for a map or a path, and where it comes from: multipaths, overrides (and in them the protocol),
 * devices from the last to the first, defaults, and what multipathd is built with (multipath.conf(5); propsel.c).
 */
import type { MultipathConf, Stated } from './conf';
import { keywords } from './keywords';
import { entriesFor, type ArrayTraits } from './table';

/** multipathd's own words, as `multipath -v3` prints them behind a value. */
export const origins = {
  multipaths: '(setting: multipath.conf multipaths section)',
  overrides: '(setting: multipath.conf overrides section)',
  protocol: '(setting: multipath.conf overrides protocol section)',
  devices: '(setting: storage device configuration)',
  defaults: '(setting: multipath.conf defaults/devices section)',
  internal: '(setting: multipath internal)',
  autodetected: '(setting: storage device autodetected)',
} as const;

export interface Effective {
  /** null: nothing is stated, and there is no default. */
  readonly value: string | null;
  readonly origin: string;
}

export interface Target extends ArrayTraits {
  readonly wwid: string;
  readonly protocol: string;
}

interface Level {
  readonly origin: string;
  readonly values: Stated;
}

const builtIn = new Map(keywords.map((spec) => [spec.key, spec.default]));

/** The levels of one LUN behind one protocol, the strongest first. */
export class Levels {
  readonly #levels: readonly Level[];

  constructor(conf: MultipathConf, target: Target) {
    const map = conf.multipaths.find((entry) => entry.wwid === target.wwid);
    const protocol = conf.protocols.find((entry) => entry.type === target.protocol);
    this.#levels = [
      ...(map ? [{ origin: origins.multipaths, values: map }] : []),
      ...(protocol ? [{ origin: origins.protocol, values: protocol }] : []),
      { origin: origins.overrides, values: conf.overrides },
      ...entriesFor(conf, target).map((values) => ({ origin: origins.devices, values })),
      { origin: origins.defaults, values: conf.defaults },
    ];
  }

  of(key: string): Effective {
    const level = this.#levels.find(({ values }) => values[key] !== undefined);
    if (level) return { value: level.values[key], origin: level.origin };
    return { value: builtIn.get(key) ?? null, origin: origins.internal };
  }

  /** A number; `otherwise` for a word or when nothing is stated. */
  number(key: string, otherwise: number): number {
    const { value } = this.of(key);
    return value !== null && /^-?\d+$/.test(value) ? Number(value) : otherwise;
  }

  isYes(key: string): boolean {
    return this.of(key).value === 'yes';
  }

  /**
   * Prioritizer and its arguments come from one level; all entries for the array together are one. Arguments without a
   * prioritizer at their level do nothing.
   */
  prio(): { readonly name: string; readonly args: string; readonly origin: string } {
    const level = this.#levels.find(({ values }) => values.prio !== undefined);
    if (!level) return { name: 'const', args: '', origin: origins.internal };
    const same = this.#levels.filter(({ origin }) => origin === level.origin);
    const args = same.find(({ values }) => values.prio_args !== undefined)?.values.prio_args ?? '';
    return { name: level.values.prio, args, origin: level.origin };
  }
}
