/** Microsoft DSM with mpio and the disk class driver above it, as one stack behind the engine's door. */
import type { MultipathColumns } from '../../columns';
import type { FailedIo, MultipathStack, Signal, Step, Verdict } from '../../device';
import { onAdmin } from './admin';
import { onAnswer } from './answers';
import { pathArrived } from './arrival';
import { Draft } from './draft';
import { interpretIo } from './interpret';
import { extendMsdsm, openMsdsm } from './open';
import { opinionsOf } from './opinions';
import { policies } from './policies';
import { onDiskTimer } from './pseudo-lun';
import { ensureVerify, onTestTimer } from './recovery';
import { pathRemoved } from './removal';
import type { MsdsmState } from './state';

function observe(state: MsdsmState, columns: MultipathColumns, signal: Signal, nowNs: number): Step<MsdsmState> {
  const draft = new Draft(state, columns, nowNs);
  switch (signal.kind) {
    case 'path-arrived':
      pathArrived(draft, signal);
      break;
    case 'path-removed':
      pathRemoved(draft, signal.path);
      break;
    case 'answered':
      onAnswer(draft, signal);
      break;
    case 'timer':
      if (!onDiskTimer(draft, signal.timer)) onTestTimer(draft, signal.timer);
      break;
    case 'power':
      // Windows around this DSM goes down and up; it is opened anew then.
      break;
    case 'admin':
      onAdmin(draft, signal.command);
      break;
  }
  ensureVerify(draft);
  return draft.seal();
}

function interpret(
  state: MsdsmState,
  columns: MultipathColumns,
  io: FailedIo,
  nowNs: number,
): Step<MsdsmState> & { readonly verdict: Verdict } {
  const draft = new Draft(state, columns, nowNs);
  const verdict = interpretIo(draft, io);
  return { ...draft.seal(), verdict };
}

function choose(columns: MultipathColumns, group: number, startLba: number, bytes: number, isWrite: number): number {
  if (columns.groupGate[group] === 2) return -2;
  return policies[columns.groupPolicy[group]].choose(columns, group, startLba, bytes, isWrite);
}

export const msdsm: MultipathStack<MsdsmState> = {
  id: 'msdsm',
  open: openMsdsm,
  extend: extendMsdsm,
  observe,
  interpret,
  choose,
  opinions: opinionsOf,
  desktop: () => null,
};
