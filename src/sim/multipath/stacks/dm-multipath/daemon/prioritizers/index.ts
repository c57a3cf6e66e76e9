/** Prioritizers: how good a path is. Registry, and which one a path gets. */
import { ereMatches } from '../../ere';
import { accessPrioritizers } from './access';
import { latencyPrioritizer } from './latency';
import { wordsOf, type Prioritizer, type PrioPath } from './prioritizer';

export type { AccessWord, Prioritizer, PrioPath } from './prioritizer';

const subjects: Readonly<Record<string, (path: PrioPath) => string>> = {
  hbtl: (path) => path.hbtl,
  devname: (path) => path.device,
  serial: (path) => path.serial,
  wwn: (path) => path.wwn,
};

/** As C's atoi: the number that the text begins with, or 0. */
const leadingNumber = (text: string): number => Number(/^[+-]?\d{1,9}/.exec(text)?.[0] ?? 0);

/** `hbtl 1:.:.:. 2 4:.:.:. 4`: the first expression that fits gives its number; 0 when none does. */
function weightedPrio(path: PrioPath, args: string): number {
  const [subject, ...rest] = wordsOf(args);
  if (subject === undefined || !Object.hasOwn(subjects, subject)) return 0;
  const text = subjects[subject](path);
  for (let at = 0; at + 1 < rest.length; at += 2) if (ereMatches(rest[at], text)) return leadingNumber(rest[at + 1]);
  return 0;
}

export const prioritizers: readonly Prioritizer[] = [
  {
    id: 'const',
    label: 'const',
    teaches: 'All paths are equal: priority 1.',
    tag: 'known',
    source: 'multipath-tools 0.14.3, libmultipath/prioritizers/const.c',
    prio: () => 1,
  },
  ...accessPrioritizers,
  {
    id: 'weightedpath',
    label: 'weightedpath',
    teaches:
      'The administrator says it: expressions on host, bus, target and LUN, device name, serial or WWN, each with a number.',
    tag: 'known',
    source: 'multipath.conf(5), prio_args of weightedpath; multipath-tools, libmultipath/prioritizers/weightedpath.c',
    prio: weightedPrio,
  },
  {
    id: 'random',
    label: 'random',
    teaches: 'A number from 1 to 10, drawn at each reading; for tests.',
    tag: 'known',
    source: 'multipath.conf(5), prio random; the numbers come from the run’s seed here',
    prio: ({ luck }) => 1 + Math.floor(10 * luck),
  },
  latencyPrioritizer,
];

/** Names that multipath-tools also knows, of one vendor each; a path that has one of them gets no priority here. */
export const vendorPrioritizers = ['ana', 'emc', 'rdac', 'ontap', 'hds', 'hp_sw', 'iet', 'datacore'] as const;

export const findPrioritizer = (id: string): Prioritizer | undefined => prioritizers.find((row) => row.id === id);

export interface PrioTraits {
  /** Asymmetric access that the LUN reports. */
  readonly tpgs: 'none' | 'implicit' | 'explicit' | 'both';
  /** The kernel's handler shows access_state in sysfs. */
  readonly accessInSysfs: boolean;
  /** The vendor's VPD page C9 reads as that of an RDAC array, whose firmware wants to be asked. */
  readonly rdac: boolean;
}

export interface ChosenPrio {
  readonly name: string;
  readonly args: string;
  /** In multipathd's own words for where a value comes from. */
  readonly origin: string;
}

/**
 * detect_prio: an array with ALUA gets `sysfs` or `alua`, and the arguments are dropped with the name, so that a
 * configured exclusive_pref_bit does nothing then. `alua` for a LUN without ALUA falls back to `const`.
 */
export function choosePrio(detect: boolean, traits: PrioTraits, configured: ChosenPrio): ChosenPrio {
  const { tpgs, accessInSysfs, rdac } = traits;
  if (detect && tpgs !== 'none') {
    const read = accessInSysfs && (tpgs === 'explicit' || !rdac);
    return { name: read ? 'sysfs' : 'alua', args: '', origin: '(setting: storage device autodetected)' };
  }
  if (configured.name === 'alua' && tpgs === 'none')
    return { name: 'const', args: '', origin: '(setting: emergency fallback - alua failed)' };
  return configured;
}
