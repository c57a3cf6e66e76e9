/** Answers to the DSM's own commands: probes of paths, reports of port groups, moves of port groups. */
import { OutcomeKind, type Outcome } from '../../../scsi';
import type { Signal } from '../../device';
import { activatePath, recoverState, takePlace } from './arrival';
import { refreshPointer } from './candidates';
import { isGood } from './device-state';
import type { Draft } from './draft';
import { mpioEvents } from './events';
import { dropFailing, statesAfterFailure } from './failing';
import { finishSet, finishSetStates } from './lun-policy';
import { adjustStates, noteReport, takeReport } from './port-groups';
import { announce, ensureDisk, settle, testNextPath } from './pseudo-lun';
import { asyncAsksAgain, reportMovesPointer } from './quirks';
import { ensureRecovery } from './recovery';
import { failNexus } from './removal';
import { onReservationAnswer } from './reservations';
import type { Pending } from './state';
import { asksAgain, verdictRow } from './verdicts';

type Answer = Extract<Signal, { kind: 'answered' }>;

/** The command never got an answer, or one that says the path is dead. A refusal by the array says nothing about the path. */
const saysDead = (draft: Draft, outcome: Outcome): boolean =>
  draft.caller === 'mpio' && (outcome.kind === OutcomeKind.timeout || verdictRow(outcome).then.do === 'fail-over');

/** PathVerify, and IsPathActive after it where mpio is ours. */
function onProbe(draft: Draft, row: Pending, answer: Answer): void {
  const alive = isGood(draft.stateOf(row.path));
  const how = row.purpose === 'recovery' ? 'recovery-poll' : 'verify';
  if (answer.ok) {
    if (answer.access) takeReport(draft, row.group, answer.access, 'rtpg', answer.portGroups);
    recoverState(draft, row.path, how);
    if (draft.caller === 'mpio' && !alive) {
      ensureDisk(draft, row.group);
      activatePath(draft, row.path, how);
    }
  } else if (row.purpose !== 'recovery' && alive && saysDead(draft, answer.outcome)) {
    failNexus(draft, row.path, 'verify');
  }
  // It failed while it was tested, by what an I/O found: the next one is tested.
  if (!draft.usable(row.path)) testNextPath(draft, row.group);
}

/** STPG went well: the array may have moved more than was asked for, so it is asked (5.4). */
function report(draft: Draft, row: Pending): void {
  const { purpose, path, group, waits, about, set } = row;
  draft.send({ purpose, command: 'rtpg', path, group, waits, about, ...(set ? { set } : {}) });
}

/** Arrival and removal: the DSM waited for the answer (5.4). */
function onMove(draft: Draft, row: Pending, answer: Answer): void {
  if (answer.ok && row.command === 'stpg') {
    report(draft, row);
    return;
  }
  if (answer.ok && answer.access) {
    noteReport(draft, row.group, answer.access, answer.portGroups);
    adjustStates(draft, row.group, row.about, 'rtpg');
  } else if (row.purpose === 'arrival' && draft.caller === 'mpio') {
    announce(draft, mpioEvents.verifyFailed, row.group, row.path);
  }
  refreshPointer(draft, row.group);
  // The new path is verified before it is used (6.3): it is dead as well, so the next candidate is tried.
  if (!answer.ok && row.purpose === 'removal' && saysDead(draft, answer.outcome)) failNexus(draft, row.path, 'verify');
}

/** After a fatal error or a retryable ALUA sense: nobody waited (5.5, 5.8). */
function onLateReport(draft: Draft, row: Pending, answer: Answer): void {
  if (answer.ok && row.command === 'stpg') {
    report(draft, row);
    return;
  }
  if (row.command === 'rtpg' && answer.ok && answer.access) {
    noteReport(draft, row.group, answer.access, answer.portGroups);
    statesAfterFailure(draft, row.group, row.path);
    if (reportMovesPointer(draft)) refreshPointer(draft, row.group);
  }
  dropFailing(draft, row.group, row.about);
  if (row.command === 'rtpg') draft.changeGroup(row.group, { throttled: false });
  if (!answer.ok && row.purpose === 'fail-over' && saysDead(draft, answer.outcome)) failNexus(draft, row.path, 'verify');
  else if (!answer.ok && row.purpose === 'fail-over' && reportMovesPointer(draft)) refreshPointer(draft, row.group);
}

/** Somebody looks at the policy (5.10). */
function onLook(draft: Draft, row: Pending, answer: Answer): void {
  if (!answer.ok || !answer.access) return;
  noteReport(draft, row.group, answer.access, answer.portGroups);
  adjustStates(draft, row.group, -1, 'rtpg');
  if (!draft.exact) refreshPointer(draft, row.group);
}

function onSet(draft: Draft, row: Pending, answer: Answer): void {
  if (!row.set) return;
  if (answer.ok && row.command === 'stpg') {
    report(draft, row);
    return;
  }
  if (answer.ok && answer.access) noteReport(draft, row.group, answer.access, answer.portGroups);
  if (answer.ok) finishSetStates(draft, row.group, row.set);
  finishSet(draft, row.group, row.set, answer.ok);
}

/** Sent again at once (5.9): without limit where the DSM waits. */
function sendsAgain(draft: Draft, row: Pending, answer: Answer): boolean {
  if (answer.ok || !asksAgain(answer.outcome)) return false;
  if (row.purpose === 'reservation' || row.purpose === 'registration') return false;
  return row.waits || (asyncAsksAgain(draft) && row.tries <= draft.columns.groupCount[row.group]);
}

/** A check condition that ends a waited-for STPG is no error to the DSM: it goes on and reads the port groups (sample). */
const isPassThrough = (row: Pending, answer: Answer): boolean =>
  row.command === 'stpg' && row.waits && answer.outcome.kind === OutcomeKind.checkCondition;

export function onAnswer(draft: Draft, heard: Answer): void {
  const row = draft.state.pending.find((pending) => pending.tag === heard.tag);
  if (!row) return;
  draft.change({ pending: draft.state.pending.filter((pending) => pending !== row) });
  if (sendsAgain(draft, row, heard)) {
    const { tag: _tag, tries, ...again } = row;
    draft.send(again, tries + 1);
    return;
  }
  const answer = isPassThrough(row, heard) ? { ...heard, ok: true } : heard;
  switch (row.purpose) {
    case 'recovery':
    case 'verify':
    case 'next-path':
      onProbe(draft, row, answer);
      break;
    case 'arrival':
    case 'removal':
      onMove(draft, row, answer);
      break;
    case 'fail-over':
    case 'io-retry':
      onLateReport(draft, row, answer);
      break;
    case 'look':
      onLook(draft, row, answer);
      break;
    case 'admin':
      onSet(draft, row, answer);
      break;
    default: {
      const path = onReservationAnswer(draft, row, answer);
      if (path >= 0) takePlace(draft, path, row.how ?? 'arrival');
    }
  }
  settle(draft, row.group);
  ensureRecovery(draft);
}
