/** By asymmetric access, asked from the array (`alua`) or read in sysfs (`sysfs`): the same numbers. */
import { undefinedPrio } from '../regroup';
import { wordsOf, type AccessWord, type Prioritizer, type PrioPath } from './prioritizer';

const accessPrio: Readonly<Record<AccessWord, number>> = {
  'active/optimized': 50,
  'active/non-optimized': 10,
  'lba-dependent': 5,
  standby: 1,
  unavailable: 0,
  offline: 0,
  transitioning: 0,
};
const preferredBonus = 80;
const optimized = 50;

function prio({ access, preferred }: PrioPath, args: string): number {
  if (access === null) return undefinedPrio;
  const base = accessPrio[access];
  const lifts = base !== optimized || wordsOf(args).includes('exclusive_pref_bit');
  return preferred && lifts ? base + preferredBonus : base;
}

export const accessPrioritizers: readonly Prioritizer[] = [
  {
    id: 'alua',
    label: 'alua',
    teaches: 'Asks the array by REPORT TARGET PORT GROUPS: optimized 50, non-optimized 10, standby 1.',
    tag: 'known',
    source: 'multipath-tools 0.14.3, libmultipath/prioritizers/alua.c',
    prio,
  },
  {
    id: 'sysfs',
    label: 'sysfs',
    teaches:
      'The same numbers from what the kernel’s ALUA handler knows; sends nothing, so it can lag behind the array.',
    tag: 'known',
    source: 'multipath-tools 0.14.3, libmultipath/prioritizers/sysfs.c',
    prio,
  },
];
