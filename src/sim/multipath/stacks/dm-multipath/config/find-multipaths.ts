/** find_multipaths: from when on multipathd makes a map of a disk; and all reasons why a disk is not in one. */
import type { MultipathConf } from './conf';
import { filterDisk, type DiskTraits, type FilterVerdict } from './filters';

export type FindMultipaths = 'off' | 'on' | 'strict' | 'greedy' | 'smart';

export const findMultipathsOf = ({ defaults }: MultipathConf): FindMultipaths =>
  (defaults.find_multipaths ?? 'strict') as FindMultipaths;

/** What the daemon knows of the LUN beside this disk. */
export interface LunKnowledge {
  /** It is listed in the wwids file: it had a map before. */
  readonly remembered: boolean;
  /** It has a map now. */
  readonly mapped: boolean;
  /** Other disks, not blacklisted, that are the same LUN. */
  readonly others: number;
}

export interface MapVerdict {
  readonly makes: boolean;
  readonly mode: FindMultipaths;
  /** multipathd's line, or ours where it says nothing. */
  readonly line: string;
}

/** Does multipathd put a disk that is not blacklisted into a map? */
export function wantsMap(conf: MultipathConf, disk: DiskTraits, lun: LunKnowledge): MapVerdict {
  const mode = findMultipathsOf(conf);
  const { device, wwid } = disk;
  const say = (makes: boolean, line: string): MapVerdict => ({ makes, mode, line });
  if (mode === 'off' || mode === 'greedy')
    return say(true, `find_multipaths ${mode}: every disk that is not blacklisted`);
  if (mode === 'on' || mode === 'smart') {
    if (lun.mapped) return say(true, `wwid ${wwid} is already multipathed, keeping it`);
    if (lun.others > 0) return say(true, `found multiple paths with wwid ${wwid}, multipathing ${device}`);
  }
  if (lun.remembered) return say(true, `found wwid ${wwid} in wwids file, multipathing ${device}`);
  return say(false, `wwid ${wwid} not in wwids file, skipping ${device}`);
}

/** Seconds that `smart` keeps a lone disk from its other users, waiting for a second path; 0 in all other modes. */
export function smartWaitS(conf: MultipathConf, knownArray: boolean): number {
  if (findMultipathsOf(conf) !== 'smart') return 0;
  const stated = Number(conf.defaults.find_multipaths_timeout ?? -10);
  const timeout = stated === 0 ? -10 : stated;
  return timeout > 0 ? timeout : knownArray ? -timeout : 1;
}

export interface WhyNoMap {
  readonly makes: boolean;
  readonly filter: FilterVerdict;
  readonly map: MapVerdict | null;
  /** What decided, in order; the last one is the reason. */
  readonly lines: readonly string[];
}

/** Why there is, or is not, a map of this disk. */
export function whyNoMap(conf: MultipathConf, disk: DiskTraits, lun: LunKnowledge): WhyNoMap {
  const filter = filterDisk(conf, disk);
  if (filter.blacklisted) return { makes: false, filter, map: null, lines: filter.lines };
  const map = wantsMap(conf, disk, lun);
  return { makes: map.makes, filter, map, lines: [...filter.lines, map.line] };
}
