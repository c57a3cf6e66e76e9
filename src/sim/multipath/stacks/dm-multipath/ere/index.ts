/** POSIX extended regular expressions, bounded in size and time: vendor and product, blacklists, weighted paths. */
export { compileEre, ereMatches, matchesEre, type Matcher } from './match';
export type { EreRefusal } from './parse';
export { longestPattern } from './syntax';
