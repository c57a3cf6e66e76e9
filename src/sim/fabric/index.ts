/** What carries the frames: links as reservations, switches as a latency. It knows neither hosts' minds nor arrays. */
export { Wire, wireKinds } from './columns';
export type { LinkColumns, SwitchColumns } from './columns';
export { controlFrameNs, framePayloadBytes, framesOf, reserve, wireNs } from './link';
