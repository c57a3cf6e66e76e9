/** The life of an I/O: one world, its events, and who is told what. It decides nothing that a host's stack decides. */
export { createWorld } from './genesis';
export { runOne, runUntil } from './step';
export { obey } from './control/commands';
export { watchApplications } from './watch';
export { copyWorld, worldBytes } from './checkpoint';
export { kindNames } from './events';
export { factsOf, timersOf } from './facts';
export { IoState, silentSink, type Sink, type World } from './world';
export { LoadState } from './stages/finish';
export { truthOf } from './control/light';
