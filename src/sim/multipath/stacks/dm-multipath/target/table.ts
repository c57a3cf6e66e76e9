/**
 * The table line of a map, as the kernel's constructor reads it (linux-dm-multipath.md 3.9): what comes after
 * `0 SIZE multipath`. Plain values; a word that the kernel refuses ends in `why`, nothing throws.
 */
import { selectorRow } from '../selectors';
import { Words } from './words';

export interface TablePath {
  /** `8:16` */
  readonly device: string;
  readonly words: readonly string[];
}
export interface TableGroup {
  /** Row of the selectors' registry. */
  readonly selector: number;
  readonly words: readonly string[];
  readonly paths: readonly TablePath[];
}
export interface MapTable {
  readonly queueIfNoPath: boolean;
  /** 0: none. */
  readonly pgInitRetries: number;
  /** Milliseconds, or -1 for the kernel's own 2000. */
  readonly pgInitDelayMs: number;
  readonly retainHandler: boolean;
  readonly queueMode: 'rq' | 'bio';
  /** Hardware handler, `alua`, or ''. */
  readonly handler: string;
  /** From 1; 0 only without any group. */
  readonly initialGroup: number;
  readonly groups: readonly TableGroup[];
}
export type ParsedTable =
  { readonly table: MapTable; readonly why: null } | { readonly table: null; readonly why: string };

const most = 1024;
const mostFeatureWords = 8;

type Features = Pick<MapTable, 'queueIfNoPath' | 'pgInitRetries' | 'pgInitDelayMs' | 'retainHandler' | 'queueMode'>;

function readFeatures(words: Words): Features {
  let features: Features = {
    queueIfNoPath: false,
    pgInitRetries: 0,
    pgInitDelayMs: -1,
    retainHandler: false,
    queueMode: 'rq',
  };
  while (words.left > 0) {
    const feature = words.take('a feature');
    switch (feature.toLowerCase()) {
      case 'queue_if_no_path':
        features = { ...features, queueIfNoPath: true };
        break;
      case 'retain_attached_hw_handler':
        features = { ...features, retainHandler: true };
        break;
      case 'pg_init_retries':
        features = { ...features, pgInitRetries: words.number(feature, 1, 50) };
        break;
      case 'pg_init_delay_msecs':
        features = { ...features, pgInitDelayMs: words.number(feature, 0, 60_000) };
        break;
      case 'queue_mode': {
        const mode = words.take(feature).toLowerCase();
        if (!['bio', 'rq', 'mq'].includes(mode)) words.refuse(`queue_mode ${JSON.stringify(mode)} is unknown`);
        features = { ...features, queueMode: mode === 'bio' ? 'bio' : 'rq' };
        break;
      }
      default:
        words.refuse(`the feature ${JSON.stringify(feature)} is unknown`);
    }
  }
  return features;
}

function readGroup(words: Words): TableGroup {
  const name = words.take('a path selector');
  const selector = selectorRow(name);
  if (selector < 0) words.refuse(`the path selector ${JSON.stringify(name)} is unknown`);
  const own = words.list('selector words', most);
  const count = words.number('the number of paths', 1, most);
  const each = words.number('the number of words of a path', 0, most);
  const paths: TablePath[] = [];
  while (paths.length < count && words.why === null) {
    const [device, ...rest] = words.several(1 + each, 'a path');
    paths.push({ device, words: rest });
  }
  return { selector, words: own, paths };
}

export function parseTable(line: string): ParsedTable {
  const words = new Words(line.split(/\s+/).filter((word) => word !== ''));
  const featureWords = new Words(words.list('feature words', mostFeatureWords));
  const features = readFeatures(featureWords);
  if (featureWords.why !== null) words.refuse(featureWords.why);
  const [handler = ''] = words.list('handler words', most);
  const count = words.number('the number of groups', 0, most);
  const initialGroup = words.number('the initial group', 0, most);
  if ((count === 0) !== (initialGroup === 0)) words.refuse('the initial group is none of the groups');
  const groups: TableGroup[] = [];
  while (words.left > 0) groups.push(readGroup(words));
  if (groups.length !== count) words.refuse(`${groups.length} groups follow, not ${count}`);
  if (words.why !== null) return { table: null, why: words.why };
  // In bio mode the target manages no handler: it drops the words, and keeps what is attached.
  const isBio = features.queueMode === 'bio';
  const retainHandler = features.retainHandler || isBio;
  return { table: { ...features, retainHandler, handler: isBio ? '' : handler, initialGroup, groups }, why: null };
}
