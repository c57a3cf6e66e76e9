/** One happening of the agenda. */
import { OutcomeKind } from '../../scsi';
import { Rank } from '../events';
import { fillClosedLoad } from '../stages/choose';
import { resetLun } from '../stages/expire';
import { LoadState } from '../stages/finish';
import type { Control, Probe, World } from '../world';
import { reportFor } from './array-view';
import { tellArray } from './arrays';
import { arraysLook } from './array-log';
import { light, tellHbaPort } from './hba';
import { ownUp, refreshLight, remoteUp, showTruth, truthOf } from './light';
import { notPresented } from './presentation';
import { aborted, conflict, deviceGone, good, timedOut } from './probe';
import { mayMove, reserveAt } from './reservations';
import { lane, log, schedule, timerFired } from './schedule';
import { findDisks, hostUp, restartHost } from './restart';
import { tellStack, waitsForDisk } from './stack';

/** How often a command that the array keeps waiting looks again: SET TARGET PORT GROUPS, or any without a living owner. */
const stpgPollNs = 100_000_000;

export function happen(w: World, control: Control): void {
  switch (control.do) {
    case 'hba-light': {
      const id = w.dir.hbaPorts[control.port]!.id;
      const cable = w.dir.cables.findIndex((each) => !each.removed && (each.a === id || each.b === id));
      const lit = cable >= 0 && w.lit[cable] === 1;
      if (lit === control.lit) light(w, control.port, lit);
      return;
    }
    case 'hba-timer':
      timerFired(w, `hba/${control.port}/${control.timer}`);
      tellHbaPort(w, control.port, { kind: 'timer', timer: control.timer });
      return;
    case 'rscn':
      if (remoteUp(w, control.nexus) === control.up && ownUp(w, control.nexus)) rscn(w, control.nexus, control.up);
      return;
    case 'array-timer':
      timerFired(w, `array/${control.array}/${control.timer}`);
      tellArray(w, control.array, { kind: 'timer', timer: control.timer });
      return;
    case 'host-timer':
      timerFired(w, `host/${control.host}/${control.timer}`);
      tellStack(w, control.host, { kind: 'timer', timer: control.timer });
      return;
    case 'probe-answer': {
      const probe = w.probes.get(control.probe);
      if (probe) probeAnswer(w, control.probe, probe);
      return;
    }
    case 'restart':
      restartHost(w, control.host, false);
      return;
    case 'host-up':
      timerFired(w, `host/${control.host}/restart`);
      hostUp(w, control.host);
      return;
    case 'find-disks':
      findDisks(w, control.host);
      return;
    case 'reopen':
      reopen(w, control.workload);
      return;
    case 'refill':
      if (w.load.state[control.workload]! < LoadState.lostDisk) fillClosedLoad(w, control.workload);
      return;
    case 'arrays-look':
      arraysLook(w, control.at);
      return;
    case 'recheck-light':
      refreshLight(w);
      showTruth(w);
      return;
    default:
      control satisfies never;
  }
}

function rscn(w: World, nexus: number, up: boolean): void {
  const port = w.nexus.initiator[nexus]!;
  log(w, 'fabric', 'rscn', w.dir.hbaPorts[port]!.id, { target: w.dir.targetPorts[w.nexus.target[nexus]!]!.id, news: up ? 'back' : 'gone' });
  tellHbaPort(w, port, { kind: up ? 'target-back' : 'target-gone', nexus });
}

