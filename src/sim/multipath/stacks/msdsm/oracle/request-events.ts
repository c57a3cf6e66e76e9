/** Requests: chosen, ended, failed, chosen again. */
import { OutcomeKind } from '../../../../scsi';
import { msdsm } from '../device';
import { withoutPath } from '../last-resort';
import { obey } from '../interpret';
import { verdictOf } from '../verdicts';
import { isReadWrite, isWrite, type Request } from './counters';
import type { EventTable } from './events';
import type { Replay } from './replay';
import { senseCode } from '../../../../scsi';

const hex = (value: number): string => value.toString(16);
const neverMind = 0x7fffffff;
/** NTSTATUS values that the error table asks for by name. */
const ntNames: Readonly<Record<number, string>> = {
  0x80000005: 'BUFFER_OVERFLOW',
  0xc000000e: 'NO_SUCH_DEVICE',
  0xc0000056: 'DELETE_PENDING',
  0xc000009d: 'DEVICE_NOT_CONNECTED',
  0xc00000a3: 'DEVICE_NOT_READY',
  0xc00000b5: 'IO_TIMEOUT',
  0xc00000c0: 'DEVICE_DOES_NOT_EXIST',
  0xc0000185: 'IO_DEVICE_ERROR',
  0x80000011: 'DEVICE_BUSY',
};

function choose(replay: Replay, request: Request): number {
  const { lun, lba, bytes, operation } = request;
  const sized = isReadWrite(operation) ? bytes : 0;
  const chosen = msdsm.choose(replay.columns, lun, lba, sized, isWrite(operation) ? 1 : 0);
  const last = request.path >= 0 ? request.path : replay.lastPath.get(lun);
  const device = chosen >= 0 ? chosen : withoutPath(replay.draft(), lun, last === undefined ? -1 : replay.device(lun, last));
  return replay.pathOf(device);
}

const answer = (path: number): Record<string, unknown> =>
  path < 0 ? { path, st: 'c000000e', dev: 0 } : { path, st: '0', dev: 1 };

export const requestEvents: EventTable = {
  io: (replay, words) => {
    const [, lun, operation, lba, blocks, bytes] = words.map(Number);
    const request: Request = { lun, operation, lba, blocks, bytes, path: -1, object: null };
    const path = choose(replay, request);
    if (path < 0) return answer(path);
    request.path = path;
    replay.lastPath.set(lun, path);
    replay.requests.set(words[0], request);
    replay.counters.start(replay.device(lun, path), request);
    return answer(path);
  },
  retry: (replay, words) => {
    const request = replay.requests.get(words[0]);
    if (!request) return answer(-1);
    const path = choose(replay, request);
    if (path < 0) return answer(path);
    request.path = path;
    replay.lastPath.set(request.lun, path);
    replay.counters.retry(request);
    return answer(path);
  },
  end: (replay, words) => {
    const request = replay.requests.get(words[0]);
    if (!request) return { path: -1 };
    replay.requests.delete(words[0]);
    replay.counters.end(replay.device(request.lun, request.path), request);
    return { path: request.path };
  },
  err: (replay, words) => {
    const request = replay.requests.get(words[0]);
    const [nt, srb, scsi, key, asc, ascq] = words.slice(1).map(Number);
    const path = request ? request.path : -1;
    if (!request || path < 0) return { path };
    const readWrite = isReadWrite(request.operation);
    const sense = key < 0 ? -1 : senseCode(key, asc, ascq);
    const row = verdictOf({ nt: ntNames[nt] ?? hex(nt), srb, scsi, sense, isReadWrite: readWrite });
    const draft = replay.draft();
    // The outcome is what the class driver would read; it has no say in here.
    const outcome = { kind: OutcomeKind.busy, sense: 0 };
    const io = { path: replay.device(request.lun, path), group: request.lun, outcome, isReadWrite: readWrite };
    const verdict = obey(draft, { ...io, mpioTries: 0, classTries: 0 }, row.then);
    replay.take(draft.seal());
    const common = { path, interval: neverMind, status: hex(nt) };
    if (row.then.do === 'fail-over') return { ...common, mask: '80000000', retry: 0 };
    if (verdict.do !== 'mpio-retry') return { ...common, mask: '0', retry: 0 };
    return { ...common, mask: verdict.counts ? '0' : '8000', retry: 1, interval: verdict.afterNs === 0 ? 0 : neverMind };
  },
};
