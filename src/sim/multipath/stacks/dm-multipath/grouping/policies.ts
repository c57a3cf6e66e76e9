/**
 * The values of `path_grouping_policy` (linux-dm-multipath.md 4.6): which paths of a map stand in one priority group.
 * A policy names a key for each path; paths with the same key are one group, in order of first appearance.
 */
import type { GroupedPath } from './paths';

export interface GroupingPolicy {
  readonly id: string;
  readonly label: string;
  readonly teaches: string;
  keyOf(path: GroupedPath, row: number): string | number;
}

export const groupingPolicies: readonly GroupingPolicy[] = [
  {
    id: 'failover',
    label: 'failover',
    teaches: 'One group for each path: a single path carries all I/O; the default where nothing else is known.',
    keyOf: (_, row) => row,
  },
  {
    id: 'multibus',
    label: 'multibus',
    teaches: 'All paths in one group: every path carries I/O, optimized or not.',
    keyOf: () => 0,
  },
  {
    id: 'group_by_serial',
    label: 'group_by_serial',
    teaches: 'One group for each serial number that the paths report.',
    keyOf: ({ serial }) => serial,
  },
  {
    id: 'group_by_prio',
    label: 'group_by_prio',
    teaches: 'One group for each priority; with ALUA the optimized paths stand together.',
    keyOf: ({ prio }) => prio,
  },
  {
    id: 'group_by_node_name',
    label: 'group_by_node_name',
    teaches: 'One group for each node name of a target.',
    keyOf: ({ node }) => node,
  },
  {
    id: 'group_by_tpg',
    label: 'group_by_tpg',
    teaches: 'One group for each target port group, whatever its priority is at the time.',
    keyOf: ({ portGroup }) => portGroup,
  },
];

/**
 * The policy that a map gets. Where detection is on (detect_pgpolicy, by default) and every path's priority comes from ALUA
 * (`alua`, `sysfs`), it groups by priority, or by target port group if detect_pgpolicy_use_tpg says so, whatever is
 * configured. To group by target port group needs ALUA.
 */
export function policyInUse(
  configured: string,
  allAlua: boolean,
  detect: { readonly policy: boolean; readonly useGroup: boolean },
): string {
  if (detect.policy && allAlua) return detect.useGroup ? 'group_by_tpg' : 'group_by_prio';
  return configured === 'group_by_tpg' && !allAlua ? 'failover' : configured;
}

export const groupingPolicyOf = (id: string): GroupingPolicy | undefined =>
  groupingPolicies.find((policy) => policy.id === id);
