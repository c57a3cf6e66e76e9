/** One run one can walk in, and what it tells. It knows nothing of wall time, pages or workers. */
export { Run, type RunOptions } from './run';
export { percentileWithAges, Recorder, sampleNs, waitingAges } from './recorder';
export { countNow, dotsOf, liveHbas, liveLinks, livePaths, liveWorkloads, type Counted } from './live';
export { whyOf, type Why } from './why';
export type * from './reading';
