/** Linux's device-mapper multipath. Only its path selectors so far, with the replay of what the real ones did. */
export { replayOracle, type OracleEvent, type OracleScript } from './oracle-replay';
export { compareLoad, selectors, type Arena, type Range, type Selector } from './selectors';
