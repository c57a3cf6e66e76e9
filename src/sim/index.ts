/** Door 1: runs and experiments. Only the bridge, the terminal and tests may take it; the page's door is `catalog`. */
export { createWorld, factsOf, timersOf, kindNames, silentSink, worldBytes, copyWorld, type World } from './engine';
export {
  countNow, dotsOf, liveHbas, liveLinks, livePaths, liveWorkloads, Recorder, Run, sampleNs, whyOf,
  type Counted, type Why,
} from './run';
export { compareFacts, openVariants, passOn, refusalOf, refusalsOf, ReportSink, reportOf, withPolicy, type RunReport, type Variant } from './experiment';
export { drawStorm, runStorm, type Breach, type StormResult } from './experiment';
export { BrokenInvariant, EventQueue } from './kernel';
export { gridHosts, replayGrid, replayOracle, type GridHeader, type GridLine, type OracleMismatch, type OracleResult, type OracleScript } from './multipath';
export { replayDaemon, type DaemonScript } from './multipath';
export { replayMsdsm, type MsdsmMismatch, type MsdsmResult, type MsdsmScript } from './multipath';
