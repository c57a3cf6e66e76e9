/** Our state in the traces' own form (README of the traces, 4.3), and what of it differs from theirs. */
import { maxPathsPerLun } from '../../../columns';
import type { Replay } from './replay';
import type { LunChange, StateChange } from './script';

const selections = { access: 0, 'DSM-wide': 1, 'VID/PID': 2, LUN: 3 } as const;
/** ALUA kind after negotiation. */
export const aluaKinds = { none: 0, implicit: 1, explicit: 2, both: 3 } as const;

/** Everything the trace has said so far: its changes put one on the other. */
export class Expected {
  readonly luns = new Map<number, { g: readonly unknown[]; o: readonly number[]; order: readonly number[]; pr: number; d: Map<number, readonly number[]> }>();
  readonly paths = new Map<number, readonly number[]>();
  stale = 0;

  take(change: StateChange | undefined): void {
    for (const [key, lun] of Object.entries(change?.l ?? {})) {
      if (lun === null) this.luns.delete(Number(key));
      else this.#takeLun(Number(key), lun);
    }
    for (const [key, row] of Object.entries(change?.p ?? {})) {
      if (row === null) this.paths.delete(Number(key));
      else this.paths.set(Number(key), row);
    }
    if (change?.x !== undefined) this.stale = change.x;
  }

  #takeLun(lun: number, change: LunChange): void {
    const known = this.luns.get(lun) ?? { g: [], o: [], order: [], pr: 0, d: new Map<number, readonly number[]>() };
    const next = {
      g: change.g ?? known.g,
      o: change.o ?? known.o,
      order: change.order ?? known.order,
      pr: change.pr ?? known.pr,
      d: new Map(known.d),
    };
    for (const row of change.d ?? []) next.d.set(row[0], row);
    for (const path of next.d.keys()) if (!next.order.includes(path)) next.d.delete(path);
    this.luns.set(lun, next);
  }
}

function devicePicture(replay: Replay, device: number): number[] {
  const record = replay.state.paths[replay.state.rowOfPath[device]];
  const stats = replay.counters.stats(device);
  return [
    replay.pathOf(device),
    replay.columns.pathState[device],
    record.previous,
    record.wish,
    record.reported,
    record.lastKnownGood,
    replay.columns.pathWeight[device],
    record.initialized ? 1 : 0,
    record.usable ? 1 : 0,
    record.keyRegistered ? 1 : 0,
    aluaKinds[replay.state.groups[replay.lunOf(device)].alua],
    stats.inProgress,
    stats.reads,
    stats.writes,
    stats.bytesRead,
    stats.bytesWritten,
  ];
}

const fieldsOfGroup = ['policy', 'selection', 'preferred path', 'path to be used', 'symmetric', 'reports in flight', 'throttled', 'failing records'];
const fieldsOfDevice = [
  'path', 'State', 'PreviousState', 'DesiredState', 'ALUAState', 'LastKnownGoodState', 'weight', 'initialized', 'usable',
  'key registered', 'ALUA kind', 'in progress', 'reads', 'writes', 'bytes read', 'bytes written',
];
const fieldsOfPath = ['state', 'in flight', 'bytes', 'last LBA', 'LUNs'];

export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

function differs(what: string, fields: readonly string[], expected: readonly unknown[], got: readonly unknown[]): Difference | null {
  const at = got.findIndex((value, index) => value !== expected[index]);
  if (at < 0 && expected.length === got.length) return null;
  return { what: `${what}: ${fields[at] ?? at}`, expected: JSON.stringify(expected), got: JSON.stringify(got) };
}

function compareLun(replay: Replay, lun: number, expected: Expected): Difference | null {
  const group = replay.state.groups[lun];
  const theirs = expected.luns.get(lun);
  const start = lun * maxPathsPerLun;
  const list = Array.from(replay.columns.groupList.subarray(start, start + replay.columns.groupCount[lun]));
  const gone = { what: `lun ${lun}`, expected: theirs ? 'there' : 'gone', got: list.length > 0 ? 'there' : 'gone' };
  if (gone.expected !== gone.got) return gone;
  if (!theirs) return null;
  const g = [
    replay.columns.groupPolicy[lun] + 1,
    selections[group.selection],
    group.preferredId.toString(16),
    replay.pathOf(replay.columns.groupPointer[lun]),
    replay.columns.groupSymmetric[lun],
    replay.state.pending.filter((row) => row.group === lun && row.purpose === 'io-retry').length,
    group.throttled ? 1 : 0,
    group.failing.length,
  ];
  const order = list.map((device) => replay.pathOf(device));
  return (
    differs(`lun ${lun}, list of mpio`, [], theirs.o, order) ??
    differs(`lun ${lun}, DeviceList`, [], theirs.order, order) ??
    list.reduce<Difference | null>((found, device) => {
      const path = replay.pathOf(device);
      return found ?? differs(`lun ${lun}, path ${path}`, fieldsOfDevice, theirs.d.get(path) ?? [], devicePicture(replay, device));
    }, null) ??
    differs(`lun ${lun}`, fieldsOfGroup, theirs.g, g) ??
    differs(`lun ${lun}, key held`, [], [theirs.pr], [group.registeredKey === null ? 0 : 1])
  );
}

function comparePath(replay: Replay, path: number, expected: Expected): Difference | null {
  const nexus = replay.state.nexuses[replay.state.rowOfNexus[path]];
  const theirs = expected.paths.get(path);
  if (!nexus.exists) return theirs ? { what: `path ${path}`, expected: 'there', got: 'gone' } : null;
  const object = replay.counters.object(path);
  const ours = [nexus.failed ? 4 : 1, object.inFlight, object.bytes, object.lastLba, nexus.devices.length];
  return differs(`path ${path}`, fieldsOfPath, theirs ?? [], ours);
}

export function compareState(replay: Replay, expected: Expected): Difference | null {
  for (let lun = 0; lun < replay.script.cfg.luns.length; lun += 1) {
    const found = compareLun(replay, lun, expected);
    if (found) return found;
  }
  for (let path = 0; path < replay.script.cfg.paths.length; path += 1) {
    const found = comparePath(replay, path, expected);
    if (found) return found;
  }
  return differs('stale path objects', [], [expected.stale], [replay.counters.stale]);
}
