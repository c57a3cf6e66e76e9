/** What happens to I/O while no path is usable, and across a suspend (linux-dm-multipath.md 3.8). */
import type { Call } from './effects';
import { Slot } from './memory';

/** `queue_if_no_path` or `fail_if_no_path`, by message or because the no-path timer ended. */
export function setQueueIfNoPath(call: Call, on: boolean): void {
  const { i32 } = call.arena;
  const at = call.map.i32;
  // A suspend that will end brings nothing back that was turned off meanwhile.
  if (!on) i32[at + Slot.savedQueueIfNoPath] = 0;
  i32[at + Slot.queueIfNoPath] = on ? 1 : 0;
  if (!on) driveQueue(call);
}

function driveQueue({ effects }: Call): void {
  effects.push({ kind: 'run-queue' }, { kind: 'kick-requeue' });
}

/**
 * With a flush nothing may stay queued, so queueing is put aside; without one, I/O is pushed back to dm core. The kernel
 * calls a map suspended only when no activation is out any more; here an answer that comes later is taken all the same.
 */
export function suspend(call: Call, noflush: boolean): void {
  const { i32 } = call.arena;
  const at = call.map.i32;
  i32[at + Slot.suspended] = noflush ? 2 : 1;
  if (noflush) return;
  // Saving twice would lose what the first one saved.
  if (i32[at + Slot.queueIfNoPath] === 1 || i32[at + Slot.savedQueueIfNoPath] === 0)
    i32[at + Slot.savedQueueIfNoPath] = i32[at + Slot.queueIfNoPath];
  i32[at + Slot.queueIfNoPath] = 0;
  driveQueue(call);
}

export function resume({ arena: { i32 }, map }: Call): void {
  const at = map.i32;
  i32[at + Slot.suspended] = 0;
  if (i32[at + Slot.savedQueueIfNoPath] === 0) return;
  i32[at + Slot.queueIfNoPath] = 1;
  i32[at + Slot.savedQueueIfNoPath] = 0;
}
