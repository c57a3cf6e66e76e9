/** An array controller dies: its ports go dark, its peer misses it. */
import type { Fault } from './fault';

export const controllerCrash: Fault = {
  id: 'controller-crash',
  label: 'Crash',
  healLabel: 'Return',
  verb: 'crash',
  healVerb: 'return',
  cliOption: 'crash',
  aims: 'controller',
  teaches: 'Takeover inside the array and the port-down clock of the hosts run side by side; the longer one decides.',
  whoLearns: 'The peer controller: heartbeat gone for 2 s. Hosts: by RSCN.',
  params: [],
  icon: 'zap',
  strike: (command) => (command.do === 'crash' ? [{ kind: 'controller', controller: command.aim, on: false }] : []),
  heal: (command) => (command.do === 'return' ? [{ kind: 'controller', controller: command.aim, on: true }] : []),
};
