/**
 * The consoles of a host: text in, lines and journal commands out. They know a run by its facts and its log, as the
 * page does, and hold no state of their own. They must not know the engine, nor how a console is drawn.
 */
import { cmd } from './cmd';
import type { HostConsole } from './console';
import { powershell } from './powershell';

export const hostConsoles: readonly HostConsole[] = [cmd, powershell];
export { sayMissing } from './lines';
export type {
  Completion,
  ConsoleAnswer,
  ConsoleInput,
  ConsoleLine,
  Fidelity,
  HostConsole,
  Provenance,
} from './console';
