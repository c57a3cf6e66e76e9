/**
 * From paths to a table line: priority groups, their order, the best of them. This is multipathd's side (libmultipath): it
 * knows priorities and checker states, and must not know how the kernel chooses within a group.
 */
export { bestGroup, groupPaths, inTableOrder, weigh } from './group';
export { isEnabled, undefinedPrio, type CheckerState, type GroupedPath, type PathGroup } from './paths';
export { groupingPolicies, groupingPolicyOf, policyInUse, type GroupingPolicy } from './policies';
export { featuresOf, tableLine, type LineOptions, type NoPathRetry } from './table-line';
