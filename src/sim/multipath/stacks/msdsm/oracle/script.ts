/** A trace of the public sample DSM, parsed: configuration, events and what the sample did. */

export interface ScriptPath {
  readonly port: number;
  readonly bus: number;
  readonly target: number;
  /** Index of its target port group. */
  readonly tpg: number;
  /** Relative target port id. */
  readonly rtp: number;
}
export interface ScriptPortGroup {
  readonly id: number;
  readonly state: number;
  readonly pref: number;
}
export interface ScriptLun {
  /** TPGS of INQUIRY: 0 none, 1 implicit, 2 explicit, 3 both. */
  readonly tpgs: number;
  readonly implicit_disable_ok: number;
  /** What an STPG does to other optimized groups: 0 nothing, 1 they drop to `stpg_down`, 2 it is refused. */
  readonly stpg_mode: number;
  readonly stpg_down: number;
  readonly tpgs_list: readonly ScriptPortGroup[];
}
export interface ScriptConfig {
  readonly paths: readonly ScriptPath[];
  readonly luns: readonly ScriptLun[];
  readonly cache: string | number;
  readonly nostats: boolean;
}

/** [lun, path, "opcode/service action" in hex, result]: 0 good, 2 check condition, other SCSI status, -1 none. */
export type SeenCommand = readonly [number, number, string, number];
export interface LunChange {
  readonly g?: readonly (number | string)[];
  readonly o?: readonly number[];
  readonly order?: readonly number[];
  readonly pr?: number;
  readonly d?: readonly (readonly number[])[];
}
export interface StateChange {
  readonly l?: Readonly<Record<string, LunChange | null>>;
  readonly p?: Readonly<Record<string, readonly number[] | null>>;
  readonly x?: number;
}
export interface ScriptEvent {
  readonly e: readonly string[];
  readonly r: Readonly<Record<string, unknown>>;
  readonly c?: readonly SeenCommand[];
  readonly n?: readonly (readonly [string, number])[];
  readonly q?: number;
  readonly s?: StateChange;
}
export interface MsdsmScript {
  readonly id: string;
  readonly cfg: ScriptConfig;
  readonly ev: readonly ScriptEvent[];
}

export interface MsdsmMismatch {
  readonly script: string;
  /** Row of `ev`. */
  readonly event: number;
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  /** The events up to this one, newest last. */
  readonly context: readonly ScriptEvent[];
}
export interface MsdsmResult {
  readonly events: number;
  readonly mismatch: MsdsmMismatch | null;
}
