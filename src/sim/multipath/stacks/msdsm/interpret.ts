/** From a verdict row to what happens to the I/O: MPIO's retries inside, the disk class driver's around them (ms-mpio.md 6). */
import type { FailedIo, Verdict } from '../../device';
import { askAfterIo, stayOn } from './io-retry';
import { classDriver } from './class-driver';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { announce } from './pseudo-lun';
import { releaseOf } from './release';
import { failNexus } from './removal';
import { verdictRow, type Judgement } from './verdicts';

/** Handed up: the class driver sends it again as a fresh request, or the application gets an error. */
function handUp(draft: Draft, io: FailedIo): Verdict {
  const answer = classDriver(io.outcome);
  const budget = releaseOf(draft.state.release).classRetries.value;
  if (answer.badBlock) announce(draft, mpioEvents.badBlock, io.group, io.path);
  if (answer.retryAfterNs === null || io.classTries >= budget) return { do: 'fail', code: answer.code };
  if (io.isReadWrite) announce(draft, mpioEvents.ioRetried, io.group, io.path, { retry: io.classTries + 1 });
  return { do: 'class-retry', afterNs: answer.retryAfterNs };
}

function retry(draft: Draft, io: FailedIo, then: Extract<Judgement, { do: 'retry' }>): Verdict {
  const { settings } = draft.state;
  const free =
    then.counts === 'never' || (then.counts === 'unless-active' && io.isReadWrite && draft.hasActive(io.group));
  if (!free && io.mpioTries >= settings.retryCount) return handUp(draft, io);
  if (then.stay === true) stayOn(draft, io);
  if (then.ask && !draft.symmetric(io.group)) askAfterIo(draft, io, then.ask);
  draft.count('pathRetries', io.path);
  return { do: 'mpio-retry', afterNs: then.after === 'now' ? 0 : settings.retryIntervalNs, counts: !free };
}

export function interpretIo(draft: Draft, io: FailedIo): Verdict {
  draft.count('pathErrors', io.path);
  return obey(draft, io, verdictRow(io.outcome, io.isReadWrite).then);
}

/** Does what a row of the table says. Apart, because the replay of the sample knows conditions that no outcome of ours is. */
export function obey(draft: Draft, io: FailedIo, then: Judgement): Verdict {
  switch (then.do) {
    case 'up':
      return handUp(draft, io);
    case 'retry':
      return retry(draft, io, then);
    default:
      // The first I/O of a dead nexus fails it; those that come back after it are only chosen anew.
      failNexus(draft, io.path, 'io-error');
      return draft.group(io.group).presence === 'gone' ? { do: 'fail', code: 'no-such-device' } : { do: 'requeue' };
  }
}
