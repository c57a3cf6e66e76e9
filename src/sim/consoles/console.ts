/**
 * What the consoles of a host keep: text in, lines and commands out. A console knows the run by its facts and log alone,
 * the way the page does; what it changes it asks for by the journal's commands, so that a typed session replays.
 */
import type { LogRow, RunFacts } from '../run/reading';
import type { Command } from '../scenario/scenario';
import type { DeviceId } from '../topology/topology';

export type Fidelity = 'modelled' | 'simplified' | 'not-modelled';

/** Where a line comes from: anybody may ask each line. */
export interface Provenance {
  readonly fidelity: Fidelity;
  /** The document, capture or assumption behind the line. */
  readonly source: string;
  /** What is simplified or missing, one sentence; '' when nothing is. */
  readonly remark: string;
}

export interface ConsoleLine {
  readonly text: string;
  /** What the line is about, to light it on the drawing: a path id (`web1/lun0/2`), `host/lun`, or null. */
  readonly about: string | null;
  readonly provenance: Provenance;
  readonly error?: true;
}

export interface ConsoleInput {
  readonly host: DeviceId;
  readonly facts: RunFacts;
  /** Rows up to now, oldest first. */
  readonly log: readonly LogRow[];
  readonly nowNs: number;
}

export interface ConsoleAnswer {
  /** Printed at once. */
  readonly lines: readonly ConsoleLine[];
  /** To be written into the journal, in this order. */
  readonly commands: readonly Command[];
  /** Printed when the run has taken the commands: reads facts and the rows that came since. */
  readonly after?: (input: ConsoleInput, news: readonly LogRow[]) => readonly ConsoleLine[];
  /** Clear the screen. */
  readonly clear?: true;
}

export interface Completion {
  /** Where in the text the completed word begins. */
  readonly from: number;
  readonly options: readonly string[];
}

export interface HostConsole {
  /** `cmd` · `powershell` */
  readonly id: string;
  /** `Command Prompt` */
  readonly title: string;
  /** Null when this host has it, else why not. */
  missing(input: ConsoleInput): string | null;
  banner(input: ConsoleInput): readonly ConsoleLine[];
  prompt(input: ConsoleInput): string;
  complete(text: string, input: ConsoleInput): Completion;
  /** Never throws: what is not modelled says so. */
  run(text: string, input: ConsoleInput): ConsoleAnswer;
}
