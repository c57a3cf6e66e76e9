/** Linux's device-mapper multipath: its path selectors and its daemon, with the replay of what the real ones did. */
export * as multipathConf from './config';
export * as multipathd from './daemon';
export { replayDaemon, type DaemonScript } from './daemon';
export { compileEre, ereMatches, matchesEre, type EreRefusal, type Matcher } from './ere';
export { replayOracle, type OracleEvent, type OracleScript } from './oracle-replay';
export { compareLoad, selectors, type Arena, type Range, type Selector } from './selectors';
