/** Linux's path selectors: which path of a priority group takes the next I/O. They know an arena of numbers and nothing else. */
import { roundRobinSelector } from './round-robin';
import type { Selector } from './selector';
import { serviceTimeSelector } from './service-time';

export const selectors: readonly Selector[] = [roundRobinSelector, serviceTimeSelector];

export { compareLoad } from './service-time';
export type { Arena, Range, Selector } from './selector';
