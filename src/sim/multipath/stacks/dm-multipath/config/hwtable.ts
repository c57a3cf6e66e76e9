/** Some of the built-in hardware table of multipath-tools 0.14.3, which has 141 entries; a later entry goes before an earlier one. */
import type { SourceTag } from '../../../../kernel';
import type { Stated } from './conf';

export interface BuiltInEntry {
  readonly label: string;
  readonly values: Stated;
  readonly tag: SourceTag;
  readonly source: string;
}

const table = 'multipath-tools 0.14.3, libmultipath/hwtable.c';

export const builtInTable: readonly BuiltInEntry[] = [
  {
    label: 'HPE 3PAR, Primera, Alletra 9000',
    values: {
      vendor: '3PARdata',
      product: 'VV',
      path_grouping_policy: 'group_by_prio',
      hardware_handler: '1 alua',
      prio: 'alua',
      failback: 'immediate',
      no_path_retry: '18',
      fast_io_fail_tmo: '10',
      dev_loss_tmo: 'infinity',
    },
    tag: 'known',
    source: table,
  },
  {
    label: 'Linux-IO (LIO) target',
    values: {
      vendor: '(LIO-ORG|SUSE)',
      product: '.*',
      path_grouping_policy: 'group_by_prio',
      path_checker: 'directio',
      hardware_handler: '1 alua',
      prio: 'alua',
      failback: 'immediate',
      no_path_retry: '12',
      detect_checker: 'no',
    },
    tag: 'known',
    source: `${table}; the product expression as proposed on dm-devel in 2023`,
  },
  {
    label: 'Qsan XCubeFAS, XCubeSAN, XCubeNXT',
    values: {
      vendor: '^Qsan',
      product: '.*',
      path_grouping_policy: 'group_by_prio',
      prio_args: 'exclusive_pref_bit',
      failback: 'immediate',
      no_path_retry: '30',
    },
    tag: 'known',
    source: `${table}, since 0.13 (October 2025); linux-dm-multipath.md 4.9`,
  },
];
