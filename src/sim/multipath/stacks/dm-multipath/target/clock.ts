/** A map's queued work runs right after the call that queued it, or when its time has come. */
import type { Call } from './effects';
import { activationDueAt, activationOrderAt, Slot, timerAt } from './memory';
import { activateOrOffline } from './pg-init';
import { setQueueIfNoPath } from './queueing';
import { nsPerTick, tickOf } from './work';

/** Path whose queued activation is due and comes first, or -1. */
function dueActivation({ arena, map }: Call, tick: number): number {
  const { i32, f64 } = arena;
  let first = -1;
  for (let path = 0; path < map.devices.length; path += 1) {
    const order = i32[activationOrderAt(map, path)];
    const due = f64[activationDueAt(map, path)];
    if (order === 0 || due > tick) continue;
    const firstDue = first < 0 ? 0 : f64[activationDueAt(map, first)];
    if (first < 0 || due < firstDue || (due === firstDue && order < i32[activationOrderAt(map, first)])) first = path;
  }
  return first;
}

/** Runs all work that is due at this instant, and what that queues for it: by due time, then as it was queued. */
export function runWork(call: Call): void {
  const { arena, map, nowNs, effects } = call;
  const { i32, f64 } = arena;
  const tick = tickOf(nowNs);
  for (;;) {
    const path = dueActivation(call, tick);
    const event = i32[map.i32 + Slot.eventOrder];
    if (path < 0 && event === 0) return;
    // An event is due at once, so only an activation from an earlier tick, or queued before it, goes first.
    if (
      event === 0 ||
      (path >= 0 && (f64[activationDueAt(map, path)] < tick || i32[activationOrderAt(map, path)] < event))
    ) {
      i32[activationOrderAt(map, path)] = 0;
      f64[activationDueAt(map, path)] = -1;
      activateOrOffline(call, path);
    } else {
      i32[map.i32 + Slot.eventOrder] = 0;
      effects.push({ kind: 'dm-event' });
    }
  }
}

/** Moves the clock: first the no-path timer, then work that has become due. */
export function advance(call: Call): void {
  const { arena, map, nowNs } = call;
  const timer = arena.f64[timerAt(map)];
  if (timer >= 0 && tickOf(nowNs) >= timer) {
    arena.f64[timerAt(map)] = -1;
    setQueueIfNoPath(call, false);
  }
  runWork(call);
}

/** When the next delayed work or the timer is due, in nanoseconds, or -1. */
export function nextDueNs({ i32, f64 }: Call['arena'], map: Call['map']): number {
  let next = f64[timerAt(map)];
  for (let path = 0; path < map.devices.length; path += 1) {
    const due = f64[activationDueAt(map, path)];
    if (i32[activationOrderAt(map, path)] > 0 && (next < 0 || due < next)) next = due;
  }
  return next < 0 ? -1 : next * nsPerTick;
}
