/** Keywords that belong to one kind of section. */
import {
  choice,
  expression,
  ignored,
  int,
  keywordsOf,
  manual,
  name,
  text,
  wordOrInt,
  yesNo,
  type KeywordSpec,
} from './spec';

const facts = 'linux-dm-multipath.md';
const gone = 'Taken and ignored: no longer supported.';

const ofDaemon: readonly KeywordSpec[] = keywordsOf(
  ['defaults'],
  [
    ['verbosity', int(0, 6), '2', 'How much is logged.'],
    [
      'polling_interval',
      int(1, 86_400),
      '5',
      'Seconds between checks of a path that is not known to be good.',
      `${manual}; ${facts} 4.2; the largest value is our bound`,
    ],
    [
      'max_polling_interval',
      int(1, 86_400),
      null,
      'Seconds between checks of a path that has long been good; unstated, four times polling_interval.',
      `${manual}; ${facts} 4.2; the largest value is our bound`,
    ],
    ['reassign_maps', yesNo, 'no', 'Maps on path devices are moved to the multipath map.'],
    ['uid_attrs', text, null, 'Udev properties that name LUNs, by kind of device.'],
    ['max_fds', wordOrInt(['max'], 0), 'max', 'Most open files.'],
    [
      'queue_without_daemon',
      choice(['no', 'yes', 'forced']),
      'no',
      'Whether maps go on queueing when multipathd ends.',
      `${manual}; ${facts} 4.7`,
    ],
    [
      'checker_timeout',
      int(0),
      null,
      'Seconds until a check has failed; unstated, the timeout of the device.',
      `${manual}; ${facts} 4.4`,
    ],
    ['allow_usb_devices', yesNo, 'no', 'Look at USB disks too.'],
    ['max_retries', int(0, 5), null, 'Retries of the SCSI layer.'],
    ['log_checker_err', choice(['always', 'once']), 'always', 'Log each failed check, or the first.'],
    ['force_sync', yesNo, 'no', 'Only one check at a time.'],
    ['strict_timing', yesNo, 'no', 'The loop begins each second, however long the last one took.'],
    ['partition_delimiter', text, null, 'What stands between the name of a map and the number of a partition.'],
    [
      'find_multipaths',
      choice(['off', 'on', 'strict', 'greedy', 'smart'], { no: 'off', yes: 'on', 0: 'off', 1: 'on' }),
      'strict',
      'From when on a disk is a path.',
    ],
    [
      'find_multipaths_timeout',
      int(-2_147_483_648),
      '-10',
      'Seconds that smart waits for a second path; below zero only for known arrays.',
    ],
    ['uxsock_timeout', int(1), '4000', 'Milliseconds that a command waits for the daemon.'],
    ['retrigger_tries', int(0), '3', 'How often udev is asked again for a name.'],
    ['retrigger_delay', int(0), '10', 'Seconds between.'],
    ['missing_uev_wait_timeout', int(1), '30', 'Seconds that a new map waits for its uevent.'],
    ['remove_retries', int(0), '0', 'How often removing a map in use is tried again.'],
    [
      'auto_resize',
      choice(['never', 'grow_only', 'grow_shrink']),
      'never',
      'Whether a map follows the size of its paths.',
      'multipathd show config of 0.9.9, captured; words inferred from its source',
    ],
    ['enable_foreign', text, 'NONE', 'Libraries for other multipathing, an expression.'],
    [
      'marginal_pathgroups',
      choice(['off', 'on', 'fpin'], { no: 'off', yes: 'on' }),
      'off',
      'Doubtful paths get groups of their own instead of being held back.',
      `${manual}; ${facts} 4.8`,
    ],
    ['purge_disconnected', yesNo, 'no', 'A device whose LUN is gone is deleted.', `${facts} 4.4`],
  ],
);

const deprecated: readonly KeywordSpec[] = [
  ...keywordsOf(
    ['defaults'],
    [
      ['multipath_dir', ignored, null, gone],
      ['bindings_file', ignored, null, gone],
      ['wwids_file', ignored, null, gone],
      ['prkeys_file', ignored, null, gone],
      ['config_dir', ignored, null, gone],
      ['disable_changed_wwids', ignored, null, gone],
    ],
  ),
  ...keywordsOf(['defaults', 'device', 'overrides'], [['getuid_callout', ignored, null, gone]]),
  ...keywordsOf(['defaults', 'device', 'multipath'], [['pg_timeout', ignored, null, gone]]),
  ...keywordsOf(
    ['defaults', 'multipath'],
    [
      ['mode', ignored, null, gone],
      ['uid', ignored, null, gone],
      ['gid', ignored, null, gone],
    ],
  ),
];

const ofArrays: readonly KeywordSpec[] = [
  ...keywordsOf(
    ['device', 'filter-device'],
    [
      ['vendor', expression, null, 'Expression on the vendor field of INQUIRY.'],
      ['product', expression, null, 'Expression on the product field of INQUIRY.'],
    ],
  ),
  ...keywordsOf(
    ['device'],
    [
      ['revision', expression, null, 'Expression on the revision field; unstated, any.'],
      ['product_blacklist', expression, null, 'Products of this vendor that are no paths.'],
      [
        'hardware_handler',
        text,
        null,
        'The kernel’s handler; what it has attached by itself stays.',
        `${manual}; ${facts} 4.9`,
      ],
      ['vpd_vendor', choice(['hp3par']), null, 'A page of the vendor whose contents are shown.'],
    ],
  ),
];

const ofFilters: readonly KeywordSpec[] = keywordsOf(
  ['blacklist', 'blacklist_exceptions'],
  [
    ['devnode', expression, null, 'Expression on the name of the device node.'],
    ['wwid', expression, null, 'Expression on the name of the LUN.'],
    ['property', expression, null, 'Expression on names of udev properties.'],
    ['protocol', expression, null, 'Expression on the protocol, such as scsi:fcp.'],
  ],
);

const ofMaps: readonly KeywordSpec[] = keywordsOf(
  ['multipath'],
  [
    ['wwid', text, null, 'The LUN, exactly.'],
    ['alias', name, null, 'What the map is called.'],
  ],
);

/** The words of `%P`, exactly. */
export const protocols = [
  ...['fcp', 'spi', 'ssa', 'sbp', 'srp', 'iscsi', 'sas', 'adt', 'ata', 'unspec'].map((each) => `scsi:${each}`),
  ...['pcie', 'rdma', 'fc', 'tcp', 'loop', 'apple-nvme', 'unspec'].map((each) => `nvme:${each}`),
  ...['ccw', 'cciss', 'undef'],
];
const ofProtocols: readonly KeywordSpec[] = keywordsOf(
  ['protocol'],
  [['type', choice(protocols), null, 'The protocol, exactly.']],
);

export const ownKeywords: readonly KeywordSpec[] = [
  ...ofDaemon,
  ...deprecated,
  ...ofArrays,
  ...ofFilters,
  ...ofMaps,
  ...ofProtocols,
];
