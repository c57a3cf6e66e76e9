/** A cable through: both ends go dark, frames on it are lost. */
import type { Fault } from './fault';

export const cableCut: Fault = {
  id: 'cable-cut',
  label: 'Cut',
  healLabel: 'Mend',
  verb: 'cut',
  healVerb: 'mend',
  cliOption: 'cut',
  aims: 'cable',
  teaches:
    'A dark port is not a failed path: the HBA driver holds I/O first, and MPIO hears of it only when that hold ends.',
  whoLearns: 'At a host: its HBA, light gone after 0.1 s. Elsewhere: the switch, which tells hosts by RSCN.',
  params: [],
  icon: 'scissors',
  strike: (command) => (command.do === 'cut' ? [{ kind: 'cable', cable: command.aim, cut: true }] : []),
  heal: (command) => (command.do === 'mend' ? [{ kind: 'cable', cable: command.aim, cut: false }] : []),
};
