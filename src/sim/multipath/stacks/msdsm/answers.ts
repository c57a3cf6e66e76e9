/** Answers to the DSM's own commands: probes of paths, reports of port groups, moves of port groups. */
import { OutcomeKind, type Outcome } from '../../../scsi';
import type { Signal } from '../../device';
import { pathRecovered } from './arrival';
import { takeReport } from './alua';
import { isGood } from './device-state';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { announce, settle } from './pseudo-lun';
import { ensureRecovery } from './recovery';
import { failNexus } from './removal';
import type { Pending } from './state';
import { asksAgain, verdictRow } from './verdicts';

type Answer = Extract<Signal, { kind: 'answered' }>;

/** The command never got an answer, or one that says the path is dead. A refusal by the array says nothing about the path. */
const saysDead = (outcome: Outcome): boolean =>
  outcome.kind === OutcomeKind.timeout || verdictRow(outcome).then.do === 'fail-over';

function onProbe(draft: Draft, row: Pending, answer: Answer): void {
  const alive = isGood(draft.stateOf(row.path));
  if (answer.ok) {
    if (answer.access) takeReport(draft, row.group, answer.access, -1);
    if (!alive) pathRecovered(draft, row.path, row.purpose === 'verify' ? 'verify' : 'recovery-poll');
    else settle(draft, row.group);
  } else if (row.purpose === 'verify' && alive && saysDead(answer.outcome)) {
    failNexus(draft, row.path, 'verify');
  }
}

function onMove(draft: Draft, row: Pending, answer: Answer): void {
  if (answer.ok && row.command === 'stpg') {
    draft.send({ purpose: row.purpose, command: 'rtpg', path: row.path, group: row.group });
    return;
  }
  if (answer.ok && answer.access) {
    takeReport(draft, row.group, answer.access, row.purpose === 'arrival' ? row.path : -1);
  } else if (row.purpose === 'arrival') {
    announce(draft, mpioEvents.verifyFailed, row.group, row.path);
  } else if (row.purpose === 'fail-over' && saysDead(answer.outcome)) {
    // The new path is verified before it is used (6.3): it is dead as well, so the next candidate is tried.
    failNexus(draft, row.path, 'verify');
  }
  settle(draft, row.group);
}

export function onAnswer(draft: Draft, answer: Answer): void {
  const row = draft.state.pending.find((pending) => pending.tag === answer.tag);
  if (!row) return;
  draft.change({ pending: draft.state.pending.filter((pending) => pending !== row) });
  const again = !answer.ok && asksAgain(answer.outcome) && row.tries <= draft.columns.groupCount[row.group];
  if (again) {
    draft.send({ purpose: row.purpose, command: row.command, path: row.path, group: row.group }, row.tries + 1);
    return;
  }
  switch (row.purpose) {
    case 'recovery':
    case 'verify':
      onProbe(draft, row, answer);
      break;
    case 'io-retry':
      draft.changeGroup(row.group, { throttled: false });
      if (answer.ok && answer.access) takeReport(draft, row.group, answer.access, -1);
      settle(draft, row.group);
      break;
    default:
      onMove(draft, row, answer);
  }
  ensureRecovery(draft);
}
