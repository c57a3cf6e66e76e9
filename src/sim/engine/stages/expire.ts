/** The disk's TimeOutValue passed for the oldest command of a port: Storport resets the LUN (ms-mpio.md 8.1). */
import { OutcomeKind, Sense } from '../../scsi';
import { truthOf } from '../control/light';
import { log } from '../control/schedule';
import { endWith } from '../control/stack';
import { armTimeouts, voidEvents } from '../rows';
import type { World } from '../world';
import { leavePort } from './serve';

export function listTimeout(w: World, port: number): void {
  w.port.armedNs[port] = 0;
  const timeoutNs = w.hosts[w.dir.hbaPorts[port]!.host]!.diskTimeoutNs;
  for (;;) {
    const head = w.port.listHead[port]!;
    if (head < 0) return;
    const dueNs = w.io.issueNs[head]! + timeoutNs;
    if (dueNs > w.nowNs) {
      if (w.port.armedNs[port] === 0) armTimeouts(w, port, dueNs);
      return;
    }
    resetLun(w, port, w.io.path[head]!, timeoutNs);
  }
}

/** Everything outstanding for that LUN on that port ends; other initiators find a unit attention if the reset got through. */
export function resetLun(w: World, port: number, path: number, timeoutNs: number): void {
  const nexus = w.path.nexus[path]!;
  const answered = truthOf(w, nexus) !== 'down';
  w.causeSeq = w.faultSeq;
  const rows: number[] = [];
  for (let row = w.port.listHead[port]!; row >= 0; row = w.io.next[row]!) if (w.io.path[row] === path) rows.push(row);
  const expired = rows.map((row) => w.io.issueNs[row]! + timeoutNs <= w.nowNs);
  log(w, 'storport', 'lun-reset', w.dir.paths[path]!.id, {
    port: w.dir.hbaPorts[port]!.id,
    count: rows.length,
    timeoutNs,
    answered: answered ? 'answered' : 'not answered',
  }, 129);
  if (answered) {
    for (let other = 0; other < w.dir.paths.length; other++) {
      if (other !== path && w.path.lun[other] === w.path.lun[path]) w.path.attention[other] = Sense.powerOnOrReset;
    }
  }
  for (const row of rows) {
    voidEvents(w, row);
    leavePort(w, row);
  }
  rows.forEach((row, i) => endWith(w, row, { kind: expired[i] ? OutcomeKind.timeout : OutcomeKind.busReset, sense: 0 }));
}
