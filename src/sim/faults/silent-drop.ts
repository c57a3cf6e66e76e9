/** A black hole: light stays, commands and data vanish, resets are answered. */
import type { Fault } from './fault';

export const silentDrop: Fault = {
  id: 'silent-drop',
  label: 'Drop silently',
  healLabel: 'Clean',
  verb: 'drop',
  healVerb: 'clean',
  cliOption: 'drop',
  aims: 'cable',
  teaches:
    'Nobody is told, so only the disk timeout notices, and a timeout never fails a path under the Microsoft DSM.',
  whoLearns: 'Nobody: only timeouts, 60 s each.',
  params: [],
  icon: 'ghost',
  strike: (command) => (command.do === 'drop' ? [{ kind: 'cable', cable: command.aim, silent: true }] : []),
  heal: (command) => (command.do === 'clean' ? [{ kind: 'cable', cable: command.aim, silent: false }] : []),
};
