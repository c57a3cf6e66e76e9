/** What an administrator sets and looks at, through WMI. */
import { setDsmPolicy, setTargetPolicy } from '../default-policy';
import { setExplicit, type PathEntry } from '../lun-policy';
import { clearExplicit } from '../default-policy';
import { DeviceState } from '../device-state';
import { look } from '../look';
import { moveAway } from '../removal';
import { policies } from '../policies';
import type { EventTable } from './events';
import { aluaKinds } from './picture';
import { hardwareId, type Replay } from './replay';

const hex = (value: number): string => value.toString(16);
const invalidParameter = 0xc000000d;
const nameNotFound = 0xc0000034;
const unsuccessful = 0xc0000001;
const idOf = (number: number): string | null => policies.find((policy) => policy.number === number)?.id ?? null;

function entriesOf(replay: Replay, lun: number, numbers: readonly number[]): PathEntry[] {
  const entries: PathEntry[] = [];
  for (let at = 0; at + 4 < numbers.length; at += 5) {
    const [path, primary, optimized, preferred, weight] = numbers.slice(at, at + 5);
    const state =
      primary === 1
        ? optimized === 1
          ? DeviceState.activeOptimized
          : DeviceState.activeUnoptimized
        : optimized === 1
          ? DeviceState.standby
          : DeviceState.unavailable;
    const known = path >= 0 && path < replay.script.cfg.paths.length;
    entries.push({ path: known ? replay.device(lun, path) : -1 - at, state, preferred: preferred === 1, weight });
  }
  return entries;
}

/** Refused by the DSM, or failed on the way: NTSTATUS in an announce. */
function statusOf(replay: Replay): number {
  for (const order of replay.orders) {
    if (order.kind === 'announce' && order.code === 'refused') return replay.status === 0 ? invalidParameter : replay.status;
  }
  return 0;
}

function setDefault(
  number: number,
  stored: boolean,
  set: (id: string | null) => void,
): Readonly<Record<string, unknown>> {
  if (number >= 7) return { st: hex(invalidParameter) };
  if (number === 0 && !stored) return { st: hex(nameNotFound) };
  set(idOf(number));
  return { st: '0' };
}

function pathRow(replay: Replay, lun: number, device: number): number[] {
  const record = replay.state.paths[replay.state.rowOfPath[device]];
  const { columns } = replay;
  const state = columns.pathState[device];
  const path = replay.pathOf(device);
  const failed = state > DeviceState.notUsed || !record.initialized;
  const group = replay.target.config.luns[lun].tpgs_list[replay.script.cfg.paths[path].tpg];
  const { alua } = replay.state.groups[lun];
  const has = alua !== 'none';
  const tail = [
    columns.pathWeight[device],
    has ? record.groupState : DeviceState.notUsed,
    aluaKinds[alua],
    columns.groupSymmetric[lun],
    has && record.prefBit ? 1 : 0,
    has ? group.id : 0,
    has && !record.portLost ? record.targetPort : 0,
  ];
  if (failed) return [-1, 0, 0, 0, 1, ...tail];
  const primary = state <= DeviceState.activeUnoptimized ? 1 : 0;
  const optimized = state === DeviceState.activeOptimized || state === DeviceState.standby ? 1 : 0;
  const preferred = replay.draft().isPreferred(device) ? 1 : 0;
  return [path, primary, optimized, preferred, 0, ...tail];
}

export const adminEvents: EventTable = {
  setpol: (replay, words) => {
    const [lun, number, , ...rest] = words.map(Number);
    replay.run((draft) => {
      if (number === 0) clearExplicit(draft, lun);
      else setExplicit(draft, lun, idOf(number) ?? '', entriesOf(replay, lun, rest));
    });
    const st = hex(statusOf(replay));
    return { st, out: st };
  },
  setdsm: (replay, words) => {
    const [number, preferred] = words.map(Number);
    return setDefault(number, replay.state.dsmPolicy !== null, (id) =>
      replay.run((draft) => setDsmPolicy(draft, id, preferred)),
    );
  },
  settgt: (replay, words) => {
    const [number, preferred] = words.map(Number);
    return setDefault(number, replay.state.targetPolicies[hardwareId] !== undefined, (id) =>
      replay.run((draft) => setTargetPolicy(draft, hardwareId, id, preferred)),
    );
  },
  query: (replay, words) => {
    const lun = Number(words[0]);
    replay.run((draft) => look(draft, lun));
    const list = replay.draft().list(lun);
    return {
      st: hex(replay.status),
      policy: replay.columns.groupPolicy[lun] + 1,
      paths: replay.status === 0 ? list.map((device) => pathRow(replay, lun, device)) : [],
    };
  },
  supported: (replay, words) => {
    const symmetric = replay.draft().symmetric(Number(words[0]));
    return {
      st: '0',
      policies: policies.map((policy) => policy.number).filter((number) => symmetric || number !== 2),
    };
  },
  move: (replay, words) => {
    const lun = Number(words[0]);
    replay.run((draft) => moveAway(draft, lun));
    const pointer = replay.columns.groupPointer[lun];
    const done = pointer >= 0 && replay.columns.pathState[pointer] === DeviceState.activeOptimized;
    return { st: done ? '0' : hex(unsuccessful) };
  },
};
