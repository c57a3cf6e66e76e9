/**
 * The behaviour table of Linux dm-multipath as data: the rows that the kernel and the grouping of paths decide. Ids are
 * those of the fact sheet (linux-dm-multipath.md 10; BT31 to BT38 are the daemon's). A1, A2 are paths of group 1, B1, B2
 * of group 2, numbered 1, 2, 3, 4 in the checks.
 */
export interface BehaviourRow {
  readonly id: string;
  readonly setup: string;
  readonly action: string;
  readonly expected: string;
  /** Functions of Linux and of libmultipath that decide. */
  readonly decides: string;
}

type Short = readonly [id: string, setup: string, action: string, expected: string, decides: string];

const rows: readonly Short[] = [
  ['BT01', 'RR, 3 paths idle', '6 maps', '1, 2, 3, 1, 2, 3', 'rr_select_path'],
  ['BT02', 'RR, 3 paths, after a map on 1', 'fail 3, reinstate 3', '3 is next, then 2, 1', 'rr_reinstate_path'],
  ['BT03', 'QL, 3 in flight on 1, 1 on 2', 'map', 'path 2', 'ql_select_path'],
  ['BT04', 'QL, 2 paths idle, 1 reinstated', 'map', 'path 2: 1 went to the tail', 'ql_reinstate_path'],
  ['BT05', 'ST, equal weights, 1 MiB on 1, 4 KiB on 2', 'map 64 KiB', 'path 2', 'st_compare_load'],
  ['BT06', 'ST, weights 10 and 1, 90 KiB on 1', 'map 10 KiB', 'equal products: path 1 by weight', 'st_compare_load'],
  ['BT07', 'ST, weights 0 and 1, 500 MiB on 2', 'map', 'path 2: weight 0 is the last resort', 'st_compare_load'],
  ['BT08', 'ST, weights 100 and 1, 30 MiB on 2', 'map 4 KiB', 'path 2: the difference wraps', 'st_compare_load'],
  ['BT09', 'rr_min_io_rq 100', 'maps', 'still every request alternates', 'add_path'],
  ['BT10', 'HST, fresh, 2 paths', 'map, map', '1, then 2: idle beats busy', 'hst_compare'],
  ['BT11', 'HST, an I/O of 2 s on path 1', 'end', 'the average is 2 s exactly', 'hst_weight, fixed_ema'],
  ['BT12', 'I/O in flight on A1', 'A1 fails, then the I/O ends', 'counted down, nothing negative', 'multipath_end_io'],
  ['BT13', '2 groups, no handler', 'all of group 1 fails', 'group 2 at once, without pg_init', 'choose_pgpath'],
  ['BT14', 'as BT13', 'A1 reinstated, map', 'group 2: the kernel does not fail back', 'choose_pgpath'],
  ['BT15', 'as BT14', 'switch_group 1, map', 'group 1', 'switch_pg_num'],
  ['BT16', 'alua, 2 groups', 'first map', 'DELAY_REQUEUE, group 1 activated', '__pg_init_all_paths'],
  ['BT17', 'as BT16, activations OK', 'map', 'the second path', 'choose_path_in_pg'],
  ['BT18', 'alua, default retries', 'RETRY', 'the path fails at once', 'pg_init_limit_reached'],
  ['BT19', 'alua, pg_init_retries 2', 'RETRY, RETRY, OK', 'two retries after 2 s, path active', 'pg_init_done'],
  ['BT20', 'alua', 'DEV_TEMP_BUSY', 'group 1 D, unless an OK comes after it', 'bypass_pg, pg_init_done'],
  ['BT21', 'alua, one group, disabled', 'map', 'used anyway, activated after 2 s; OK enables', 'choose_pgpath'],
  ['BT22', '4 paths', 'MEDIUM', 'passed up, no path failed', 'blk_path_error'],
  ['BT23', '4 paths', 'RESV_CONFLICT', 'passed up, no path failed', 'blk_path_error'],
  ['BT24', '4 paths', 'IOERR', 'path failed, retried elsewhere, application sees success', 'multipath_end_io'],
  ['BT25', '2 paths', 'RESOURCE', 'path failed, DELAY_REQUEUE', 'multipath_end_io'],
  ['BT26', '1 path, no queueing', 'TRANSPORT', 'application gets ENOLINK, not EIO', 'multipath_end_io'],
  ['BT27', 'no path, no queueing', 'map', 'KILL', 'multipath_clone_and_map'],
  ['BT28', 'no path, queueing', 'map; A1 back after 7 s', 'tried each 100 ms, then goes', 'must_push_back_rq'],
  ['BT29', 'as BT28', 'fail_if_no_path', 'what is queued fails with EIO', 'queue_if_no_path'],
  [
    'BT30',
    'no-path timeout 10 s, queueing',
    'all paths fail',
    'after 10 s queueing is off',
    'queue_if_no_path_timeout_work',
  ],
  ['BT39', 'group_by_prio, 50, 10, 50, 10', 'group', '1, 3 with 50; 2, 4 with 10', 'group_by_match, sort_pathgroups'],
  ['BT40', 'as BT39, 1 and 3 down', 'best group', '2; group 1 shows priority 0', 'select_path_group'],
];

export const behaviourRows: readonly BehaviourRow[] = rows.map(([id, setup, action, expected, decides]) => ({
  id,
  setup,
  action,
  expected,
  decides,
}));
