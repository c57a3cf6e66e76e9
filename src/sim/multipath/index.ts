/**
 * Which path is used: the control plane of a host. A host is not omniscient: nothing in here may know the topology,
 * the wires, the HBA or the array, only what they tell a host.
 */
export { createMultipathColumns, maxPathsPerLun, type MultipathColumns } from './columns';
export * from './device';
export type { OracleMismatch, OracleResult } from './oracle';
export * from './stacks';
