/** Where to go on, and whom to ask, after a retryable ALUA sense (ms-mpio.md 5.8). */
import type { FailedIo } from '../../device';
import { anyPath, candidateElsewhere } from './candidates';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { announce, refreshGate } from './pseudo-lun';
import type { Judgement } from './verdicts';

type Ask = NonNullable<Extract<Judgement, { do: 'retry' }>['ask']>;

function asked(draft: Draft, io: FailedIo, ask: Ask): number {
  if (ask === 'other-port-group') return candidateElsewhere(draft, io.group, io.path);
  return ask === 'same-path' && (draft.exact || draft.usable(io.path)) ? io.path : -1;
}

/** Told when it begins; while an array moves, each retry throttles again, and that is one story (simplified: mpio writes each). */
function throttle(draft: Draft, group: number): void {
  const { throttledNs } = draft.group(group);
  const same = throttledNs >= 0 && draft.nowNs - throttledNs <= 2 * draft.state.settings.retryIntervalNs;
  if (!same) announce(draft, mpioEvents.throttled, group);
  draft.changeGroup(group, { throttled: true, throttledNs: draft.nowNs });
}

/** New I/O waits (throttle) until the port groups are read; only one report is asked for at a time. */
export function askAfterIo(draft: Draft, io: FailedIo, ask: Ask): void {
  const { group } = io;
  const chosen = asked(draft, io, ask);
  const path = chosen >= 0 ? chosen : anyPath(draft, group);
  draft.columns.groupPointer[group] = path;
  if (path < 0 || draft.state.pending.some((row) => row.group === group && row.purpose === 'io-retry')) return;
  throttle(draft, group);
  draft.send({ purpose: 'io-retry', command: 'rtpg', path, group, waits: false, about: io.path });
  refreshGate(draft, group);
}

/** The request is to go down this path again: it becomes the path to be used, unless it has failed. */
export function stayOn(draft: Draft, io: FailedIo): void {
  if (draft.exact || draft.usable(io.path)) draft.columns.groupPointer[io.group] = io.path;
}
