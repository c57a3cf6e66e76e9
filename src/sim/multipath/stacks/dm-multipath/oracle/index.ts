/** Every kind of Linux trace that can be replayed, told apart by the `format` of a line. A new one is a file and a line here. */
import { daemonTrace } from './daemon';
import { groupingTrace } from './grouping';
import { selectorTrace } from './selector';
import { targetTrace } from './target';
import { printTrace } from './text';
import type { LinuxTrace } from './trace';

export const linuxTraces: readonly LinuxTrace[] = [selectorTrace, targetTrace, groupingTrace, printTrace, daemonTrace];

export { differs, type LinuxTrace } from './trace';
export { replaySelector, type SelectorScript } from './selector';
