/** All keywords that are known, and the order in which each section is printed. */
import { ownKeywords } from './own';
import { sharedKeywords } from './shared';
import type { KeywordSpec, SectionId } from './spec';

export { protocols } from './own';
export type { KeywordSpec, SectionId, ValueKind } from './spec';

export const keywords: readonly KeywordSpec[] = [...ownKeywords, ...sharedKeywords];

/** Other words for the same, without a line of their own when printed. */
export const synonyms: Readonly<Record<string, string>> = { checker: 'path_checker' };

/** Subsections by the section that they may stand in, and what they are. */
const subsections: readonly (readonly [parent: SectionId, word: string, section: SectionId])[] = [
  ['blacklist', 'device', 'filter-device'],
  ['blacklist_exceptions', 'device', 'filter-device'],
  ['devices', 'device', 'device'],
  ['overrides', 'protocol', 'protocol'],
  ['multipaths', 'multipath', 'multipath'],
];
export const subsectionOf = (parent: SectionId, word: string): SectionId | undefined =>
  subsections.find((row) => row[0] === parent && row[1] === word)?.[2];
export const rootSections = [
  'defaults',
  'blacklist',
  'blacklist_exceptions',
  'devices',
  'overrides',
  'multipaths',
] as const satisfies readonly SectionId[];

/** Keywords of a section that may be stated more than once. */
const manifold: readonly SectionId[] = ['blacklist', 'blacklist_exceptions'];
export const mayRepeat = (section: SectionId): boolean => manifold.includes(section);

const byKey = new Map<string, readonly KeywordSpec[]>();
for (const spec of keywords) byKey.set(spec.key, [...(byKey.get(spec.key) ?? []), spec]);

/** The keyword as it is read in this section. */
export function findKeyword(section: SectionId, word: string): KeywordSpec | undefined {
  const key = Object.hasOwn(synonyms, word) ? synonyms[word] : word;
  return byKey.get(key)?.find((spec) => spec.sections.includes(section));
}

const shaky = [
  ...['delay_watch_checks', 'delay_wait_checks'],
  ...['san_path_err_threshold', 'san_path_err_forget_rate', 'san_path_err_recovery_time'],
  ...['marginal_path_err_sample_time', 'marginal_path_err_rate_threshold'],
  ...['marginal_path_err_recheck_gap_time', 'marginal_path_double_failed_time'],
];
const detecting = ['detect_prio', 'detect_checker', 'detect_pgpolicy', 'detect_pgpolicy_use_tpg'];
const ports = ['fast_io_fail_tmo', 'dev_loss_tmo', 'eh_deadline'];
const grouping = ['path_grouping_policy', 'uid_attribute', 'path_selector', 'path_checker', 'alias_prefix', 'features'];
const failing = ['failback', 'rr_weight', 'no_path_retry', 'rr_min_io', 'rr_min_io_rq', 'flush_on_last_del'];
const ending = [...shaky, 'skip_kpartx', 'max_sectors_kb', 'ghost_delay'];

/** multipathd prints in the order in which its keywords were installed. */
export const printOrder: Readonly<Partial<Record<SectionId, readonly string[]>>> = {
  defaults: [
    ...['verbosity', 'polling_interval', 'max_polling_interval', 'reassign_maps', 'path_selector'],
    ...['path_grouping_policy', 'uid_attrs', 'uid_attribute', 'prio', 'prio_args', 'features', 'path_checker'],
    ...['alias_prefix', 'failback', 'rr_min_io', 'rr_min_io_rq', 'max_fds', 'rr_weight', 'no_path_retry'],
    ...['queue_without_daemon', 'checker_timeout', 'allow_usb_devices', 'flush_on_last_del', 'user_friendly_names'],
    ...[...ports, 'max_retries', 'log_checker_err', 'reservation_key', 'all_tg_pt', 'retain_attached_hw_handler'],
    ...[...detecting, 'force_sync', 'strict_timing', 'deferred_remove', 'partition_delimiter'],
    ...[...shaky, 'find_multipaths', 'uxsock_timeout', 'retrigger_tries', 'retrigger_delay'],
    ...['missing_uev_wait_timeout', 'skip_kpartx', 'remove_retries', 'max_sectors_kb', 'ghost_delay', 'auto_resize'],
    ...['find_multipaths_timeout', 'enable_foreign', 'marginal_pathgroups', 'recheck_wwid', 'purge_disconnected'],
  ],
  device: [
    ...['vendor', 'product', 'revision', 'product_blacklist', ...grouping, 'hardware_handler', 'prio', 'prio_args'],
    ...[...failing, ...ports, 'user_friendly_names', 'retain_attached_hw_handler', ...detecting, 'deferred_remove'],
    ...[...ending, 'all_tg_pt', 'recheck_wwid', 'vpd_vendor'],
  ],
  'filter-device': ['vendor', 'product'],
  overrides: [
    ...[...grouping, 'prio', 'prio_args', ...failing, ...ports, 'user_friendly_names', 'retain_attached_hw_handler'],
    ...[...detecting, 'deferred_remove', ...ending, 'all_tg_pt', 'recheck_wwid'],
  ],
  protocol: ['type', ...ports],
  multipath: [
    ...['wwid', 'alias', 'path_grouping_policy', 'path_selector', 'prio', 'prio_args', ...failing, 'features'],
    ...['reservation_key', 'user_friendly_names', 'deferred_remove', ...ending],
  ],
};
