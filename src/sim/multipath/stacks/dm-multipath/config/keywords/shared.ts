/** Keywords that can be stated at several levels; the most special level that states one wins. */
import { choice, int, keywordsOf, manual, noOrInt, text, wordOrInt, yesNo, type KeywordSpec } from './spec';

const facts = 'linux-dm-multipath.md';
const policies = ['failover', 'multibus', 'group_by_serial', 'group_by_prio', 'group_by_node_name', 'group_by_tpg'];

/** Of a map, wherever it comes from. */
const everywhere: readonly KeywordSpec[] = keywordsOf(
  ['defaults', 'device', 'overrides', 'multipath'],
  [
    ['path_grouping_policy', choice(policies), 'failover', 'Which paths form a group.'],
    [
      'path_selector',
      text,
      'service-time 0',
      'Which path of the group takes the next I/O; a name and the number of its arguments.',
    ],
    ['prio', text, 'const', 'Who says how good a path is.'],
    ['prio_args', text, '', 'Arguments of the prioritizer; they count only beside a prio at the same level.'],
    ['features', text, '0', 'Words of the table, with their number before them.'],
    [
      'failback',
      wordOrInt(['manual', 'immediate', 'followover'], 1),
      'manual',
      'When I/O goes back to the best group; a number is seconds.',
    ],
    [
      'rr_min_io',
      int(0),
      '1000',
      'I/Os before the next path, bio-based maps only; no selector looks at it.',
      `${manual}; ${facts} 2`,
    ],
    ['rr_min_io_rq', int(0), '1', 'I/Os before the next path; the kernel clamps it to 1.', `${manual}; ${facts} 2`],
    [
      'rr_weight',
      choice(['uniform', 'priorities']),
      'uniform',
      'Weights of round-robin from priorities; without effect today.',
    ],
    [
      'no_path_retry',
      wordOrInt(['fail', 'queue'], 1, { 0: 'fail' }),
      null,
      'What happens to I/O without a path: a number counts polling intervals until it fails.',
      `${facts} 4.7: unset, the table feature decides; ${manual} calls the effect "fail"`,
    ],
    [
      'flush_on_last_del',
      choice(['unused', 'always', 'never'], { yes: 'always', no: 'unused' }),
      'unused',
      'What happens to the map when its last device is deleted.',
      `${facts} 4.7; words yes and no as older releases had them`,
    ],
    ['user_friendly_names', yesNo, 'no', 'Maps are called mpatha, mpathb and so on.'],
    ['deferred_remove', yesNo, 'no', 'A map in use is removed when its last user closes it.'],
    ['delay_watch_checks', noOrInt, 'no', 'Old word for san_path_err_forget_rate.', `${manual}; ${facts} 4.8`],
    [
      'delay_wait_checks',
      noOrInt,
      'no',
      'Old word for san_path_err_recovery_time, in longest intervals.',
      `${manual}; ${facts} 4.8`,
    ],
    ['san_path_err_threshold', noOrInt, 'no', 'Failures from which a path is held back.'],
    ['san_path_err_forget_rate', noOrInt, 'no', 'Good checks for each failure that is forgotten.'],
    ['san_path_err_recovery_time', noOrInt, 'no', 'Seconds that a held path has to be good.'],
    [
      'marginal_path_err_sample_time',
      noOrInt,
      'no',
      'Seconds of reading a doubtful path ten times a second; at least 120.',
    ],
    ['marginal_path_err_rate_threshold', wordOrInt(['no'], 0), 'no', 'Errors of 1000 reads that are still good.'],
    ['marginal_path_err_recheck_gap_time', noOrInt, 'no', 'Seconds until a bad path is read again.'],
    ['marginal_path_double_failed_time', noOrInt, 'no', 'Seconds within which two failures make a path doubtful.'],
    ['skip_kpartx', yesNo, 'no', 'No devices for partitions.'],
    ['max_sectors_kb', int(4), null, 'Largest I/O of paths and map.', `${manual}; the smallest value is our bound`],
    ['ghost_delay', noOrInt, 'no', 'Seconds that a map of standby paths alone waits for a better one.'],
  ],
);

/** Of paths and arrays. */
const notOfOneMap: readonly KeywordSpec[] = keywordsOf(
  ['defaults', 'device', 'overrides'],
  [
    ['uid_attribute', text, 'ID_SERIAL', 'The udev property that names the LUN.'],
    ['path_checker', text, 'tur', 'How a path is checked.'],
    ['alias_prefix', text, 'mpath', 'What friendly names begin with.'],
    [
      'retain_attached_hw_handler',
      yesNo,
      'yes',
      'Keep the handler that the kernel attached; since Linux 4.3 always so.',
    ],
    [
      'detect_prio',
      yesNo,
      'yes',
      'An array with ALUA gets sysfs or alua, without arguments.',
      `${manual}; ${facts} 4.6`,
    ],
    ['detect_checker', yesNo, 'yes', 'An array with ALUA gets tur.'],
    ['detect_pgpolicy', yesNo, 'yes', 'All paths by alua or sysfs: group_by_prio, whatever is stated.'],
    ['detect_pgpolicy_use_tpg', yesNo, 'no', 'The same, but group_by_tpg.'],
    ['all_tg_pt', yesNo, 'no', 'Registrations for all target ports at once.'],
    [
      'recheck_wwid',
      yesNo,
      'no',
      'A path that returns is asked whether it is the same LUN.',
      `${manual}; ${facts} 4.5`,
    ],
  ],
);

/** Of remote ports; the one kind that may also differ by protocol. */
const ofPorts: readonly KeywordSpec[] = keywordsOf(
  ['defaults', 'device', 'overrides', 'protocol'],
  [
    [
      'fast_io_fail_tmo',
      wordOrInt(['off'], 0),
      '5',
      'Seconds from the loss of a remote port until its I/O fails; iSCSI recovery_tmo too.',
      `${manual}; ${facts} 7.1, 8`,
    ],
    [
      'dev_loss_tmo',
      wordOrInt(['infinity'], 1),
      null,
      'Seconds until the devices of a lost port are deleted; unstated, the driver says.',
      `${manual}; ${facts} 7.1, 11`,
    ],
    ['eh_deadline', wordOrInt(['off'], 0), null, 'Seconds of error handling before the adapter is reset.'],
  ],
);

const ofOneMap: readonly KeywordSpec[] = keywordsOf(
  ['defaults', 'multipath'],
  [['reservation_key', text, null, 'Key of persistent reservations, or "file".']],
);

export const sharedKeywords: readonly KeywordSpec[] = [...everywhere, ...notOfOneMap, ...ofPorts, ...ofOneMap];
