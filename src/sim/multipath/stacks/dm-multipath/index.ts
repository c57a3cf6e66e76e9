/**
 * Linux's device-mapper multipath: path selectors, the kernel's target around them; multipathd with its check loop, path
 * grouping, configuration and texts; and the replay of what the real ones did. It must not know cables, ports or arrays: the
 * kernel knows block statuses and messages, multipathd what its checkers and prioritizers say.
 */
export * as multipathConf from './config';
export * as multipathd from './daemon';
export { compileEre, ereMatches, matchesEre, type EreRefusal, type Matcher } from './ere';
export * from './grouping';
export { linuxTraces, replaySelector, type LinuxTrace, type SelectorScript } from './oracle';
export { compareLoad, cpuCount, selectorRow, selectors, type Arena, type Range, type Selector } from './selectors';
export * as dmTarget from './target';
export * as dmText from './text';
