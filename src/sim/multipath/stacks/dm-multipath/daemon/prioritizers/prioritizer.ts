/** What every prioritizer keeps, and what it may know of a path. */
import type { SourceTag } from '../../../../../kernel';

/** Access state in the words of Linux's sysfs attribute `access_state`. */
export type AccessWord =
  | 'active/optimized'
  | 'active/non-optimized'
  | 'lba-dependent'
  | 'standby'
  | 'unavailable'
  | 'offline'
  | 'transitioning';

export interface PrioPath {
  /** null: it cannot be read now. */
  readonly access: AccessWord | null;
  /** The array prefers this port group. */
  readonly preferred: boolean;
  /** `1:0:0:2` */
  readonly hbtl: string;
  /** `sdc` */
  readonly device: string;
  readonly serial: string;
  /** Node and port name of the host's port, node and port name of the target's, with colons between. */
  readonly wwn: string;
  /** Average of the reads that the prioritizer sends, microseconds; null: one failed. */
  readonly latencyUs: number | null;
  /** In [0, 1): the luck of this reading, from the run's seed. */
  readonly luck: number;
}

export interface Prioritizer {
  readonly id: string;
  readonly label: string;
  readonly teaches: string;
  readonly tag: SourceTag;
  readonly source: string;
  /** Higher is better; -1 when it cannot be read. `args`: the words of prio_args. */
  prio(path: PrioPath, args: string): number;
}

export const wordsOf = (args: string): string[] => args.split(/[ \t]+/).filter((word) => word !== '');