function probeAnswer(w: World, number: number, probe: Probe): void {
  const nexus = w.path.nexus[probe.path]!;
  const group = w.path.group[probe.path]!;
  const arrived = probe.travels && !probe.flushed && !probe.aborted && w.nexus.gate[nexus] !== 2 && truthOf(w, nexus) === 'up';
  const lateNs = probe.sentNs + probe.timeoutNs;
  if (!arrived) {
    const gone = probe.flushed === true || w.nexus.gate[nexus] === 2;
    if (!gone && !probe.aborted && w.nowNs < lateNs) {
      w.probes.set(number, { ...probe, travels: false });
      schedule(w, lateNs, { do: 'probe-answer', probe: number }, Rank.expire);
      return;
    }
    w.probes.delete(number);
    const outcome = gone ? deviceGone : probe.aborted ? aborted : timedOut;
    // The port driver does not ask whose command it was: no answer in time means a reset (ms-mpio.md 8.1).
    if (outcome === timedOut) resetLun(w, w.nexus.initiator[nexus]!, probe.path, probe.timeoutNs);
    tellStack(w, probe.host, { kind: 'answered', tag: probe.tag, path: probe.path, ok: false, outcome, access: null });
    return;
  }
  if (w.path.hidden[probe.path] === 1) {
    w.probes.delete(number);
    tellStack(w, probe.host, { kind: 'answered', tag: probe.tag, path: probe.path, ok: false, outcome: notPresented, access: null });
    return;
  }
  if (probe.command === 'reservation') {
    reservationAnswer(w, number, probe, lateNs);
    return;
  }
  w.path.attention[probe.path] = 0;
  if (probe.command === 'stpg' && !mayMove(w, probe.path)) {
    w.probes.delete(number);
    tellStack(w, probe.host, { kind: 'answered', tag: probe.tag, path: probe.path, ok: false, outcome: conflict, access: null });
    return;
  }
  const move = probe.command === 'stpg' ? moveHere(w, probe.path, probe.ordered === true) : 'there';
  if (move !== 'there' && w.nowNs < lateNs) {
    if (move === 'on-the-way') w.probes.set(number, { ...probe, ordered: true });
    schedule(w, Math.min(w.nowNs + stpgPollNs, lateNs), { do: 'probe-answer', probe: number });
    return;
  }
  w.probes.delete(number);
  const access = probe.command === 'tur' ? null : reportFor(w, group);
  tellStack(w, probe.host, { kind: 'answered', tag: probe.tag, path: probe.path, ok: true, outcome: good, access });
}

function reservationAnswer(w: World, number: number, probe: Probe, lateNs: number): void {
  const { host, path, tag } = probe;
  const heard = reserveAt(w, probe);
  if (heard === 'wait' && w.nowNs < lateNs) {
    schedule(w, Math.min(w.nowNs + stpgPollNs, lateNs), { do: 'probe-answer', probe: number });
    return;
  }
  w.probes.delete(number);
  const { outcome, keys } = heard === 'wait' ? { outcome: timedOut, keys: [] } : heard;
  tellStack(w, host, { kind: 'answered', tag, path, ok: outcome.kind === OutcomeKind.good, outcome, access: null, keys });
}

/**
 * Asks the array to make this path's controller the owner, until a move there has begun. That is asked for once: two
 * LUNs of one group that want it on different sides would otherwise send it to and fro as long as both wait.
 */
function moveHere(w: World, path: number, ordered: boolean): 'there' | 'on-the-way' | 'busy' {
  const raid = w.lun.raid[w.path.lun[path]!]!;
  const array = w.raid.array[raid]!;
  const own = w.nexus.controller[w.path.nexus[path]!]! - w.arrayFirstController[array]!;
  const before = w.arrays[array]!.groups[w.raid.own[raid]!]!;
  if (before.movingTo === null && (ordered || before.owner === own)) return 'there';
  if (before.movingTo === null) tellArray(w, array, { kind: 'stpg', group: w.raid.own[raid]!, controller: own });
  const after = w.arrays[array]!.groups[w.raid.own[raid]!]!;
  if (after.owner === own && after.movingTo === null) return 'there';
  return ordered || after.movingTo === own ? 'on-the-way' : 'busy';
}

function reopen(w: World, load: number): void {
  if (!waitsForDisk(w, load) || w.mp.groupGate[w.load.group[load]!] === 2) return;
  w.load.state[load] = LoadState.running;
  w.load.shown[load] = LoadState.running;
  const id = w.dir.workloads[load]!;
  log(w, 'app', 'app-reopened', id);
  lane(w, `app/${id}`, 'running', 'app');
  fillClosedLoad(w, load);
}
