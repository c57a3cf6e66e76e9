/** How a console speaks: each line with where it comes from. The names of sources stand here once. */
import type { Command } from '../scenario/scenario';
import type { ConsoleAnswer, ConsoleLine, Provenance } from './console';

export const sources = {
  mpclaim: 'captured mpclaim output, and scripts that read it',
  mpclaimHelp: 'mpclaim help; Microsoft: MPIO of Windows Server 2008 R2',
  sample: 'Microsoft DSM sample (windows-driver-samples, storage/msdsm)',
  module: 'Microsoft: Windows Server PowerShell reference, MPIO module',
  moduleCapture: 'Microsoft: MPIO module reference; captured output in a public storage guide',
  timers: 'Microsoft: Configuring MPIO Timers (TechNet), MPIO timer counters (WMI)',
  registry: 'Microsoft DSM sample (registry names); Microsoft: Configuring MPIO Timers (TechNet)',
  events: 'Microsoft: support articles on MPIO; HP: MPIO DSM reference guides (event list)',
  wmi: 'Microsoft: MPIO and DSM classes of WMI (mpiowmi.h); Microsoft DSM sample, wmi.c',
  console: 'this console',
  windows: 'general knowledge of Windows Server',
} as const;

export const modelled = (source: string, remark = ''): Provenance => ({ fidelity: 'modelled', source, remark });
export const simplified = (source: string, remark: string): Provenance => ({ fidelity: 'simplified', source, remark });
export const notModelled = (remark: string): Provenance => ({
  fidelity: 'not-modelled',
  source: sources.console,
  remark,
});

export const say = (text: string, provenance: Provenance, about: string | null = null): ConsoleLine => ({
  text,
  about,
  provenance,
});
export const complain = (text: string, provenance: Provenance, about: string | null = null): ConsoleLine => ({
  text,
  about,
  provenance,
  error: true,
});
export const sayAll = (texts: readonly string[], provenance: Provenance): ConsoleLine[] =>
  texts.map((text) => say(text, provenance));

export const answer = (lines: readonly ConsoleLine[], commands: readonly Command[] = []): ConsoleAnswer => ({
  lines,
  commands,
});

/** In place of an answer, where a host has no such console now. */
export const sayMissing = (why: string): ConsoleLine => complain(why, notModelled(why));

/** Characters that move a terminal's cursor are no part of a line. */
export const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
