/** `dmsetup message` (linux-dm-multipath.md 3.6), which is how multipathd speaks to the kernel. */
import type { Call } from './effects';
import { bypassedAt, Slot } from './memory';
import { failPath, reinstatePath } from './paths';
import { setBypassed } from './pg-init';
import { setQueueIfNoPath } from './queueing';
import { armNoPathTimer, queueEvent, stopNoPathTimer } from './work';

/** Return codes: 0, or a negative errno. */
export const MessageResult = { taken: 0, busy: -16, invalid: -22 } as const;

/** Group of a message's number, from 0, or -1. */
function groupOf({ map }: Call, word: string): number {
  const number = /^\s*\d+$/.test(word) ? Number(word) : 0;
  return number >= 1 && number <= map.ranges.length ? number - 1 : -1;
}

function switchGroup(call: Call, group: number): void {
  const { i32 } = call.arena;
  for (let each = 0; each < call.map.ranges.length; each += 1) i32[bypassedAt(call.map, each)] = 0;
  i32[call.map.i32 + Slot.currentPath] = -1;
  i32[call.map.i32 + Slot.currentGroup] = -1;
  i32[call.map.i32 + Slot.nextGroup] = group;
  queueEvent(call);
}

function withoutAim(call: Call, verb: string): number {
  switch (verb) {
    case 'queue_if_no_path':
      setQueueIfNoPath(call, true);
      armNoPathTimer(call);
      return MessageResult.taken;
    case 'fail_if_no_path':
      setQueueIfNoPath(call, false);
      stopNoPathTimer(call);
      return MessageResult.taken;
    default:
      return MessageResult.invalid;
  }
}

function forGroup(call: Call, verb: string, word: string): number {
  const group = groupOf(call, word);
  if (group < 0) return MessageResult.invalid;
  if (verb === 'switch_group') switchGroup(call, group);
  else setBypassed(call, group, verb === 'disable_group');
  return MessageResult.taken;
}

function forDevice(call: Call, verb: string, device: string): number {
  const { devices } = call.map;
  if (!devices.includes(device)) return MessageResult.invalid;
  for (const [path, each] of devices.entries()) {
    if (each !== device) continue;
    if (verb === 'fail_path') failPath(call, path);
    else reinstatePath(call, path);
  }
  return MessageResult.taken;
}

/** Takes a message's words: `fail_path 8:16`, `switch_group 2`. Groups are numbered from 1. */
export function message(call: Call, words: readonly string[]): number {
  if (call.arena.i32[call.map.i32 + Slot.suspended] > 0) return MessageResult.busy;
  const verb = (words[0] ?? '').toLowerCase();
  if (words.length === 1) return withoutAim(call, verb);
  if (words.length !== 2) return MessageResult.invalid;
  switch (verb) {
    case 'switch_group':
    case 'disable_group':
    case 'enable_group':
      return forGroup(call, verb, words[1]);
    case 'fail_path':
    case 'reinstate_path':
      return forDevice(call, verb, words[1]);
    default:
      return MessageResult.invalid;
  }
}
