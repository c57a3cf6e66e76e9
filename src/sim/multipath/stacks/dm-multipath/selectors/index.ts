/** Linux's path selectors: which path of a priority group takes the next I/O. They know an arena of numbers and nothing else. */
import { historicalServiceTimeSelector } from './historical-service-time';
import { ioAffinitySelector } from './io-affinity';
import { queueLengthSelector } from './queue-length';
import { roundRobinSelector } from './round-robin';
import type { Selector } from './selector';
import { serviceTimeSelector } from './service-time';

export const selectors: readonly Selector[] = [
  roundRobinSelector,
  queueLengthSelector,
  serviceTimeSelector,
  historicalServiceTimeSelector,
  ioAffinitySelector,
];

/** Row of the registry, or -1. */
export const selectorRow = (id: string): number => selectors.findIndex((row) => row.id === id);

export { compareLoad } from './service-time';
export { cpuCount } from './io-affinity';
export type { Arena, Range, Selector } from './selector';
