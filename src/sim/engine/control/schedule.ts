/** The control plane's agenda: things that happen at a time, timers by name, and the rows of the event list. */
import { mixText } from '../../kernel';
import type { LogRow } from '../../run/reading';
import { Kind, Rank, tagOf } from '../events';
import type { Control, World } from '../world';

/** Puts a happening on the agenda and returns its index there. */
export function schedule(w: World, atNs: number, control: Control, rank: number = Rank.signal): number {
  const free = w.controlFree.pop();
  const index = free ?? w.controls.length;
  w.controls[index] = { control, cause: w.causeSeq };
  w.queue.push(atNs, rank, index, tagOf(Kind.control, 0));
  return index;
}

/** Leaves the queued event behind as an empty one; its index is reused only after it fired. */
export function unschedule(w: World, index: number): void {
  w.controls[index] = null;
}

export interface TimerSpec {
  readonly key: string;
  readonly aim: string;
  readonly atNs: number;
  readonly oneShot: boolean;
  readonly label: string;
  readonly setting: string | null;
}

export function startTimer(w: World, spec: TimerSpec, control: Control): void {
  cancelTimer(w, spec.key);
  const atNs = spec.atNs > w.nowNs ? spec.atNs : w.nowNs;
  const index = schedule(w, atNs, control, Rank.timer);
  w.timers.set(spec.key, { ...spec, atNs, control: index, startNs: w.nowNs });
  w.version++;
}

export function cancelTimer(w: World, key: string): void {
  const timer = w.timers.get(key);
  if (!timer) return;
  unschedule(w, timer.control);
  w.timers.delete(key);
  w.version++;
}

/** A timer that fires is no longer running; call before its rules run. */
export function timerFired(w: World, key: string): void {
  w.timers.delete(key);
  w.version++;
}

type Params = Readonly<Record<string, number | string>>;

/** Adds a row to the event list; what follows in the same moment has it as its cause. */
export function log(w: World, source: string, code: string, aim: string, params: Params = {}, eventId: number | null = null): void {
  const row: LogRow = { seq: w.logSeq++, atNs: w.nowNs, source, code, eventId, aim, params, cause: w.causeSeq };
  w.causeSeq = row.seq;
  mixText(w.hash, `${code} ${aim}`);
  w.version++;
  w.sink.log(row);
}

/** A lane changes its state; `atNs` may lie before now where the change is understood only later. */
export function lane(w: World, laneId: string, state: string, owner: string, atNs: number = w.nowNs): void {
  w.version++;
  w.sink.lane({ lane: laneId, atNs, state, owner }, w.laneSeq++);
}
