/** What a cmdlet is, and how PowerShell complains. */
import type { LogRow } from '../../run/reading';
import type { Command } from '../../scenario/scenario';
import type { ConsoleInput, ConsoleLine, Provenance } from '../console';
import { complain } from '../lines';
import type { Args, Param } from './bind';
import type { Output } from './objects';

export interface Result {
  readonly out: readonly Output[];
  readonly commands?: readonly Command[];
  readonly after?: (input: ConsoleInput, news: readonly LogRow[]) => readonly Output[];
  readonly clear?: true;
}
export interface Cmdlet {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly module: 'MPIO' | 'ServerManager' | 'Storage' | 'Microsoft.PowerShell';
  /** One sentence for Get-Help. */
  readonly does: string;
  readonly params: readonly Param[];
  /** Why this host has it not, or null. */
  readonly missing: (input: ConsoleInput) => string | null;
  readonly run: (args: Args, input: ConsoleInput) => Result;
}

export const always = (): null => null;

/** An error in PowerShell's manner; the first line says what is wrong. */
export function failure(
  typed: string,
  name: string,
  message: string,
  category: string,
  id: string,
  provenance: Provenance,
): ConsoleLine[] {
  return [
    `${name} : ${message}`,
    'At line:1 char:1',
    `+ ${typed}`,
    `+ ${'~'.repeat(Math.max(1, typed.length))}`,
    `    + CategoryInfo          : ${category}`,
    `    + FullyQualifiedErrorId : ${id}`,
  ].map((text) => complain(text, provenance));
}
