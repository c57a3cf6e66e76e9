/** The events of the traces (README of the traces, 4.2), one function each: it does its part and gives the answer `r`. */
import { requestEvents } from './request-events';
import { pathEvents } from './path-events';
import { adminEvents } from './admin-events';
import { targetEvents } from './target-events';
import { reservationEvents } from './reservation-events';
import type { Replay } from './replay';

export type EventAnswer = Readonly<Record<string, unknown>>;
export type EventTable = Readonly<Record<string, (replay: Replay, words: readonly string[]) => EventAnswer>>;

export const eventTable: EventTable = {
  ...requestEvents,
  ...pathEvents,
  ...adminEvents,
  ...targetEvents,
  ...reservationEvents,
};
