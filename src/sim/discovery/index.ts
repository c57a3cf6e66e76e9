/**
 * Which routes exist: the result of looking at a drawing, nothing that changes while time runs.
 * Must not know: faults, policies, hosts' opinions, or anything that happens.
 */
export type * from './discovery';
export { discover } from './discover';
export { mediaOf } from './media-findings';
export { addressOf, allPorts, labelOf, partNameOf, portKind, portNameOf, portsOf } from './ports';
export type { Address } from './ports';
export { partsOf, weakPoints } from './weak-points';
export type { WeakPoint } from './weak-points';
export { whyNot } from './why-not';
export type { WhyStep } from './why-not';
export { maxNexuses } from './nexuses';
export { maxPaths } from './paths';
export { mostPathsOfLun } from './presentation-findings';
