/** Random weather over random drawings, with every law held against it. Knows nothing of terminals and tests. */
export { runStorm, type StormResult } from './storm';
export type { Breach } from './watcher';
export { drawStorm } from './weather';
