/** The loop: take one event, skip it if it is stale, hash it, dispatch it. */
import { invariant, mixEvent } from '../kernel';
import { happen } from './control/dispatch';
import { Kind } from './events';
import { arrive, choosePath } from './stages/choose';
import { complete } from './stages/complete';
import { listTimeout } from './stages/expire';
import { atController, atDisks, atOwner, reply } from './stages/serve';
import { atSwitch, replyAtSwitch } from './stages/transit';
import type { World } from './world';

/** Events at one nanosecond before we call it a bug of ours. */
const spinLimit = 1_000_000;

/** Runs events up to and including `untilNs`, at most `budget` of them; true when none is left before it. */
export function runUntil(w: World, untilNs: number, budget: number): boolean {
  const queue = w.queue;
  const hash = w.hash;
  let left = budget;
  let instantNs = w.nowNs;
  let inInstant = 0;
  while (queue.size > 0) {
    const atNs = queue.at[0]!;
    if (atNs > untilNs) break;
    if (left-- <= 0) return false;
    const row = queue.row[0]!;
    const tag = queue.tag[0]!;
    queue.drop();
    const kind = tag & 15;
    const ticket = tag >>> 4;
    if (kind >= Kind.atSwitch && kind !== Kind.listTimeout && kind !== Kind.control) {
      if (w.io.ticket[row] !== ticket) continue;
    } else if (kind === Kind.listTimeout && w.port.armedTicket[row] !== ticket) continue;
    if (atNs !== instantNs) {
      invariant(atNs > instantNs, 'time went back');
      instantNs = atNs;
      inInstant = 0;
    } else if (++inInstant > spinLimit) invariant(false, 'a million events at one instant');
    w.nowNs = atNs;
    w.eventsDone++;
    mixEvent(hash, atNs, kind, row);
    dispatch(w, kind, row);
  }
  w.nowNs = untilNs;
  return true;
}

/** Takes the first event of the queue; returns its kind, or 0 when there was none or it was stale. */
export function runOne(w: World): number {
  const queue = w.queue;
  if (queue.size === 0) return 0;
  const atNs = queue.at[0]!;
  const row = queue.row[0]!;
  const tag = queue.tag[0]!;
  queue.drop();
  const kind = tag & 15;
  const ticket = tag >>> 4;
  if (kind >= Kind.atSwitch && kind !== Kind.listTimeout && kind !== Kind.control) {
    if (w.io.ticket[row] !== ticket) return 0;
  } else if (kind === Kind.listTimeout && w.port.armedTicket[row] !== ticket) return 0;
  w.nowNs = atNs;
  w.eventsDone++;
  mixEvent(w.hash, atNs, kind, row);
  dispatch(w, kind, row);
  return kind;
}

function dispatch(w: World, kind: number, row: number): void {
  switch (kind) {
    case Kind.atSwitch:
      atSwitch(w, row);
      return;
    case Kind.atController:
      atController(w, row);
      return;
    case Kind.reply:
      reply(w, row);
      return;
    case Kind.replyAtSwitch:
      replyAtSwitch(w, row);
      return;
    case Kind.complete:
      complete(w, row);
      return;
    case Kind.atDisks:
      atDisks(w, row);
      return;
    case Kind.atOwner:
      atOwner(w, row);
      return;
    case Kind.arrive:
      arrive(w, row);
      return;
    case Kind.retry:
      choosePath(w, row);
      return;
    case Kind.listTimeout:
      listTimeout(w, row);
      w.causeSeq = -1;
      return;
    case Kind.control: {
      const scheduled = w.controls[row];
      w.controls[row] = null;
      w.controlFree.push(row);
      if (!scheduled) return;
      w.causeSeq = scheduled.cause;
      happen(w, scheduled.control);
      w.causeSeq = -1;
      return;
    }
    default:
      invariant(false, `unknown event kind ${kind}`);
  }
}
