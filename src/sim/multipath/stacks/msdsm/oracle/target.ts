/** The array of a trace: its port groups, what an STPG does to them, and answers that the trace puts in its mouth. */
import { OutcomeKind, senseCode, type Outcome } from '../../../../scsi';
import type { ScriptConfig, ScriptLun, SeenCommand } from './script';

export const opcode = {
  testUnitReady: 0x00,
  modeSelect: 0x15,
  modeSense: 0x1a,
  reserveIn: 0x5e,
  reserveOut: 0x5f,
  reportPortGroups: 0xa3,
  setPortGroups: 0xa4,
} as const;

export interface PortGroup {
  readonly id: number;
  state: number;
  preferred: boolean;
}
/** What came back. `ntStatus` 0 and `scsi` 0: done. */
export interface TargetAnswer {
  readonly ntStatus: number;
  readonly scsi: number;
  readonly outcome: Outcome;
}
interface Injection {
  readonly path: number;
  readonly operation: number;
  readonly answer: TargetAnswer;
  left: number;
}
interface Lun {
  readonly config: ScriptLun;
  readonly groups: PortGroup[];
  stpgMode: number;
  stpgDown: number;
  implicitEnabled: boolean;
  injections: Injection[];
}

const good: TargetAnswer = { ntStatus: 0, scsi: 0, outcome: { kind: OutcomeKind.good, sense: 0 } };
const checkCondition = (key: number, asc: number, ascq: number): TargetAnswer => ({
  ntStatus: 0xc0000185,
  scsi: 2,
  outcome: { kind: OutcomeKind.checkCondition, sense: senseCode(key, asc, ascq) },
});
const hex = (value: number): string => value.toString(16).padStart(2, '0');

/** An answer as the traces write it: NTSTATUS, SRB status, SCSI status, sense (key -1: none). */
export function answerOf(words: readonly string[]): TargetAnswer {
  const [ntStatus, , scsi, key, asc, ascq] = words.map(Number);
  const outcome: Outcome =
    scsi === 2 && key >= 0
      ? { kind: OutcomeKind.checkCondition, sense: senseCode(key, asc, ascq) }
      : { kind: scsi === 0x18 ? OutcomeKind.reservationConflict : OutcomeKind.noDevice, sense: 0 };
  return { ntStatus, scsi, outcome };
}

export class Target {
  readonly luns: readonly Lun[];
  /** Commands seen during the event. */
  seen: SeenCommand[] = [];

  constructor(readonly config: ScriptConfig) {
    this.luns = config.luns.map((lun) => ({
      config: lun,
      groups: lun.tpgs_list.map(({ id, state, pref }) => ({ id, state, preferred: pref === 1 })),
      stpgMode: lun.stpg_mode,
      stpgDown: lun.stpg_down,
      implicitEnabled: true,
      injections: [],
    }));
  }

  /** The state of a path's port group now, and its PREF bit. */
  portGroup(lun: number, path: number): PortGroup {
    return this.luns[lun].groups[this.config.paths[path].tpg];
  }

  inject(lun: number, path: number, operation: number, answer: TargetAnswer, left: number): void {
    this.luns[lun].injections.push({ path, operation, answer, left });
  }

  clearInjections(): void {
    for (const lun of this.luns) lun.injections = [];
  }

  /** `paths`: those whose groups an STPG asks to be optimized. */
  command(lun: number, path: number, operation: number, action = 0, paths: readonly number[] = []): TargetAnswer {
    const answer = this.#injected(lun, path, operation) ?? this.#perform(lun, operation, paths);
    const status = answer.scsi !== 0 ? answer.scsi : answer.ntStatus !== 0 ? -1 : 0;
    this.seen.push([lun, path, `${hex(operation)}/${hex(action)}`, status]);
    return answer;
  }

  #injected(lun: number, path: number, operation: number): TargetAnswer | null {
    const fits = (row: Injection): boolean =>
      row.left > 0 && row.operation === operation && (row.path < 0 || row.path === path);
    const row = this.luns[lun].injections.find(fits);
    if (!row) return null;
    row.left -= 1;
    return row.answer;
  }

  #perform(lun: number, operation: number, paths: readonly number[]): TargetAnswer {
    const state = this.luns[lun];
    if (operation === opcode.modeSense && state.config.implicit_disable_ok === 0) return checkCondition(5, 0x24, 0);
    if (operation === opcode.modeSelect) state.implicitEnabled = false;
    if (operation !== opcode.setPortGroups) return good;
    if (state.stpgMode === 2) return checkCondition(4, 0x67, 0x0a);
    const asked = new Set(paths.map((path) => this.portGroup(lun, path)));
    for (const group of state.groups) {
      if (asked.has(group)) group.state = 0;
      else if (state.stpgMode === 1 && group.state === 0) group.state = state.stpgDown;
    }
    return good;
  }
}
