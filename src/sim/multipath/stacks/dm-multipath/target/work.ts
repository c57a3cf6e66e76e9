/**
 * Work that a map queues: activations of paths (some delayed), one event for whoever waits for the map, and the no-path
 * timer. The kernel's clock for all of it ticks in milliseconds. `clock.ts` runs it.
 */
import type { Call } from './effects';
import { activationDueAt, activationOrderAt, Slot, timerAt } from './memory';

export const nsPerTick = 1_000_000;
export const tickOf = (nowNs: number): number => Math.floor(nowNs / nsPerTick);

function nextOrder({ arena, map }: Call): number {
  arena.i32[map.i32 + Slot.lastOrder] += 1;
  return arena.i32[map.i32 + Slot.lastOrder];
}

/** Events that wait already are merged. */
export function queueEvent(call: Call): void {
  const at = call.map.i32 + Slot.eventOrder;
  if (call.arena.i32[at] === 0) call.arena.i32[at] = nextOrder(call);
}

/** False when one is queued for this path already. */
export function queueActivation(call: Call, path: number, delayMs: number): boolean {
  const { arena, map, nowNs } = call;
  if (arena.i32[activationOrderAt(map, path)] > 0) return false;
  arena.i32[activationOrderAt(map, path)] = nextOrder(call);
  arena.f64[activationDueAt(map, path)] = tickOf(nowNs) + delayMs;
  return true;
}

export function armNoPathTimer({ arena, map, nowNs }: Call): void {
  const isStuck = arena.i32[map.i32 + Slot.usablePaths] === 0 && arena.i32[map.i32 + Slot.queueIfNoPath] === 1;
  if (map.noPathTimeoutMs > 0 && isStuck) arena.f64[timerAt(map)] = tickOf(nowNs) + map.noPathTimeoutMs;
}

export function stopNoPathTimer({ arena, map }: Call): void {
  arena.f64[timerAt(map)] = -1;
}
