/** One path's checker under way: when it was asked, and what it has to say each time the loop looks (4.4). */
import type { CheckState } from '../check-state';
import type { CheckReply } from './reply';
import { rowOfReply, type Checker } from './tables';

export interface CheckRun {
  /** When the command was sent, seconds; null: none is out. */
  readonly sinceS: number | null;
  /** Which try it is, from 1. */
  readonly tries: number;
  /** Commands that were given up and have not come back; two at most, then no other is sent. */
  readonly hung: number;
}

export const noRun: CheckRun = { sinceS: null, tries: 0, hung: 0 };
export const mostHung = 2;

export interface Looked {
  readonly run: CheckRun;
  readonly state: CheckState;
  /** A command has to be sent now: the first one, or the same again. */
  readonly send: boolean;
}

/** The loop wants to know: sends the command if none is out, gives up after the timeout (whole seconds), else waits. */
export function look(checker: Checker, run: CheckRun, nowS: number, timeoutS: number): Looked {
  if (checker.id === 'none') return { run, state: 'up', send: false };
  if (run.sinceS === null) {
    if (run.hung >= mostHung) return { run, state: checker.late, send: false };
    return { run: { ...run, sinceS: nowS, tries: 1 }, state: 'pending', send: true };
  }
  if (nowS - run.sinceS <= timeoutS) return { run, state: 'pending', send: false };
  return { run: { sinceS: null, tries: 0, hung: run.hung + 1 }, state: checker.late, send: false };
}

/** The command came back: its state, or once more when it may have been chance. */
export function take(checker: Checker, run: CheckRun, reply: CheckReply): Looked {
  // One that was given up: nobody waits for it.
  if (run.sinceS === null) return { run: { ...run, hung: Math.max(0, run.hung - 1) }, state: 'pending', send: false };
  const row = rowOfReply(checker, reply);
  if (run.tries < row.tries) return { run: { ...run, tries: run.tries + 1 }, state: 'pending', send: true };
  return { run: { ...run, sinceS: null, tries: 0 }, state: row.state, send: false };
}
